#ifndef PEELSTATS_NUM_SERIES_H
#define PEELSTATS_NUM_SERIES_H

#include "peelstats/num.h"

/*
 * Figures of one unit over time, oldest first. Nothing here knows of dates:
 * the caller gives points at equal steps, or says which are not known.
 */

enum {
	SERIES_RUN_LEAST = 10, /* useful points for the rules of a run chart */
	SERIES_LIMITS_LEAST = 13, /* points for limits */
	SERIES_PAST_LEAST = 10, /* points to hold a new one against */
	SERIES_QUARTERS_LEAST = 12 /* quarters for seasonal factors */
};

/**
 * Natural logarithm of (now / before) / (whole_now / whole_before): how much
 * more a unit changed than the whole did. Unknown unless all four are known
 * and above 0.
 */
struct value num_relative_change(struct value now, struct value before,
    struct value whole_now, struct value whole_before);

/* What a run chart says. A point on the median is not useful: it neither
 * makes nor ends a run. */
struct run_chart {
	struct value median;
	size_t useful; /* points off the median */
	size_t longest_run; /* of useful points on one side */
	size_t crossings; /* of the median between useful points */
	struct value longest_run_max; /* a longer run is a signal */
	struct value crossings_min; /* fewer crossings are a signal */
	bool signal; /* either rule; needs useful >= 1 only */
};

/**
 * The rules for runs of Anhoej and Olesen (2014, PLoS ONE 9(11): e113825):
 * round(log2 n) + 3 for the longest run, and the 5% quantile of the binomial
 * distribution of n - 1 crossings at 1/2 for crossings, n being the useful
 * points. With no useful point the limits are unknown and nothing is a
 * signal. Whether there are enough points to judge (SERIES_RUN_LEAST) is for
 * the caller to say.
 */
struct run_chart num_run_chart(const double *x, size_t n);

/**
 * Chance of a signal by either rule in `useful` points that fall on either
 * side of the median like tossed coins: exact, by counting. 0 for fewer than
 * two points. `useful` is at most 500.
 */
double num_run_chance(size_t useful);

/* A chart of individual values. */
struct individuals_chart {
	struct value mean;
	struct value moving_range; /* mean of those kept */
	struct interval limits; /* mean -+ 2.66 times that */
};

/**
 * Limits of single values from their moving ranges (Montgomery 2009), with
 * the ranges over 3.267 times their mean left out once (Nelson 1982).
 * Unknown for n < 2.
 */
struct individuals_chart num_individuals_chart(const double *x, size_t n);

/**
 * Chance that another normal value like them falls outside the limits that
 * num_individuals_chart() gives from `n` of them: Student's t, with the
 * degrees of freedom that the variance of a mean moving range stands for (as
 * Roes, Does and Schurink 1993, J. Quality Technology 25(3): 188-198). Ranges
 * left out are not allowed for: from 10 to 30 values, simulation gives within
 * 15% of it. 0 for n < 3.
 */
double num_individuals_chance(size_t n);

/* Centre and dispersion of Laney's charts. */
struct prime_chart {
	struct value centre; /* sum of counts / sum of bases */
	struct value sigma_z; /* 1 = chance alone */
};

/**
 * Laney's U' chart, or P' when `proportion` (Laney 2002, Quality Engineering
 * 14(4): 531-537): the counts' own chance error, stretched by how much their
 * z differ from one point to the next (mean moving range / 1.128, ranges left
 * out as in num_individuals_chart). All bases must be above 0. Unknown for
 * n < 2 or a centre without chance error (0, or 1 for a proportion).
 */
struct prime_chart num_prime_chart(
    const double *count, const double *base, size_t n, bool proportion);

/**
 * The limits at one base: centre -+ 3 sigma_z times the chance error there,
 * not below 0, and not above 1 for a proportion. Unknown when the chart is.
 */
struct interval num_prime_limits(
    const struct prime_chart *chart, double base, bool proportion);

/**
 * Seasonal factors of quarters by the ratio to a centred moving average of
 * four (multiplicative decomposition; R's `decompose`): factor[q] of calendar
 * quarter q, 0 to 3, with a mean of 1. `first_quarter`, 0 to 3, is that of
 * x[0]. False, and nothing written, when a quarter has no ratio or a factor
 * is not above 0.
 */
bool num_seasonal_factors(
    const struct value *x, size_t n, size_t first_quarter, double factor[4]);

#endif
