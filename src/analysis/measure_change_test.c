/*
 * Whether chance alone could account for a force's change.
 * 1. Rate: exact, the later count given the total of both years; central
 *    p-value, and the interval of the ratio of the rates that agrees with it.
 * 2. Proportion: pooled score test, Fisher's exact test where an expected
 *    count is below 5. Interval of the ratio of the proportions on the log
 *    scale; of the difference see num_proportion_difference_interval().
 * 3. Ratio of two counts: normal on the log of the ratio of ratios; none with
 *    a count of 0.
 * 4. q: p adjusted over the forces of the metric.
 * References: Clopper and Pearson 1934; Newcombe 1998; Benjamini and Hochberg
 * 1995.
 */
#include "measure.h"

#include <math.h>

#include "base/banned.h"

static struct value percent(struct value ratio)
{
	return ratio.known ? value_if_finite(100 * (ratio.x - 1)) : ratio;
}

/* Katz 1978: the log of a ratio of proportions is nearly normal. */
static struct interval relative_risk(
    struct count_of before, struct count_of now)
{
	struct interval i = { value_unknown(), value_unknown() };
	double ratio = now.events / now.base / (before.events / before.base);
	double se = sqrt(1 / before.events - 1 / before.base + 1 / now.events -
			 1 / now.base);

	i.lower = value_if_finite(ratio * exp(-1.959963984540054 * se));
	i.upper = value_if_finite(ratio * exp(1.959963984540054 * se));
	return i;
}

struct change_tested change_tested(
    enum funnel_kind kind, struct count_of before, struct count_of now)
{
	struct change_tested t = { value_unknown(), value_unknown(),
		value_unknown() };
	struct interval i;

	switch (kind) {
	case FUNNEL_RATE:
		i = num_rate_ratio_interval(before, now, 0.95, TAIL_EXACT);
		t.p = num_rate_ratio_p(before, now, TAIL_EXACT);
		break;
	case FUNNEL_PROPORTION:
		i = relative_risk(before, now);
		t.p = num_proportion_difference_p(before, now);
		break;
	case FUNNEL_RATIO:
	default:
		i = num_ratio_change_interval(before, now, 0.95);
		t.p = num_ratio_change_p(before, now);
		break;
	}
	t.lower95 = percent(i.lower);
	t.upper95 = percent(i.upper);
	return t;
}

static void test_force(enum funnel_kind kind, struct force_result *r)
{
	struct change_tested t =
	    change_tested(kind, counts_of(r->before), counts_of(r->now));

	r->change_lower95 = t.lower95;
	r->change_upper95 = t.upper95;
	r->change_p = t.p;
}

static void change_test_metric(struct analysis *a, struct metric_result *m)
{
	size_t room = a->dataset->n_forces;
	size_t *force = arena_array(&a->arena, room, sizeof(*force));
	double *q = arena_array(&a->arena, room, sizeof(*q));
	size_t n = 0;
	enum funnel_kind kind;

	if (!metric_has_chance_model(m->metric, &kind))
		return;
	for (size_t f = 0; f < room; f++) {
		struct force_result *r = &m->force[f];

		if (!r->change.known || !has_counts(r->now) ||
		    !has_counts(r->before))
			continue;
		test_force(kind, r);
		if (!r->change_p.known)
			continue;
		q[n] = r->change_p.x;
		force[n++] = f;
	}
	num_adjust(q, n, a->settings.adjustment);
	for (size_t i = 0; i < n; i++) {
		m->force[force[i]].change_q = value_of(q[i]);
		m->n_change_q05 += q[i] <= 0.05;
	}
}

const struct measure measure_change_test = { "change_test", change_test_metric,
	NULL, false };
