#ifndef PEELSTATS_CHART_GRADES_H
#define PEELSTATS_CHART_GRADES_H

#include "peelstats/dataset.h"

#include <stddef.h>

/* How many forces have each grade, a bar for each question. */

enum { CHART_GRADES = GRADE_UNGRADED + 1 };

/* A question. */
struct grades_row {
	const char *name;
	size_t count[CHART_GRADES]; /* of forces, by enum grade */
};

struct grades_chart {
	const struct grades_row *row;
	size_t n_rows; /* at least one */
	size_t n_forces; /* the sum of each row */
};

#endif
