/*
 * Figures that can hardly be right, though they may be. What a note explains
 * is left alone, and so are small counts, which jump by chance.
 */
#include "dataset_check.h"

#include "cube.h"
#include "peelstats/dataset.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { FEWEST = 8, SMALL = 100, COPY = 100, ALIKE = 3 };

/* Scaled median absolute deviations from the median. */
static const double far_off = 8;
static const double scale = 1.4826;

struct check {
	const struct dataset *d;
	struct diag_list *diags;
	const char *path;
	size_t metric;
	int year;
	int before;
	double *x; /* room for all forces, three times */
	double *sorted;
	size_t *force;
};

static int ascending(const void *a, const void *b)
{
	const double *x = a;
	const double *y = b;

	return (*x > *y) - (*x < *y);
}

static double median(struct check *c, const double *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		c->sorted[i] = x[i];
	qsort(c->sorted, n, sizeof(*x), ascending);
	return (c->sorted[(n - 1) / 2] + c->sorted[n / 2]) / 2;
}

static double deviation(struct check *c, const double *x, size_t n, double m)
{
	double *d = c->x + c->d->n_forces;

	for (size_t i = 0; i < n; i++)
		d[i] = fabs(x[i] - m);
	/* forces that agree to the last digit are no measure of the rest */
	return fmax(scale * median(c, d, n), 0.01);
}

static bool has_notes(const struct observation *o)
{
	return o != NULL && o->notes->n > 0;
}

/* The value of a figure that is large enough to judge; 0 for none. */
static double judged(const struct check *c, size_t force, int year)
{
	const struct observation *o =
	    dataset_find(c->d, c->metric, force, year);
	struct value v = observation_value(&c->d->metric[c->metric], o);

	if (!v.known || c->d->force[force].extreme ||
	    ((o->known & KNOWN_NUMERATOR) != 0 && o->numerator < SMALL))
		return 0;
	return v.x > 0 ? v.x : 0;
}

static struct place place_of(const struct check *c, size_t force)
{
	const struct observation *o =
	    dataset_find(c->d, c->metric, force, c->year);

	return (struct place){ c->path, o != NULL ? o->line : 0, 0, NULL };
}

/* An outlier of a power of ten has another multiplier, or a digit too many. */
static const char *level_help(double ratio)
{
	return dataset_power_of_ten(ratio) != 0
		   ? "check the figure: it is about a power of ten beside the "
		     "others (per 100,000 for per 1,000, thousands for ones, a "
		     "point that is lost); where it is right but not "
		     "comparable, write yes under extreme in forces.csv, or "
		     "explain it in a note"
		   : "check the figure; where it is right but not comparable, "
		     "write yes under extreme in forces.csv (it then no longer "
		     "stretches the charts), or explain it in a note";
}

static void check_levels(struct check *c)
{
	size_t n = 0;
	double m;
	double s;

	for (size_t f = 0; f < c->d->n_forces; f++) {
		double v = judged(c, f, c->year);

		if (!(v > 0))
			continue;
		c->x[n] = log(v);
		c->force[n++] = f;
	}
	if (n < FEWEST)
		return;
	m = median(c, c->x, n);
	s = deviation(c, c->x, n, m);
	for (size_t i = 0; i < n; i++)
		if (fabs(c->x[i] - m) > fmax(far_off * s, log(1.5)) &&
		    !has_notes(
			dataset_find(c->d, c->metric, c->force[i], c->year)))
			diag_add_cause(c->diags, c->d->force[c->force[i]].id,
			    "W502", place_of(c, c->force[i]),
			    level_help(exp(c->x[i] - m)),
			    "%s, %s, %d is %.*f; the middle %s has %.*f",
			    c->d->force[c->force[i]].name,
			    c->d->metric[c->metric].id, c->year,
			    c->d->metric[c->metric].decimals, exp(c->x[i]),
			    c->d->naming.unit, c->d->metric[c->metric].decimals,
			    exp(m));
}

static double value_in(const struct check *c, size_t force, int year)
{
	return observation_value(&c->d->metric[c->metric],
	    dataset_find(c->d, c->metric, force, year))
	    .x;
}

static void report_jump(
    struct check *c, size_t force, double ratio, double low, double high)
{
	int decimals = c->d->metric[c->metric].decimals;

	diag_add(c->diags, "W501", place_of(c, force),
	    "check both years; if the way of counting changed, write break "
	    "under status; or explain it in a note",
	    "%s, %s %s by %.0f%% since %d (%.*f to %.*f); other %s "
	    "%+.0f%% to %+.0f%%",
	    c->d->force[force].name, c->d->metric[c->metric].id,
	    ratio > 0 ? "rose" : "fell", 100 * fabs(expm1(ratio)), c->before,
	    decimals, value_in(c, force, c->before), decimals,
	    value_in(c, force, c->year), c->d->naming.units, 100 * expm1(low),
	    100 * expm1(high));
}

static void check_changes(struct check *c)
{
	size_t n = 0;
	double m;
	double s;

	for (size_t f = 0; f < c->d->n_forces; f++) {
		double now = judged(c, f, c->year);
		double then = judged(c, f, c->before);

		if (!(now > 0) || !(then > 0))
			continue;
		c->x[n] = log(now / then);
		c->force[n++] = f;
	}
	if (n < FEWEST)
		return;
	m = median(c, c->x, n);
	s = deviation(c, c->x, n, m);
	for (size_t i = 0; i < n; i++) {
		double low = HUGE_VAL;
		double high = -HUGE_VAL;

		if (fabs(c->x[i] - m) <= far_off * s ||
		    fabs(c->x[i]) < log(1.5) ||
		    has_notes(
			dataset_find(c->d, c->metric, c->force[i], c->year)) ||
		    has_notes(
			dataset_find(c->d, c->metric, c->force[i], c->before)))
			continue;
		for (size_t k = 0; k < n; k++)
			if (k != i) {
				low = fmin(low, c->x[k]);
				high = fmax(high, c->x[k]);
			}
		report_jump(c, c->force[i], c->x[i], low, high);
	}
}

static bool same(const struct observation *a, const struct observation *b)
{
	const unsigned counts = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	return a != NULL && b != NULL && (a->known & counts) == counts &&
	       (b->known & counts) == counts && a->numerator >= COPY &&
	       !(a->numerator > b->numerator) &&
	       !(a->numerator < b->numerator) &&
	       !(a->denominator > b->denominator) &&
	       !(a->denominator < b->denominator);
}

static void check_copies(struct check *c, bool years)
{
	for (size_t f = 0; f < c->d->n_forces; f++) {
		const struct observation *o =
		    dataset_find(c->d, c->metric, f, c->year);
		size_t alike = 0;

		if (has_notes(o))
			continue;
		if (years &&
		    same(o, dataset_find(c->d, c->metric, f, c->before)))
			diag_add_cause(c->diags, c->d->metric[c->metric].id,
			    "W503", place_of(c, f),
			    "check that one year was not copied to the other",
			    "%s, %s has the same counts in %d and %d",
			    c->d->force[f].name, c->d->metric[c->metric].id,
			    c->before, c->year);
		for (size_t g = 0; g <= f; g++)
			alike +=
			    same(o, dataset_find(c->d, c->metric, g, c->year));
		if (alike == ALIKE)
			diag_add(c->diags, "W503", place_of(c, f),
			    "check that they were not copied",
			    "%s, %s, %d has the same counts as two other "
			    "%s",
			    c->d->force[f].name, c->d->metric[c->metric].id,
			    c->year, c->d->naming.units);
	}
}

static bool any_row(const struct dataset *d, size_t metric, int year)
{
	for (size_t f = 0; f < d->n_forces; f++)
		if (dataset_find(d, metric, f, year) != NULL)
			return true;
	return false;
}

void dataset_check_rows(
    const struct dataset *d, const char *dir, struct diag_list *diags)
{
	const char *path =
	    arena_printf(&diags->arena, "%s/observations.csv", dir);

	for (size_t i = 0; i < d->n_metrics * d->n_years; i++) {
		size_t m = i / d->n_years;
		int year = d->year[i % d->n_years];

		if (!any_row(d, m, year))
			continue;
		for (size_t f = 0; f < d->n_forces; f++)
			if (dataset_find(d, m, f, year) == NULL)
				diag_add(diags, "E302",
				    (struct place){ path, 0, 0, NULL },
				    "every row of forces.csv needs one; give "
				    "the status "
				    "missing and a note if it has no figure",
				    "no row for %s, %s, %d", d->force[f].name,
				    d->metric[m].id, year);
	}
}

/* Of the year of a report, and of the one it is compared with, the levels;
 * its changes only. Year 0 stands for every year. */
static void check_year(struct check *c, size_t y, int year)
{
	bool own = year == 0 || c->d->year[y] == year;

	if (!own && c->d->year[y] != year - 1)
		return;
	c->year = c->d->year[y];
	c->before = y > 0 ? c->d->year[y - 1] : 0;
	check_levels(c);
	if (y > 0 && own)
		check_changes(c);
	check_copies(c, y > 0 && own);
}

/* Rows that --init wrote, which are not real. */
static void check_examples(struct check *c)
{
	const struct dataset *d = c->d;
	size_t rows = 0;
	size_t line = 0;

	for (size_t m = 0; m < d->n_metrics; m++)
		for (size_t i = 0; i < d->n_years * d->n_forces; i++) {
			const struct observation *o = dataset_find(
			    d, m, i % d->n_forces, d->year[i / d->n_forces]);

			if (o == NULL || o->notes->n == 0 ||
			    strcmp(o->notes->note[0]->id, "example_figures") !=
				0)
				continue;
			rows++;
			line = line == 0 || o->line < line ? o->line : line;
		}
	if (rows > 0)
		diag_add(c->diags, "W511",
		    (struct place){ c->path, line, 0, NULL },
		    "overwrite them with your own and remove the note "
		    "example_figures, which marks them",
		    "%zu row%s from here on are examples and no real figures",
		    rows, rows == 1 ? "" : "s");
}

void dataset_check(
    const struct dataset *d, const char *dir, int year, struct diag_list *diags)
{
	struct check c = { .d = d,
		.diags = diags,
		.path =
		    arena_printf(&diags->arena, "%s/observations.csv", dir) };

	c.x = heap_realloc(NULL, 3 * d->n_forces, sizeof(*c.x));
	c.sorted = c.x + 2 * d->n_forces;
	c.force = heap_realloc(NULL, d->n_forces, sizeof(*c.force));
	for (c.metric = 0; c.metric < d->n_metrics; c.metric++)
		for (size_t y = 0; y < d->n_years; y++)
			check_year(&c, y, year);
	check_examples(&c);
	dataset_check_scale(d, c.path, year, diags);
	dataset_check_sense(d, c.path, year, diags);
	free(c.x);
	free(c.force);
}
