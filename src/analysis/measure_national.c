/*
 * The England and Wales value and its change.
 * 1. Pooled value = multiplier x sum of numerators / sum of denominators of
 *    the forces with a usable figure that year whose in_national is yes; not
 *    the mean of the forces' rates.
 * 2. Matched values use only the forces that 1 takes in both years, without
 *    those whose series breaks between them. The change is that of the
 *    matched values, so that neither who reported nor what was counted
 *    passes for change.
 * 3. Composition = (pooled change) - (matched change): what 2 leaves out.
 * 4. Without counts to add up, the value is the one published for England
 *    and Wales (national.csv), marked as such; it never overrides 1.
 * 5. The value without a force, where the force holds more than 5% of the
 *    denominator and so pulls the value towards itself.
 * Sums are compensated (Neumaier 1974).
 * Reference: ratio of sums as the benchmark, Spiegelhalter 2005, Funnel
 * plots for comparing institutional performance.
 */
#include "measure.h"
#include "peelstats/num_test.h"

#include "base/banned.h"

struct sums {
	double *numerator;
	double *denominator;
	size_t n;
};

static bool in_pool(const struct observation *o, struct value value)
{
	return value.known && has_counts(o) && o->in_national;
}

/* Counted in both years, in the same way. */
static bool is_matched(const struct force_result *r)
{
	return in_pool(r->now, r->value) && in_pool(r->before, r->compare) &&
	       !r->broken;
}

static struct sums sums_new(struct arena *a, size_t room)
{
	return (struct sums){ arena_array(a, room, sizeof(double)),
		arena_array(a, room, sizeof(double)), 0 };
}

static void sums_add(struct sums *s, const struct observation *o)
{
	s->numerator[s->n] = o->numerator;
	s->denominator[s->n] = o->denominator;
	s->n++;
}

static struct pooled sums_pool(const struct sums *s, double multiplier)
{
	struct pooled p = { .n = s->n,
		.numerator = num_sum(s->numerator, s->n),
		.denominator = num_sum(s->denominator, s->n) };

	if (s->n > 0 && p.denominator > 0)
		p.value =
		    value_if_finite(multiplier * p.numerator / p.denominator);
	return p;
}

static void use_published(const struct analysis *a,
    const struct metric_result *m, int year, struct pooled *p)
{
	const struct observation *o =
	    dataset_find_national(a->dataset, m->index, year);

	if (p->value.known || o == NULL)
		return;
	p->value = observation_value(m->metric, o);
	p->published = p->value.known;
	if (has_counts(o) && p->value.known) {
		p->numerator = o->numerator;
		p->denominator = o->denominator;
	}
}

/* Chance in the sums of counts. */
static void set_intervals(const struct analysis *a, struct metric_result *m)
{
	struct count_of now = { m->matched.numerator, m->matched.denominator };
	struct count_of before = { m->matched_compare.numerator,
		m->matched_compare.denominator };
	struct pooled *both[] = { &m->national, &m->compare };
	enum funnel_kind kind;
	struct change_tested t;

	for (size_t i = 0; i < 2; i++)
		if (both[i]->n > 0 && both[i]->value.known)
			(void)counts_interval(m->metric,
			    (struct count_of){
				both[i]->numerator, both[i]->denominator },
			    a->settings.interval, &both[i]->lower95,
			    &both[i]->upper95);
	if (m->matched.n == 0 || !metric_has_chance_model(m->metric, &kind))
		return;
	t = change_tested(kind, before, now);
	m->change_lower95 = t.lower95;
	m->change_upper95 = t.upper95;
	m->change_p = t.p;
}

/*
 * Who moved the total (Kitagawa 1955): with w a force's share of the
 * denominator and r its value, its own rate moved the total by the mean of w
 * times the change of r, its share by the mean of r times the change of w.
 * The two, added up over the forces, are the change exactly.
 */
static void set_effects(struct analysis *a, struct metric_result *m)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		struct force_result *r = &m->force[f];
		double before;
		double now;

		if (!is_matched(r))
			continue;
		now = r->now->denominator / m->matched.denominator;
		before =
		    r->before->denominator / m->matched_compare.denominator;
		r->rate_effect = value_if_finite(
		    (before + now) / 2 * (r->value.x - r->compare.x));
		r->mix_effect = value_if_finite(
		    (r->value.x + r->compare.x) / 2 * (now - before));
	}
}

static void set_excluding(struct analysis *a, struct metric_result *m)
{
	static const double large_share = 0.05;
	double all = m->national.denominator;

	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		struct force_result *r = &m->force[f];

		if (m->national.published || !in_pool(r->now, r->value) ||
		    !(r->now->denominator > large_share * all) ||
		    !(all - r->now->denominator > 0))
			continue;
		r->national_excluding = value_if_finite(
		    m->metric->multiplier *
		    (m->national.numerator - r->now->numerator) /
		    (all - r->now->denominator));
	}
}

/* Two sums of which no force is in both, or in both alike, have no change. */
static bool is_comparable(
    const struct analysis *a, const struct metric_result *m)
{
	const struct observation *o =
	    dataset_find_national(a->dataset, m->index, a->year);

	if (m->matched.n > 0)
		return true;
	return m->national.published && m->compare.published &&
	       o->status != STATUS_BREAK;
}

static void set_change(const struct analysis *a, struct metric_result *m)
{
	bool matched = m->matched.n > 0;
	struct value now = matched ? m->matched.value : m->national.value;
	struct value before =
	    matched ? m->matched_compare.value : m->compare.value;

	if (!now.known || !before.known || !is_comparable(a, m))
		return;
	m->change = value_if_finite(now.x - before.x);
	if (before.x > 0)
		m->change_percent =
		    value_if_finite(100 * (now.x / before.x - 1));
	if (matched)
		m->composition = value_if_finite(
		    (m->national.value.x - m->compare.value.x) - m->change.x);
}

static void national_metric(struct analysis *a, struct metric_result *m)
{
	size_t n = a->dataset->n_forces;
	struct sums now = sums_new(&a->arena, n);
	struct sums before = sums_new(&a->arena, n);
	struct sums matched_now = sums_new(&a->arena, n);
	struct sums matched_before = sums_new(&a->arena, n);

	for (size_t f = 0; f < n; f++) {
		const struct force_result *r = &m->force[f];

		if (in_pool(r->now, r->value))
			sums_add(&now, r->now);
		if (in_pool(r->before, r->compare))
			sums_add(&before, r->before);
		if (is_matched(r)) {
			sums_add(&matched_now, r->now);
			sums_add(&matched_before, r->before);
		}
	}
	m->national = sums_pool(&now, m->metric->multiplier);
	m->compare = sums_pool(&before, m->metric->multiplier);
	m->matched = sums_pool(&matched_now, m->metric->multiplier);
	m->matched_compare = sums_pool(&matched_before, m->metric->multiplier);
	use_published(a, m, a->year, &m->national);
	use_published(a, m, a->compare, &m->compare);
	set_change(a, m);
	set_intervals(a, m);
	set_effects(a, m);
	set_excluding(a, m);
}

const struct measure measure_national = { "national", national_metric, NULL,
	true };
