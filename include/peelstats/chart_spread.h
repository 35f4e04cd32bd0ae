#ifndef PEELSTATS_CHART_SPREAD_H
#define PEELSTATS_CHART_SPREAD_H

#include "peelstats/number.h"

#include <stdbool.h>
#include <stddef.h>

/* How the forces are spread over a scale. Numbers are in the unit of the
 * measure, unknown where there is none. */

struct spread_row {
	const char *name;
	struct value value;
	const char *value_text;
	bool extreme; /* kept out of the range; drawn if it lies in it */
	bool selected; /* the force that the report is about */
};

struct spread_chart {
	const struct spread_row *row; /* a force each, in any order */
	size_t n_rows;
	struct value national; /* dashed line */
	struct value q25; /* ends of the box, and the line in it */
	struct value median;
	struct value q75;
	const char *axis_sign; /* "%" behind labels, a pound sign before, "" */
};

#endif
