/*
 * Published figures against ours.
 * 1. A figure agrees if ours, unrounded, is within half a unit of its last
 *    printed decimal; where ours is itself a printed one, half a unit of its
 *    last decimal too.
 * 2. A count of forces of which some are not known could be anything from
 *    what is known to that plus the unknown: outside it differs, inside it
 *    cannot be checked.
 * 3. Where we have no figure, two documents that print different ones
 *    conflict.
 * 4. Changes are from the year before; of the forces in both years where
 *    figures are added up.
 */
#include "measure.h"
#include "peelstats/arena.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

const char *verdict_name(enum verdict v)
{
	static const char *const name[VERDICT_COUNT] = { "agrees", "differs",
		"conflicts", "cannot_check" };

	return name[v];
}

static struct value part_of(
    const struct observation *o, unsigned part, double x)
{
	if (o == NULL || !status_usable((enum status)o->status) ||
	    (o->known & part) == 0)
		return value_unknown();
	return value_of(x);
}

static struct value of_force(
    const struct force_result *r, enum quantity quantity)
{
	const struct observation *o = r->now;

	switch ((int)quantity) {
	case QUANTITY_VALUE:
		return r->value;
	case QUANTITY_NUMERATOR:
		return part_of(
		    o, KNOWN_NUMERATOR, o != NULL ? o->numerator : 0);
	case QUANTITY_DENOMINATOR:
		return part_of(
		    o, KNOWN_DENOMINATOR, o != NULL ? o->denominator : 0);
	case QUANTITY_CHANGE_PERCENT:
		return r->change_percent;
	case QUANTITY_CHANGE_POINTS:
		return r->change;
	case QUANTITY_NUMERATOR_CHANGE_PERCENT:
		if (!r->change.known || !has_counts(o) ||
		    !has_counts(r->before))
			break;
		return value_if_finite(
		    100 * (o->numerator / r->before->numerator - 1));
	case QUANTITY_RANK:
		return r->rank > 0 ? value_of((double)r->rank)
				   : value_unknown();
	default:
		break;
	}
	return value_unknown();
}

static struct value of_all(
    const struct metric_result *m, enum quantity quantity)
{
	const struct pooled *p = &m->national;
	bool counts = p->value.known && p->denominator > 0;

	switch ((int)quantity) {
	case QUANTITY_VALUE:
		return p->value;
	case QUANTITY_NUMERATOR:
		return counts ? value_of(p->numerator) : value_unknown();
	case QUANTITY_DENOMINATOR:
		return counts ? value_of(p->denominator) : value_unknown();
	case QUANTITY_CHANGE_PERCENT:
		return m->change_percent;
	case QUANTITY_CHANGE_POINTS:
		return m->change;
	case QUANTITY_NUMERATOR_CHANGE_PERCENT:
		if (m->matched.n == 0)
			break;
		return value_if_finite(
		    100 *
		    (m->matched.numerator / m->matched_compare.numerator - 1));
	case QUANTITY_LOWEST:
		return m->few ? value_unknown() : m->spread.minimum;
	case QUANTITY_HIGHEST:
		return m->few ? value_unknown() : m->spread.maximum;
	case QUANTITY_ROSE:
		return m->matched.n > 0 ? value_of((double)m->n_rose)
					: value_unknown();
	case QUANTITY_FELL:
		return m->matched.n > 0 ? value_of((double)m->n_fell)
					: value_unknown();
	default:
		break;
	}
	return value_unknown();
}

/* Forces that would count one more if we knew all: those without a grade,
 * and for changes those of which one of two grades is not known, unless the
 * second is known to be the first, carried forward. */
static size_t unknown_grades(
    const struct analysis *a, size_t question, bool both)
{
	const struct dataset *d = a->dataset;
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++) {
		struct judgment now =
		    dataset_find_judgment(d, question, f, a->year);
		bool carried =
		    now.inspected_year != 0 && now.inspected_year < a->year;

		n += now.grade == GRADE_NONE ||
		     (both && !carried &&
			 dataset_find_judgment(d, question, f, a->compare)
				 .grade == GRADE_NONE);
	}
	return n;
}

/* Forces of which it is not known when they were last looked at. */
static size_t unknown_inspections(const struct analysis *a, size_t question)
{
	size_t n = 0;

	for (size_t f = 0; f < a->dataset->n_forces; f++)
		n += dataset_find_judgment(a->dataset, question, f, a->year)
			 .inspected_year == 0;
	return n;
}

static void of_judgment(const struct analysis *a, struct reconciled *r)
{
	const struct published *p = r->published;
	struct judgment j = dataset_find_judgment(
	    a->dataset, p->subject, (size_t)p->force, a->year);

	if (p->quantity == QUANTITY_INSPECTED_YEAR && j.inspected_year != 0)
		r->computed = value_of(j.inspected_year);
}

static void of_question(const struct analysis *a, struct reconciled *r)
{
	const struct grade_result *g = &a->grade[r->published->subject];
	enum quantity q = r->published->quantity;
	size_t unknown;
	size_t count;

	if (r->published->force != EVERYWHERE) {
		of_judgment(a, r);
		return;
	}
	if (q < QUANTITY_OUTSTANDING || q > QUANTITY_INSPECTED)
		return;
	if (q <= QUANTITY_INADEQUATE) {
		count = g->count[GRADE_OUTSTANDING -
				 (int)(q - QUANTITY_OUTSTANDING)];
		unknown = unknown_grades(a, g->index, false);
	} else if (q == QUANTITY_INSPECTED) {
		count = g->inspected;
		unknown = unknown_inspections(a, g->index);
	} else {
		count = q == QUANTITY_IMPROVED	 ? g->improved
			: q == QUANTITY_DECLINED ? g->declined
						 : g->unchanged;
		unknown = unknown_grades(a, g->index, true);
	}
	r->computed = value_of((double)count);
	r->range.lower = value_of((double)count);
	r->range.upper = value_of((double)(count + unknown));
}

static double half_unit(const struct published *p)
{
	return 0.5 * pow(10, -p->decimals) * (1 + 1e-9);
}

static enum verdict judge(const struct reconciled *r)
{
	const struct published *p = r->published;

	if (r->range.lower.known && r->range.upper.x > r->range.lower.x)
		return p->value < r->range.lower.x - half_unit(p) ||
			       p->value > r->range.upper.x + half_unit(p)
			   ? VERDICT_DIFFERS
			   : VERDICT_CANNOT_CHECK;
	if (!r->computed.known)
		return VERDICT_CANNOT_CHECK;
	return fabs(p->value - r->computed.x) <= half_unit(p) + r->slack
		   ? VERDICT_AGREES
		   : VERDICT_DIFFERS;
}

static bool same_thing(const struct published *a, const struct published *b)
{
	return a->force == b->force && a->of_question == b->of_question &&
	       a->subject == b->subject && a->year == b->year &&
	       a->quantity == b->quantity;
}

/* Of two that are a whole unit apart one figure cannot be both, rounded. */
static void find_conflicts(struct reconciled *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0;
		     r[i].verdict == VERDICT_CANNOT_CHECK && j < n; j++) {
			const struct published *a = r[i].published;
			const struct published *b = r[j].published;

			if (j != i && same_thing(a, b) &&
			    (r[j].verdict == VERDICT_CANNOT_CHECK ||
				r[j].verdict == VERDICT_CONFLICTS) &&
			    fabs(a->value - b->value) >
				(half_unit(a) + half_unit(b)) * (1 - 1e-6))
				r[i].verdict = VERDICT_CONFLICTS;
		}
}

/* The analysis of a year of the data, made once and kept in `made`, one for
 * each; NULL for another year. */
static const struct analysis *analysis_of(
    const struct analysis *a, int year, struct analysis **made)
{
	const struct dataset *d = a->dataset;

	if (a->year == year && a->compare == year - 1)
		return a;
	for (size_t i = 0; i < d->n_years; i++) {
		if (d->year[i] != year)
			continue;
		if (made[i] == NULL)
			made[i] = analysis_compute_as(
			    d, &(struct analysis_settings){ .year = year,
				   .compare = year - 1,
				   .threads = a->settings.threads,
				   .basic = true });
		return made[i];
	}
	return NULL;
}

/* Whether ours is itself a printed figure: of national.csv, or one of the
 * few forces that reports print. */
static bool is_printed(const struct analysis *a, const struct published *p)
{
	const struct metric_result *m = &a->metric[p->subject];
	const struct observation *o;

	if (p->force == EVERYWHERE)
		return m->national.published;
	o = dataset_find(a->dataset, p->subject, (size_t)p->force, a->year);
	return m->few && o != NULL && !has_counts(o);
}

/* A figure of national.csv is a printed one, rounded as it was printed. */
static double slack_of(const struct analysis *a, const struct published *p)
{
	const struct observation *o =
	    p->force == EVERYWHERE
		? dataset_find_national(a->dataset, p->subject, a->year)
		: dataset_find(
		      a->dataset, p->subject, (size_t)p->force, a->year);

	if (p->quantity != QUANTITY_VALUE || !is_printed(a, p) || o == NULL ||
	    has_counts(o))
		return 0;
	return 0.5 * pow(10, -(int)o->decimals) * (1 + 1e-9);
}

static void compute(const struct analysis *a, struct reconciled *r)
{
	const struct published *p = r->published;

	if (!p->of_question) {
		r->slack = slack_of(a, p);
		r->printed = is_printed(a, p);
	}
	if (p->of_question)
		of_question(a, r);
	else if (p->force == EVERYWHERE)
		r->computed = of_all(&a->metric[p->subject], p->quantity);
	else
		r->computed = of_force(
		    &a->metric[p->subject].force[p->force], p->quantity);
}

void analysis_reconcile(const struct analysis *a, struct reconciled *out)
{
	analysis_reconcile_these(
	    a, a->dataset->published, a->dataset->n_published, out);
}

void analysis_reconcile_these(const struct analysis *a,
    const struct published *published, size_t n, struct reconciled *out)
{
	const struct dataset *d = a->dataset;
	struct analysis **made =
	    heap_realloc(NULL, d->n_years, sizeof(struct analysis *));

	for (size_t i = 0; i < d->n_years; i++)
		made[i] = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct analysis *of =
		    analysis_of(a, published[i].year, made);

		memset(&out[i], 0, sizeof(out[i]));
		out[i].published = &published[i];
		if (of != NULL)
			compute(of, &out[i]);
		out[i].verdict = judge(&out[i]);
	}
	for (size_t i = 0; i < d->n_years; i++)
		analysis_free(made[i]);
	free(made);
	find_conflicts(out, n);
}
