#ifndef PEELSTATS_NUM_H
#define PEELSTATS_NUM_H

#include "peelstats/number.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Pure kernels on arrays of finite doubles. Nothing here knows of forces or
 * metrics. A function that needs more values than it is given returns the
 * unknown value, never NaN.
 */

/**
 * Turns off GSL's aborting error handler for the process. Call once before
 * any other function here.
 */
void num_init(void);

/** Sorts `x` in ascending order. */
void num_sort(double *x, size_t n);

/** Sum of `x`, compensated (Neumaier 1974). */
double num_sum(const double *x, size_t n);

/** Arithmetic mean; unknown for n = 0. */
struct value num_mean(const double *x, size_t n);

/** Standard deviation with divisor n - 1; unknown for n < 2. */
struct value num_sd(const double *x, size_t n);

/** Skewness, sum(((x - m) / s)^3) / n, R e1071 type 3; unknown if s is 0
 * or n < 3. */
struct value num_skewness(const double *x, size_t n);

/** Excess kurtosis, R e1071 type 3; unknown if s is 0 or n < 4. */
struct value num_kurtosis(const double *x, size_t n);

/**
 * Quantile of type 7 (Hyndman and Fan 1996; R's default) of `sorted`, in
 * ascending order, for 0 <= p <= 1; unknown for n = 0 or p out of range.
 */
struct value num_quantile(const double *sorted, size_t n, double p);

/**
 * Median absolute deviation from the median times 1.482602218505602;
 * unknown for n = 0.
 */
struct value num_mad(const double *sorted, size_t n);

/**
 * Qn scale of Rousseeuw and Croux (1993) with their finite-sample
 * correction; unknown for n < 2.
 */
struct value num_qn(const double *sorted, size_t n);

/** Sn scale of the same authors; unknown for n < 2. */
struct value num_sn(const double *sorted, size_t n);

/**
 * Compares a/b with c/d exactly for doubles a, c >= 0 and b, d > 0: -1, 0 or
 * 1. The products are split into a rounded part and its error by a fused
 * multiply-add (Dekker 1971), so no rounding decides.
 */
int num_compare_ratios(double a, double b, double c, double d);

/* Two limits; either is unknown where the method gives none. */
struct interval {
	struct value lower;
	struct value upper;
};

/** Interval of the mean of a sample (Student's t); unknown for n < 2. The
 * forces are a census: for readers who take them as a sample. */
struct interval num_mean_interval(const double *x, size_t n, double confidence);

/**
 * Exact interval of a Poisson mean from a count (Garwood 1936), such as 0.95
 * for `confidence`; above 100,000 events Byar's approximation (Breslow and
 * Day 1987), which agrees to 1e-8. Unknown for a negative count.
 */
struct interval num_poisson_interval(double count, double confidence);

/** Byar's approximation for any count; the lower limit is at least 0. */
struct interval num_byar_interval(double count, double confidence);

/**
 * Interval of a proportion, successes of trials (Wilson 1927). Unknown
 * unless 0 <= successes <= trials and trials > 0.
 */
struct interval num_wilson_interval(
    double successes, double trials, double confidence);

/**
 * Exact interval of a proportion (Clopper and Pearson 1934). Unknown as for
 * num_wilson_interval.
 */
struct interval num_binomial_interval(
    double successes, double trials, double confidence);

/**
 * Exact interval of the ratio of two Poisson counts: the binomial interval of
 * `a` out of a + b, as odds. The upper limit is unknown when b is 0, both
 * when both are 0.
 */
struct interval num_ratio_interval(double a, double b, double confidence);

#endif
