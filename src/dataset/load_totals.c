/*
 * totals.csv: figures that the rows must add up to. They are read as
 * published figures of their own, which the checks hold against the data. The
 * subject may stand in a column of its own kind, and the item without the
 * "count_" of published.csv.
 */
#include "load.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum {
	TOTAL_YEAR,
	TOTAL_ITEM,
	TOTAL_SUBJECT,
	TOTAL_METRIC,
	TOTAL_QUESTION,
	TOTAL_VALUE,
	TOTAL_TOTAL
};
static const struct csv_column columns[] = { { "year", true }, { "item", true },
	{ "subject", false }, { "metric_id", false }, { "question_id", false },
	{ "value", false }, { "total", false } };

/* The first of two columns that holds something, else the first. */
static size_t filled(const struct csv_row *row, size_t a, size_t b)
{
	return csv_field(row, a)[0] != '\0' || csv_field(row, b)[0] == '\0' ? a
									    : b;
}

static void total_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct published p;
	struct value value;
	size_t subject = filled(
	    row, TOTAL_SUBJECT, filled(row, TOTAL_METRIC, TOTAL_QUESTION));
	size_t number = filled(row, TOTAL_VALUE, TOTAL_TOTAL);
	bool good;

	memset(&p, 0, sizeof(p));
	p.force = EVERYWHERE;
	good = load_subject(l, row, subject, &p);
	good = load_year(l, row, TOTAL_YEAR, &p.year) && good;
	good = load_quantity(l, row, TOTAL_ITEM, &p.quantity) && good;
	good = load_filled(l, row, number, "value") &&
	       load_number(l, row, number, &value) && good;
	if (!good)
		return;
	p.value = value.x;
	p.decimals = load_decimals(csv_field(row, number));
	p.line = csv_row_line(row);
	p.id = p.document = p.where = p.unit = "";
	d->total = load_room(d->total, d->n_totals, &l->room_totals, sizeof(p));
	d->total[d->n_totals++] = p;
}

bool load_totals(struct load *l)
{
	bool ok = load_file(l, "totals.csv", false, columns,
	    sizeof(columns) / sizeof(columns[0]), total_row);

	l->d->total = load_settle(l, l->d->total, l->d->n_totals);
	return ok;
}
