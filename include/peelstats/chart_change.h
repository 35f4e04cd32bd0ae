#ifndef PEELSTATS_CHART_CHANGE_H
#define PEELSTATS_CHART_CHANGE_H

#include "peelstats/analysis.h"
#include "peelstats/figure.h"

#include <stdbool.h>
#include <stddef.h>

/* Two figures each of forces, or of measures, and the change between them. */

/* A force, England and Wales, or a measure. No text is NULL. */
struct change_row {
	const char *name;
	/* where it is drawn, on the scale that all rows share: in the unit of
	 * the measure, or in percent of England and Wales */
	struct value value; /* of this year; unknown: no mark */
	struct value compare; /* of the year compared with */
	enum standing standing; /* of the change: the shape of the mark */
	bool national; /* England and Wales */
	bool extreme; /* kept out of the range of the axis */
	bool selected; /* the force that the report is about */
	/* what is printed, each in its own unit */
	const char *value_text;
	const char *compare_text;
	const char *change_text;
	enum direction change;
	const char *mark; /* "[u]", "" */
};

struct change_chart {
	const struct change_row *row; /* in the order of change */
	size_t n_rows; /* at least one */
	const char *name_label; /* what the rows are: "Force", "Measure" */
	const char *value_label; /* "2017" */
	const char *compare_label; /* "2016" */
	const char *axis_sign; /* "%" behind labels, a pound sign before, "" */
	bool points; /* changes are in percentage points */
	struct value reference; /* upright dashed line; unknown: none */
	const char *reference_text; /* over it; NULL without the line */
};

#endif
