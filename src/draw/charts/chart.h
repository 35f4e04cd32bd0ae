#ifndef PEELSTATS_CHART_H
#define PEELSTATS_CHART_H

#include "draw/pen.h"

/* Draws a kind of figure in a box. Heights are in points. */
struct chart {
	const char *name;
	double (*least_height)(const struct figure *f);
	double (*best_height)(const struct figure *f);
	void (*draw)(
	    const struct pen *p, const struct figure *f, struct rect box);
	bool tabular; /* its numbers are a table beside the marks */
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
