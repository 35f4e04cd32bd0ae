#ifndef PEELSTATS_NUM_TAIL_H
#define PEELSTATS_NUM_TAIL_H

#include "peelstats/num_test.h"

/* A Poisson count, or successes of `trials` when these are more than 0. */
struct count_model {
	double trials;
	double p;
	double q; /* 1 - p */
	double mean;
};

/* Logarithms of P(X <= k), P(X >= k) and P(X = k). */
struct tails {
	double lower;
	double upper;
	double at;
};

/** A count of a mean over 0; one of `trials`, each with probability `p`,
 * `q` = 1 - p given apart so that a small one keeps its digits. */
struct count_model model_poisson(double mean);
struct count_model model_binomial(double trials, double p, double q);

/** The tails at k >= 0, whole counts or not. */
struct tails tails_at(const struct count_model *m, double k);

/** The lower or upper tail as a probability, by `rule`. */
double tail_lower(const struct tails *t, enum tail_rule rule);
double tail_upper(const struct tails *t, enum tail_rule rule);

#endif
