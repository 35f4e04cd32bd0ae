/*
 * Stabilised estimates: each force pulled towards the mean of all by how
 * little its own counts say.
 * 1. Empirical Bayes on the level scale of measure_dispersion.c with the
 *    force's own standard errors; tau squared by Paule and Mandel.
 * 2. The median weight on the mean says whether it matters: with counts of
 *    police size it is about 0.001 and the raw value stands.
 * 3. Never ranked. Needs 10 forces.
 * References: Morris 1983; Efron and Morris 1975.
 */
#include "measure.h"

#include <math.h>

#include "base/banned.h"

static double raw(enum funnel_kind kind, double level)
{
	double s = sin(level);

	return kind == FUNNEL_PROPORTION ? s * s : exp(level);
}

static void shrinkage_metric(struct analysis *a, struct metric_result *m)
{
	size_t room = a->dataset->n_forces;
	size_t *force = arena_array(&a->arena, room, sizeof(*force));
	size_t n = counted_forces(a, m, force);
	double *y = arena_array(&a->arena, n, sizeof(*y));
	double *s = arena_array(&a->arena, n, sizeof(*s));
	struct shrunk *out = arena_array(&a->arena, n, sizeof(*out));
	enum funnel_kind kind;

	if (n < FEWEST_FOR_SPREAD || !metric_has_chance_model(m->metric, &kind))
		return;
	for (size_t i = 0; i < n; i++) {
		struct count_of c = counts_of(m->force[force[i]].now);

		y[i] = num_level(kind, c);
		s[i] = num_level_se(kind, c);
	}
	if (!num_shrink((struct estimates){ y, s, n }, out).known)
		return;
	for (size_t i = 0; i < n; i++) {
		m->force[force[i]].stabilised = value_if_finite(
		    m->metric->multiplier * raw(kind, out[i].estimate));
		y[i] = out[i].weight;
	}
	num_sort(y, n);
	m->shrink_weight = num_quantile(y, n, 0.5);
}

const struct measure measure_shrinkage = { "shrinkage", shrinkage_metric, NULL,
	false };
