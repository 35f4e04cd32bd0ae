#ifndef PEELSTATS_ROWS_H
#define PEELSTATS_ROWS_H

#include "peelstats/words.h"

/* Rows of the ranked chart. */

/** The row of England and Wales. */
struct figure_row rows_national(
    struct report *r, const struct metric_result *m);

/** The row of a force, by index. */
struct figure_row rows_force(
    struct report *r, const struct metric_result *m, size_t force);

/**
 * The chart with labels set and England and Wales first, followed by `n`
 * forces, by index; without `ranked` no rank is shown.
 */
struct figure rows_figure(struct report *r, const struct metric_result *m,
    const size_t *force, size_t n, bool ranked);

/**
 * What a bar chart of these rows shows, in a sentence: how many forces, those
 * at the ends or the selected one, and England and Wales. Without `extremes`
 * the chart leaves out the rows kept out of the range of the axis.
 */
const char *rows_alt(struct report *r, const struct metric_result *m,
    const struct figure *f, bool extremes);

#endif
