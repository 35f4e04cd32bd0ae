#ifndef PEELSTATS_CHART_TREND_H
#define PEELSTATS_CHART_TREND_H

#include "peelstats/number.h"

#include <stdbool.h>
#include <stddef.h>

/* Lines over the years: "trend" one large, "trends" many small ones. Values
 * are in the unit of the measure. */

struct trend_point {
	int year;
	struct value value; /* unknown: a gap */
	bool apart; /* not comparable with the point before: no line to it */
	bool partial; /* drawn hollow */
	const char *value_text; /* NULL in small charts */
	bool named; /* its value is printed beside it; large chart only */
};

/* Points of successive years, oldest first. */
struct trend_line {
	const struct trend_point *point;
	size_t n;
};

/* One small chart, or the only one. */
struct trend_panel {
	const char *title;
	const char *unit; /* under the title; may be "" */
	const char *value_text; /* the last value */
	struct trend_line line;
	struct trend_line behind; /* of all together; n = 0: none */
	bool framed; /* holds a signal; the frame is explained in words */
	const char *alt; /* what it shows, in a sentence */
	/* of a line beside words (chart "trail"); else not set */
	const char *first_text; /* the first value */
	const char *said; /* what it shows, to stand beside it */
};

struct trend_chart {
	const struct trend_panel *panel;
	size_t n_panels;
	size_t across; /* panels side by side */
	/* panels that share one scale, these and those of other sheets;
	 * n_scaled = 0: each has its own */
	const struct trend_panel *scaled;
	size_t n_scaled;
	bool from_zero; /* whether 0 is on the scale */
	int first; /* year at the left */
	int last; /* and at the right */
	const char *axis_sign; /* "%" behind labels, a pound sign before, "" */
	const char *name; /* of the line, at its end (one panel only) */
};

#endif
