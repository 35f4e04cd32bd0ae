#ifndef PEELSTATS_PLOT_H
#define PEELSTATS_PLOT_H

#include "axis.h"
#include "pen.h"

/* An area with a scale on either side, for charts of points. */
struct plot {
	const struct pen *p;
	struct rect area;
	struct axis x;
	struct axis y;
	bool log_x; /* x runs in equal ratios */
};

/** Where a value of either scale lies on the sheet [pt]; beyond the area for
 * one beyond the scale. */
double plot_x(const struct plot *q, double x);
double plot_y(const struct plot *q, double y);

/** Grid lines across, with labels to the left; `suffix` is "%" or "". */
void plot_y_labels(const struct plot *q, const char *suffix);

/** Ticks along the bottom with labels below. */
void plot_x_labels(const struct plot *q, const char *suffix);

/**
 * Cuts the line from `a` to `b` at the edges of the area (Liang and Barsky
 * 1984); false, and nothing is changed, where no part of it lies inside.
 */
bool plot_cut(const struct rect *area, struct point *a, struct point *b);

/**
 * A curve through points in the units of the plot, cut at the edges of the
 * area.
 */
void plot_curve(const struct plot *q, const struct point *point, size_t n,
    const struct paint *paint);

/**
 * The mark of a force: a dot in line with the others, a triangle up or down
 * near the edge, filled where it is unusual; larger for the selected one.
 */
void plot_mark(const struct pen *p, struct point at, enum standing standing,
    bool selected);

#endif
