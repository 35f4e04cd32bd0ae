/*
 * The change of each force beside its own past.
 * 1. Judged is the relative change of the year: how much more the force
 *    changed than England and Wales did (series.c), between this year and the
 *    one before; nothing is where the report compares other years.
 * 2. It is held against the force's earlier yearly changes of the same kind,
 *    back to a break in its series, from SERIES_PAST_LEAST of them: limits of
 *    individual values, this year's change left out, so that it cannot widen
 *    them. They are the limits of --stats series up to the year before.
 * 3. One force in about 30 is outside by chance with ten earlier changes, one
 *    in 80 with twenty: num_individuals_chance().
 * References: Montgomery 2009; Nelson 1982.
 */
#include "measure.h"

#include "base/banned.h"

/* The earlier changes of one series, oldest first. */
struct earlier_changes {
	double *x;
	size_t n;
};

static void judge(struct own_past *p, const struct earlier_changes *e)
{
	bool above = true;
	bool below = true;

	p->n = e->n;
	if (e->n < SERIES_PAST_LEAST)
		return;
	for (size_t i = 0; i < e->n; i++) {
		above = above && p->change.x > e->x[i];
		below = below && p->change.x < e->x[i];
	}
	p->furthest = above - below;
	p->limits = num_individuals_chart(e->x, e->n).limits;
	p->outside =
	    (p->limits.upper.known && p->change.x > p->limits.upper.x) -
	    (p->limits.lower.known && p->change.x < p->limits.lower.x);
}

static void past_force(
    struct arena *a, const struct series_request *q, struct force_result *f)
{
	const struct series *s = series_build(a, q);
	const struct series_point *now = s->n > 0 ? &s->point[s->n - 1] : NULL;
	struct earlier_changes e = { NULL, 0 };

	if (now == NULL || now->period != q->until ||
	    !now->relative_change.known)
		return;
	e.x = arena_array(a, s->n, sizeof(*e.x));
	for (size_t i = 0; i + 1 < s->n; i++)
		if (s->point[i].segment == now->segment &&
		    s->point[i].relative_change.known)
			e.x[e.n++] = s->point[i].relative_change.x;
	f->past.change = now->relative_change;
	judge(&f->past, &e);
}

static void past_metric(struct analysis *a, struct metric_result *m)
{
	struct series_request q = { .dataset = a->dataset,
		.metric = m->index,
		.force = EVERYWHERE,
		.since = a->settings.since,
		.until = a->year,
		.signal = SIGNAL_RELATIVE };
	struct arena arena;

	if (a->compare != a->year - 1)
		return;
	arena_init(&arena);
	q.whole = series_build(&arena, &q);
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		q.force = (int)f;
		if (m->force[f].change.known)
			past_force(&arena, &q, &m->force[f]);
	}
	arena_release(&arena);
}

const struct measure measure_past = { "past", past_metric, NULL, false };
