#include "num_subset.h"
#include "peelstats/arena.h"
#include "peelstats/num_pairs.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

double num_subset_p(
    const size_t *weight, size_t n, size_t total, size_t observed)
{
	double *p = heap_realloc(NULL, total + 1, sizeof(*p));
	size_t reached = 0;
	double lower = 0;
	double upper = 0;

	for (size_t s = 0; s <= total; s++)
		p[s] = s == 0;
	for (size_t i = 0; i < n; i++) {
		reached += weight[i];
		for (size_t s = reached + 1; s > 0; s--)
			p[s - 1] =
			    0.5 * p[s - 1] +
			    (s > weight[i] ? 0.5 * p[s - 1 - weight[i]] : 0);
	}
	for (size_t s = 0; s <= total; s++) {
		lower += s <= observed ? p[s] : 0;
		upper += s >= observed ? p[s] : 0;
	}
	free(p);
	return fmin(1, 2 * fmin(lower, upper));
}

/* Median of the means of all pairs of differences, one with itself too. */
static struct value hodges_lehmann(const double *d, size_t n)
{
	size_t room = n * (n + 1) / 2;
	double *w = heap_realloc(NULL, room + 1, sizeof(*w));
	size_t at = 0;
	struct value median;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j <= i; j++)
			w[at++] = (d[i] + d[j]) / 2;
	num_sort(w, at);
	median = num_quantile(w, at, 0.5);
	free(w);
	return median;
}

/* Doubled ranks are whole numbers, ties or not. */
static void wilcoxon(const double *d, size_t n, struct paired_tests *t)
{
	double *size = heap_realloc(NULL, 2 * n + 1, sizeof(*size));
	size_t *weight = heap_realloc(NULL, n + 1, sizeof(*weight));
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
	double *d = heap_realloc(NULL, p.n + 1, sizeof(*d));
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
