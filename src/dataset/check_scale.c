/*
 * Figures on another scale than they should be: shares as fractions of 1 where
 * percentages are meant, values a power of ten beside the others, zeros that
 * stand for nothing known, and counts in the order of another year.
 */
#include "check_walk.h"
#include "cube.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { ROWS_MIN = 3, MANY = 500 };

static const struct observation *find(
    const struct check_walk *s, size_t force, int year)
{
	const struct observation *o =
	    year != 0 ? dataset_find(s->d, s->metric, force, year) : NULL;

	return o != NULL && status_usable((enum status)o->status) ? o : NULL;
}

static struct place at(const struct check_walk *s, const struct observation *o)
{
	return (struct place){ s->path, o->line, 0, NULL };
}

/* A share that stands under value, without counts that it is made from. */
static bool bare_share(const struct observation *o)
{
	return o != NULL && (o->known & KNOWN_VALUE) != 0 &&
	       (o->known & (KNOWN_NUMERATOR | KNOWN_DENOMINATOR)) == 0 &&
	       o->value > 0;
}

/* 0.312 where 31.2 is meant: in every row, or in some beside percentages. */
static void check_shares(struct check_walk *s)
{
	const struct metric *m = &s->d->metric[s->metric];
	const struct observation *first = NULL;
	size_t small = 0;
	size_t large = 0;

	for (size_t f = 0; m->percent && f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);

		if (!bare_share(o) || o->notes->n > 0)
			continue;
		small += o->value <= 1;
		large += o->value > 5;
		if (o->value <= 1 && first == NULL)
			first = o;
	}
	if (first == NULL || small < ROWS_MIN ||
	    (large > 0 && small + large < 2 * ROWS_MIN))
		return;
	diag_add_cause(s->diags, m->id, "W522", at(s, first),
	    "write percentages under value: 31.2 for 0.312; shares that are "
	    "really so small are explained in a note",
	    large > 0 ? "%s, %d: %zu values are between 0 and 1, others are "
			"percentages"
		      : "%s, %d: all %zu values are between 0 and 1: are they "
			"fractions?",
	    m->id, s->year, small);
}

static int ascending(const void *a, const void *b)
{
	const double *x = a;
	const double *y = b;

	return (*x > *y) - (*x < *y);
}

/* The middle of what the others have for one of their base; 0 for few. */
static double usual_rate(const struct check_walk *s)
{
	double *rate = heap_realloc(NULL, s->d->n_forces + 1, sizeof(*rate));
	size_t n = 0;
	double middle;

	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);

		if (o != NULL && (o->known & KNOWN_NUMERATOR) != 0 &&
		    (o->known & KNOWN_DENOMINATOR) != 0 && o->denominator > 0)
			rate[n++] = o->numerator / o->denominator;
	}
	qsort(rate, n, sizeof(*rate), ascending);
	middle = n >= ROWS_MIN ? rate[n / 2] : 0;
	free(rate);
	return middle;
}

/* A zero where hundreds are to be expected was no count. */
static void check_zeros(struct check_walk *s)
{
	const struct metric *m = &s->d->metric[s->metric];
	double usual = usual_rate(s);

	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);
		const struct observation *then = find(s, f, s->before);
		double expected = 0;

		if (o == NULL || (o->known & KNOWN_NUMERATOR) == 0 ||
		    o->numerator > 0 || o->numerator < 0 || o->notes->n > 0)
			continue;
		if (then != NULL && (then->known & KNOWN_NUMERATOR) != 0)
			expected = then->numerator;
		else if ((o->known & KNOWN_DENOMINATOR) != 0)
			/* weaker: forces do differ in what they do at all */
			expected = usual * o->denominator / 10;
		if (expected < MANY)
			continue;
		diag_add_cause(s->diags, s->d->force[f].id, "W501", at(s, o),
		    "where no figure is known, leave the field empty and give "
		    "the status missing and a note; a zero is a count",
		    "%s, %s, %d is 0; about %.0f were to be expected",
		    s->d->force[f].name, m->id, s->year,
		    then != NULL ? expected : 10 * expected);
	}
}

/* Counts of this year and of the one before, of those that have both. */
static size_t counts_of(const struct check_walk *s, double *now, double *then,
    const struct observation **first)
{
	size_t n = 0;

	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *a = find(s, f, s->year);
		const struct observation *b = find(s, f, s->before);

		if (a == NULL || b == NULL || a->notes->n > 0 ||
		    (a->known & b->known & KNOWN_NUMERATOR) == 0 ||
		    !(a->numerator > 0) || !(b->numerator > 0))
			continue;
		*first = *first != NULL ? *first : a;
		now[n] = a->numerator;
		then[n++] = b->numerator;
	}
	return n;
}

/* Pairs that are further apart than a year makes them. */
static size_t far_apart(const double *a, const double *b, size_t n)
{
	size_t far = 0;

	for (size_t i = 0; i < n; i++)
		far += fabs(log(a[i] / b[i])) > log(1.6);
	return far;
}

/* The counts of a year before, in another order: a column of a spreadsheet was
 * sorted and the others were not. */
static void check_order(struct check_walk *s)
{
	size_t room = s->d->n_forces + 1;
	double *now = heap_realloc(NULL, 2 * room, sizeof(*now));
	double *then = now + room;
	const struct observation *first = NULL;
	size_t n = counts_of(s, now, then, &first);
	size_t moved = far_apart(now, then, n);

	qsort(now, n, sizeof(*now), ascending);
	qsort(then, n, sizeof(*then), ascending);
	if (n > ROWS_MIN && 2 * moved > n && far_apart(now, then, n) == 0)
		diag_add_cause(s->diags, s->d->metric[s->metric].id, "W513",
		    at(s, first),
		    "put the rows in order again: one column of a spreadsheet "
		    "was sorted without the others",
		    "%s, %d: %zu of %zu %s have counts that others had in %d",
		    s->d->metric[s->metric].id, s->year, moved, n,
		    s->d->naming.units, s->before);
	free(now);
}

/* A proportion of 1 is printed as 0.3 per 1, which nobody says. */
static void check_multiplier(struct check_walk *s)
{
	const struct metric *m = &s->d->metric[s->metric];

	if (m->kind == KIND_PROPORTION && m->multiplier < 10)
		diag_add(s->diags, "W522",
		    (struct place){ s->path, 0, 0, NULL },
		    "write 100 under multiplier in metrics.csv",
		    "%s is a proportion times %.15g, and would be printed as "
		    "0.3, not as 31%%",
		    m->id, m->multiplier);
}

static void check_metric_year(struct check_walk *s)
{
	check_shares(s);
	check_zeros(s);
	check_order(s);
}

void dataset_check_scale(const struct dataset *d, const char *path, int year,
    struct diag_list *diags)
{
	struct check_walk s = { .d = d, .path = path, .diags = diags };

	for (s.metric = 0; s.metric < d->n_metrics; s.metric++)
		check_multiplier(&s);
	check_walk(d, path, year, diags, check_metric_year);
}

int dataset_power_of_ten(double ratio)
{
	double power = log10(ratio);

	return ratio > 0 && fabs(power) < 7 && fabs(power - round(power)) < 0.15
		   ? (int)round(power)
		   : 0;
}
