#ifndef PEELSTATS_CHART_RANKED_H
#define PEELSTATS_CHART_RANKED_H

#include "peelstats/figure.h"
#include "peelstats/number.h"

#include <stdbool.h>
#include <stddef.h>

/* A measure of every force, in order: "ranked" with a table beside its bars,
 * "bars" in two columns for a slide. */

/* A force, or England and Wales. No text is NULL; numbers are in the unit of
 * the measure, unknown where there is no figure. */
struct ranked_row {
	const char *name;
	const char *rank; /* "4=", "" when not ranked */
	struct value value;
	struct value compare; /* of the year compared with */
	bool national; /* England and Wales; the first row, if there is one */
	bool extreme; /* kept out of the range of the axis */
	bool selected; /* the force that the report is about */
	const char *value_text;
	const char *compare_text;
	const char *change_text;
	enum direction change;
	const char *mark; /* behind the name: "[u]", "" */
};

struct ranked_chart {
	const struct ranked_row *row; /* in the order to be shown */
	size_t n_rows; /* at least one */
	const char *value_label; /* "2017" */
	const char *compare_label; /* "2016", "" without a comparison */
	const char *unit_note; /* of the numbers in the columns */
	const char *axis_sign; /* "%" behind labels, a pound sign before, "" */
	bool points; /* changes are in percentage points */
	struct value national; /* dashed line; unknown: none */
};

#endif
