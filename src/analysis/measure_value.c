/*
 * The value of a force.
 * 1. Value = multiplier x numerator / denominator where both are known;
 *    otherwise the value as published.
 * 2. A figure whose status is missing, not_comparable, unverified,
 *    suppressed or not_applicable has no value.
 * 3. A denominator of 0 has no value.
 * Reference: the definitions of the data folder, data/README.md.
 */
#include "measure.h"

#include "base/banned.h"

static void value_metric(struct analysis *a, struct metric_result *m)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		struct force_result *r = &m->force[f];

		r->value = observation_value(m->metric, r->now);
		r->compare = observation_value(m->metric, r->before);
	}
}

const struct measure measure_value = { "value", value_metric, NULL, true };
