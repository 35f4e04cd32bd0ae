/*
 * How much the forces vary.
 * 1. Ratio of the highest to the lowest value, and of the 90th to the 10th
 *    percentile (quantile type 7); none where the lower one is 0.
 * 2. Heterogeneity: sum of (O - E)^2 / E, E at the rate of all forces.
 * 3. Systematic component of variation (Diehr 1990) and its log form
 *    (McPherson 1982), not multiplied by 100. One force with a tiny E rules
 *    it; the spread of measure_dispersion.c is the headline.
 * 4. Coefficient of variation and Gini coefficient weighted by denominator.
 */
#include "measure.h"

#include "base/banned.h"

static struct value ratio(struct value a, struct value b)
{
	if (!a.known || !b.known || !(b.x > 0))
		return value_unknown();
	return value_if_finite(a.x / b.x);
}

static void variation_metric(struct analysis *a, struct metric_result *m)
{
	size_t room = a->dataset->n_forces;
	size_t *force = arena_array(&a->arena, room, sizeof(*force));
	double *events = arena_array(&a->arena, room, sizeof(*events));
	double *base = arena_array(&a->arena, room, sizeof(*base));
	size_t n = counted_forces(a, m, force);

	m->ratio_max_min = ratio(m->spread.maximum, m->spread.minimum);
	m->ratio_p90_p10 = ratio(m->spread.q90, m->spread.q10);
	for (size_t i = 0; i < n; i++) {
		events[i] = m->force[force[i]].now->numerator;
		base[i] = m->force[force[i]].now->denominator;
	}
	m->variation = num_variation(events, base, n);
}

const struct measure measure_variation = { "variation", variation_metric, NULL,
	false };
