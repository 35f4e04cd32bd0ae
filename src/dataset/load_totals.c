/*
 * totals.csv: figures that the rows must add up to. They are read as
 * published figures of their own, which the checks hold against the data.
 */
#include "load.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { TOTAL_SUBJECT, TOTAL_YEAR, TOTAL_ITEM, TOTAL_VALUE };
static const struct csv_column columns[] = { { "subject", true },
	{ "year", true }, { "item", true }, { "value", true } };

static void total_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct published p;
	struct value value;
	bool good;

	memset(&p, 0, sizeof(p));
	p.force = EVERYWHERE;
	good = load_subject(l, row, TOTAL_SUBJECT, &p);
	good = load_year(l, row, TOTAL_YEAR, &p.year) && good;
	good = load_quantity(l, row, TOTAL_ITEM, &p.quantity) && good;
	good = load_filled(l, row, TOTAL_VALUE, "value") &&
	       load_number(l, row, TOTAL_VALUE, &value) && good;
	if (!good)
		return;
	p.value = value.x;
	p.decimals = load_decimals(csv_field(row, TOTAL_VALUE));
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
