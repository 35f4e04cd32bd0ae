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

enum { MOST_USEFUL = 500, LONGEST_LIMIT = 16 };

/* Probabilities of coins tossed so far, by the length of the run that they end
 * with and the crossings so far; longer runs have left the table. */
struct tosses {
	double p[LONGEST_LIMIT][MOST_USEFUL];
};

/* Only what so many crossings reach: a table for 500 coins is large. */
static void clear(struct tosses *t, size_t longest, size_t crossings)
{
	for (size_t run = 1; run <= longest; run++)
		memset(t->p[run], 0, crossings * sizeof(t->p[run][0]));
}

/* One more coin: the run goes on, or a crossing begins another. */
static void toss(
    const struct tosses *now, struct tosses *next, size_t longest, size_t n)
{
	clear(next, longest, n + 1);
	for (size_t run = 1; run <= longest; run++)
		for (size_t c = 0; c < n; c++) {
			double half = now->p[run][c] / 2;

			if (run < longest)
				next->p[run + 1][c] += half;
			next->p[1][c + 1] += half;
		}
}

double num_run_chance(size_t useful)
{
	size_t n = useful < MOST_USEFUL ? useful : MOST_USEFUL - 1;
	size_t longest = (size_t)round(log2((double)n + (n == 0))) + 3;
	size_t fewest = n > 0 ? fewest_crossings(n - 1) : 0;
	struct tosses *t = heap_realloc(NULL, 2, sizeof(*t));
	double quiet = 0;

	clear(&t[0], longest, n + 1);
	clear(&t[1], longest, n + 1);
	t[0].p[1][0] = 1;
	for (size_t i = 1; i < n; i++)
		toss(&t[(i - 1) % 2], &t[i % 2], longest, i);
	for (size_t run = 1; run <= longest; run++)
		for (size_t c = fewest; c < n; c++)
			quiet += t[n > 0 ? (n - 1) % 2 : 0].p[run][c];
	free(t);
	return n < 2 ? 0 : 1 - quiet;
}
