#ifndef PEELSTATS_RANKED_MARKS_H
#define PEELSTATS_RANKED_MARKS_H

#include "chart.h"
#include "draw/axis.h"
#include "peelstats/chart_ranked.h"

/* The bars of a measure of every force, to one scale, and what lies over them:
 * the ring of the year compared with, the line of England and Wales. */
struct ranked_marks {
	const struct pen *p;
	struct axis axis;
	double left; /* of the scale [pt] */
	double right;
};

/** The scale of all rows. A force whose rates are not comparable stretches it
 * only a little: its bar is cut instead. */
struct axis ranked_axis(const struct ranked_chart *c);

/** Where a value lies on the sheet [pt]. */
double ranked_x(const struct ranked_marks *m, double value);

/** Lines at the ticks, the one at 0 in ink. */
void ranked_grid(const struct ranked_marks *m, double top, double bottom);

/** The bar of a row whose top is `top`; none without a figure. */
void ranked_bar(const struct ranked_marks *m, const struct ranked_row *row,
    double top, double pitch);

/** The ring of the year compared with; none beyond the scale. */
void ranked_ring(
    const struct ranked_marks *m, const struct ranked_row *row, double middle);

/** The dashed line of England and Wales; none beyond the scale. */
void ranked_line(const struct ranked_marks *m, struct value national,
    double top, double bottom);

#endif
