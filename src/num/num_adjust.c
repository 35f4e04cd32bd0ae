#include "peelstats/arena.h"
#include "peelstats/num_test.h"

#include <gsl/gsl_sort.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

/* From the largest p down: each at most what the one above it came to. */
static void step_up(double *p, const size_t *order, size_t n, double factor)
{
	double least = 1;

	for (size_t rank = n; rank > 0; rank--) {
		double *at = &p[order[rank - 1]];

		least = fmin(least, *at * factor * (double)n / (double)rank);
		*at = least;
	}
}

/* From the smallest p up: each at least what the one below it came to. */
static void step_down(double *p, const size_t *order, size_t n)
{
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		double *at = &p[order[i]];

		most = fmax(most, fmin(1, *at * (double)(n - i)));
		*at = most;
	}
}

static double harmonic(size_t n)
{
	double sum = 0;

	for (size_t i = n; i > 0; i--)
		sum += 1 / (double)i;
	return sum;
}

void num_adjust(double *p, size_t n, enum adjustment how)
{
	size_t *order;

	if (n == 0)
		return;
	order = heap_realloc(NULL, n, sizeof(*order));
	gsl_sort_index(order, p, 1, n);
	switch (how) {
	case ADJUST_BH:
		step_up(p, order, n, 1);
		break;
	case ADJUST_BY:
		step_up(p, order, n, harmonic(n));
		break;
	case ADJUST_HOLM:
		step_down(p, order, n);
		break;
	case ADJUST_BONFERRONI:
		for (size_t i = 0; i < n; i++)
			p[i] = fmin(1, p[i] * (double)n);
		break;
	}
	free(order);
}
