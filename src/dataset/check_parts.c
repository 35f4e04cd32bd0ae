/*
 * Quarters and months beside the figure of their year, and gaps among them.
 * The year that four quarters make is read from the period of the figure:
 * "12 months to 30 June 2017".
 */
#include "dataset_check.h"
#include "peelstats/format.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

/* Counts are revised from release to release; a part that is missing or
 * counted twice changes a year by more. */
static const double tolerance = 0.02;

/* The last month of a period, from 1; 0 when it does not say. */
static int end_month(const char *period)
{
	static const char *const month[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	int found = 0;

	if (strstr(period, "12 months to") == NULL &&
	    strstr(period, "ear ending") == NULL)
		return 0;
	for (int i = 0; i < 12; i++)
		if (strstr(period, month[i]) != NULL)
			found = i + 1;
	return found;
}

struct parts {
	const struct dataset *d;
	const char *path;
	struct diag_list *diags;
	size_t metric;
	size_t force;
	const struct part_figure *part;
	size_t n;
};

static bool usable(const struct part_figure *p)
{
	return (p->figure.known & KNOWN_NUMERATOR) != 0 &&
	       status_usable(p->figure.status);
}

/* The sum of the parts that end with `last`; false unless all are there. */
static bool sum_of(const struct parts *p, int last, double *sum, bool *noted)
{
	int a_year = p->d->parts_a_year;
	int found = 0;

	*sum = 0;
	*noted = false;
	for (size_t i = 0; i < p->n; i++) {
		int at = p->part[i].period;

		if (at <= last - a_year || at > last)
			continue;
		if (!usable(&p->part[i]))
			return false;
		*noted = *noted || p->part[i].figure.notes->n > 0;
		*sum += p->part[i].figure.numerator;
		found++;
	}
	return found == a_year;
}

static void check_sum(const struct parts *p, int year)
{
	const struct observation *o =
	    dataset_find(p->d, p->metric, p->force, year);
	int a_year = p->d->parts_a_year;
	int month = o != NULL ? end_month(o->period) : 0;
	double sum;
	bool noted;

	if (month == 0 || (month * a_year) % 12 != 0 || o->notes->n > 0 ||
	    (o->known & KNOWN_NUMERATOR) == 0 || !status_usable(o->status) ||
	    o->status == STATUS_PARTIAL ||
	    !sum_of(p, year * a_year + month * a_year / 12 - 1, &sum, &noted) ||
	    noted)
		return;
	if (fabs(sum - o->numerator) <=
	    fmax(10, tolerance * fmax(sum, o->numerator)))
		return;
	diag_add_cause(p->diags, p->d->metric[p->metric].id, "W518",
	    (struct place){ p->path, o->line, 0, NULL },
	    "correct the year or its parts in series.csv, or explain it in a "
	    "note",
	    "%s, %s, %d (%s) is %.15g, but its %s make %.15g",
	    p->d->force[p->force].name, p->d->metric[p->metric].id, year,
	    o->period, o->numerator, a_year == 4 ? "quarters" : "months", sum);
}

static void say_period(const struct dataset *d, int period, char *out, size_t n)
{
	(void)format_fits(out, n, d->parts_a_year == 4 ? "%d-Q%d" : "%d-%02d",
	    period / d->parts_a_year, period % d->parts_a_year + 1);
}

static void check_gaps(const struct parts *p, const char *series)
{
	for (size_t i = 1; i < p->n; i++) {
		int missing = p->part[i].period - p->part[i - 1].period - 1;
		char first[32];

		if (missing <= 0)
			continue;
		say_period(
		    p->d, p->part[i - 1].period + 1, first, sizeof(first));
		diag_add_cause(p->diags, p->d->metric[p->metric].id, "W519",
		    (struct place){ series, p->part[i].figure.line, 0, NULL },
		    "add a row with the status missing, so that the gap shows "
		    "and is explained",
		    "%s, %s: %d %s from %s on %s not there",
		    p->d->force[p->force].name, p->d->metric[p->metric].id,
		    missing,
		    p->d->parts_a_year == 4
			? (missing == 1 ? "quarter" : "quarters")
			: (missing == 1 ? "month" : "months"),
		    first, missing == 1 ? "is" : "are");
	}
}

void dataset_check_parts(const struct dataset *d, const char *path, int year,
    struct diag_list *diags)
{
	const char *slash = strrchr(path, '/');
	char series[4096];
	struct parts p = { .d = d, .path = path, .diags = diags };

	dataset_check_levels(d, path, false, year, diags);
	if (d->n_parts == 0)
		return;
	(void)format_fits(series, sizeof(series), "%.*s/series.csv",
	    slash != NULL ? (int)(slash - path) : 1,
	    slash != NULL ? path : ".");
	for (p.metric = 0; p.metric < d->n_metrics; p.metric++)
		for (p.force = 0; p.force < d->n_forces; p.force++) {
			p.part = dataset_parts(d, p.metric, p.force, &p.n);
			check_gaps(&p, series);
			for (size_t y = 0; y < d->n_years; y++)
				if (year == 0 || d->year[y] == year ||
				    d->year[y] == year - 1)
					check_sum(&p, d->year[y]);
		}
	dataset_check_levels(d, series, true, year, diags);
}
