#ifndef PEELSTATS_CHART_CATEGORIES_H
#define PEELSTATS_CHART_CATEGORIES_H

#include "peelstats/number.h"

#include <stddef.h>

/* Shares of England and Wales by category, one bar for each series. */

/* One bar. Rows of one category follow each other. */
struct categories_row {
	const char *name; /* of the category */
	struct value value; /* in the unit of the group; unknown: no bar */
	const char *value_text;
	size_t series; /* from 0 */
};

struct categories_chart {
	const struct categories_row *row; /* longest category first */
	size_t n_rows; /* at least one */
	const char *const *series; /* names */
	size_t n_series; /* at least one; with more there is a key */
};

#endif
