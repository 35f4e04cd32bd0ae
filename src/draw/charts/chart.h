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
};

#define X(name) extern const struct chart chart_##name;
#include "charts.def"
#undef X

/** The chart of this name; never NULL for a name in charts.def. */
const struct chart *chart_find(const char *name);

#endif
