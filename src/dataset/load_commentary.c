/*
 * commentary.csv: what an analyst says of a measure, of a page or of the whole
 * report. It is printed as it stands, with its author and date, and no
 * sentence is made of it.
 */
#include "load.h"
#include "peelstats/format.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum {
	COMMENTARY_PAGE,
	COMMENTARY_FORCE,
	COMMENTARY_TEXT,
	COMMENTARY_AUTHOR,
	COMMENTARY_DATE,
	COMMENTARY_YEAR
};
static const struct csv_column columns[] = { { "page", true },
	{ "force_id", true }, { "text", true }, { "author", true },
	{ "date", true }, { "year", false } };

/* The two digits of a date from `at` on; -1 for anything else. */
static int two_digits(const char *date, size_t at)
{
	if (date[at] < '0' || date[at] > '9' || date[at + 1] < '0' ||
	    date[at + 1] > '9')
		return -1;
	return 10 * (date[at] - '0') + date[at + 1] - '0';
}

static bool is_date(const char *date)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	char digits[5];
	int year = 0;
	int month;
	bool leap;

	if (strlen(date) != 10 || date[4] != '-' || date[7] != '-' ||
	    !format_copy(digits, sizeof(digits), date, 4) ||
	    !number_parse_year(digits, &year))
		return false;
	month = two_digits(date, 5);
	leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month >= 1 && month <= 12 && two_digits(date, 8) >= 1 &&
	       two_digits(date, 8) <=
		   days[month - 1] + (month == 2 && leap ? 1 : 0);
}

static bool read_date(struct load *l, const struct csv_row *row)
{
	if (!load_filled(l, row, COMMENTARY_DATE, "date"))
		return false;
	if (is_date(csv_field(row, COMMENTARY_DATE)))
		return true;
	diag_add(l->diags, "E210", csv_place(row, COMMENTARY_DATE),
	    "write year, month and day, such as 2018-03-22",
	    "\"%s\" is not a date", csv_field(row, COMMENTARY_DATE));
	return false;
}

/* A force, "all", or nothing: the report of all forces together. */
static bool read_force(
    struct load *l, const struct csv_row *row, struct commentary *c)
{
	const char *field = csv_field(row, COMMENTARY_FORCE);

	c->national = field[0] == '\0';
	c->everywhere = name_equal(field, "all");
	return c->national || c->everywhere ||
	       load_force(l, row, COMMENTARY_FORCE, &c->force);
}

static void commentary_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct commentary c = { .line = csv_row_line(row) };
	bool good = load_filled(l, row, COMMENTARY_PAGE, "page");

	good = read_force(l, row, &c) && good;
	good = load_filled(l, row, COMMENTARY_TEXT, "text") && good;
	good = load_filled(l, row, COMMENTARY_AUTHOR, "author") && good;
	good = read_date(l, row) && good;
	if (csv_field(row, COMMENTARY_YEAR)[0] != '\0')
		good = load_year(l, row, COMMENTARY_YEAR, &c.year) && good;
	if (!good)
		return;
	c.page = load_copy(l, csv_field(row, COMMENTARY_PAGE));
	c.text = load_copy(l, csv_field(row, COMMENTARY_TEXT));
	c.author = load_copy(l, csv_field(row, COMMENTARY_AUTHOR));
	c.date = load_copy(l, csv_field(row, COMMENTARY_DATE));
	d->commentary = load_room(
	    d->commentary, d->n_commentaries, &l->room_commentaries, sizeof(c));
	d->commentary[d->n_commentaries++] = c;
}

bool load_commentary(struct load *l)
{
	struct dataset *d = l->d;
	bool ok = load_file(l, "commentary.csv", false, columns,
	    sizeof(columns) / sizeof(columns[0]), commentary_row);
	struct commentary *kept =
	    arena_array(&d->arena, d->n_commentaries, sizeof(*kept));

	if (d->n_commentaries > 0)
		memcpy(kept, d->commentary, d->n_commentaries * sizeof(*kept));
	free(d->commentary);
	d->commentary = kept;
	return ok;
}
