/*
 * Whether a force fits the usual spread between forces.
 * 1. Levels on a scale where chance has about the same size everywhere: the
 *    logarithm of a rate or ratio (a count of 0 as a half), the arcsine of
 *    the root of a proportion; standard error under the England and Wales
 *    rate.
 * 2. phi: the mean squared distance in standard errors; 1 if chance were all.
 * 3. tau squared: the variance between forces beyond chance, winsorised
 *    Paule-Mandel about the England and Wales value; with the 95% interval
 *    of the plain form by the Q-profile.
 * 4. z = distance / sqrt(standard error^2 + tau squared). Beyond 1.96: high or
 *    low; beyond 3.09: unusually so. Needs 10 forces.
 * 5. Without counts: distance from the median over the scaled median absolute
 *    deviation, or Qn where more than half the forces tie. Needs 4 forces.
 * References: Spiegelhalter 2005, Handling over-dispersion of performance
 * indicators; Paule and Mandel 1982; Viechtbauer 2007.
 */
#include "measure.h"

#include "base/banned.h"

static void assess(struct metric_result *m, size_t force, struct value z)
{
	m->force[force].z = z;
	m->force[force].standing = standing_of(z);
}

static void by_counts(struct analysis *a, struct metric_result *m,
    const size_t *force, size_t n, enum funnel_kind kind)
{
	struct value theta = national_rate(m);
	struct estimates e;
	double target;

	if (!theta.known || n < FEWEST_FOR_SPREAD)
		return;
	target = num_level_of(kind, theta.x);
	e = levels_at(a, m, (struct counted){ force, n, kind }, theta.x);
	m->dispersion = num_dispersion(e, target);
	m->tau2 = num_tau2(e, target, a->settings.spread);
	m->tau2_interval = num_tau2_interval(e, 0.95);
	for (size_t i = 0; i < n && m->tau2.known; i++)
		assess(m, force[i], level_z(e, i, target, m->tau2.x));
}

static void by_spread(struct analysis *a, struct metric_result *m)
{
	struct value scale = m->spread.mad;

	if (scale.known && !(scale.x > 0))
		scale = m->spread.qn;
	if (m->n_ranked < FEWEST_FOR_ROBUST || !scale.known || !(scale.x > 0))
		return;
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		if (m->force[f].value.known)
			assess(m, f,
			    value_if_finite(
				(m->force[f].value.x - m->spread.median.x) /
				scale.x));
}

static void dispersion_metric(struct analysis *a, struct metric_result *m)
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
		m->n_standing[m->force[f].standing]++;
}

const struct measure measure_dispersion = { "dispersion", dispersion_metric,
	NULL, false };
