#ifndef PEELSTATS_NUM_PAIRS_H
#define PEELSTATS_NUM_PAIRS_H

#include "peelstats/num_test.h"

/* Two figures of each unit: years, or metrics, or a grade and a metric. */
struct pairs {
	const double *x; /* the earlier, or the first */
	const double *y;
	size_t n;
};

/* A coefficient, its 95% interval and the p-value of none. */
struct correlation {
	struct value r;
	struct interval interval;
	struct value p;
};

/** Pearson's r; interval by Fisher's z (n > 3), p by t. Unknown if x or y is
 * constant, or n < 3 (r itself from n = 2). */
struct correlation num_pearson(struct pairs p);

/** Spearman's rho on average ranks; interval by Bonett and Wright 2000, p by
 * t. Unknown as above. */
struct correlation num_spearman(struct pairs p);

/** Kendall's tau b; p normal with the variance for ties, no interval. */
struct correlation num_kendall(struct pairs p);

/* How far units far from the middle came back towards it. */
struct regression {
	struct value slope; /* of y on x */
	struct value mean_change;
	struct value r;
	struct value oldham; /* r of y - x with (x + y) / 2 */
	struct value oldham_p; /* Pitman and Morgan: did the spread change */
	struct value sd_ratio; /* of y to x */
};

/**
 * Regression to the mean; unknown for n < 3 or a constant x. `expected`, room
 * for n or NULL, takes the change that slope alone would give each unit.
 */
struct regression num_regression(struct pairs p, double *expected);

/* Whether the units, each counting once, moved. */
struct paired_tests {
	size_t up;
	size_t down;
	struct value sign_p;
	struct value v; /* Wilcoxon: sum of the ranks of rises */
	struct value wilcoxon_p; /* exact, ties and all, zeros left out */
	struct value hodges_lehmann; /* median of the pairwise mean changes */
	struct value mean;
	struct interval mean_interval; /* t */
	struct value t_p;
};

/** All of them for y - x. Differences nearer than `tie` are one. */
struct paired_tests num_paired(struct pairs p, double tie);

enum { MOST_GRADES = 8 };

/* Grades before and now, from 1, of n units. */
struct grade_pairs {
	const int *before;
	const int *now;
	size_t n;
	int grades; /* at most MOST_GRADES */
};

struct grade_tests {
	size_t up;
	size_t down;
	size_t same;
	size_t table[MOST_GRADES][MOST_GRADES]; /* [before - 1][now - 1] */
	struct value sign_p; /* exact, movers only */
	struct value flip_p; /* exact, mean change by flipping signs */
	struct value chi2; /* Stuart 1955 and Maxwell 1970 */
	size_t df;
	struct value chi2_p;
	struct value bhapkar; /* Bhapkar 1966 */
	struct value kappa_linear;
	struct value kappa_quadratic;
};

/** Tests of two sets of grades of the same units; unknown for n = 0. */
struct grade_tests num_grades(struct grade_pairs g);

/** Stuart and Maxwell's chi-squared of a table; sets df, unknown if 0. */
struct value num_marginal_chi2(
    size_t table[MOST_GRADES][MOST_GRADES], int grades, size_t *df);

/* Whether a figure goes with a grade. */
struct association {
	struct value h; /* Kruskal and Wallis, corrected for ties */
	size_t df;
	struct value h_p;
	struct value epsilon2; /* h / (n - 1) */
	struct value j; /* Jonckheere and Terpstra */
	struct value j_mean;
	struct value j_variance; /* with all terms for ties */
	struct value j_z;
	struct value j_p;
};

/** Of x by grade, 1 to `grades`; unknown with fewer than two grades in use
 * or all x equal. */
struct association num_association(
    const double *x, const int *grade, size_t n, int grades);

/** Average ranks of x, ties sharing theirs, into `rank`; returns the sum of
 * t^3 - t over the ties. */
double num_average_ranks(const double *x, size_t n, double *rank);

#endif
