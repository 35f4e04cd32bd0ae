/*
 * Whether a force changed more than the others: the funnel for change.
 * 1. Change of the level (measure_dispersion.c) with its standard error from
 *    the counts of both years; target: the change of the forces in both.
 * 2. tau squared of the changes: winsorised Paule-Mandel about that target.
 *    Half of it is the year-to-year noise of one force in one year.
 * 3. z and its cut-offs as for levels. Needs 10 forces.
 * Two points are not a trend: a large change says only that.
 * Reference: Spiegelhalter 2005, Handling over-dispersion of performance
 * indicators.
 */
#include "measure.h"

#include <math.h>

#include "base/banned.h"

/* Levels of change and their standard errors; returns how many. */
static size_t changes(const struct analysis *a, const struct metric_result *m,
    enum funnel_kind kind, double *d, double *s, size_t *force)
{
	size_t n = 0;

	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		const struct force_result *r = &m->force[f];
		struct count_of now;
		struct count_of before;

		if (!r->change.known || !has_counts(r->now) ||
		    !has_counts(r->before))
			continue;
		now = counts_of(r->now);
		before = counts_of(r->before);
		d[n] = num_level(kind, now) - num_level(kind, before);
		s[n] =
		    hypot(num_level_se(kind, now), num_level_se(kind, before));
		force[n++] = f;
	}
	return n;
}

static void change_dispersion_metric(
    struct analysis *a, struct metric_result *m)
{
	size_t room = a->dataset->n_forces;
	double *d = arena_array(&a->arena, room, sizeof(*d));
	double *s = arena_array(&a->arena, room, sizeof(*s));
	size_t *force = arena_array(&a->arena, room, sizeof(*force));
	struct count_of now = { m->matched.numerator, m->matched.denominator };
	struct count_of before = { m->matched_compare.numerator,
		m->matched_compare.denominator };
	enum funnel_kind kind;
	double target;
	size_t n;

	if (!metric_has_chance_model(m->metric, &kind) || !(now.events > 0) ||
	    !(before.events > 0))
		return;
	n = changes(a, m, kind, d, s, force);
	if (n < FEWEST_FOR_SPREAD)
		return;
	target = num_level(kind, now) - num_level(kind, before);
	m->tau2_change =
	    num_tau2((struct estimates){ d, s, n }, target, a->settings.spread);
	for (size_t i = 0; i < n && m->tau2_change.known; i++) {
		struct force_result *r = &m->force[force[i]];

		r->change_z = value_if_finite(
		    num_adjusted_z(d[i], s[i], target, m->tau2_change.x));
		r->change_standing = standing_of(r->change_z);
	}
}

static void count_standings(struct analysis *a, struct metric_result *m)
{
	change_dispersion_metric(a, m);
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		m->n_change_standing[m->force[f].change_standing]++;
}

const struct measure measure_change_dispersion = { "change_dispersion",
	count_standings, NULL, false };
