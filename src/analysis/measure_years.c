/*
 * How the two years go together, over the forces with a figure in both.
 * 1. Pearson's correlation of the values and of their logarithms (a count of
 *    0 as a half), Spearman's and Kendall's tau b of the values. Pearson and
 *    Spearman are also given without the forces marked extreme: of rates per
 *    resident, Pearson is otherwise a statement about the City of London.
 * 2. Regression to the mean on the logarithms: the change expected of each
 *    force from where it stood alone, in percent.
 * 3. Exact sign and Wilcoxon signed-rank tests and the Hodges-Lehmann median
 *    change: every force counts once. These describe forces, not the public.
 * References: Bonett and Wright 2000; Oldham 1962; Pitman 1939; Hollander and
 * Wolfe 1999.
 */
#include "measure.h"

#include <math.h>

#include "base/banned.h"

struct columns {
	double *x;
	double *y;
	double *log_x;
	double *log_y;
	size_t *force;
	size_t n;
};

static double log_value(
    const struct metric *m, const struct observation *o, double value)
{
	if (!(value > 0) && has_counts(o))
		value = m->multiplier * 0.5 / o->denominator;
	return log(value);
}

static struct columns both_years(
    struct analysis *a, const struct metric_result *m, bool extremes)
{
	const struct dataset *d = a->dataset;
	double *room = arena_array(&a->arena, 4 * d->n_forces, sizeof(*room));
	struct columns c = { room, room + d->n_forces, room + 2 * d->n_forces,
		room + 3 * d->n_forces,
		arena_array(&a->arena, d->n_forces, sizeof(size_t)), 0 };

	for (size_t f = 0; f < d->n_forces; f++) {
		const struct force_result *r = &m->force[f];

		if (!r->value.known || !r->compare.known || r->broken ||
		    (!extremes && r->extreme))
			continue;
		c.x[c.n] = r->compare.x;
		c.y[c.n] = r->value.x;
		c.log_x[c.n] = log_value(m->metric, r->before, r->compare.x);
		c.log_y[c.n] = log_value(m->metric, r->now, r->value.x);
		c.force[c.n++] = f;
	}
	return c;
}

static bool all_finite(const double *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isfinite(x[i]))
			return false;
	return true;
}

static void logarithms(
    struct analysis *a, struct metric_result *m, const struct columns *c)
{
	struct pairs p = { c->log_x, c->log_y, c->n };
	double *expected = arena_array(&a->arena, c->n, sizeof(*expected));

	if (!all_finite(p.x, p.n) || !all_finite(p.y, p.n))
		return;
	m->pearson_log = num_pearson(p);
	m->regression = num_regression(p, expected);
	if (!m->regression.slope.known)
		return;
	for (size_t i = 0; i < c->n; i++)
		m->force[c->force[i]].change_expected =
		    value_if_finite(100 * expm1(expected[i]));
}

static void years_metric(struct analysis *a, struct metric_result *m)
{
	struct columns c = both_years(a, m, true);
	struct pairs p = { c.x, c.y, c.n };
	double tie = 0;

	m->pearson = num_pearson(p);
	m->spearman = num_spearman(p);
	m->kendall = num_kendall(p);
	for (size_t i = 0; i < c.n; i++)
		tie = fmax(tie, 1e-12 * fabs(c.x[i]));
	m->paired = num_paired(p, tie);
	logarithms(a, m, &c);
	c = both_years(a, m, false);
	p = (struct pairs){ c.x, c.y, c.n };
	m->pearson_without = num_pearson(p);
	m->spearman_without = num_spearman(p);
	if (all_finite(c.log_x, c.n) && all_finite(c.log_y, c.n))
		m->regression_without =
		    num_regression((struct pairs){ c.log_x, c.log_y, c.n },
			arena_array(&a->arena, c.n, sizeof(double)));
}

const struct measure measure_years = { "years", years_metric, NULL, false };
