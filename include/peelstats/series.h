#ifndef PEELSTATS_SERIES_H
#define PEELSTATS_SERIES_H

#include "peelstats/dataset.h"
#include "peelstats/num_series.h"

/*
 * The figures of a measure over time, for one force or for England and Wales
 * as a whole, with the signals in them. See analysis/series.c for the rules.
 */

/* What is judged: how much more a force changed than England and Wales did,
 * or the level itself. */
enum series_signal { SIGNAL_RELATIVE, SIGNAL_LEVEL };

struct series_request {
	const struct dataset *dataset;
	size_t metric; /* index */
	int force; /* index, or EVERYWHERE */
	bool parts; /* quarters or months of series.csv, else years */
	int since; /* first year; 0 = the first in the data */
	int until; /* last year; 0 = the last in the data */
	int last; /* last part of a year; 0 = the last of `until` */
	enum series_signal signal;
	/* England and Wales as series_build() made it of the same request; or
	 * NULL, and it is made for each force anew */
	const struct series *whole;
};

enum series_method {
	SERIES_NOT_JUDGED,
	SERIES_RUNS, /* runs about the median only */
	SERIES_INDIVIDUALS, /* and limits of individual values */
	SERIES_U_PRIME, /* and Laney's limits of rates and ratios */
	SERIES_P_PRIME /* and Laney's limits of proportions */
};

/* Points between two breaks, judged together. */
struct series_segment {
	size_t judged; /* points that the rules take */
	struct run_chart run;
	bool run_signal; /* from SERIES_RUN_LEAST useful points */
	struct value centre; /* of the limits, in the unit of what is judged */
	enum series_method method;
};

struct series_point {
	int period; /* the year, or parts since the year 0 */
	enum status status; /* missing where there is no row */
	bool row; /* the files have one */
	struct value numerator;
	struct value denominator;
	struct value value; /* in the metric's unit; a count without a base */
	struct value adjusted; /* without the seasons; parts only */
	/* natural logarithm; against the same part of the year before */
	struct value relative_change;
	size_t segment; /* from 0 */
	struct interval limits;
	bool outside; /* of them */
};

struct series {
	struct series_point *point; /* every period from first to last */
	size_t n;
	size_t n_known; /* with a value */
	struct series_segment *segment;
	size_t n_segments;
	int parts_a_year; /* 1 for years */
};

/**
 * The series that `request` describes, in the arena, from its first to its
 * last period with a row; n is 0 when there is none. Never fails.
 */
const struct series *series_build(
    struct arena *a, const struct series_request *request);

/** Whether a segment holds a signal: a run, or a point outside the limits. */
bool series_signals(const struct series *s, size_t segment);

/** "2017", "2017-Q2" or "2017-06" into a buffer of SERIES_LABEL bytes. */
enum { SERIES_LABEL = 24 };
void series_label(
    char *label, const struct series *s, const struct series_point *p);

/** The word of the method column: "runs", "individuals". Static. */
const char *series_method_name(enum series_method m);

#endif
