/*
 * A first recipe for a table that nobody has described: the column with most
 * names of forces, the column or the header with periods, and a measure for
 * each column of numbers. It is there to be read and corrected.
 */
#include "intake.h"
#include "peelstats/format.h"
#include "peelstats/slug.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { LOOK_AT = 400, SHOWN_MAX = 12 };

/* What is seen in a column below the header. */
struct column {
	char name[128];
	size_t forces;
	size_t periods;
	size_t quarters; /* 1 to 4 */
	size_t numbers;
	size_t filled;
};

struct look {
	struct intake *in; /* for who_is() only */
	struct column column[TABLE_COLUMNS_MAX];
	struct table_row last[8]; /* rows above the first force */
	size_t n_columns;
	size_t rows;
	size_t header_row;
	size_t header_periods;
	char sheet[256];
	bool done;
};

static bool on_sheet(void *context, const char *name)
{
	struct look *k = context;

	if (k->rows >= 3)
		return false; /* the first sheet with forces */
	memset(k->column, 0, sizeof(k->column));
	k->rows = 0;
	for (size_t i = 0; i < 8; i++)
		table_row_clear(&k->last[i]);
	(void)format_fits(k->sheet, sizeof(k->sheet), "%s", name);
	return true;
}

static bool has_force(const struct look *k, const struct table_row *row)
{
	size_t f;

	for (size_t i = 0; i < row->n; i++)
		if (strlen(table_field(row, i)) > 2 &&
		    who_is(k->in, table_field(row, i), &f) == WHO_FORCE)
			return true;
	return false;
}

/* A region or a total above the first force is no header. */
static bool is_sum(const struct look *k, const struct table_row *row)
{
	size_t numbers = 0;
	double x;
	size_t f;
	bool whole = false;

	for (size_t i = 0; i < row->n; i++) {
		const char *s = table_field(row, i);
		enum who who = who_is(k->in, s, &f);

		whole = whole ||
			(s[0] != '\0' && (who == WHO_PART || who == WHO_TOTAL));
		numbers += cell_number(s, &x) == 1;
	}
	return whole && numbers > 0;
}

static void keep(struct look *k, const struct table_row *row)
{
	struct table_row *to = &k->last[row->number % 8];

	table_row_clear(to);
	to->number = row->number;
	for (size_t i = 0; i < row->n; i++)
		(void)table_row_set(
		    to, i, table_field(row, i), strlen(table_field(row, i)));
}

/* The fullest row above the first force names the columns. */
static void take_header(struct look *k, size_t below)
{
	const struct table_row *best = NULL;

	for (size_t i = 0; i < 8; i++)
		if (k->last[i].n > 1 && k->last[i].number < below &&
		    (best == NULL || k->last[i].n > best->n ||
			(k->last[i].n == best->n &&
			    k->last[i].number > best->number)))
			best = &k->last[i];
	k->header_row = best != NULL ? best->number : 0;
	k->header_periods = 0;
	for (size_t i = 0; best != NULL && i < best->n; i++) {
		struct period p;

		(void)format_fits(k->column[i].name, sizeof(k->column[i].name),
		    "%s", table_field(best, i));
		k->header_periods += period_parse(k->column[i].name, &p);
	}
}

static void look_at(struct look *k, const struct table_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		const char *s = table_field(row, i);
		struct column *c = &k->column[i];
		struct period p;
		double x;
		size_t f;

		if (*s == '\0')
			continue;
		c->filled++;
		c->forces += who_is(k->in, s, &f) == WHO_FORCE;
		c->periods += period_parse(s, &p);
		if (cell_number(s, &x) == 1) {
			c->numbers++;
			c->quarters += x >= 1 && x <= 4;
		} else if ((s[0] == 'Q' || s[0] == 'q') && s[1] >= '1' &&
			   s[1] <= '4' && s[2] == '\0') {
			c->quarters++;
		}
	}
	if (row->n > k->n_columns)
		k->n_columns = row->n;
}

static bool on_row(void *context, const struct table_row *row)
{
	struct look *k = context;

	if (has_force(k, row)) {
		if (k->rows == 0)
			take_header(k, row->number);
		k->rows++;
		look_at(k, row);
	} else if (k->rows == 0 && !is_sum(k, row)) {
		keep(k, row);
	}
	return k->rows < LOOK_AT;
}

static size_t most(const struct look *k, size_t offset)
{
	size_t best = NO_COLUMN;
	size_t n = 0;

	for (size_t i = 0; i < k->n_columns; i++) {
		size_t now = *(
		    const size_t *)(const void *)((const char *)&k->column[i] +
						  offset);

		if (now > n && now * 10 >= k->column[i].filled * 8) {
			n = now;
			best = i;
		}
	}
	return n * 10 >= k->rows * 5 ? best : NO_COLUMN;
}

static void add_column(const struct look *k, size_t i, struct text *out)
{
	char letters[4] = "";

	if (k->column[i].name[0] != '\0') {
		for (const char *c = k->column[i].name; *c != '\0'; c++)
			text_add_char(out, (unsigned char)*c < 0x20 ? ' ' : *c);
		return;
	}
	if (i >= 26) {
		letters[0] = (char)('A' + i / 26 - 1);
		letters[1] = (char)('A' + i % 26);
	} else {
		letters[0] = (char)('A' + i);
	}
	text_addf(out, "column %s", letters);
}

static void add_measure(
    const char *id, const char *words, const char *count, struct text *out)
{
	text_addf(out,
	    "\n[measure %s]\n"
	    "# in reports: a noun phrase\n"
	    "title = %s\n"
	    "# rate (per population), proportion, ratio, amount, count, score\n"
	    "kind = count\n"
	    "multiplier = 1\n"
	    "numerator = %s\n"
	    "# a rate needs what it is divided by: a column of the table, or\n"
	    "# the population that the folder has (leave base out)\n"
	    "# denominator = population\n"
	    "# base = COLUMN\n",
	    id, words, words);
	if (count[0] != '\0')
		text_addf(out, "count = %s\n", count);
	text_add(out, "# only some rows:\n# where = COLUMN: VALUE; VALUE\n");
}

static void add_measures(const struct look *k, size_t force, size_t period,
    size_t quarter, struct text *out)
{
	size_t n = 0;

	if (k->header_periods > 0) {
		add_measure("measure_1", "What the table counts", "", out);
		return;
	}
	for (size_t i = 0; i < k->n_columns && n < SHOWN_MAX; i++) {
		struct text count = TEXT_EMPTY;
		char id[64];

		if (i == force || i == period || i == quarter ||
		    k->column[i].numbers * 2 < k->column[i].filled ||
		    k->column[i].numbers == 0)
			continue;
		add_column(k, i, &count);
		slug_make(text_str(&count), id, sizeof(id));
		for (char *c = id; *c != '\0'; c++)
			*c = *c == '-' ? '_' : *c;
		add_measure(id[0] != '\0' ? id : "measure", text_str(&count),
		    text_str(&count), out);
		text_release(&count);
		n++;
	}
}

static bool describe(const struct look *k, const char *table, struct text *out,
    struct error *err)
{
	size_t force = most(k, offsetof(struct column, forces));
	size_t period = most(k, offsetof(struct column, periods));
	size_t quarter = most(k, offsetof(struct column, quarters));
	const char *slash = strrchr(table, '/');

	if (force == NO_COLUMN)
		return error_set(err, EXIT_DATA,
		    "%s: no column holds the names of the %s of the folder; "
		    "is --data the right one?",
		    table, k->in->d->naming.units);
	text_add(out, "# A first recipe, made from what was seen in the table. "
		      "Read it, correct\n# it, then: peelstats --import TABLE "
		      "--recipe THIS --data FOLDER\n[table]\ntitle = ");
	for (const char *c = slash != NULL ? slash + 1 : table; *c != '\0'; c++)
		text_add_char(out, (unsigned char)*c < 0x20 ? ' ' : *c);
	text_add(out, "\nsource = \n");
	if (strcmp(k->sheet, table) != 0)
		text_addf(out,
		    "# * is every sheet that has these columns\nsheet = %s\n"
		    "*\n",
		    k->sheet);
	text_add(out, "force = ");
	add_column(k, force, out);
	if (k->header_periods > 0) {
		text_add(out, "\n# the columns are named by periods\nperiod = "
			      "columns\n");
	} else if (period != NO_COLUMN) {
		text_add(out, "\nperiod = ");
		add_column(k, period, out);
	} else {
		text_add(out, "\n# no column says of when: write the year "
			      "here\nperiod = 2017");
	}
	if (k->header_row > 0)
		text_addf(out, "\nheader_row = %zu\n", k->header_row);
	if (quarter != NO_COLUMN && quarter != period &&
	    k->header_periods == 0) {
		text_add(out, "quarter = ");
		add_column(k, quarter, out);
		text_add(out, "\n");
	}
	text_add(out,
	    "# names in that column that are left out, ; between\n"
	    "skip = British Transport Police; Action Fraud; CIFAS; UK "
	    "Finance\n");
	add_measures(k, force, period, quarter, out);
	return true;
}

bool intake_propose(const char *table, const struct dataset *d,
    struct text *out, struct error *err)
{
	struct look *k = heap_realloc(NULL, 1, sizeof(*k));
	const struct table_reader reader = { on_sheet, on_row, k };
	bool ok;

	memset(k, 0, sizeof(*k));
	k->in = heap_realloc(NULL, 1, sizeof(*k->in));
	memset(k->in, 0, sizeof(*k->in));
	k->in->d = d;
	k->in->recipe.skip = "";
	ok = table_read(table, &reader, err) && describe(k, table, out, err);
	for (size_t i = 0; i < 8; i++)
		text_release(&k->last[i].bytes);
	free(k->in);
	free(k);
	return ok;
}
