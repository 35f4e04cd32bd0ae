/*
 * Figures over time.
 * 1. A point is a year, or a part of one; a figure that cannot be used is a
 *    gap. England and Wales is the sum of the counts of the forces with a
 *    usable figure, over the sum of their bases; where there are no bases,
 *    the sum of the counts if no force is missing; else the figure published
 *    for it.
 * 2. Status `break` begins a new segment. For England and Wales a period is a
 *    break when it is one for at least half of the forces.
 * 3. Relative change = ln(v / v before) - ln(E / E before), v being the force
 *    and E England and Wales, both as they stand in their series; parts are
 *    set against the same part of the year before. There is none across a
 *    break or a gap, or from or to a figure that is partial: what is missing
 *    from it would pass for a change.
 * 4. Seasonal factors need SERIES_QUARTERS_LEAST quarters in one segment.
 * What is judged, and how, is in series_rules.c.
 */
#include "peelstats/format.h"
#include "series_rules.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

/* Sums of one period over the forces. */
struct total {
	double numerator;
	double denominator;
	size_t counted; /* forces with a usable count */
	size_t based; /* of them with a base */
	size_t broken;
	size_t absent; /* forces of the series without a usable figure */
};

/* Rows follow each other in time, so one is hardly further from the first than
 * its distance in periods. */
static const struct observation *part_at(
    const struct part_figure *part, size_t n, int period)
{
	size_t i;

	if (n == 0 || period < part[0].period)
		return NULL;
	i = (size_t)(period - part[0].period);
	i = i < n ? i : n - 1;
	while (part[i].period > period)
		i--;
	return part[i].period == period ? &part[i].figure : NULL;
}

static const struct observation *figure_at(
    const struct series_request *q, size_t force, int period)
{
	const struct part_figure *part;
	size_t n;

	if (!q->parts)
		return dataset_find(q->dataset, q->metric, force, period);
	part = dataset_parts(q->dataset, q->metric, force, &n);
	return part_at(part, n, period);
}

/* Value of a figure: of parts of a year without a base, the count. */
static struct value value_at(
    const struct series_request *q, const struct observation *o)
{
	struct value v = observation_value(&q->dataset->metric[q->metric], o);

	if (v.known || !q->parts || o == NULL || !status_usable(o->status) ||
	    (o->known & KNOWN_NUMERATOR) == 0 ||
	    (o->known & KNOWN_DENOMINATOR) != 0)
		return v;
	return value_if_finite(o->numerator);
}

static struct value known_part(const struct observation *o, unsigned which)
{
	if (o == NULL || !status_usable(o->status) || (o->known & which) == 0)
		return value_unknown();
	return value_of(
	    which == KNOWN_NUMERATOR ? o->numerator : o->denominator);
}

static void force_point(
    const struct series_request *q, size_t force, struct series_point *p)
{
	const struct observation *o = figure_at(q, force, p->period);

	p->row = o != NULL;
	p->status = o != NULL ? (enum status)o->status : STATUS_MISSING;
	p->numerator = known_part(o, KNOWN_NUMERATOR);
	p->denominator = known_part(o, KNOWN_DENOMINATOR);
	p->value = value_at(q, o);
}

static struct total add_up(const struct series_request *q, int period)
{
	struct total t = { 0 };

	for (size_t f = 0; f < q->dataset->n_forces; f++) {
		const struct observation *o = figure_at(q, f, period);
		struct value numerator = known_part(o, KNOWN_NUMERATOR);
		struct value denominator = known_part(o, KNOWN_DENOMINATOR);

		t.absent += o != NULL && !value_at(q, o).known;
		if (o == NULL || !numerator.known || !o->in_national ||
		    !value_at(q, o).known)
			continue;
		t.counted++;
		t.numerator += numerator.x;
		t.broken += o->status == STATUS_BREAK;
		if (denominator.known) {
			t.based++;
			t.denominator += denominator.x;
		}
	}
	return t;
}

static void published_point(
    const struct series_request *q, struct series_point *p)
{
	const struct observation *o =
	    q->parts ? NULL
		     : dataset_find_national(q->dataset, q->metric, p->period);

	p->row = o != NULL;
	p->status = o != NULL ? (enum status)o->status : STATUS_MISSING;
	p->numerator = known_part(o, KNOWN_NUMERATOR);
	p->denominator = known_part(o, KNOWN_DENOMINATOR);
	p->value = value_at(q, o);
}

static void whole_point(const struct series_request *q, struct series_point *p)
{
	const struct metric *m = &q->dataset->metric[q->metric];
	struct total t = add_up(q, p->period);

	published_point(q, p);
	if (t.counted == 0)
		return;
	p->row = true;
	p->status = 2 * t.broken >= t.counted ? STATUS_BREAK : STATUS_OK;
	if (t.based == t.counted && t.denominator > 0) {
		p->numerator = value_of(t.numerator);
		p->denominator = value_of(t.denominator);
		p->value = value_if_finite(
		    m->multiplier * t.numerator / t.denominator);
	} else if (t.based == 0 && t.absent == 0) {
		p->numerator = value_of(t.numerator);
		p->value = value_of(t.numerator);
	} else if (!p->value.known) {
		p->status = STATUS_MISSING;
	}
}

/* The last period that is asked for. */
static int not_after(const struct series_request *q, int parts, int last)
{
	if (q->until != 0 && last >= (q->until + 1) * parts)
		last = (q->until + 1) * parts - 1;
	return q->last != 0 && last > q->last ? q->last : last;
}

/* First and last period that the files have, of any force. */
static bool find_span(const struct series_request *q, int *first, int *last)
{
	const struct dataset *d = q->dataset;
	int parts = q->parts ? d->parts_a_year : 1;
	bool found = false;

	if (!q->parts && d->n_years > 0) {
		*first = d->year[0];
		*last = d->year[d->n_years - 1];
		found = true;
	}
	for (size_t f = 0; q->parts && f < d->n_forces; f++) {
		size_t n;
		const struct part_figure *part =
		    dataset_parts(d, q->metric, f, &n);

		if (n == 0)
			continue;
		*first =
		    found && *first < part[0].period ? *first : part[0].period;
		*last = found && *last > part[n - 1].period
			    ? *last
			    : part[n - 1].period;
		found = true;
	}
	if (!found)
		return false;
	*last = not_after(q, parts, *last);
	*first = *first < q->since * parts ? q->since * parts : *first;
	return *first <= *last;
}

/* Leaves out the periods before the first row and after the last. */
static void trim(struct series *s)
{
	while (s->n > 0 && !s->point[s->n - 1].row)
		s->n--;
	while (s->n > 0 && !s->point[0].row) {
		s->point++;
		s->n--;
	}
}

static struct series *collect(
    struct arena *a, const struct series_request *q, int first, int last)
{
	struct series *s = arena_alloc(a, sizeof(*s));

	s->parts_a_year = q->parts ? q->dataset->parts_a_year : 1;
	s->n = (size_t)(last - first) + 1;
	s->point = arena_array(a, s->n, sizeof(*s->point));
	for (size_t i = 0; i < s->n; i++) {
		s->point[i].period = first + (int)i;
		if (q->force == EVERYWHERE)
			whole_point(q, &s->point[i]);
		else
			force_point(q, (size_t)q->force, &s->point[i]);
	}
	trim(s);
	return s;
}

static void find_segments(struct arena *a, struct series *s)
{
	size_t segment = 0;
	bool any = false;

	for (size_t i = 0; i < s->n; i++) {
		struct series_point *p = &s->point[i];

		segment += any && p->value.known && p->status == STATUS_BREAK;
		any = any || p->value.known;
		s->n_known += p->value.known;
		p->segment = segment;
	}
	s->n_segments = s->n > 0 ? segment + 1 : 0;
	s->segment = arena_array(a, s->n_segments, sizeof(*s->segment));
}

static const struct series_point *whole_at(const struct series *e, int period)
{
	if (e->n == 0 || period < e->point[0].period ||
	    period > e->point[e->n - 1].period)
		return NULL;
	return &e->point[period - e->point[0].period];
}

static void set_relative_changes(struct series *s, const struct series *e)
{
	size_t step = (size_t)s->parts_a_year;

	for (size_t i = step; i < s->n; i++) {
		struct series_point *p = &s->point[i];
		const struct series_point *before = &s->point[i - step];
		const struct series_point *whole = whole_at(e, p->period);
		const struct series_point *whole_before =
		    whole_at(e, before->period);

		if (whole == NULL || whole_before == NULL ||
		    p->segment != before->segment ||
		    whole->segment != whole_before->segment ||
		    p->status == STATUS_PARTIAL ||
		    before->status == STATUS_PARTIAL)
			continue;
		p->relative_change = num_relative_change(
		    p->value, before->value, whole->value, whole_before->value);
	}
}

static void adjust_segment(
    struct arena *a, struct series *s, size_t first, size_t end)
{
	struct value *x = arena_array(a, end - first, sizeof(*x));
	size_t known = 0;
	double factor[4];

	for (size_t i = first; i < end; i++) {
		x[i - first] = s->point[i].value;
		known += x[i - first].known;
	}
	if (known < SERIES_QUARTERS_LEAST ||
	    !num_seasonal_factors(
		x, end - first, (size_t)s->point[first].period % 4, factor))
		return;
	for (size_t i = first; i < end; i++)
		if (s->point[i].value.known)
			s->point[i].adjusted =
			    value_if_finite(s->point[i].value.x /
					    factor[s->point[i].period % 4]);
}

static void adjust_seasons(struct arena *a, struct series *s)
{
	size_t first = 0;

	for (size_t i = 1; i <= s->n; i++)
		if (i == s->n ||
		    s->point[i].segment != s->point[first].segment) {
			adjust_segment(a, s, first, i);
			first = i;
		}
}

/* England and Wales over the same request, judged or not. */
static const struct series *find_whole(
    struct arena *a, const struct series_request *request, int first, int last)
{
	struct series_request q = *request;
	struct series *e;

	if (request->whole != NULL)
		return request->whole;
	q.force = EVERYWHERE;
	e = collect(a, &q, first, last);
	find_segments(a, e);
	return e;
}

const struct series *series_build(
    struct arena *a, const struct series_request *request)
{
	struct series *s;
	int first;
	int last;

	if (!find_span(request, &first, &last))
		return arena_alloc(a, sizeof(*s));
	s = collect(a, request, first, last);
	find_segments(a, s);
	if (s->parts_a_year == 4)
		adjust_seasons(a, s);
	if (request->force != EVERYWHERE)
		set_relative_changes(s, find_whole(a, request, first, last));
	series_judge(a, s, request);
	return s;
}

bool series_signals(const struct series *s, size_t segment)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->point[i].segment == segment && s->point[i].outside)
			return true;
	return s->segment[segment].run_signal;
}

void series_label(
    char *label, const struct series *s, const struct series_point *p)
{
	int parts = s->parts_a_year;

	if (parts == 1)
		format_short(label, SERIES_LABEL, "%d", p->period);
	else
		format_short(label, SERIES_LABEL,
		    parts == 4 ? "%d-Q%d" : "%d-%02d", p->period / parts,
		    p->period % parts + 1);
}

const char *series_method_name(enum series_method m)
{
	static const char *const names[] = { [SERIES_NOT_JUDGED] = "",
		[SERIES_RUNS] = "runs",
		[SERIES_INDIVIDUALS] = "individuals",
		[SERIES_U_PRIME] = "u_prime",
		[SERIES_P_PRIME] = "p_prime" };

	return names[m];
}
