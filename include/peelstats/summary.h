#ifndef PEELSTATS_SUMMARY_H
#define PEELSTATS_SUMMARY_H

#include "peelstats/report.h"

enum summary_part { SUMMARY_ALL, SUMMARY_SUBJECT, SUMMARY_BODY };

/**
 * Adds plain text for an email about a report: a subject of at most 70
 * characters ("Subject: " before it and an empty line after it when both are
 * asked for) and a body of at most 40 lines of 72 characters: what changed
 * most, what is outside the limits, what is missing.
 */
void summary_write(struct report *r, enum summary_part part, struct text *out);

#endif
