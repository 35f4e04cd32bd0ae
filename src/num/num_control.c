#include "peelstats/arena.h"
#include "peelstats/num_series.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

/* Constants of moving ranges of two normal values: their mean over sigma,
 * their own upper limit over their mean, and three sigma over their mean. */
static const double range_mean = 1.128;
static const double range_limit = 3.267;
static const double range_to_limit = 2.66;

/* Mean of the moving ranges, those beyond their own limit left out once: one
 * jump in level must not hide itself by widening the limits. */
static double mean_moving_range(const double *x, size_t n)
{
	double sum = 0;
	double kept = 0;
	size_t n_kept = 0;
	double mean;

	for (size_t i = 1; i < n; i++)
		sum += fabs(x[i] - x[i - 1]);
	mean = sum / (double)(n - 1);
	for (size_t i = 1; i < n; i++) {
		double range = fabs(x[i] - x[i - 1]);

		if (range <= range_limit * mean) {
			kept += range;
			n_kept++;
		}
	}
	return n_kept > 0 ? kept / (double)n_kept : mean;
}

struct individuals_chart num_individuals_chart(const double *x, size_t n)
{
	struct individuals_chart c = { 0 };
	double range;

	if (n < 2)
		return c;
	c.mean = num_mean(x, n);
	range = mean_moving_range(x, n);
	c.moving_range = value_if_finite(range);
	c.limits.lower = value_if_finite(c.mean.x - range_to_limit * range);
	c.limits.upper = value_if_finite(c.mean.x + range_to_limit * range);
	return c;
}

/* The mean of k successive ranges of normal values varies as a chi of so many
 * degrees of freedom: half the square of its mean over its variance, ranges
 * next to each other sharing a value. */
static double range_freedom(double k)
{
	double own = M_PI / 2 - 1;
	double shared = sqrt(3) / 2 + M_PI / 12 - 1;

	return k * k / (2 * (k * own + 2 * (k - 1) * shared));
}

double num_individuals_chance(size_t n)
{
	double t = range_to_limit * 2 / sqrt(M_PI); /* in sigma */

	if (n < 3)
		return 0;
	return 2 * gsl_cdf_tdist_Q(t / sqrt(1 + 1 / (double)n),
		       range_freedom((double)n - 1));
}

/* Standard error of count / base by chance alone, around the centre. */
static double chance_error(double centre, double base, bool proportion)
{
	double variance = proportion ? centre * (1 - centre) : centre;

	return variance > 0 ? sqrt(variance / base) : 0;
}

struct prime_chart num_prime_chart(
    const double *count, const double *base, size_t n, bool proportion)
{
	struct prime_chart c = { 0 };
	double centre;
	double *z;

	if (n < 2)
		return c;
	centre = num_sum(count, n) / num_sum(base, n);
	if (!(chance_error(centre, 1, proportion) > 0))
		return c;
	z = heap_realloc(NULL, n, sizeof(*z));
	for (size_t i = 0; i < n; i++)
		z[i] = (count[i] / base[i] - centre) /
		       chance_error(centre, base[i], proportion);
	c.centre = value_if_finite(centre);
	c.sigma_z = value_if_finite(mean_moving_range(z, n) / range_mean);
	free(z);
	return c;
}

struct interval num_prime_limits(
    const struct prime_chart *chart, double base, bool proportion)
{
	struct interval limits = { value_unknown(), value_unknown() };
	double reach;

	if (!chart->centre.known || !chart->sigma_z.known || !(base > 0))
		return limits;
	reach = 3 * chart->sigma_z.x *
		chance_error(chart->centre.x, base, proportion);
	limits.lower = value_if_finite(fmax(0, chart->centre.x - reach));
	limits.upper = value_if_finite(chart->centre.x + reach);
	if (proportion && limits.upper.known)
		limits.upper.x = fmin(1, limits.upper.x);
	return limits;
}
