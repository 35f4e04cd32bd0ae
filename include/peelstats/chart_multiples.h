#ifndef PEELSTATS_CHART_MULTIPLES_H
#define PEELSTATS_CHART_MULTIPLES_H

#include "peelstats/number.h"

#include <stdbool.h>
#include <stddef.h>

/* Measures as small charts, each with a scale of its own. */

/* A force's bar. */
struct multiples_bar {
	struct value value; /* in the unit of the measure */
	bool extreme; /* kept out of the range: cut at the top */
	bool selected; /* the force that the report is about */
};

/* The chart of one measure. No text is NULL. */
struct multiples_panel {
	const char *title;
	const char *unit; /* "per 1,000 population" */
	const struct multiples_bar *bar; /* from high to low */
	size_t n_bars;
	struct value national; /* dashed line; unknown: none */
	const char *high_text; /* "107.9 West Yorkshire" */
	const char *low_text;
	const char *selected_text; /* "" in a report about all forces */
	const char *national_text; /* "England and Wales 76.3" */
	const char *alt; /* what it shows, in a sentence */
};

struct multiples_chart {
	const struct multiples_panel *panel;
	size_t n_panels; /* at least one */
};

#endif
