/*
 * How sure a rank is.
 * 1. 95% confidence bounds of each rank by Mogstad, Romano, Shaikh and
 *    Wilhelm (2023), worked out without random numbers.
 * 2. Standard errors of the levels (measure_dispersion.c) from the force's
 *    own counts: chance alone.
 * 3. To these is added the year-to-year noise of one force, half of tau
 *    squared of the changes, where both years are known: large counts would
 *    otherwise make ranks look far surer than they are.
 * 4. A rank always lies within its own bounds.
 */
#include "measure.h"

#include <math.h>

#include "base/banned.h"

static void set_bounds(struct rank_bounds *b, const struct force_result *r,
    size_t lower, size_t upper)
{
	b->lower = lower < r->rank ? lower : r->rank;
	b->upper = upper > r->rank ? upper : r->rank;
}

static void rank_sets_metric(struct analysis *a, struct metric_result *m)
{
	size_t room = a->dataset->n_forces;
	size_t *force = arena_array(&a->arena, room, sizeof(*force));
	size_t n = counted_forces(a, m, force);
	double *y = arena_array(&a->arena, n, sizeof(*y));
	double *s = arena_array(&a->arena, n, sizeof(*s));
	size_t *lower = arena_array(&a->arena, n, sizeof(*lower));
	size_t *upper = arena_array(&a->arena, n, sizeof(*upper));
	double noise = m->tau2_change.known ? m->tau2_change.x / 2 : 0;
	enum funnel_kind kind;

	if (n == 0 || n < m->n_ranked ||
	    !metric_has_chance_model(m->metric, &kind))
		return;
	for (size_t i = 0; i < n; i++) {
		struct count_of c = counts_of(m->force[force[i]].now);

		y[i] = num_level(kind, c);
		s[i] = num_level_se(kind, c);
	}
	num_rank_sets((struct estimates){ y, s, n }, 0.95, lower, upper);
	for (size_t i = 0; i < n; i++) {
		struct force_result *r = &m->force[force[i]];

		set_bounds(&r->rank95_chance, r, lower[i], upper[i]);
		s[i] = sqrt(s[i] * s[i] + noise);
	}
	if (noise > 0)
		num_rank_sets(
		    (struct estimates){ y, s, n }, 0.95, lower, upper);
	for (size_t i = 0; i < n; i++)
		set_bounds(&m->force[force[i]].rank95, &m->force[force[i]],
		    lower[i], upper[i]);
}

const struct measure measure_rank_sets = { "rank_sets", rank_sets_metric, NULL,
	false };
