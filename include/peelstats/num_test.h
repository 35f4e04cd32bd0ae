#ifndef PEELSTATS_NUM_TEST_H
#define PEELSTATS_NUM_TEST_H

#include "peelstats/num.h"

/* Chance: tests, intervals of a change, and what many tests do to each other.
 * As in num.h, an unknown value stands for "cannot be told". */

/* A tail with the whole weight of the observed count, or half of it
 * (Lancaster 1961). */
enum tail_rule { TAIL_EXACT, TAIL_MID };

/**
 * Central two-sided p-value of a Poisson count against its expectation:
 * min(1, 2 x the smaller tail). Tails are summed from the count outwards on
 * the scale of the count's own probability (Loader 2000), so that counts of
 * 10^12 and p-values of 1e-300 come out right. Unknown for negative input.
 */
struct value num_poisson_p(double count, double expected, enum tail_rule rule);

/**
 * The same for successes of trials with probability p, and q = 1 - p given
 * apart so that neither loses digits.
 */
struct value num_binomial_p(
    double successes, double trials, double p, double q, enum tail_rule rule);

/** P(X <= count) and P(X >= count) for a Poisson or, trials > 0, a binomial
 * count. */
double num_count_lower_tail(double count, double mean);
double num_binomial_lower_tail(double successes, double trials, double p);

/** Mid-P interval of a Poisson mean. The upper limit of 0 is -ln(alpha). */
struct interval num_poisson_interval_mid(double count, double confidence);

/** Mid-P interval of a proportion; of 0 successes 0 to 1 - alpha^(1/n). */
struct interval num_binomial_interval_mid(
    double successes, double trials, double confidence);

/** Mid-P interval of the ratio of two counts, as num_ratio_interval(). */
struct interval num_ratio_interval_mid(double a, double b, double confidence);

/* Events and what they are counted against. */
struct count_of {
	double events;
	double base;
};

/** Ratio of two Poisson rates, now / before: exact interval given the total
 * (Clopper and Pearson 1934 on now's share), or mid-P. */
struct interval num_rate_ratio_interval(struct count_of before,
    struct count_of now, double confidence, enum tail_rule rule);

/** Central p-value of equal rates, given the total; 1 when both are 0. */
struct value num_rate_ratio_p(
    struct count_of before, struct count_of now, enum tail_rule rule);

/** Difference of two Poisson rates: MOVER (Zou and Donner 2008) on exact
 * intervals. */
struct interval num_rate_difference_interval(
    struct count_of before, struct count_of now, double confidence);

/** Difference of two proportions: Newcombe 1998, method 10. */
struct interval num_proportion_difference_interval(
    struct count_of before, struct count_of now, double confidence);

/** z of equal proportions with pooled variance; unknown if that is 0. */
struct value num_proportion_difference_z(
    struct count_of before, struct count_of now);

/** p-value of equal proportions: pooled score test; Fisher's exact test where
 * an expected count is below 5. 1 when pooled variance is 0. */
struct value num_proportion_difference_p(
    struct count_of before, struct count_of now);

/** Fisher's exact p-value, tables no likelier than the observed one. */
struct value num_fisher_p(struct count_of before, struct count_of now);

/** Ratio of two ratios of counts: log-normal interval; unknown if any count
 * is 0. */
struct interval num_ratio_change_interval(
    struct count_of before, struct count_of now, double confidence);

/** p-value of equal ratios of counts, normal on the log scale. */
struct value num_ratio_change_p(struct count_of before, struct count_of now);

/** Two-sided exact sign test; 1 when nothing moved. */
struct value num_sign_p(size_t up, size_t down);

/** Two-sided normal p-value of z. */
double num_normal_p(double z);

/** Quantile of the standard normal distribution, 0 < p < 1. */
double num_normal_quantile(double p);

/** Upper tail of chi-squared with df degrees of freedom. */
double num_chi2_upper(double x, double df);

/** How to allow for many tests at once. */
enum adjustment { ADJUST_BH, ADJUST_HOLM, ADJUST_BONFERRONI, ADJUST_BY };

/**
 * Adjusts n p-values in place: Benjamini and Hochberg 1995 (false discovery
 * rate), Holm 1979, Bonferroni, Benjamini and Yekutieli 2001. Ties share
 * their adjusted value.
 */
void num_adjust(double *p, size_t n, enum adjustment how);

#endif
