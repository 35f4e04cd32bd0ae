/*
 * Whether chance alone could account for a force's distance from the England
 * and Wales value.
 * 1. p: mid-P value, two-sided, of the force's count given the England and
 *    Wales rate: Poisson for a rate, binomial for a proportion, binomial of
 *    the numerator out of both counts for a ratio.
 * 2. q: p adjusted over the forces of the metric and year, so that of those
 *    called different no more than 5% are so by chance.
 * References: Lancaster 1961; Benjamini and Hochberg 1995; Jones, Ohlssen and
 * Spiegelhalter 2008.
 */
#include "measure.h"

#include "base/banned.h"

static void chance_metric(struct analysis *a, struct metric_result *m)
{
	size_t room = a->dataset->n_forces;
	size_t *force = arena_array(&a->arena, room, sizeof(*force));
	double *q = arena_array(&a->arena, room, sizeof(*q));
	size_t n = counted_forces(a, m, force);
	double theta = m->national.numerator / m->national.denominator;
	enum funnel_kind kind;

	if (!metric_has_chance_model(m->metric, &kind) ||
	    !m->national.value.known || !(theta >= 0))
		return;
	for (size_t i = 0; i < n; i++) {
		struct force_result *r = &m->force[force[i]];

		r->p = num_chance_p(kind, counts_of(r->now), theta, TAIL_MID);
		q[i] = r->p.known ? r->p.x : 1;
	}
	num_adjust(q, n, a->settings.adjustment);
	for (size_t i = 0; i < n; i++) {
		struct force_result *r = &m->force[force[i]];

		if (r->p.known)
			r->q = value_of(q[i]);
		m->n_q05 += r->q.known && r->q.x <= 0.05;
	}
}

const struct measure measure_chance = { "chance", chance_metric, NULL, false };
