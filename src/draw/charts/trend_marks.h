#ifndef PEELSTATS_TREND_MARKS_H
#define PEELSTATS_TREND_MARKS_H

#include "draw/pen.h"
#include "numbers.h"
#include "peelstats/chart_trend.h"

/* Small lines over the years: where their points are, and how they look. */

/* The values at the foot and the top of an area; low < high. */
struct trend_scale {
	double low;
	double high;
};

/** The scale that holds the lines of `n` panels. */
struct trend_scale trend_scale_of(
    const struct trend_chart *c, const struct trend_panel *panel, size_t n);

/** Where a point whose value is known lies in an area. */
struct point trend_place(const struct trend_chart *c,
    const struct trend_scale *s, struct rect area, const struct trend_point *t);

/** The last point with a value, or NULL. */
const struct trend_point *trend_last(const struct trend_line *line);

/** Draws a line in as few paths as there are gaps. */
void trend_draw_line(const struct pen *p, const struct trend_chart *c,
    const struct trend_scale *s, struct rect area,
    const struct trend_line *line, const struct paint *stroke);

/** Draws the last point, and those that would not be seen: partial ones, and
 * those alone between gaps. */
void trend_draw_points(const struct pen *p, const struct trend_chart *c,
    const struct trend_scale *s, struct rect area,
    const struct trend_line *line);

/** The table of a line: its years and values. */
void trend_numbers(const struct trend_line *line, struct numbers *t);

#endif
