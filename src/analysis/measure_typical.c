/*
 * Where a force stands among forces: about the typical one.
 * 1. Typical: the median of the levels (measure_dispersion.c) of the forces
 *    with a usable figure; one that makes up much of England and Wales moves
 *    the England and Wales value towards itself, but not the median.
 * 2. tau squared about it, z and its cut-offs as in measure_dispersion.c.
 *    Standard errors are those at the typical rate. Needs 10 forces.
 * 3. Without counts the distance from the median that measure_dispersion.c
 *    takes is one about the typical force already.
 * Reference: Spiegelhalter 2005, Handling over-dispersion of performance
 * indicators; the median as centre: Spiegelhalter et al. 2012, Statistical
 * methods for healthcare regulation.
 */
#include "measure.h"
#include "peelstats/num.h"

#include "base/banned.h"

/* The level of the typical force. */
static double median_level(struct analysis *a, const struct metric_result *m,
    const size_t *force, size_t n, enum funnel_kind kind)
{
	double *level = arena_array(&a->arena, n, sizeof(*level));

	for (size_t i = 0; i < n; i++)
		level[i] = num_level(kind, counts_of(m->force[force[i]].now));
	num_sort(level, n);
	return num_quantile(level, n, 0.5).x;
}

static void by_counts(struct analysis *a, struct metric_result *m,
    const size_t *force, size_t n, enum funnel_kind kind)
{
	struct estimates e;
	double target;
	double theta;

	if (n < FEWEST_FOR_SPREAD)
		return;
	target = median_level(a, m, force, n, kind);
	theta = num_rate_of_level(kind, target);
	if (!(theta > 0))
		return;
	e = levels_at(a, m, (struct counted){ force, n, kind }, theta);
	m->typical = value_if_finite(m->metric->multiplier * theta);
	m->tau2_typical = num_tau2(e, target, a->settings.spread);
	for (size_t i = 0; i < n && m->tau2_typical.known; i++) {
		struct force_result *f = &m->force[force[i]];

		f->z_typical = level_z(e, i, target, m->tau2_typical.x);
		f->standing_typical = standing_of(f->z_typical);
	}
}

static void by_spread(const struct analysis *a, struct metric_result *m)
{
	m->typical = m->spread.median;
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		m->force[f].z_typical = m->force[f].z;
		m->force[f].standing_typical = m->force[f].standing;
	}
}

static void typical_metric(struct analysis *a, struct metric_result *m)
{
	size_t *force =
	    arena_array(&a->arena, a->dataset->n_forces, sizeof(*force));
	size_t n = counted_forces(a, m, force);
	enum funnel_kind kind;

	if (n > 0 && metric_has_chance_model(m->metric, &kind))
		by_counts(a, m, force, n, kind);
	else
		by_spread(a, m);
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		m->n_standing_typical[m->force[f].standing_typical]++;
}

const struct measure measure_typical = { "typical", typical_metric, NULL,
	false };
