#include "peelstats/arena.h"
#include "peelstats/num_pairs.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

static const double z95 = 1.959963984540054;

double num_average_ranks(const double *x, size_t n, double *rank)
{
	size_t *order = heap_realloc(NULL, n, sizeof(*order));
	double ties = 0;

	if (n > 0)
		gsl_sort_index(order, x, 1, n);
	for (size_t from = 0, to = 0; from < n; from = to) {
		double t;

		for (to = from; to < n && !(x[order[to]] > x[order[from]]);)
			to++;
		t = (double)(to - from);
		ties += t * t * t - t;
		for (size_t i = from; i < to; i++)
			rank[order[i]] = (double)from + (t + 1) / 2;
	}
	free(order);
	return ties;
}

static bool is_constant(const double *x, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (x[i] > x[0] || x[i] < x[0])
			return false;
	return true;
}

/* p of no correlation, t with n - 2 degrees of freedom. */
static struct value t_p(double r, size_t n)
{
	double df = (double)n - 2;
	double rest = (1 - r) * (1 + r);

	if (n < 3)
		return value_unknown();
	if (!(rest > 0))
		return value_of(0);
	return value_if_finite(
	    fmin(1, 2 * gsl_cdf_tdist_Q(fabs(r) * sqrt(df / rest), df)));
}

/* Fisher's z, with the standard error x sqrt(n - 3) given. */
static struct interval fisher(double r, size_t n, double spread)
{
	struct interval i = { value_unknown(), value_unknown() };
	double reach;

	if (n <= 3)
		return i;
	reach = z95 * spread / sqrt((double)n - 3);
	i.lower = value_if_finite(tanh(atanh(r) - reach));
	i.upper = value_if_finite(tanh(atanh(r) + reach));
	return i;
}

static struct correlation unknown_correlation(void)
{
	return (struct correlation){ value_unknown(),
		{ value_unknown(), value_unknown() }, value_unknown() };
}

struct correlation num_pearson(struct pairs p)
{
	struct correlation c = unknown_correlation();
	double r;

	if (p.n < 2 || is_constant(p.x, p.n) || is_constant(p.y, p.n))
		return c;
	r = gsl_stats_correlation(p.x, 1, p.y, 1, p.n);
	if (1 - fabs(r) < 1e-15 * (double)p.n)
		r = copysign(1, r);
	c.r = value_if_finite(r);
	c.interval = fisher(r, p.n, 1);
	c.p = t_p(r, p.n);
	return c;
}

struct correlation num_spearman(struct pairs p)
{
	double *rank = heap_realloc(NULL, 2 * p.n, sizeof(*rank));
	struct correlation c;

	(void)num_average_ranks(p.x, p.n, rank);
	(void)num_average_ranks(p.y, p.n, rank + p.n);
	c = num_pearson((struct pairs){ rank, rank + p.n, p.n });
	free(rank);
	if (c.r.known)
		c.interval = fisher(c.r.x, p.n, sqrt(1 + c.r.x * c.r.x / 2));
	return c;
}

static int order_of(double a, double b)
{
	return (a > b) - (a < b);
}

/* Sums over the groups of ties: t(t-1), t(t-1)(t-2) and t(t-1)(2t+5). */
struct tie_sums {
	double two;
	double three;
	double five;
};

static struct tie_sums sum_ties(const double *x, size_t n)
{
	struct tie_sums s = { 0, 0, 0 };
	double *sorted = heap_realloc(NULL, n, sizeof(*sorted));

	for (size_t i = 0; i < n; i++)
		sorted[i] = x[i];
	num_sort(sorted, n);
	for (size_t from = 0, to = 0; from < n; from = to) {
		double t;

		for (to = from; to < n && !(sorted[to] > sorted[from]);)
			to++;
		t = (double)(to - from);
		s.two += t * (t - 1);
		s.three += t * (t - 1) * (t - 2);
		s.five += t * (t - 1) * (2 * t + 5);
	}
	free(sorted);
	return s;
}

struct correlation num_kendall(struct pairs p)
{
	struct correlation c = unknown_correlation();
	double n = (double)p.n;
	double s = 0;
	struct tie_sums x;
	struct tie_sums y;
	double variance;

	if (p.n < 2 || is_constant(p.x, p.n) || is_constant(p.y, p.n))
		return c;
	for (size_t i = 1; i < p.n; i++)
		for (size_t j = 0; j < i; j++)
			s +=
			    order_of(p.x[i], p.x[j]) * order_of(p.y[i], p.y[j]);
	x = sum_ties(p.x, p.n);
	y = sum_ties(p.y, p.n);
	c.r = value_if_finite(
	    2 * s / sqrt((n * (n - 1) - x.two) * (n * (n - 1) - y.two)));
	variance = (n * (n - 1) * (2 * n + 5) - x.five - y.five) / 18 +
		   x.two * y.two / (2 * n * (n - 1));
	if (p.n > 2)
		variance += x.three * y.three / (9 * n * (n - 1) * (n - 2));
	c.p = value_if_finite(num_normal_p(s / sqrt(variance)));
	return c;
}

struct regression num_regression(struct pairs p, double *expected)
{
	static const struct regression unknown;
	struct regression g = unknown;
	double *work;
	double mean;
	double slope;
	struct correlation oldham;

	if (p.n < 3 || is_constant(p.x, p.n))
		return g;
	mean = gsl_stats_mean(p.x, 1, p.n);
	slope = gsl_stats_covariance(p.x, 1, p.y, 1, p.n) /
		gsl_stats_variance(p.x, 1, p.n);
	g.slope = value_if_finite(slope);
	g.mean_change = value_if_finite(gsl_stats_mean(p.y, 1, p.n) - mean);
	g.r = num_pearson(p).r;
	g.sd_ratio = value_if_finite(
	    gsl_stats_sd(p.y, 1, p.n) / gsl_stats_sd(p.x, 1, p.n));
	work = heap_realloc(NULL, 2 * p.n, sizeof(*work));
	for (size_t i = 0; i < p.n; i++) {
		work[i] = p.y[i] - p.x[i];
		work[p.n + i] = (p.x[i] + p.y[i]) / 2;
		if (expected != NULL)
			expected[i] =
			    g.mean_change.x + (slope - 1) * (p.x[i] - mean);
	}
	oldham = num_pearson((struct pairs){ work, work + p.n, p.n });
	g.oldham = oldham.r;
	g.oldham_p = oldham.p;
	free(work);
	return g;
}
