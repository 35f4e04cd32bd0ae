#ifndef PEELSTATS_FIGURE_H
#define PEELSTATS_FIGURE_H

#include "peelstats/story.h"

/*
 * A chart as plain data. What each kind shows stands in a struct of its own,
 * in the header chart_NAME.h: numbers in the unit of the measure, and the same
 * as text where they are printed. All memory belongs to the report.
 */

#define X(name, data) struct data##_chart;
#include "peelstats/charts.def"
#undef X

/* What a figure shows, under the name of its chart. */
union figure_data {
#define X(name, data) const struct data##_chart *name;
#include "peelstats/charts.def"
#undef X
};

/* The units that the words of a page name. */
struct named_units {
	const char *const *name; /* in the order of the words */
	size_t n;
};

struct figure {
	const char *chart; /* its name in charts.def */
	/* what it shows, in a sentence; "" where each of its panels says it */
	const char *alt;
	union figure_data data; /* the member of that name; never NULL */
	/* by the words of its page: their marks carry their names, if other
	 * names have room or not; NULL = none */
	const struct named_units *named;
};

/* The figure of the chart `name`, with its sentence and its data; what does
 * not belong to the chart does not compile. */
#define FIGURE(name, words, shown)                                             \
	((struct figure){                                                      \
	    .chart = #name, .alt = (words), .data = { .name = (shown) } })

#endif
