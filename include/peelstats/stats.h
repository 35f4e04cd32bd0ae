#ifndef PEELSTATS_STATS_H
#define PEELSTATS_STATS_H

#include "peelstats/analysis.h"
#include "peelstats/text.h"

/* Computed statistics as tables for other programs. */

enum stats_format { STATS_CSV, STATS_JSON };

/* What to write; the arrays hold one flag per metric or force of the data
 * set, NULL for all. */
struct stats_request {
	const struct analysis *analysis;
	const bool *metric;
	const bool *force;
};

/** The names of the tables, a space behind each: "forces metrics ". Static. */
const char *stats_names(void);

/** Whether a basic analysis of the metrics has all that the table prints. */
bool stats_basic(const char *name);

/** Most metrics of which a table is made: SIZE_MAX, or fewer where it has a
 * row for each pair. */
size_t stats_most_metrics(const char *name);

/**
 * Adds a table to `out`: CSV with a header, or a JSON object with
 * schema_version and rows. Numbers carry 15 significant digits; what is not
 * known is empty, or null. The name must be known.
 */
void stats_write(const struct stats_request *r, const char *name,
    enum stats_format format, struct text *out);

/** Calls `f` with each column of every table: the table, the column, what it
 * is, its unit ("" for words) and when it is empty ("" = never). */
void stats_list_columns(
    void (*f)(void *context, const char *const *cell), void *context);

#endif
