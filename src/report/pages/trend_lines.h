#ifndef PEELSTATS_TREND_LINES_H
#define PEELSTATS_TREND_LINES_H

#include "page.h"
#include "peelstats/chart_trend.h"
#include "peelstats/words_trend.h"

enum { TREND_FEWEST = 5 }; /* years with figures for a line to say anything */

/**
 * The yearly series of a measure up to the report's year, for a force by
 * index or EVERYWHERE; `whole` may be that of all together, or NULL. Lives in
 * the report's arena.
 */
const struct series *trend_series(struct report *r,
    const struct metric_result *m, int force, const struct series *whole);

/** The points of a chart from a series; what is printed is left out. */
struct trend_line trend_line(struct report *r, const struct series *s);

/** Whether the last point holds a signal: it lies outside its limits, or its
 * segment has a run. */
bool trend_signal(const struct series *s, int year);

/** Whether there are enough changes up to `year` to tell a signal. */
bool trend_judged(const struct series *s, int year);

/** How many of such series would hold a signal by chance alone. */
double trend_by_chance(const struct series *s, int year);

#endif
