#ifndef PEELSTATS_NUM_RANK_COVERAGE_H
#define PEELSTATS_NUM_RANK_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

/* Another unit, as seen from the one whose rank is asked for. */
struct rival {
	double ratio; /* own standard error / the rival's */
	double width; /* standard error of the difference / the rival's */
	bool may_be_above;
	bool may_be_below;
};

/**
 * The probability that no rival's standardised difference exceeds c on a side
 * where it may still be: trapezoid rule over the own error within +-reach,
 * nodes `step` apart and shifted by `offset`. num_init() comes first.
 */
double rank_coverage(const struct rival *r, size_t n, double c, double step,
    double offset, double reach);

#endif
