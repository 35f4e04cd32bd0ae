#include "num_subset.h"
#include "peelstats/arena.h"
#include "peelstats/num_pairs.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* More weights than this are not counted out: the work grows with their
 * cube. */
enum { MOST_EXACT = 1000 };

static size_t common_divisor(size_t a, size_t b)
{
	while (b != 0) {
		size_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* The weights come as multiples of `unit`. */
static double p_exact(
    const size_t *weight, size_t n, size_t total, size_t observed, size_t unit)
{
	double *p = heap_realloc(NULL, total / unit + 1, sizeof(*p));
	size_t reached = 0;
	double lower = 0;
	double upper = 0;

	for (size_t s = 0; s <= total / unit; s++)
		p[s] = s == 0;
	for (size_t i = 0; i < n; i++) {
		size_t w = weight[i] / unit;

		reached += w;
		for (size_t s = reached + 1; s > 0; s--)
			p[s - 1] =
			    0.5 * p[s - 1] + (s > w ? 0.5 * p[s - 1 - w] : 0);
	}
	for (size_t s = 0; s <= total / unit; s++) {
		lower += s <= observed / unit ? p[s] : 0;
		upper += s >= observed / unit ? p[s] : 0;
	}
	free(p);
	return fmin(1, 2 * fmin(lower, upper));
}

/* Normal with a correction for continuity and Edgeworth's for kurtosis
 * (Fellingham and Stoker 1964): within 1e-6 for a thousand ranks. */
static double p_normal(
    const size_t *weight, size_t n, size_t total, size_t observed, size_t unit)
{
	double variance = 0;
	double fourth = 0;
	double z;
	double upper;

	for (size_t i = 0; i < n; i++) {
		double w = (double)weight[i];

		variance += w * w / 4;
		fourth -= w * w * w * w / 8;
	}
	z = (fabs((double)observed - (double)total / 2) - (double)unit / 2) /
	    sqrt(variance);
	upper = gsl_cdf_ugaussian_Q(z) + gsl_ran_ugaussian_pdf(z) * fourth /
					     (24 * variance * variance) *
					     (z * z * z - 3 * z);
	return fmin(1, 2 * fmax(0, upper));
}

double num_subset_p(
    const size_t *weight, size_t n, size_t total, size_t observed)
{
	size_t unit = 0;

	for (size_t i = 0; i < n; i++)
		unit = common_divisor(weight[i], unit);
	if (unit == 0)
		return 1;
	return n <= MOST_EXACT ? p_exact(weight, n, total, observed, unit)
			       : p_normal(weight, n, total, observed, unit);
}

/* Doubles as whole numbers in the same order, and back. */
static int64_t place_of(double x)
{
	int64_t bits;

	memcpy(&bits, &x, sizeof(bits));
	return bits >= 0 ? bits : INT64_MIN - bits;
}

static double at_place(int64_t place)
{
	int64_t bits = place >= 0 ? place : INT64_MIN - place;
	double x;

	memcpy(&x, &bits, sizeof(x));
	return x;
}

/* How many means of pairs, one with itself too, are at most x. */
static size_t means_up_to(const double *sorted, size_t n, double x)
{
	size_t count = 0;
	size_t end = n;

	for (size_t i = 0; i < end; i++) {
		while (end > i && (sorted[i] + sorted[end - 1]) / 2 > x)
			end--;
		count += end - i;
	}
	return count;
}

/* The mean of a pair that has `before` others below or beside it, by halving
 * the numbers there are. */
static double nth_mean(const double *sorted, size_t n, size_t before)
{
	int64_t low = place_of(sorted[0]);
	int64_t high = place_of(sorted[n - 1]);

	while (low < high) {
		int64_t middle =
		    low + (int64_t)(((uint64_t)high - (uint64_t)low) / 2);

		if (means_up_to(sorted, n, at_place(middle)) > before)
			high = middle;
		else
			low = middle + 1;
	}
	return at_place(low);
}

/* Median of the means of all pairs of differences, one with itself too. */
static struct value hodges_lehmann(const double *d, size_t n)
{
	size_t means = n * (n + 1) / 2;
	double *sorted;
	double middle[2];

	if (n == 0)
		return value_unknown();
	sorted = heap_realloc(NULL, n, sizeof(*sorted));
	memcpy(sorted, d, n * sizeof(*sorted));
	num_sort(sorted, n);
	middle[0] = nth_mean(sorted, n, (means - 1) / 2);
	middle[1] = nth_mean(sorted, n, means / 2);
	free(sorted);
	return num_quantile(middle, 2, 0.5);
}

/* Doubled ranks are whole numbers, ties or not. */
static void wilcoxon(const double *d, size_t n, struct paired_tests *t)
{
	double *size = heap_realloc(NULL, 2 * n, sizeof(*size));
	size_t *weight = heap_realloc(NULL, n, sizeof(*weight));
	size_t total = 0;
	size_t risen = 0;

	for (size_t i = 0; i < n; i++)
		size[i] = fabs(d[i]);
	(void)num_average_ranks(size, n, size + n);
	for (size_t i = 0; i < n; i++) {
		weight[i] = (size_t)(2 * size[n + i] + 0.5);
		total += weight[i];
		risen += d[i] > 0 ? weight[i] : 0;
	}
	t->v = value_of((double)risen / 2);
	t->wilcoxon_p = value_of(num_subset_p(weight, n, total, risen));
	free(size);
	free(weight);
}

static void student(const double *d, size_t n, struct paired_tests *t)
{
	double df = (double)n - 1;
	struct value sd = num_sd(d, n);
	double se = sd.x / sqrt((double)n);
	double reach;

	t->mean = num_mean(d, n);
	if (!sd.known || !(se > 0))
		return;
	reach = gsl_cdf_tdist_Qinv(0.025, df) * se;
	t->mean_interval.lower = value_if_finite(t->mean.x - reach);
	t->mean_interval.upper = value_if_finite(t->mean.x + reach);
	t->t_p = value_if_finite(
	    fmin(1, 2 * gsl_cdf_tdist_Q(fabs(t->mean.x) / se, df)));
}

/* Makes sizes that differ only by rounding the same, so that they tie. */
static void join_ties(double *d, size_t n, double tie)
{
	for (size_t i = 1; i < n; i++)
		for (size_t j = 0; j < i; j++)
			if (fabs(fabs(d[i]) - fabs(d[j])) <= tie) {
				d[i] = copysign(d[j], d[i]);
				break;
			}
}

struct paired_tests num_paired(struct pairs p, double tie)
{
	static const struct paired_tests unknown;
	struct paired_tests t = unknown;
	double *d = heap_realloc(NULL, p.n, sizeof(*d));
	size_t moved = 0;

	for (size_t i = 0; i < p.n; i++)
		d[i] = p.y[i] - p.x[i];
	student(d, p.n, &t);
	t.hodges_lehmann = hodges_lehmann(d, p.n);
	for (size_t i = 0; i < p.n; i++) {
		if (fabs(d[i]) <= tie)
			continue;
		t.up += d[i] > 0;
		t.down += d[i] < 0;
		d[moved++] = d[i];
	}
	join_ties(d, moved, tie);
	if (p.n > 0)
		t.sign_p = num_sign_p(t.up, t.down);
	if (moved > 0)
		wilcoxon(d, moved, &t);
	free(d);
	return t;
}
