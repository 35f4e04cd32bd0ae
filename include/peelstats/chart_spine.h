#ifndef PEELSTATS_CHART_SPINE_H
#define PEELSTATS_CHART_SPINE_H

#include "peelstats/analysis.h"

#include <stdbool.h>
#include <stddef.h>

/* Every measure of one force, each on a scale of its own, with England and
 * Wales in the middle. */

/* A measure, in its unit; or, with `heading`, the name of a section, of which
 * nothing else is set. No text of a measure is NULL. */
struct spine_row {
	bool heading;
	const char *name;
	const char *unit; /* "per 1,000 population" */
	const char *rank; /* "4= of 43", "[x]" */
	struct value value; /* of the force; unknown: no mark */
	struct value national; /* of England and Wales; unknown: no bar */
	struct value low; /* of the forces that can be compared */
	struct value q25; /* of all forces */
	struct value q75;
	struct value high;
	enum standing standing; /* the shape of the mark */
	const char *standing_text; /* the same in words, read aloud */
	const char *value_text;
	const char *compare_text; /* of the year compared with */
	const char *national_text;
	const char *low_text;
	const char *high_text;
};

struct spine_chart {
	const struct spine_row *row; /* by section */
	size_t n_rows; /* at least one */
	const char *value_label; /* "2017" */
	const char *compare_label; /* "2016"; "Before" without a comparison */
};

#endif
