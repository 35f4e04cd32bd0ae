#ifndef PEELSTATS_NUM_SUBSET_H
#define PEELSTATS_NUM_SUBSET_H

#include <stddef.h>

/**
 * How likely sums of a random half of the weights are at least as far out as
 * `observed`: over whole weights adding up to `total`, by dynamic programming
 * up to 1,000 of them and by a normal distribution beyond,
 * each in or out with probability a half. 2 x the smaller side, at most 1.
 */
double num_subset_p(
    const size_t *weight, size_t n, size_t total, size_t observed);

#endif
