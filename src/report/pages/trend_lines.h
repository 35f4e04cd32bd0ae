#ifndef PEELSTATS_TREND_LINES_H
#define PEELSTATS_TREND_LINES_H

#include "page.h"
#include "peelstats/chart_trend.h"
#include "peelstats/words_trend.h"

enum { TREND_FEWEST = 5 }; /* years with figures for a line to say anything */

/** The points of a chart from a series; what is printed is left out. */
struct trend_line trend_line(struct report *r, const struct series *s);

/** The points of a line with their values as text. In the report's arena. */
struct trend_point *trend_points_said(
    struct report *r, const struct metric *m, const struct trend_line *line);

/** The line of a series, its points with their values as text. */
struct trend_line trend_line_said(
    struct report *r, const struct metric *m, const struct series *s);

/* Points with values: the first and the last; the highest and the lowest since
 * the last break of those that are complete, and the first since then, NULL
 * where there is none. */
struct trend_ends {
	const struct series_point *first;
	const struct series_point *last;
	const struct series_point *high;
	const struct series_point *low;
	const struct series_point *since_break;
};

/** Those of a series; all NULL when no value is known. */
struct trend_ends trend_ends(const struct series *s);

/** "From 2013 to 2017 the highest was 76.3 (2017) and the lowest 60.1 (2014).",
 * since the last break; "" for one figure. In the report's arena. */
const char *trend_span(
    struct report *r, const struct metric *m, const struct series *s);

/** "Figures from 2022 on are not comparable with those before."; "". In the
 * report's arena. */
const char *trend_break(struct report *r, const struct series *s);

/** Where the figures of all its years come from: "2015: ...; 2016 to 2020:
 * ...", or the only source. In the report's arena. */
const char *trend_sources(
    struct report *r, const struct metric *m, const struct series *s);

/** Whether the last point holds a signal: it lies outside its limits, or its
 * segment has a run. */
bool trend_signal(const struct series *s, int year);

/** Whether there are enough changes up to `year` to tell a signal. */
bool trend_judged(const struct series *s, int year);

/** How many of such series would hold a signal by chance alone. */
double trend_by_chance(const struct series *s, int year);

#endif
