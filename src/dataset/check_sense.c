/*
 * Figures beside the other years of the same force, beside forces of its
 * size, and beside what their column should hold. A question is asked where
 * one slip explains what is seen; each slip is told once, with its repair.
 */
#include "check_walk.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { SMALLEST = 50, ROWS_MIN = 3 };

static const struct observation *find(
    const struct check_walk *s, size_t force, int year)
{
	return year != 0 ? dataset_find(s->d, s->metric, force, year) : NULL;
}

static bool has_counts(const struct observation *o)
{
	const unsigned counts = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	return o != NULL && (o->known & counts) == counts &&
	       status_usable(o->status) && o->numerator > 0 &&
	       o->denominator > 0;
}

static struct place at(const struct check_walk *s, const struct observation *o)
{
	return (struct place){ s->path, o != NULL ? o->line : 0, 0, NULL };
}

static const struct metric *metric_of(const struct check_walk *s)
{
	return &s->d->metric[s->metric];
}

static bool near_to(double a, double b)
{
	return a > 0 && b > 0 && fabs(log(a / b)) < log(1.25);
}

/* Whether all denominators are a thousandth of those of the year before. */
static bool in_thousands(const struct check_walk *s)
{
	size_t rows = 0;
	size_t n = 0;

	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *now = find(s, f, s->year);
		const struct observation *then = find(s, f, s->before);

		if (!has_counts(now) || !has_counts(then))
			continue;
		rows++;
		n += near_to(now->denominator * 1000, then->denominator);
	}
	return rows >= ROWS_MIN && n == rows;
}

/* Events can hardly be more than those they happen to, in every row. */
static void check_exchanged(struct check_walk *s)
{
	const struct observation *first = NULL;
	size_t rows = 0;
	size_t over = 0;

	if (metric_of(s)->kind != KIND_RATE || metric_of(s)->multiplier < 10)
		return;
	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);

		if (!has_counts(o) || o->notes->n > 0)
			continue;
		rows++;
		if (o->numerator > o->denominator) {
			over++;
			first = first != NULL ? first : o;
		}
	}
	if (over >= ROWS_MIN && over * 10 >= rows * 9)
		diag_add_cause(s->diags, metric_of(s)->id, "W515", at(s, first),
		    in_thousands(s)
			? "the denominators seem to be in thousands: multiply "
			  "them by 1,000"
			: "exchange the columns numerator and denominator; or "
			  "multiply denominators that are in thousands by "
			  "1,000; if it is right, the kind is ratio",
		    "%s, %d: in %zu of %zu rows the numerator is over the "
		    "denominator: are they exchanged?",
		    metric_of(s)->id, s->year, over, rows);
}

/* Counts of things are whole. */
static void check_whole_counts(struct check_walk *s)
{
	const struct observation *first = NULL;
	size_t n = 0;

	if (metric_of(s)->kind == KIND_AMOUNT ||
	    metric_of(s)->kind == KIND_SCORE)
		return;
	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);

		if (!has_counts(o) || o->notes->n > 0 ||
		    o->status == STATUS_ESTIMATED ||
		    !(fabs(o->numerator - round(o->numerator)) > 1e-9))
			continue;
		n++;
		first = first != NULL ? first : o;
	}
	if (n > 0)
		diag_add_cause(s->diags, metric_of(s)->id, "W514", at(s, first),
		    "a count is whole; if these are rates or percentages "
		    "already, put them under value and leave numerator and "
		    "denominator empty; full-time equivalents and money have "
		    "the kind amount",
		    "%s, %d: %zu numerator%s decimals, the first is %.10g",
		    metric_of(s)->id, s->year, n, n == 1 ? " has" : "s have",
		    first->numerator);
}

/* The year that `n` digits at `p` stand for; two of them follow `before`, the
 * last year named. 0 when they are none. */
static int year_at(const char *p, size_t n, int before)
{
	int y = 0;

	for (size_t i = 0; i < n && i < 4; i++)
		y = y * 10 + (p[i] - '0');
	if (n == 2 && before != 0 && (p[-1] == '/' || p[-1] == '-'))
		return y + before / 100 * 100;
	return n == 4 ? y : 0;
}

/* The years that a period names: 2017, and 2017 of "2016/17". */
static bool period_years(const char *p, int *low, int *high)
{
	*low = 9999;
	*high = 0;
	while (*p != '\0') {
		size_t n = strspn(p, "0123456789");
		int y = year_at(p, n, *high);

		if (y >= 1800 && y < 2200) {
			*low = y < *low ? y : *low;
			*high = y > *high ? y : *high;
		}
		p += n > 0 ? n : 1;
	}
	/* twelve months to March 2018 are months of 2017 too */
	if (*low == *high)
		--*low;
	return *high != 0;
}

static void check_period(struct check_walk *s)
{
	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);
		int low;
		int high;

		if (o == NULL || !period_years(o->period, &low, &high) ||
		    (s->year >= low && s->year <= high))
			continue;
		diag_add_cause(s->diags, o->period, "W516", at(s, o),
		    "correct the year or the period; a year that is not the "
		    "calendar's is named by the one in which it ends",
		    "%s, %d: the period \"%s\" is not of that year",
		    metric_of(s)->id, s->year, o->period);
	}
}

static double size_change(
    const struct observation *now, const struct observation *then, bool base)
{
	if (!has_counts(now) || !has_counts(then))
		return 0;
	return base ? log(now->denominator / then->denominator)
		    : log(now->numerator / then->numerator);
}

/* Another force whose figure of the year before this one is like. */
static const struct force *whose(
    const struct check_walk *s, size_t force, const struct observation *o)
{
	for (size_t g = 0; g < s->d->n_forces; g++) {
		const struct observation *then = find(s, g, s->before);

		if (g != force && has_counts(then) &&
		    fabs(log(o->denominator / then->denominator)) < 0.03)
			return &s->d->force[g];
	}
	return NULL;
}

static bool unexplained(const struct check_walk *s, size_t f)
{
	const struct observation *now = find(s, f, s->year);
	const struct observation *then = find(s, f, s->before);

	return has_counts(now) && has_counts(then) && now->notes->n == 0 &&
	       then->notes->n == 0 && now->status != STATUS_BREAK &&
	       fmax(now->numerator, then->numerator) >= SMALLEST;
}

/* People do not come and go; cases may, but not in both counts alike. */
static bool alarming(
    const struct check_walk *s, size_t f, double usual_base, double usual_count)
{
	const struct observation *now = find(s, f, s->year);
	const struct observation *then = find(s, f, s->before);
	double base = size_change(now, then, true) - usual_base;
	double count = size_change(now, then, false) - usual_count;

	if (!unexplained(s, f))
		return false;
	if (metric_of(s)->kind == KIND_RATE)
		return fabs(base) > log(1.6);
	return fmin(fabs(base), fabs(count)) > log(4) && base * count > 0;
}

static int compare(const void *a, const void *b)
{
	const double *x = a;
	const double *y = b;

	return (*x > *y) - (*x < *y);
}

/* The middle change of all forces: what happened to everybody is no slip. */
static bool usual_change(const struct check_walk *s, bool base, double *usual)
{
	double *x = heap_realloc(NULL, s->d->n_forces, sizeof(*x));
	size_t n = 0;

	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *now = find(s, f, s->year);
		const struct observation *then = find(s, f, s->before);

		if (has_counts(now) && has_counts(then))
			x[n++] = size_change(now, then, base);
	}
	qsort(x, n, sizeof(*x), compare);
	*usual = n > 0 ? x[n / 2] : 0;
	free(x);
	return n >= ROWS_MIN;
}

static void report_size(struct check_walk *s, size_t f)
{
	const struct observation *now = find(s, f, s->year);
	const struct observation *then = find(s, f, s->before);
	const struct force *other = whose(s, f, now);
	const struct metric *m = metric_of(s);
	struct text help = TEXT_EMPTY;

	if (fabs(log(now->numerator / then->denominator)) < log(2) &&
	    fabs(log(now->denominator / then->numerator)) < log(2))
		text_add(
		    &help, "exchange numerator and denominator of this row");
	else if (near_to(now->denominator * 1000, then->denominator))
		text_add(&help,
		    "the denominator seems to be in thousands: multiply it by "
		    "1,000");
	else if (other != NULL)
		text_addf(&help,
		    "%s had about that many in %d: check that the rows of the "
		    "two are not exchanged",
		    other->name, s->before);
	else
		text_add(&help,
		    "check that the row is not another's and that no digit "
		    "is missing; if the way of counting changed, write break "
		    "under status; or explain it in a note");
	diag_add_cause(s->diags, s->d->force[f].id, "W513", at(s, now),
	    text_str(&help),
	    "%s, %s: %.15g of %.15g in %d, but %.15g of %.15g in %d",
	    s->d->force[f].name, m->id, now->numerator, now->denominator,
	    s->year, then->numerator, then->denominator, s->before);
	text_release(&help);
}

/* A force that has the size of another: its base, or its count, jumped. Bases
 * that are outcomes themselves, such as offences, move with them. */
static void check_sizes(struct check_walk *s)
{
	double usual_base;
	double usual_count;

	if (s->before == 0 || !usual_change(s, true, &usual_base) ||
	    !usual_change(s, false, &usual_count))
		return;
	for (size_t f = 0; f < s->d->n_forces; f++)
		if (alarming(s, f, usual_base, usual_count))
			report_size(s, f);
}

static bool same_base(const struct metric *a, const struct metric *b)
{
	return a->kind == KIND_RATE && b->kind == KIND_RATE &&
	       a->denominator[0] != '\0' &&
	       strcmp(a->denominator, b->denominator) == 0;
}

/* The base that most other measures of the force and year have. */
static double usual_base(const struct check_walk *s, size_t f)
{
	double base[64];
	size_t n = 0;

	for (size_t m = 0; m < s->d->n_metrics && n < 64; m++) {
		const struct observation *o = dataset_find(s->d, m, f, s->year);

		if (m != s->metric && has_counts(o) &&
		    same_base(&s->d->metric[m], metric_of(s)))
			base[n++] = o->denominator;
	}
	qsort(base, n, sizeof(*base), compare);
	return n > 1 && near_to(base[0], base[n - 1]) ? base[n / 2] : 0;
}

/* The same people are counted by every measure per head. */
static void check_bases(struct check_walk *s)
{
	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);
		double usual;

		if (metric_of(s)->kind != KIND_RATE || !has_counts(o) ||
		    o->notes->n > 0 || metric_of(s)->notes.n > 0)
			continue;
		usual = usual_base(s, f);
		if (usual > 0 && fabs(log(o->denominator / usual)) > log(1.6))
			diag_add_cause(s->diags, s->d->force[f].id, "W513",
			    at(s, o),
			    "check that the row is not another's and that no "
			    "digit is missing",
			    "%s, %s, %d: %s of %.15g, but other measures have "
			    "%.15g",
			    s->d->force[f].name, metric_of(s)->id, s->year,
			    metric_of(s)->denominator, o->denominator, usual);
	}
}

static double rate(const struct observation *o)
{
	return o->numerator / o->denominator;
}

/* Those of like size, when they agree with each other. */
static bool peers_of(
    const struct check_walk *s, size_t f, double *low, double *high)
{
	const struct observation *own = find(s, f, s->year);
	size_t n = 0;

	*low = HUGE_VAL;
	*high = -HUGE_VAL;
	for (size_t g = 0; g < s->d->n_forces; g++) {
		const struct observation *o = find(s, g, s->year);

		if (g == f || !has_counts(o) || s->d->force[g].extreme ||
		    fabs(log(o->denominator / own->denominator)) > log(2))
			continue;
		*low = fmin(*low, rate(o));
		*high = fmax(*high, rate(o));
		n++;
	}
	return n >= ROWS_MIN && *high < 2 * *low;
}

static bool is_told(const struct check_walk *s, const struct observation *o)
{
	for (const struct diag *d = s->diags->first; d != NULL; d = d->next)
		if (strcmp(d->code, "W502") == 0 && d->place.line == o->line)
			return true;
	return false;
}

/* Where no other year says what a force usually has, those of its size do. */
static void check_peers(struct check_walk *s)
{
	for (size_t f = 0; f < s->d->n_forces; f++) {
		const struct observation *o = find(s, f, s->year);
		double low;
		double high;

		if (!has_counts(o) || o->notes->n > 0 ||
		    s->d->force[f].extreme || o->numerator < SMALLEST ||
		    has_counts(find(s, f, s->before)) ||
		    !peers_of(s, f, &low, &high) ||
		    (rate(o) * 2 > low && rate(o) < high * 2) || is_told(s, o))
			continue;
		diag_add_cause(s->diags, s->d->force[f].id, "W513", at(s, o),
		    "check that the row is not another's and that no digit is "
		    "missing; or explain it in a note",
		    "%s, %s, %d: %.15g of %.15g; %s of its size would have "
		    "%.0f to %.0f",
		    s->d->force[f].name, metric_of(s)->id, s->year,
		    o->numerator, o->denominator, s->d->naming.units,
		    low * o->denominator, high * o->denominator);
	}
}

static bool has(const struct dataset *d, int year)
{
	for (size_t i = 0; i < d->n_years; i++)
		if (d->year[i] == year)
			return true;
	return false;
}

/* A year with none beside it, where the others follow each other. */
static void check_lonely(const struct check_walk *s, int only)
{
	const struct dataset *d = s->d;
	bool follow = false;

	for (size_t i = 1; i < d->n_years; i++)
		follow = follow || d->year[i] == d->year[i - 1] + 1;
	for (size_t i = 0; follow && i < d->n_years; i++) {
		int y = d->year[i];

		if (has(d, y - 1) || has(d, y + 1) ||
		    (only != 0 && i > 0 && i + 1 < d->n_years))
			continue;
		diag_add(s->diags, "W517",
		    (struct place){ s->path, 0, 0, NULL },
		    "check the year, or add those between",
		    "%d stands alone: there are no figures of %d or %d", y,
		    y - 1, y + 1);
	}
}

static void check_metric_year(struct check_walk *s)
{
	check_exchanged(s);
	check_whole_counts(s);
	check_period(s);
	check_sizes(s);
	check_bases(s);
	check_peers(s);
}

void dataset_check_sense(const struct dataset *d, const char *path, int year,
    struct diag_list *diags)
{
	const struct check_walk s = { .d = d, .path = path, .diags = diags };

	check_walk(d, path, year, diags, check_metric_year);
	check_lonely(&s, year);
	dataset_check_parts(d, path, year, diags);
}
