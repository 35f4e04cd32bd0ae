#ifndef PEELSTATS_SUMMARY_H
#define PEELSTATS_SUMMARY_H

#include "peelstats/earlier.h"
#include "peelstats/report.h"

enum summary_part { SUMMARY_ALL, SUMMARY_SUBJECT, SUMMARY_BODY };

/* What the text tells besides the report. */
struct summary_context {
	const struct earlier *earlier; /* figures of the last run, or NULL */
	const char *files; /* the reports and their sizes, "" for none */
};

/**
 * Adds plain text for an email about a report: a subject of at most 70
 * characters ("Subject: " before it and an empty line after it when both are
 * asked for) and a body of at most 40 lines of 72 characters: what changed
 * most, what is outside the limits, what is missing,
 * what changed since the last run.
 */
void summary_write(struct report *r, enum summary_part part,
    const struct summary_context *context, struct text *out);

#endif
