#ifndef PEELSTATS_NUM_BETWEEN_H
#define PEELSTATS_NUM_BETWEEN_H

#include "peelstats/num_test.h"

/* How units differ from each other: spread beyond chance, funnels, ranks,
 * shrinkage and concentration. */

/* What chance does to events counted against a base. */
enum funnel_kind {
	FUNNEL_RATE, /* Poisson(theta x base) */
	FUNNEL_PROPORTION, /* Binomial(base, theta) */
	FUNNEL_RATIO /* both are counts */
};

/**
 * The level of a unit on the scale where chance has about the same size at
 * any level: the log of events / base, no events counting as a half; the
 * arcsine of the root of a proportion.
 */
double num_level(enum funnel_kind kind, struct count_of c);

/** The same for a rate, more than 0. */
double num_level_of(enum funnel_kind kind, double theta);

/** The rate of a level: the inverse of num_level_of(). */
double num_rate_of_level(enum funnel_kind kind, double level);

/** Standard error of the level were the rate `theta`, more than 0. */
double num_level_null_se(
    enum funnel_kind kind, struct count_of c, double theta);

/** Standard error of the level from the unit's own counts. */
double num_level_se(enum funnel_kind kind, struct count_of c);

/** p-value of a unit having the rate `theta`, by chance alone. */
struct value num_chance_p(enum funnel_kind kind, struct count_of c,
    double theta, enum tail_rule rule);

/* Units on a scale where chance has about the same size at any level: an
 * estimate and its standard error (more than 0) for each. */
struct estimates {
	const double *y;
	const double *s;
	size_t n;
};

/* How far the units are spread beyond chance, about a target. */
struct dispersion {
	struct value phi; /* mean squared z */
	struct value phi_winsorised; /* with z pulled in to its 10% and 90% */
	struct value q; /* Cochran's Q about the weighted mean */
	struct value q_p; /* chi-squared, n - 1 degrees of freedom */
	struct value i2; /* percent of the spread that is not chance */
};

/** phi about `target`, Q, and I squared; unknown for n < 2. */
struct dispersion num_dispersion(struct estimates e, double target);

/* Ways to the variance between units, tau squared. */
enum tau_method {
	TAU_WPM, /* winsorised Paule-Mandel about a given target */
	TAU_PM, /* Paule and Mandel 1982 about the weighted mean */
	TAU_DL, /* DerSimonian and Laird 1986 */
	TAU_WINSORISED_PHI /* from winsorised phi, as FunnelPlotR does */
};

/**
 * Variance between units beyond chance. WPM solves mean(W10(z)^2) = 0.678655,
 * its expectation for normal units, where W10 pulls z in to its own type-7
 * 10% and 90% quantiles. At least 0; unknown for n < 2.
 */
struct value num_tau2(struct estimates e, double target, enum tau_method how);

/** 95% interval of tau squared by the Q-profile (Viechtbauer 2007). */
struct interval num_tau2_interval(struct estimates e, double confidence);

/** (y - target) / sqrt(s^2 + tau2). */
double num_adjusted_z(double y, double s, double target, double tau2);

/**
 * Limits that a share `confidence` of units with denominator `base` would
 * stay within if they shared the rate `theta`, allowing for tau2 between
 * units: normal on the log scale, on the arcsine scale for a proportion.
 */
struct interval num_funnel_smooth(enum funnel_kind kind, double theta,
    double base, double tau2, double confidence);

/**
 * The same without tau2 for small counts: exact, interpolated between counts
 * (Spiegelhalter 2005, appendix A.1). Not for ratios.
 */
struct interval num_funnel_exact(
    enum funnel_kind kind, double theta, double base, double confidence);

/**
 * Confidence sets of ranks, 1 = highest y: each unit's rank lies within
 * lower..upper with the given confidence (Mogstad, Romano, Shaikh and
 * Wilhelm 2023, marginal with stepdown; the limit without random numbers).
 * `lower` and `upper` have room for n.
 */
void num_rank_sets(
    struct estimates e, double confidence, size_t *lower, size_t *upper);

/** The simpler sets by Holm's method on one-sided pairs; a little wider. */
void num_rank_sets_holm(
    struct estimates e, double confidence, size_t *lower, size_t *upper);

/* Units pulled towards their mean by how little each one's figure says. */
struct shrunk {
	double weight; /* on the mean, 0 to 1 */
	double estimate;
	double se;
};

/**
 * Empirical Bayes estimates on the scale of `e` (normal-normal, tau squared
 * by Paule and Mandel). Returns the mean they are pulled to; unknown, with
 * `out` untouched, for n < 3. `out` has room for n.
 */
struct value num_shrink(struct estimates e, struct shrunk *out);

/**
 * Global empirical Bayes rates of counts (Marshall 1991) into `out`, room for
 * n. Returns the variance between units; unknown for no or zero bases.
 */
struct value num_shrink_rates(
    const double *events, const double *base, size_t n, double *out);

/** Gini coefficient of values >= 0, each unit counting once; unknown if all
 * are 0. `sorted` ascends. */
struct value num_gini(const double *sorted, size_t n);

/* Variation of counts about what one common rate would give. */
struct variation {
	struct value chi2; /* sum of (O - E)^2 / E */
	struct value chi2_p;
	struct value scv_diehr; /* systematic component, Diehr 1990 */
	struct value scv_mcpherson; /* log form, McPherson 1982 */
	struct value weighted_cv; /* weighted by the base, as a fraction */
	struct value weighted_gini;
};

/** All of it, for n >= 2 with a common rate above 0; else unknown. */
struct variation num_variation(
    const double *events, const double *base, size_t n);

#endif
