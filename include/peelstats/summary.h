#ifndef PEELSTATS_SUMMARY_H
#define PEELSTATS_SUMMARY_H

#include "peelstats/earlier.h"
#include "peelstats/story.h"

enum summary_part { SUMMARY_ALL, SUMMARY_SUBJECT, SUMMARY_BODY };

/* What the text tells besides the report. */
struct summary_context {
	const struct earlier *earlier; /* figures of the last run, or NULL */
	const char *files; /* the reports and their sizes, "" for none */
};

/**
 * Adds plain text for an email about a report, the news of page 1 (brief.h): a
 * subject of at most 78 characters, more only for the sake of a long name
 * ("Subject: " before it and an empty line after it when both are asked for)
 * and a body of lines of 72 characters: the news, what is missing, what changed
 * since the last run. A line of the body that goes on in the next one ends with
 * a space (format=flowed, RFC 3676). The subject is one line, and no line of
 * either holds a control character, whatever the names in the data hold.
 */
void summary_write(struct story *story, enum summary_part part,
    const struct summary_context *context, struct text *out);

#endif
