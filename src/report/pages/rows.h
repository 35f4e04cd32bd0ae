#ifndef PEELSTATS_ROWS_H
#define PEELSTATS_ROWS_H

#include "peelstats/chart_ranked.h"
#include "peelstats/report.h"
#include "peelstats/words.h"

/* Rows of the charts of one measure, all in the report's arena. */

/** The row of England and Wales. */
struct ranked_row rows_national(
    struct report *r, const struct metric_result *m);

/** The row of a force, by index. */
struct ranked_row rows_force(
    struct report *r, const struct metric_result *m, size_t force);

/**
 * What a ranked chart shows, with labels set and England and Wales first,
 * followed by `n` forces, by index; without `ranked` no rank is shown.
 * In the report's arena.
 */
const struct ranked_chart *rows_chart(struct report *r,
    const struct metric_result *m, const size_t *force, size_t n, bool ranked);

/** The ranked chart of these rows. */
struct figure rows_figure(struct report *r, const struct metric_result *m,
    const size_t *force, size_t n, bool ranked);

/**
 * What a bar chart of these rows shows, in a sentence: how many forces, those
 * at the ends or the selected one, and England and Wales. Without `extremes`
 * the chart leaves out the rows kept out of the range of the axis.
 */
const char *rows_alt(struct report *r, const struct metric_result *m,
    const struct ranked_chart *c, bool extremes);

#endif
