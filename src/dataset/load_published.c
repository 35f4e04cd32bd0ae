#include "load.h"
#include "peelstats/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	PUB_ID,
	PUB_DOCUMENT,
	PUB_AREA,
	PUB_SUBJECT,
	PUB_YEAR,
	PUB_QUANTITY,
	PUB_VALUE,
	PUB_WHERE,
	PUB_DECIMALS,
	PUB_UNIT
};
static const struct csv_column columns[] = { { "published_id", true },
	{ "document", true }, { "area", true }, { "subject", true },
	{ "year", true }, { "quantity", true }, { "value", true },
	{ "where", false }, { "decimals", false }, { "unit", false } };

static const char *const quantities[QUANTITY_COUNT] = { "value", "numerator",
	"denominator", "change_percent", "change_points",
	"numerator_change_percent", "count_outstanding", "count_good",
	"count_requires_improvement", "count_inadequate", "count_improved",
	"count_declined", "count_unchanged", "count_inspected",
	"inspected_year", "rank", "lowest", "highest", "count_rose",
	"count_fell" };

/* may be left out: "good" for "count_good" */
static const char count[] = "count_";

static const char *const national_areas[] = { "E&W", "England and Wales" };

const char *quantity_name(enum quantity q)
{
	return quantities[q];
}

static bool read_area(
    struct load *l, const struct csv_row *row, struct published *p)
{
	const char *field = csv_field(row, PUB_AREA);
	size_t force;

	p->force = EVERYWHERE;
	for (size_t i = 0; i < COUNT(national_areas); i++)
		if (name_equal(field, national_areas[i]))
			return true;
	if (field[0] != '\0' && (name_equal(field, l->d->naming.area) ||
				    name_equal(field, l->d->naming.short_area)))
		return true;
	if (!load_force(l, row, PUB_AREA, &force))
		return false;
	p->force = (int)force;
	return true;
}

bool load_subject(struct load *l, const struct csv_row *row, size_t column,
    struct published *p)
{
	const char *field = csv_field(row, column);

	p->of_question = false;
	if (names_find(&l->metrics, field, &p->subject))
		return true;
	p->of_question = true;
	if (names_find(&l->questions, field, &p->subject))
		return true;
	if (l->no_metrics || l->no_questions)
		return false;
	diag_add(l->diags, "E202", csv_place(row, column),
	    "give the id of a metric or of a question",
	    "unknown subject \"%s\"", field);
	return false;
}

bool load_quantity(struct load *l, const struct csv_row *row, size_t column,
    enum quantity *quantity)
{
	const char *field = csv_field(row, column);
	size_t word;

	for (size_t i = 0; i < COUNT(quantities); i++)
		if (strncmp(quantities[i], count, strlen(count)) == 0 &&
		    name_equal(quantities[i] + strlen(count), field)) {
			*quantity = (enum quantity)i;
			return true;
		}
	if (!load_filled(l, row, column, "quantity") ||
	    !load_word(l, row, column, "quantity", quantities,
		COUNT(quantities), &word))
		return false;
	*quantity = (enum quantity)word;
	return true;
}

/* Decimals as printed: as said, else as typed. */
static bool read_value(
    struct load *l, const struct csv_row *row, struct published *p)
{
	const char *field = csv_field(row, PUB_VALUE);
	struct value value;
	struct value decimals;

	if (!load_filled(l, row, PUB_VALUE, "value") ||
	    !load_number(l, row, PUB_VALUE, &value) ||
	    !load_number(l, row, PUB_DECIMALS, &decimals))
		return false;
	p->value = value.x;
	p->decimals = load_decimals(field);
	if (decimals.known &&
	    (decimals.x < 0 || decimals.x > 15 || fmod(decimals.x, 1) > 0)) {
		diag_add(l->diags, "E205", csv_place(row, PUB_DECIMALS),
		    "count the digits after the point as printed",
		    "decimals %.15g is no whole number from 0 to 15",
		    decimals.x);
		return false;
	}
	if (decimals.known)
		p->decimals = (int)decimals.x;
	return true;
}

static void published_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct published p;
	bool good = load_filled(l, row, PUB_ID, "published_id");

	memset(&p, 0, sizeof(p));
	good = read_area(l, row, &p) && good;
	good = load_subject(l, row, PUB_SUBJECT, &p) && good;
	good = load_year(l, row, PUB_YEAR, &p.year) && good;
	good = load_quantity(l, row, PUB_QUANTITY, &p.quantity) && good;
	good = read_value(l, row, &p) && good;
	if (!good)
		return;
	p.id = load_copy(l, csv_field(row, PUB_ID));
	if (!names_add(&l->published, p.id, d->n_published)) {
		diag_add(l->diags, "E301", csv_place(row, PUB_ID), NULL,
		    "\"%s\" is given twice", p.id);
		return;
	}
	p.document = load_copy(l, csv_field(row, PUB_DOCUMENT));
	p.where = load_copy(l, csv_field(row, PUB_WHERE));
	p.unit = load_copy(l, csv_field(row, PUB_UNIT));
	p.line = csv_row_line(row);
	d->published = load_room(
	    d->published, d->n_published, &l->room_published, sizeof(p));
	d->published[d->n_published++] = p;
}

struct published *load_settle(struct load *l, struct published *rows, size_t n)
{
	struct published *kept = arena_array(&l->d->arena, n, sizeof(*kept));

	if (n > 0)
		memcpy(kept, rows, n * sizeof(*rows));
	free(rows);
	return kept;
}

bool load_published(struct load *l)
{
	bool ok = load_file(
	    l, "published.csv", false, columns, COUNT(columns), published_row);

	l->d->published = load_settle(l, l->d->published, l->d->n_published);
	return ok;
}
