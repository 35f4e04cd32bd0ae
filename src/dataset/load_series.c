/*
 * series.csv: figures of quarters or months. They are for trends only and are
 * never mixed with the figures of years.
 */
#include "load.h"
#include "peelstats/format.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum {
	PART_FORCE,
	PART_METRIC,
	PART_PERIOD,
	PART_NUMERATOR,
	PART_DENOMINATOR,
	PART_VALUE,
	PART_STATUS,
	PART_NOTES
};
static const struct csv_column columns[] = { { "force_id", true },
	{ "metric_id", true }, { "period", true }, { "numerator", true },
	{ "denominator", false }, { "value", false }, { "status", false },
	{ "note_ids", false } };

static const struct figure_columns parts = { PART_NUMERATOR, PART_DENOMINATOR,
	PART_VALUE, PART_PERIOD, PART_STATUS, PART_NOTES, true };

/* "2017-Q2" or "2017-06"; how many such parts a year has. */
static bool parse_period(const char *s, int *period, int *parts_a_year)
{
	char digits[5];
	int year;
	int part;

	if (strlen(s) != 7 || s[4] != '-' ||
	    !format_copy(digits, sizeof(digits), s, 4) ||
	    !number_parse_year(digits, &year))
		return false;
	*parts_a_year = s[5] == 'Q' ? 4 : 12;
	if (s[5] != 'Q' && (s[5] < '0' || s[5] > '1'))
		return false;
	part = s[6] - '0' + (s[5] == '1' ? 10 : 0);
	if (s[6] < '0' || s[6] > '9' || part < 1 || part > *parts_a_year)
		return false;
	*period = year * *parts_a_year + part - 1;
	return true;
}

static bool read_period(struct load *l, const struct csv_row *row, int *period)
{
	const char *field = csv_field(row, PART_PERIOD);
	int parts_a_year;

	if (!parse_period(field, period, &parts_a_year)) {
		diag_add(l->diags, "E209", csv_place(row, PART_PERIOD),
		    "write a quarter as 2017-Q2, a month as 2017-06",
		    "\"%s\" is neither a quarter nor a month", field);
		return false;
	}
	if (l->d->parts_a_year == 0)
		l->d->parts_a_year = parts_a_year;
	if (l->d->parts_a_year == parts_a_year)
		return true;
	diag_add(l->diags, "E209", csv_place(row, PART_PERIOD),
	    "give quarters only, or months only",
	    "\"%s\" stands in a file of %s", field,
	    l->d->parts_a_year == 4 ? "quarters" : "months");
	return false;
}

static void part_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct part_figure p;
	bool known = load_force(l, row, PART_FORCE, &p.force);

	known = load_metric(l, row, PART_METRIC, &p.metric) && known;
	known = read_period(l, row, &p.period) && known;
	if (!known ||
	    !load_figure(l, row, &d->metric[p.metric], &parts, &p.figure))
		return;
	d->part = load_room(d->part, d->n_parts, &l->room_parts, sizeof(p));
	d->part[d->n_parts++] = p;
}

static int compare_keys(
    const struct part_figure *x, const struct part_figure *y)
{
	if (x->metric != y->metric)
		return x->metric < y->metric ? -1 : 1;
	if (x->force != y->force)
		return x->force < y->force ? -1 : 1;
	return (x->period > y->period) - (x->period < y->period);
}

static int compare_parts(const void *a, const void *b)
{
	const struct part_figure *x = a;
	const struct part_figure *y = b;
	int c = compare_keys(x, y);

	return c != 0 ? c
		      : (x->figure.line > y->figure.line) -
			    (x->figure.line < y->figure.line);
}

/* Rows of one key follow each other once sorted. */
static void report_doubles(struct load *l)
{
	const struct dataset *d = l->d;

	for (size_t i = 1; i < d->n_parts; i++)
		if (compare_keys(&d->part[i - 1], &d->part[i]) == 0)
			diag_add(l->diags, "E301",
			    load_place(l, "series.csv", d->part[i].figure.line),
			    "remove one of the two rows",
			    "%s, %s, %s is already given on line %u",
			    d->force[d->part[i].force].name,
			    d->metric[d->part[i].metric].id,
			    d->part[i].figure.period,
			    (unsigned)d->part[i - 1].figure.line);
}

static void skip_row(void *context, const struct csv_row *row)
{
	(void)context;
	(void)row;
}

bool load_series(struct load *l)
{
	struct dataset *d = l->d;
	struct part_figure *rows;
	bool can = d->n_forces > 0 && d->n_metrics > 0;
	bool ok = load_file(l, "series.csv", false, columns,
	    sizeof(columns) / sizeof(columns[0]), can ? part_row : skip_row);

	rows = arena_array(&d->arena, d->n_parts, sizeof(*rows));
	if (d->n_parts > 0) {
		memcpy(rows, d->part, d->n_parts * sizeof(*rows));
		qsort(rows, d->n_parts, sizeof(*rows), compare_parts);
	}
	free(d->part);
	d->part = rows;
	report_doubles(l);
	return ok;
}
