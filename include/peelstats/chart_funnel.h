#ifndef PEELSTATS_CHART_FUNNEL_H
#define PEELSTATS_CHART_FUNNEL_H

#include "peelstats/analysis.h"

#include <stdbool.h>
#include <stddef.h>

/* Each force by its size and its value, with the limits within which forces
 * of that size would lie. */

/* A force that has been assessed. No text is NULL. */
struct funnel_row {
	const char *name;
	double base; /* denominator, over 0 */
	struct value value; /* known; in the unit of the measure */
	const char *value_text;
	const char *mark; /* "[u]", "" */
	enum standing standing; /* among the others: the shape of its mark */
	bool extreme; /* kept out of the range of the axes */
	bool selected; /* the force that the report is about */
};

/* Limits at one denominator, in the unit of the values. */
struct funnel_limit {
	double base;
	struct interval within95;
	struct interval within998;
};

struct funnel_chart {
	const struct funnel_row *row; /* in any order */
	size_t n_rows;
	struct value national; /* line of England and Wales */
	struct value typical; /* line of the typical force; unknown: none */
	const struct funnel_limit *limit; /* bases ascending */
	size_t n_limits;
	const char *base_label; /* what the bases are: "Population" */
	const char *axis_sign; /* "%" behind labels, a pound sign before, "" */
};

#endif
