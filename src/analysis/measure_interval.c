/*
 * The 95% interval of each force's value: how far chance alone could have
 * moved it.
 * 1. Rate: exact Poisson interval of the numerator (Garwood 1936), Byar's
 *    approximation above 100,000 events, over the denominator.
 * 2. Proportion: Wilson 1927.
 * 3. Ratio of two counts: exact, by the binomial interval of the numerator
 *    out of both; no upper limit over a denominator of 0.
 * 4. By setting, mid-P intervals (Lancaster 1961) for all three, or those of
 *    Public Health England: Byar from 10 events.
 * 5. Amounts, counts and scores have no chance model and no interval.
 */
#include "measure.h"
#include "peelstats/num_test.h"

#include "base/banned.h"

static const double confidence = 0.95;

static struct value scaled(struct value v, double factor)
{
	return v.known ? value_if_finite(v.x * factor) : v;
}

enum { PHE_EXACT_BELOW = 10 };

static struct interval of_rate(double events, enum interval_method how)
{
	if (how == INTERVAL_MID)
		return num_poisson_interval_mid(events, confidence);
	if (how == INTERVAL_PHE && events >= PHE_EXACT_BELOW)
		return num_byar_interval(events, confidence);
	return num_poisson_interval(events, confidence);
}

bool counts_interval(const struct metric *m, struct count_of c,
    enum interval_method how, struct value *lower, struct value *upper)
{
	struct interval i;
	double scale = m->multiplier;

	if (m->kind == KIND_RATE) {
		i = of_rate(c.events, how);
		scale /= c.base;
	} else if (m->kind == KIND_PROPORTION) {
		i = how == INTERVAL_MID
			? num_binomial_interval_mid(
			      c.events, c.base, confidence)
			: num_wilson_interval(c.events, c.base, confidence);
	} else if (m->kind == KIND_RATIO) {
		i = how == INTERVAL_MID
			? num_ratio_interval_mid(c.events, c.base, confidence)
			: num_ratio_interval(c.events, c.base, confidence);
	} else {
		return false;
	}
	*lower = scaled(i.lower, scale);
	*upper = scaled(i.upper, scale);
	return true;
}

static void interval_metric(struct analysis *a, struct metric_result *m)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		struct force_result *r = &m->force[f];

		if (r->value.known && has_counts(r->now))
			(void)counts_interval(m->metric, counts_of(r->now),
			    a->settings.interval, &r->lower95, &r->upper95);
	}
}

const struct measure measure_interval = { "interval", interval_metric, NULL,
	false };
