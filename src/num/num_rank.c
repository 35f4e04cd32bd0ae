/*
 * Confidence sets of ranks (Mogstad, Romano, Shaikh and Wilhelm 2023).
 * 1. For one unit, every other is at first both possibly above and possibly
 *    below it. The standardised difference furthest from 0 is looked at
 *    first: if a distance as large is exceeded anywhere with a probability
 *    of less than 1 - confidence, that unit is on its side for certain.
 * 2. Units taken off one by one, largest first, leave the same set as all at
 *    once by a critical value found anew each time: that value only falls as
 *    units are taken off.
 * 3. The probability is an integral over the unit's own error; given that,
 *    the others are independent. It is only compared with the confidence, so
 *    a coarse rule decides where it is clear and is refined where it is not.
 */
#include "normal_table.h"
#include "peelstats/arena.h"
#include "peelstats/num_between.h"
#include "rank_coverage.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

static const double widest = 6.5; /* of own errors: 8e-11 lies beyond */
static const double coarsest = 0.5;
static const double finest = 1.0 / 512;
static const double clear = 0.005;

/* The rest of the mass once another unit's bounds at own error z hold. */
static double inside(const struct rival *r, double z, double c)
{
	double centre = z * r->ratio;
	double reach = c * r->width;
	double out = 0;

	if (r->may_be_above)
		out += normal_table_upper(centre + reach);
	if (r->may_be_below)
		out += normal_table_upper(reach - centre);
	return 1 - out;
}

static double product(const struct rival *r, size_t n, double z, double c)
{
	double p = 1;

	for (size_t i = 0; i < n && p > 1e-12; i++)
		p *= inside(&r[i], z, c);
	return p;
}

double rank_coverage(
    const struct rival *r, size_t n, double c, double step, double offset)
{
	double sum = 0;
	double weights = 0;

	for (double z = offset - widest; z <= widest; z += step) {
		double w = exp(-0.5 * z * z);

		sum += w * product(r, n, z, c);
		weights += w;
	}
	return sum / weights;
}

/* Whether no difference would exceed c anywhere with this confidence. */
static bool is_certain(
    const struct rival *r, size_t n, double c, double confidence)
{
	double steepest = 1;
	double step;
	double coverage;

	for (size_t i = 0; i < n; i++)
		steepest = fmax(steepest, r[i].ratio);
	step = coarsest / fmin(steepest, 4);
	coverage = rank_coverage(r, n, c, step, 0);
	if (fabs(coverage - confidence) > clear)
		return coverage > confidence;
	for (; step > finest; step /= 2) {
		double between = rank_coverage(r, n, c, step, step / 2);
		double change = (between - coverage) / 2;

		coverage += change;
		if (fabs(coverage - confidence) > 4 * fabs(change) &&
		    step <= coarsest / 4)
			break;
	}
	return coverage > confidence;
}

/* The other units as seen from unit j; `distance` is negative for those
 * above it. */
static void look_from(
    struct estimates e, size_t j, struct rival *r, double *distance)
{
	for (size_t l = 0, i = 0; l < e.n; l++) {
		double both = hypot(e.s[j], e.s[l]);

		if (l == j)
			continue;
		r[i].ratio = e.s[j] / e.s[l];
		r[i].width = both / e.s[l];
		r[i].may_be_above = true;
		r[i].may_be_below = true;
		distance[i++] = (e.y[j] - e.y[l]) / both;
	}
}

/* Settles rivals from the furthest inwards; true on which side each is. */
static void settle(struct rival *r, const double *distance, const size_t *order,
    size_t n, double confidence, size_t *above, size_t *below)
{
	size_t open = 2 * n;

	for (size_t i = n; i > 0; i--, open--) {
		size_t l = order[i - 1];
		double c = fabs(distance[l]);

		if ((double)open * gsl_cdf_ugaussian_Q(c) > 1 - confidence &&
		    !is_certain(r, n, c, confidence))
			return;
		if (distance[l] > 0) {
			r[l].may_be_above = false;
			(*below)++;
		} else {
			r[l].may_be_below = false;
			(*above)++;
		}
	}
}

void num_rank_sets(
    struct estimates e, double confidence, size_t *lower, size_t *upper)
{
	size_t n = e.n > 0 ? e.n - 1 : 0;
	struct rival *r = heap_realloc(NULL, n + 1, sizeof(*r));
	double *distance = heap_realloc(NULL, 2 * (n + 1), sizeof(*distance));
	double *size = distance + n + 1;
	size_t *order = heap_realloc(NULL, n + 1, sizeof(*order));

	for (size_t j = 0; j < e.n; j++) {
		size_t above = 0;
		size_t below = 0;

		look_from(e, j, r, distance);
		for (size_t i = 0; i < n; i++)
			size[i] = fabs(distance[i]);
		gsl_sort_index(order, size, 1, n);
		settle(r, distance, order, n, confidence, &above, &below);
		lower[j] = 1 + above;
		upper[j] = e.n - below;
	}
	free(r);
	free(distance);
	free(order);
}

void num_rank_sets_holm(
    struct estimates e, double confidence, size_t *lower, size_t *upper)
{
	size_t n = e.n > 0 ? 2 * (e.n - 1) : 0;
	double *p = heap_realloc(NULL, n + 1, sizeof(*p));

	for (size_t j = 0; j < e.n; j++) {
		size_t at = 0;

		for (size_t l = 0; l < e.n; l++) {
			double z = (e.y[j] - e.y[l]) / hypot(e.s[j], e.s[l]);

			if (l == j)
				continue;
			p[at++] = gsl_cdf_ugaussian_Q(z);
			p[at++] = gsl_cdf_ugaussian_P(z);
		}
		num_adjust(p, n, ADJUST_HOLM);
		lower[j] = 1;
		upper[j] = e.n;
		for (size_t i = 0; i < n; i += 2) {
			upper[j] -= p[i] <= 1 - confidence;
			lower[j] += p[i + 1] <= 1 - confidence;
		}
	}
	free(p);
}
