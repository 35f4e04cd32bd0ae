/*
 * The 95% interval of each force's value: how far chance alone could have
 * moved it.
 * 1. Rate: exact Poisson interval of the numerator (Garwood 1936), Byar's
 *    approximation above 100,000 events, over the denominator.
 * 2. Proportion: Wilson 1927.
 * 3. Ratio of two counts: exact, by the binomial interval of the numerator
 *    out of both; no upper limit over a denominator of 0.
 * 4. Amounts, counts and scores have no chance model and no interval.
 */
#include "measure.h"
#include "peelstats/num.h"

#include "base/banned.h"

static const double confidence = 0.95;

static struct value scaled(struct value v, double factor)
{
	return v.known ? value_if_finite(v.x * factor) : v;
}

static void interval_force(const struct metric *m, struct force_result *r)
{
	const struct observation *o = r->now;
	struct interval i;
	double scale = m->multiplier;

	if (!r->value.known || !has_counts(o))
		return;
	if (m->kind == KIND_RATE) {
		i = num_poisson_interval(o->numerator, confidence);
		scale /= o->denominator;
	} else if (m->kind == KIND_PROPORTION) {
		i = num_wilson_interval(
		    o->numerator, o->denominator, confidence);
	} else if (m->kind == KIND_RATIO) {
		i = num_ratio_interval(
		    o->numerator, o->denominator, confidence);
	} else {
		return;
	}
	r->lower95 = scaled(i.lower, scale);
	r->upper95 = scaled(i.upper, scale);
}

static void interval_metric(struct analysis *a, struct metric_result *m)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		interval_force(m->metric, &m->force[f]);
}

const struct measure measure_interval = { "interval", interval_metric, NULL };
