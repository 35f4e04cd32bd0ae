#ifndef PEELSTATS_CHART_PLACES_H
#define PEELSTATS_CHART_PLACES_H

#include "peelstats/analysis.h"

#include <stdbool.h>
#include <stddef.h>

/* How sure the rank of each force is. */

/* A ranked force. No text is NULL; ranks are from 1 to the number of rows. */
struct places_row {
	const char *name;
	const char *rank; /* "4=" */
	size_t place; /* the same as a number */
	struct rank_bounds sure; /* 95% confidence; lower = 0: not known */
	struct rank_bounds sure_chance; /* by chance alone */
	const char *sure_text; /* "2 to 7" */
	const char *mark; /* of its figure: "[u]", "" */
	bool selected; /* the force that the report is about */
};

struct places_chart {
	const struct places_row *row; /* by rank */
	size_t n_rows; /* at least one */
};

#endif
