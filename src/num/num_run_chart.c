#include "peelstats/arena.h"
#include "peelstats/num_series.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Crossings have half a chance each; a count below this quantile is rare. */
static const double rare = 0.05;

struct value num_relative_change(struct value now, struct value before,
    struct value whole_now, struct value whole_before)
{
	if (!now.known || !before.known || !whole_now.known ||
	    !whole_before.known)
		return value_unknown();
	if (now.x <= 0 || before.x <= 0 || whole_now.x <= 0 ||
	    whole_before.x <= 0)
		return value_unknown();
	return value_if_finite(
	    log(now.x / before.x) - log(whole_now.x / whole_before.x));
}

static struct value median_of(const double *x, size_t n)
{
	double *sorted = heap_realloc(NULL, n, sizeof(*sorted));
	struct value median;

	memcpy(sorted, x, n * sizeof(*sorted));
	num_sort(sorted, n);
	median = num_quantile(sorted, n, 0.5);
	free(sorted);
	return median;
}

/* The smallest k with P(X <= k) >= 5% for `trials` fair coins. */
static size_t fewest_crossings(size_t trials)
{
	unsigned k = 0;

	while (
	    k < trials && gsl_cdf_binomial_P(k, 0.5, (unsigned)trials) < rare)
		k++;
	return k;
}

static void follow(struct run_chart *c, const double *x, size_t n)
{
	int side = 0;
	size_t run = 0;

	for (size_t i = 0; i < n; i++) {
		int here = (x[i] > c->median.x) - (x[i] < c->median.x);

		if (here == 0)
			continue;
		c->crossings += c->useful > 0 && here != side;
		run = here == side ? run + 1 : 1;
		side = here;
		c->useful++;
		if (run > c->longest_run)
			c->longest_run = run;
	}
}

struct run_chart num_run_chart(const double *x, size_t n)
{
	struct run_chart c = { 0 };
	double longest;
	double fewest;

	if (n == 0)
		return c;
	c.median = median_of(x, n);
	follow(&c, x, n);
	if (c.useful == 0)
		return c;
	longest = round(log2((double)c.useful)) + 3;
	fewest = (double)fewest_crossings(c.useful - 1);
	c.longest_run_max = value_of(longest);
	c.crossings_min = value_of(fewest);
	c.signal =
	    (double)c.longest_run > longest || (double)c.crossings < fewest;
	return c;
}
