/*
 * A force whose figures stand at another level from some time on, beside those
 * of all forces: perhaps it counts otherwise since then.
 * 1. Level = ln(figure / figure of all forces together), by year or by part of
 *    a year; what moves all forces alike is not in it.
 * 2. The median of one year's levels on either side (three, where periods are
 *    years) must differ by more than SIZE, and by STEADY times as much as the
 *    levels on either side spread. Then the shift is as sudden as lasting: a
 *    question worth asking, and no finding.
 * 3. Nothing is asked where a note explains the figure, or a break is marked
 *    near it.
 */
#include "dataset_check.h"
#include "peelstats/arena.h"
#include "peelstats/format.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

enum { STEADY = 7, YEARS_A_SIDE = 3, MOST_A_SIDE = 12 };

static const double size = 0.262; /* ln 1.3 */

/* One measure, by period from `first`. */
struct levels {
	const struct dataset *d;
	const char *path;
	struct diag_list *diags;
	size_t metric;
	int a_year; /* periods a year; 1 for years */
	size_t side; /* periods on either side */
	int first;
	size_t n;
	size_t force; /* whose figures are looked at */
	const struct part_figure *part; /* its parts of years */
	size_t n_parts;
	double *whole; /* of all forces; not a number where there is none */
	double *level; /* of one force; not a number where there is none */
};

/* Turns to a force. */
static void turn_to(struct levels *l, size_t force)
{
	l->force = force;
	if (l->a_year > 1)
		l->part = dataset_parts(l->d, l->metric, force, &l->n_parts);
}

static const struct observation *figure_at(const struct levels *l, int period)
{
	size_t at;

	if (l->a_year == 1)
		return dataset_find(l->d, l->metric, l->force, period);
	if (l->n_parts == 0 || period < l->part[0].period)
		return NULL;
	/* rows follow each other: hardly further than their periods */
	at = (size_t)(period - l->part[0].period);
	at = at < l->n_parts ? at : l->n_parts - 1;
	while (l->part[at].period > period)
		at--;
	return l->part[at].period == period ? &l->part[at].figure : NULL;
}

static bool is_whole(const struct observation *o)
{
	return o != NULL && status_usable((enum status)o->status) &&
	       o->status != STATUS_PARTIAL;
}

static double figure_of(const struct levels *l, const struct observation *o)
{
	struct value v = observation_value(&l->d->metric[l->metric], o);

	if (!v.known && (o->known & KNOWN_NUMERATOR) != 0 &&
	    (o->known & KNOWN_DENOMINATOR) == 0)
		return o->numerator;
	return v.known ? v.x : nan("");
}

/* Adds up the counts of a force. */
static void add_force(struct levels *l, double *denominator)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct observation *o = figure_at(l, l->first + (int)i);

		if (!is_whole(o) || (o->known & KNOWN_NUMERATOR) == 0)
			continue;
		l->whole[i] += o->numerator;
		denominator[i] +=
		    (o->known & KNOWN_DENOMINATOR) != 0 ? o->denominator : 0;
	}
}

/* All forces together, as far as counts go; else what is published. */
static void find_whole(struct levels *l)
{
	double *denominator = heap_realloc(NULL, l->n, sizeof(*denominator));

	for (size_t i = 0; i < l->n; i++)
		l->whole[i] = denominator[i] = 0;
	for (size_t f = 0; f < l->d->n_forces; f++) {
		turn_to(l, f);
		add_force(l, denominator);
	}
	for (size_t i = 0; i < l->n; i++)
		if (l->whole[i] > 0 && denominator[i] > 0)
			l->whole[i] *=
			    l->d->metric[l->metric].multiplier / denominator[i];
		else if (!(l->whole[i] > 0) && l->a_year == 1)
			l->whole[i] =
			    observation_value(&l->d->metric[l->metric],
				dataset_find_national(
				    l->d, l->metric, l->first + (int)i))
				.x;
	free(denominator);
}

static void find_levels(struct levels *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct observation *o = figure_at(l, l->first + (int)i);
		double x = is_whole(o) ? figure_of(l, o) : nan("");

		l->level[i] =
		    x > 0 && l->whole[i] > 0 ? log(x / l->whole[i]) : nan("");
	}
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Median and spread of the levels of one side; false where one is missing. */
static bool side_of(
    const struct levels *l, size_t from, double *median, double *spread)
{
	double x[MOST_A_SIDE];

	for (size_t i = 0; i < l->side; i++) {
		x[i] = l->level[from + i];
		if (isnan(x[i]))
			return false;
	}
	qsort(x, l->side, sizeof(*x), ascending);
	*median = l->side % 2 != 0 ? x[l->side / 2]
				   : (x[l->side / 2 - 1] + x[l->side / 2]) / 2;
	*spread = x[l->side - 1] - x[0];
	return true;
}

/* Whether a break lies on either side of a period. */
static bool is_broken(const struct levels *l, size_t at)
{
	for (size_t i = at + 1 - l->side; i < at + l->side; i++) {
		const struct observation *o = figure_at(l, l->first + (int)i);

		if (o != NULL && o->status == STATUS_BREAK)
			return true;
	}
	return false;
}

static void say_period(const struct levels *l, size_t at, char *out, size_t n)
{
	int period = l->first + (int)at;

	if (l->a_year == 1)
		(void)format_fits(out, n, "%d", period);
	else
		(void)format_fits(out, n, l->a_year == 4 ? "%d-Q%d" : "%d-%02d",
		    period / l->a_year, period % l->a_year + 1);
}

static void ask(const struct levels *l, size_t at, double shift, double spread)
{
	const struct observation *o = figure_at(l, l->first + (int)at);
	char period[32];

	if (o->notes->n > 0 || is_broken(l, at))
		return;
	say_period(l, at, period, sizeof(period));
	diag_add_cause(l->diags, l->d->metric[l->metric].id, "W521",
	    (struct place){ l->path, o->line, 0, NULL },
	    "is it counted in another way since then? Write break under status "
	    "in the row of that time; if not, say so in a note",
	    "%s, %s: from %s on the figures stand %.0f%% %s than before, "
	    "beside those of all %s, and vary by up to %.0f%% otherwise",
	    l->d->force[l->force].name, l->d->metric[l->metric].id, period,
	    100 * fabs(expm1(shift)), shift > 0 ? "higher" : "lower",
	    l->d->naming.units, ceil(100 * expm1(spread)));
}

/* The largest shift of the force among periods of the years looked at. */
static void check_force(const struct levels *l, int year)
{
	for (size_t at = l->side; at + l->side <= l->n; at++) {
		int of = (l->first + (int)at) / l->a_year;
		double before;
		double after;
		double spread[2];

		if ((year != 0 && of != year && of != year - 1) ||
		    !side_of(l, at - l->side, &before, &spread[0]) ||
		    !side_of(l, at, &after, &spread[1]) ||
		    !(fabs(after - before) > size) ||
		    !(fabs(after - before) >
			STEADY * fmax(spread[0], spread[1])))
			continue;
		ask(l, at, after - before, fmax(spread[0], spread[1]));
		return;
	}
}

/* The span of the periods; false where there are too few. */
static bool find_span(struct levels *l)
{
	int last = l->first;

	if (l->a_year == 1) {
		l->first = l->d->year[0];
		last = l->d->year[l->d->n_years - 1];
	} else {
		bool any = false;

		for (size_t f = 0; f < l->d->n_forces; f++) {
			size_t n;
			const struct part_figure *part =
			    dataset_parts(l->d, l->metric, f, &n);

			if (n == 0)
				continue;
			l->first = !any || part[0].period < l->first
				       ? part[0].period
				       : l->first;
			last = !any || part[n - 1].period > last
				   ? part[n - 1].period
				   : last;
			any = true;
		}
	}
	l->n = (size_t)(last - l->first) + 1;
	return l->n >= 2 * l->side;
}

static void check_metric(struct levels *l, int year)
{
	l->side = l->a_year == 1 ? YEARS_A_SIDE : (size_t)l->a_year;
	if (!find_span(l))
		return;
	l->whole = heap_realloc(NULL, l->n, sizeof(*l->whole));
	l->level = heap_realloc(NULL, l->n, sizeof(*l->level));
	find_whole(l);
	for (size_t f = 0; f < l->d->n_forces; f++) {
		turn_to(l, f);
		find_levels(l);
		check_force(l, year);
	}
	free(l->whole);
	free(l->level);
}

void dataset_check_levels(const struct dataset *d, const char *path, bool parts,
    int year, struct diag_list *diags)
{
	struct levels l = { .d = d,
		.path = path,
		.diags = diags,
		.a_year = parts ? d->parts_a_year : 1 };

	for (; l.a_year > 0 && l.metric < d->n_metrics; l.metric++)
		check_metric(&l, year);
}
