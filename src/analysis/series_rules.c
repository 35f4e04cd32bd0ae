/*
 * Signals in a series.
 * 1. Judged is the relative change of each point, or, when asked for, the
 *    level (of quarters: without the seasons). Yearly levels drift, so that
 *    nearly every force has a signal in them; changes beside those of England
 *    and Wales do not.
 * 2. Runs about the median of each segment, from SERIES_RUN_LEAST useful
 *    points.
 * 3. Limits from SERIES_LIMITS_LEAST points: of levels with counts and bases
 *    Laney's, else those of individual values.
 * 4. A figure that is partial is not judged: what is missing from it would
 *    pass for a signal.
 * References: Anhoej and Olesen 2014; Laney 2002; Montgomery 2009.
 */
#include "series_rules.h"

#include "base/banned.h"

/* The judged points of one segment. */
struct judged {
	double *x;
	double *count; /* counts and bases, as long as all points have both */
	double *base;
	struct series_point **point;
	size_t n;
	bool counts;
};

static struct value what_is_judged(
    const struct series_point *p, enum series_signal signal)
{
	if (signal == SIGNAL_RELATIVE)
		return p->relative_change;
	if (p->status == STATUS_PARTIAL)
		return value_unknown();
	return p->adjusted.known ? p->adjusted : p->value;
}

static struct judged take(struct arena *a, const struct series *s,
    size_t segment, const struct series_request *q)
{
	struct judged j = { arena_array(a, s->n, sizeof(double)),
		arena_array(a, s->n, sizeof(double)),
		arena_array(a, s->n, sizeof(double)),
		arena_array(a, s->n, sizeof(struct series_point *)), 0,
		q->signal == SIGNAL_LEVEL };

	for (size_t i = 0; i < s->n; i++) {
		struct series_point *p = &s->point[i];
		struct value v = what_is_judged(p, q->signal);

		if (p->segment != segment || !v.known)
			continue;
		j.counts = j.counts && p->numerator.known &&
			   p->denominator.known && p->denominator.x > 0;
		/* the count that would give the adjusted value */
		j.count[j.n] = p->value.x > 0
				   ? p->numerator.x * v.x / p->value.x
				   : p->numerator.x;
		j.base[j.n] = p->denominator.x;
		j.x[j.n] = v.x;
		j.point[j.n++] = p;
	}
	return j;
}

static void set_outside(struct series_point *p, double x)
{
	p->outside = (p->limits.lower.known && x < p->limits.lower.x) ||
		     (p->limits.upper.known && x > p->limits.upper.x);
}

static struct value scaled(struct value v, double by)
{
	return v.known ? value_if_finite(v.x * by) : v;
}

/* Laney's limits; false where chance has no say. */
static bool judge_counts(
    const struct judged *j, const struct metric *m, struct series_segment *g)
{
	bool share = m->kind == KIND_PROPORTION;
	struct prime_chart c;

	if (!j->counts || m->kind == KIND_AMOUNT || m->kind == KIND_COUNT ||
	    m->kind == KIND_SCORE)
		return false;
	c = num_prime_chart(j->count, j->base, j->n, share);
	if (!c.sigma_z.known)
		return false;
	g->centre = scaled(c.centre, m->multiplier);
	g->method = share ? SERIES_P_PRIME : SERIES_U_PRIME;
	for (size_t i = 0; i < j->n; i++) {
		struct interval l = num_prime_limits(&c, j->base[i], share);

		j->point[i]->limits.lower = scaled(l.lower, m->multiplier);
		j->point[i]->limits.upper = scaled(l.upper, m->multiplier);
		set_outside(j->point[i], j->x[i]);
	}
	return true;
}

static void judge_individuals(const struct judged *j, struct series_segment *g)
{
	struct individuals_chart c = num_individuals_chart(j->x, j->n);

	g->centre = c.mean;
	g->method = SERIES_INDIVIDUALS;
	for (size_t i = 0; i < j->n; i++) {
		j->point[i]->limits = c.limits;
		set_outside(j->point[i], j->x[i]);
	}
}

void series_judge(
    struct arena *a, struct series *s, const struct series_request *request)
{
	const struct metric *m = &request->dataset->metric[request->metric];

	for (size_t k = 0; k < s->n_segments; k++) {
		struct series_segment *g = &s->segment[k];
		struct judged j = take(a, s, k, request);

		g->judged = j.n;
		g->run = num_run_chart(j.x, j.n);
		g->run_signal =
		    g->run.signal && g->run.useful >= SERIES_RUN_LEAST;
		if (g->run.useful >= SERIES_RUN_LEAST)
			g->method = SERIES_RUNS;
		if (j.n >= SERIES_LIMITS_LEAST && !judge_counts(&j, m, g))
			judge_individuals(&j, g);
	}
}
