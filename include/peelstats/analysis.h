#ifndef PEELSTATS_ANALYSIS_H
#define PEELSTATS_ANALYSIS_H

#include "peelstats/dataset.h"

#include <stdbool.h>
#include <stddef.h>

/* The statistics of one year, compared with another. Immutable once made. */

/* What one force's figures come to. */
struct force_result {
	const struct observation *now; /* NULL when there is no row */
	const struct observation *before; /* NULL likewise */
	struct value value;
	struct value lower95; /* of the value, by chance alone */
	struct value upper95;
	struct value compare;
	struct value change; /* value - compare, in the metric's unit */
	struct value change_percent; /* relative to compare */
	int direction; /* sign of the change, decided exactly */
	size_t rank; /* 1 = highest; 0 = not ranked */
	bool tied; /* another force has the same rank */
};

/* Forces added up: the England and Wales value. */
struct pooled {
	size_t n; /* forces in it */
	double numerator;
	double denominator;
	struct value value;
	bool published; /* taken from national.csv, not added up */
};

/* The forces' values as a set; n < 2 leaves most unknown. */
struct distribution {
	size_t n;
	struct value mean;
	struct value sd;
	struct value minimum;
	struct value q25;
	struct value median;
	struct value q75;
	struct value maximum;
	struct value mad;
	struct value qn;
	struct value skewness;
	struct value kurtosis;
};

/* What the figures of one metric come to. */
struct metric_result {
	const struct metric *metric;
	size_t index; /* of the metric in the data set */
	struct force_result *force; /* one per force of the data set */
	const char *period; /* of `year`, "" when not known */
	const char *compare_period;
	struct pooled national;
	struct pooled compare;
	/* the same forces in both years */
	struct pooled matched;
	struct pooled matched_compare;
	struct value change; /* of the matched values, or published */
	struct value change_percent; /* likewise */
	struct value composition; /* change of who reported, in the unit */
	size_t n_rose;
	size_t n_fell;
	size_t n_unchanged;
	struct distribution spread;
	size_t *order; /* force indices by rank, n_ranked of them */
	size_t n_ranked;
	bool national_only; /* no force has a row for it */
};

enum { GRADE_COUNT = GRADE_UNGRADED + 1 };

/* How the forces were graded on one question. */
struct grade_result {
	const struct question *question;
	size_t index;
	size_t count[GRADE_COUNT]; /* by enum grade, GRADE_NONE included */
	size_t improved;
	size_t declined;
	size_t unchanged;
	size_t not_compared;
};

struct analysis {
	struct arena arena;
	const struct dataset *dataset;
	int year;
	int compare; /* 0 = no comparison */
	struct metric_result *metric; /* one per metric of the data set */
	struct grade_result *grade; /* one per question */
};

/**
 * Computes every measure of measures.def. `compare` 0 compares with nothing.
 * `d` is borrowed and must outlive the result; the caller frees that with
 * analysis_free(). Never fails.
 */
struct analysis *analysis_compute(
    const struct dataset *d, int year, int compare);

/** Frees the analysis; NULL is allowed. */
void analysis_free(struct analysis *a);

/** How the judgment of a force changed: -1, 0, 1; `known` false if no pair. */
int grade_change(
    const struct analysis *a, size_t question, size_t force, bool *known);

#endif
