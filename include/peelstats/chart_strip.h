#ifndef PEELSTATS_CHART_STRIP_H
#define PEELSTATS_CHART_STRIP_H

#include "peelstats/number.h"

#include <stdbool.h>
#include <stddef.h>

/* One tick for each force on a line, which has no scale. */

/* A force, or England and Wales, in the unit of the measure. */
struct strip_row {
	struct value value; /* unknown: no tick */
	struct value compare; /* of the year before; drawn if selected */
	bool national; /* England and Wales: dashed */
	bool extreme; /* kept out of the range; drawn if it lies in it */
	bool selected; /* the force that the report is about: a dot */
	const char *name; /* for its numbers as a table; NULL: it has no row */
	const char *value_text;
};

struct strip_chart {
	const struct strip_row *row; /* in any order */
	size_t n_rows;
	const char
	    *low_text; /* under the left end: "42.0 Dyfed-Powys"; or "" */
	const char *high_text; /* and under the right */
};

#endif
