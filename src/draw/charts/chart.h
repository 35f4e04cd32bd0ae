#ifndef PEELSTATS_CHART_H
#define PEELSTATS_CHART_H

#include "draw/pen.h"

/* What a chart that no sheet can hold is cut between. */
enum chart_cut { CUT_NEVER, CUT_ROWS, CUT_PANELS };

/* Panels beside each other. */
enum { PANELS_ACROSS = 3 };

/*
 * Draws a kind of figure in a box. Heights are in points. A part of a figure
 * (see figure_whole()) keeps the scale and the columns of the whole.
 */
struct chart {
	const char *name;
	double (*least_height)(const struct pen *p, const struct figure *f);
	double (*best_height)(const struct pen *p, const struct figure *f);
	void (*draw)(
	    const struct pen *p, const struct figure *f, struct rect box);
	bool tabular; /* its numbers are a table beside the marks */
	enum chart_cut cut;
};

/** Height of the caption that waits in the pen, 0 without one [pt]. */
double chart_caption_height(const struct pen *p);

/** Opens the table of a chart, whose caption stands over the box. */
void chart_begin_table(const struct pen *p, struct rect box);

#define X(name) extern const struct chart chart_##name;
#include "charts.def"
#undef X

/** The chart of this name; never NULL for a name in charts.def. */
const struct chart *chart_find(const char *name);

#endif
