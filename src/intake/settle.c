/*
 * Figures of the sums of a table: held against the totals that it prints, set
 * over the population that the folder has, or refused with the reason.
 */
#include "intake.h"
#include "peelstats/format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* Counts are whole; full-time equivalents are rounded in each row. */
static const double rounding = 1.0;

enum { GAPS_SHOWN = 5 };

static const char *id_of(const struct intake *in, const struct slab *s)
{
	return in->recipe.measure[s->measure].id;
}

static double sum_of(const struct intake *in, const struct slab *s)
{
	double sum = 0;

	for (size_t f = 0; f < in->d->n_forces; f++)
		sum += s->known[f] ? s->count[f] : 0;
	return sum;
}

static bool near_to(double a, double b)
{
	return fabs(a - b) <= rounding + 1e-9 * fabs(a);
}

/*
 * A force and a region may have one name, and a row each: West Midlands. The
 * row of the region is the one that is the sum of its forces.
 */
static void drop_regions(const struct intake *in, struct slab *s)
{
	const struct dataset *d = in->d;

	for (size_t f = 0; f < d->n_forces; f++) {
		double others = 0;
		double second = s->count[f] - s->first[f];
		bool region = false;

		for (size_t g = 0; g < d->n_forces; g++)
			if (name_equal(d->force[g].region, d->force[f].name)) {
				region = true;
				others += g != f ? s->count[g] : 0;
			}
		if (!region || s->rows[f] != 2)
			continue;
		if (near_to(s->first[f], second + others))
			s->count[f] = second;
		else if (near_to(second, s->first[f] + others))
			s->count[f] = s->first[f];
	}
}

static bool has_gaps(const struct intake *in, const struct slab *s)
{
	bool any = false;

	for (size_t f = 0; f < in->d->n_forces; f++)
		any = any || (!s->known[f] && s->gap[f] != STATUS_OK);
	return any;
}

static bool is_value(const struct recipe_measure *m)
{
	return m->is_value || strcasecmp(m->kind, "score") == 0;
}

/* Percentages and scores cannot be added up: one row is one figure. */
static size_t check_single(
    const struct intake *in, const struct slab *s, struct text *said)
{
	for (size_t f = 0; f < in->d->n_forces; f++)
		if (s->rows[f] > 1) {
			text_addf(said,
			    "%s, %s, %d: %u rows, but values cannot be added "
			    "up: choose one with where, or count with count\n",
			    in->d->force[f].name, id_of(in, s), s->period.year,
			    s->rows[f]);
			return 1;
		}
	return 0;
}

/* Every total is that of the forces, or of them and the names left out; it may
 * be more where the table keeps the figure of a force to itself. */
static size_t check_totals(
    const struct intake *in, const struct slab *s, struct text *said)
{
	double sum = sum_of(in, s);
	size_t wrong = 0;

	if (is_value(&in->recipe.measure[s->measure]))
		return check_single(in, s, said);
	for (size_t i = 0; i < s->n_totals; i++) {
		const struct printed *t = &s->total[i];

		if (near_to(t->sum, sum) || near_to(t->sum, sum + s->skipped) ||
		    (t->sum > sum && has_gaps(in, s)))
			continue;
		text_addf(said,
		    "row %zu: \"%s\" of %s, %d is %.12g, but the %s add up "
		    "to %.12g: is a filter or a row missing?\n",
		    t->row, t->name, id_of(in, s), s->period.year, t->sum,
		    in->d->naming.units, sum);
		wrong++;
	}
	return wrong;
}

static size_t say_unknown(const struct intake *in, struct text *said)
{
	for (size_t i = 0; i < in->n_unknown; i++) {
		text_addf(said, "row %zu: unknown %s \"%s\"; ",
		    in->unknown_row[i], in->d->naming.unit, in->unknown[i]);
		unit_names_help(&in->d->known, in->unknown[i], said);
		text_add(said,
		    "; if it is to be left out, add it to \"skip\" of the "
		    "recipe\n");
	}
	return in->n_unknown;
}

static bool is_whole(const struct intake *in, const struct slab *s)
{
	unsigned wanted = parts_wanted(in);

	return (s->quarters & wanted) == wanted;
}

/* The parts of a year that the table has of a force, for any measure: a row may
 * be left out where there is nothing to count. */
static bool has_parts(const struct intake *in, const struct slab *s, size_t f)
{
	unsigned wanted = parts_wanted(in);
	unsigned seen = 0;

	for (size_t i = 0; i < in->n_slabs; i++)
		if (in->slab[i].period.year == s->period.year &&
		    in->slab[i].period.month == s->period.month)
			seen |= in->slab[i].seen[f];
	return (seen & wanted) == wanted;
}

/* Another period of the same measure and year. */
static size_t check_years(
    const struct intake *in, const struct slab *s, struct text *said)
{
	for (const struct slab *o = in->slab; o < s; o++)
		if (o->measure == s->measure &&
		    o->period.year == s->period.year && is_whole(in, o)) {
			text_addf(said,
			    "%s: two periods of the table end in %d (%s and "
			    "%s): choose one with month = %s in the recipe\n",
			    id_of(in, s), s->period.year,
			    month_name(o->period.month),
			    month_name(s->period.month),
			    month_name(o->period.month));
			return 1;
		}
	return 0;
}

static const char *period_words(struct intake *in, const struct slab *s)
{
	const char *words = in->recipe.measure[s->measure].period;
	struct period p = s->period;
	char end[64];
	const char *at;

	if (p.month == 0 && strstr(words, "{year}") == NULL)
		return arena_printf(&in->arena, "%d", p.year);
	if (words[0] == '\0')
		words = "12 months to {end}";
	if (p.month != 0)
		(void)format_fits(end, sizeof(end), "%d %s %d",
		    period_last_day(p), month_name(p.month), p.year);
	else
		(void)format_fits(end, sizeof(end), "%d", p.year);
	at = strstr(words, "{end}");
	if (at != NULL)
		return arena_printf(&in->arena, "%.*s%s%s", (int)(at - words),
		    words, end, at + 5);
	at = strstr(words, "{year}");
	if (at != NULL)
		return arena_printf(&in->arena, "%.*s%d%s", (int)(at - words),
		    words, p.year, at + 6);
	return words;
}

/* The base that a data set has: of the measure itself, or of another with the
 * same denominator in words. */
static bool base_in(const struct dataset *d, const struct recipe_measure *x,
    size_t f, int year, double *base)
{
	for (int own = 1; own >= 0; own--)
		for (size_t m = 0; m < d->n_metrics; m++) {
			const struct observation *o =
			    dataset_find(d, m, f, year);
			bool same = strcmp(d->metric[m].id, x->id) == 0;

			if (o == NULL || (o->known & KNOWN_DENOMINATOR) == 0 ||
			    (own ? !same
				 : strcmp(d->metric[m].denominator,
				       x->denominator) != 0))
				continue;
			*base = o->denominator;
			return true;
		}
	return false;
}

/* A count of the folder that goes by the words of the denominator. */
static bool count_in(const struct dataset *d, const struct recipe_measure *x,
    size_t f, int year, double *base)
{
	for (size_t m = 0; m < d->n_metrics; m++) {
		const struct observation *o = dataset_find(d, m, f, year);

		if (o == NULL || d->metric[m].kind != KIND_COUNT ||
		    (o->known & KNOWN_NUMERATOR) == 0 ||
		    strcmp(d->metric[m].numerator, x->denominator) != 0)
			continue;
		*base = o->numerator;
		return true;
	}
	return false;
}

/* That of the folder, else of the data that come along: the same force has
 * the same id there, and a population of a year is published once. */
static bool find_base(
    struct intake *in, const struct slab *s, size_t f, double *base)
{
	const struct recipe_measure *x = &in->recipe.measure[s->measure];
	size_t other;

	if (base_in(in->d, x, f, s->period.year, base) ||
	    count_in(in->d, x, f, s->period.year, base))
		return true;
	if (in->more == NULL ||
	    !names_find(&in->more->known.id, in->d->force[f].id, &other) ||
	    !base_in(in->more, x, other, s->period.year, base))
		return false;
	in->borrowed++;
	return true;
}

static bool needs_base(const struct recipe_measure *m)
{
	return !m->is_value && strcasecmp(m->kind, "count") != 0 &&
	       strcasecmp(m->kind, "score") != 0;
}

static size_t add_figures(
    struct intake *in, const struct slab *s, struct text *said)
{
	const struct recipe_measure *m = &in->recipe.measure[s->measure];
	size_t without = 0;
	struct text who = TEXT_EMPTY;
	const char *words = period_words(in, s);

	for (size_t f = 0; f < in->d->n_forces; f++) {
		struct intake_figure *x;
		double base = s->base[f];

		if (!s->known[f])
			continue;
		if (needs_base(m) && m->base[0] == '\0' &&
		    !find_base(in, s, f, &base)) {
			if (without++ < GAPS_SHOWN)
				text_addf(&who, "%s%s", who.len > 0 ? ", " : "",
				    in->d->force[f].name);
			continue;
		}
		in->figure = heap_realloc(
		    in->figure, in->n_figures + 1, sizeof(*in->figure));
		x = &in->figure[in->n_figures++];
		*x = (struct intake_figure){ .measure = s->measure,
			.force = f,
			.year = s->period.year,
			.status = s->short_of[f] || !has_parts(in, s, f)
				      ? STATUS_PARTIAL
				      : STATUS_OK,
			.numerator = s->count[f],
			.is_value = is_value(m),
			.denominator = base,
			.has_base = needs_base(m),
			.period = words };
	}
	if (without > GAPS_SHOWN)
		text_addf(&who, " and %zu more %s", without - GAPS_SHOWN,
		    in->d->naming.units);
	if (without > 0)
		text_addf(said,
		    "%s, %d: the folder has no %s of that year for %s: add a "
		    "measure with that denominator, give \"base\" a "
		    "column of the table, make the kind count, or name the "
		    "years with --year\n",
		    m->id, s->period.year, m->denominator, text_str(&who));
	text_release(&who);
	return without;
}

static bool has_figures(const struct intake *in, const struct slab *s)
{
	bool any = false;

	for (size_t f = 0; f < in->d->n_forces; f++)
		any = any || s->known[f];
	return any;
}

static void add_gap(
    struct intake *in, const struct slab *s, size_t f, const char *words)
{
	enum status gap = s->gap[f] != STATUS_OK ? s->gap[f] : STATUS_MISSING;

	in->figure =
	    heap_realloc(in->figure, in->n_figures + 1, sizeof(*in->figure));
	in->figure[in->n_figures++] =
	    (struct intake_figure){ .measure = s->measure,
		    .force = f,
		    .year = s->period.year,
		    .status = gap,
		    .period = words };
}

/* A force whose cell says nothing is missing, and is said to be. */
static void add_gaps(struct intake *in, const struct slab *s, struct text *said)
{
	const char *words = period_words(in, s);
	size_t shown = 0;

	for (size_t f = 0; f < in->d->n_forces && has_figures(in, s); f++) {
		if (s->known[f] || s->gap[f] == STATUS_OK)
			continue;
		add_gap(in, s, f, words);
		if (shown++ < GAPS_SHOWN)
			text_addf(said,
			    "%s, %s, %d: the table has no figure; it is put "
			    "down as %s, with a note\n",
			    in->d->force[f].name, id_of(in, s), s->period.year,
			    status_name(s->gap[f]));
	}
	if (shown > GAPS_SHOWN)
		text_addf(said, "  and %zu more of %s, %d\n",
		    shown - GAPS_SHOWN, id_of(in, s), s->period.year);
}

/* So is one of which the table has no row, though it has of others: a zero
 * would be a guess. */
static void add_absent(
    struct intake *in, const struct slab *s, struct text *said)
{
	const char *words = period_words(in, s);
	size_t n = 0;

	for (size_t f = 0; f < in->d->n_forces && has_figures(in, s); f++) {
		if (s->known[f] || s->gap[f] != STATUS_OK)
			continue;
		add_gap(in, s, f, words);
		if (n == 0)
			text_addf(said, "%s, %d: no row of the table for ",
			    id_of(in, s), s->period.year);
		if (n < GAPS_SHOWN)
			text_addf(said, "%s%s", n > 0 ? ", " : "",
			    in->d->force[f].name);
		n++;
	}
	if (n > GAPS_SHOWN)
		text_addf(said, " and %zu more", n - GAPS_SHOWN);
	if (n > 0)
		text_add(said, "; put down as missing, with a note\n");
}

static int compare_slabs(const void *a, const void *b)
{
	const struct slab *x = a;
	const struct slab *y = b;

	if (x->measure != y->measure)
		return x->measure < y->measure ? -1 : 1;
	if (x->period.year != y->period.year)
		return x->period.year < y->period.year ? -1 : 1;
	return x->period.month - y->period.month;
}

/* What is not there, and why: no figure is made up. */
static void say_left_out(const struct intake *in, struct text *said)
{
	for (size_t i = 0; i < in->n_slabs; i++)
		if (!is_whole(in, &in->slab[i]))
			text_addf(said,
			    "%s, %d: left out, the table has not all of its "
			    "%s\n",
			    id_of(in, &in->slab[i]), in->slab[i].period.year,
			    in->recipe.months ? "months" : "quarters");
	if (in->borrowed > 0)
		text_addf(said,
		    "the denominators of %zu figures are not in the folder and "
		    "were taken from the data that come with peelstats\n",
		    in->borrowed);
	if (in->blanks > 0)
		text_addf(said,
		    "%zu cell%s without a number, the first \"%s\" in row "
		    "%zu: %s not counted\n",
		    in->blanks, in->blanks == 1 ? "" : "s", in->blank,
		    in->blank_row, in->blanks == 1 ? "it is" : "they are");
}

bool intake_settle(struct intake *in, struct text *said, struct error *err)
{
	size_t wrong = say_unknown(in, said) + suspect_lost(in, said);

	if (in->n_slabs > 0)
		qsort(in->slab, in->n_slabs, sizeof(*in->slab), compare_slabs);
	for (size_t i = 0; i < in->n_slabs; i++) {
		struct slab *s = &in->slab[i];

		if ((in->year != 0 && s->period.year != in->year) ||
		    !is_whole(in, s))
			continue;
		drop_regions(in, s);
		wrong += check_totals(in, s, said);
		wrong += suspect_twice(in, s, said);
		wrong += check_years(in, s, said);
		wrong += add_figures(in, s, said);
		add_gaps(in, s, said);
		add_absent(in, s, said);
	}
	if (wrong > 0)
		return error_set(err, EXIT_DATA,
		    "%s: nothing was changed; see above", in->table);
	say_left_out(in, said);
	if (in->n_figures == 0)
		return error_set(err, EXIT_DATA,
		    "%s: no figure was found%s: nothing was changed; check "
		    "the filters of %s",
		    in->table, in->year != 0 ? " of that year" : "",
		    in->recipe.path);
	return true;
}
