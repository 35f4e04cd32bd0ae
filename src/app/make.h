#ifndef PEELSTATS_MAKE_H
#define PEELSTATS_MAKE_H

#include "app/plan.h"
#include "peelstats/analysis.h"
#include "peelstats/error.h"
#include "peelstats/text.h"

/** Builds the report of a job, for the caller to free. NULL when none of the
 * pages asked for is in it: EXIT_USAGE. */
struct report *make_report(
    const struct analysis *a, const struct job *job, struct error *err);

/**
 * Appends a file of the report to `bytes`, with `helpers` threads that may
 * help; `sheets` becomes its number of sheets of paper, 0 where it has none.
 * Fails as the writer does. Safe in several threads, each with a report of
 * its own.
 */
bool make_file(const struct plan *p, const struct report *r,
    const struct plan_file *file, unsigned helpers, struct text *bytes,
    size_t *sheets, struct error *err) __attribute__((warn_unused_result));

/** Hands every chart of the report to the taker; fails as write_charts(). */
bool make_charts(const struct plan *p, const struct report *r,
    const struct chart_taker *taker, struct error *err);

#endif
