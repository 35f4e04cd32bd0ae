/*
 * A first recipe for a table that nobody has described: the column with most
 * names of forces, the column, header or title with periods, and a measure for
 * each column of numbers. It is there to be read and corrected.
 */
#include "propose.h"

#include "peelstats/format.h"
#include "peelstats/slug.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { SHOWN_MAX = 12 };

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

/* Of a column of codes and one of names, that with the names: totals and
 * regions have codes that nobody knows. */
static size_t force_column(const struct look *k)
{
	size_t best = most(k, offsetof(struct column, forces));

	for (size_t i = 0; best != NO_COLUMN && i < k->n_columns; i++)
		if (k->column[i].forces * 10 >= k->column[best].forces * 9 &&
		    k->column[i].whole > k->column[best].whole)
			best = i;
	return best;
}

/* One line, without the marks of notes that names end in. */
static void add_plain(const char *s, struct text *out)
{
	for (; *s != '\0'; s++)
		text_add_char(out, (unsigned char)*s < 0x20 ? ' ' : *s);
}

/* How a recipe names a column: by its header, or by its letter. */
static void add_column(const struct look *k, size_t i, struct text *out)
{
	char letters[4] = "";

	if (k->column[i].named) {
		add_plain(k->column[i].name, out);
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

static void add_title(const struct look *k, size_t i, struct text *out)
{
	if (k->column[i].name[0] != '\0')
		add_plain(k->column[i].name, out);
	else
		add_column(k, i, out);
}

/* "% recycled", "Rate per 1,000": no counts. */
static bool is_share(const char *words)
{
	return strchr(words, '%') != NULL || strstr(words, "ercent") != NULL ||
	       strstr(words, "er cent") != NULL;
}

static void add_value(
    const char *id, const char *words, const char *value, struct text *out)
{
	text_addf(out,
	    "\n[measure %s]\n"
	    "# in reports: a noun phrase\n"
	    "title = %s\n"
	    "kind = proportion\n"
	    "multiplier = 100\n"
	    "# percentages as they are; with counts chance can be told\n"
	    "value = %s\n"
	    "# where the cells hold 0.312 for 31.2: times = 100\n"
	    "# in words\n"
	    "numerator = %s\n"
	    "denominator = all\n",
	    id, words, value, words);
}

static void add_measure(
    const char *id, const char *words, const char *count, struct text *out)
{
	if (is_share(words) && count[0] != '\0') {
		add_value(id, words, count, out);
		return;
	}
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
}

static void add_no_choice(struct text *out)
{
	text_add(out, "# only some rows:\n# where = COLUMN: VALUE; VALUE\n");
}

/* An id of the title that no measure before has; `made` lists them. */
static void measure_id(
    const char *title, size_t n, struct text *made, char *id, size_t room)
{
	char slug[64];
	struct text line = TEXT_EMPTY;

	slug_make(title, slug, sizeof(slug));
	for (char *c = slug; *c != '\0'; c++)
		*c = *c == '-' ? '_' : *c;
	if (slug[0] == '\0')
		format_short(slug, sizeof(slug), "measure");
	text_addf(&line, " %s ", slug);
	if (strstr(text_str(made), text_str(&line)) != NULL)
		(void)format_fits(id, room, "%s_%zu", slug, n);
	else
		(void)format_fits(id, room, "%s", slug);
	text_add(made, text_str(&line));
	text_release(&line);
}

/* The column that says what a row counts: it has few texts, and it is the only
 * one of which the first force has more than one. */
static size_t kind_column(const struct look *k, size_t force, size_t period)
{
	size_t found = NO_COLUMN;

	for (size_t i = 0; i < k->n_columns; i++) {
		const struct column *c = &k->column[i];
		unsigned first = c->first_kinds;

		if (i == force || i == period || c->periods > 0 ||
		    (first & (first - 1)) == 0)
			continue;
		if (found != NO_COLUMN || c->n_kinds > KINDS_MAX ||
		    c->numbers + c->quarters > 0 || c->filled != k->rows)
			return NO_COLUMN;
		found = i;
	}
	return found;
}

/* A measure for each thing that the rows count in one column. */
static void add_kinds(
    const struct look *k, size_t column, size_t number, struct text *out)
{
	const struct column *c = &k->column[column];
	struct text made = TEXT_EMPTY;
	struct text count = TEXT_EMPTY;

	add_column(k, number, &count);
	for (size_t i = 0; i < c->n_kinds; i++) {
		char id[80];

		measure_id(c->kind[i], i + 1, &made, id, sizeof(id));
		add_measure(id, c->kind[i], text_str(&count), out);
		text_add(out, "where = ");
		add_column(k, column, out);
		text_addf(out, ": %s\n", c->kind[i]);
		text_add(out, "# for a share of another: base = ");
		text_addf(out, "%s and base_where = ", text_str(&count));
		add_column(k, column, out);
		text_addf(out, ": %s\n", c->kind[i == 0 ? 1 : 0]);
	}
	text_release(&made);
	text_release(&count);
}

/* The only column of numbers; NO_COLUMN when there are more. */
static size_t number_column(const struct look *k, size_t force, size_t period)
{
	size_t found = NO_COLUMN;

	for (size_t i = 0; i < k->n_columns; i++) {
		if (i == force || i == period || k->column[i].numbers == 0 ||
		    k->column[i].numbers * 2 < k->column[i].filled)
			continue;
		if (found != NO_COLUMN)
			return NO_COLUMN;
		found = i;
	}
	return found;
}

/* A measure for each name below periods, or one for all. */
static void add_below_periods(const struct look *k, struct text *out)
{
	struct text made = TEXT_EMPTY;

	for (size_t i = 0; i < k->n_below; i++) {
		char id[80];

		measure_id(k->below[i], i + 1, &made, id, sizeof(id));
		add_measure(id, k->below[i], k->below[i], out);
	}
	if (k->n_below == 0)
		add_measure("measure_1", "What the table counts", "", out);
	text_release(&made);
}

static void add_measures(const struct look *k, size_t force, size_t period,
    size_t quarter, struct text *out)
{
	struct text made = TEXT_EMPTY;
	size_t n = 0;
	size_t kind = kind_column(k, force, period);
	size_t number = number_column(k, force, period);

	if (k->header_periods > 0) {
		add_below_periods(k, out);
		return;
	}
	if (kind != NO_COLUMN && number != NO_COLUMN) {
		add_kinds(k, kind, number, out);
		return;
	}
	for (size_t i = 0; i < k->n_columns; i++) {
		struct text count = TEXT_EMPTY;
		struct text title = TEXT_EMPTY;
		char id[80];

		if (i == force || i == period || i == quarter ||
		    k->column[i].numbers * 2 < k->column[i].filled ||
		    k->column[i].numbers == 0 || ++n > SHOWN_MAX)
			continue;
		add_column(k, i, &count);
		add_title(k, i, &title);
		measure_id(text_str(&title), n, &made, id, sizeof(id));
		add_measure(id, text_str(&title), text_str(&count), out);
		add_no_choice(out);
		text_release(&count);
		text_release(&title);
	}
	if (n > SHOWN_MAX)
		text_addf(out,
		    "\n# %zu more column%s numbers: add a [measure] for "
		    "each that you want\n",
		    n - SHOWN_MAX, n - SHOWN_MAX == 1 ? " holds" : "s hold");
	text_release(&made);
}

/* What the table is, and where it stands. */
static void add_top(const struct look *k, const char *table, struct text *out)
{
	const char *slash = strrchr(table, '/');

	text_add(out, "# A first recipe, made from what was seen in the table. "
		      "Read it, correct\n# it, then: peelstats --import TABLE "
		      "--recipe THIS --data FOLDER\n[table]\ntitle = ");
	if (k->title[0] != '\0')
		add_plain(k->title, out);
	else
		add_plain(slash != NULL ? slash + 1 : table, out);
	text_add(out, "\n# who published it\nsource = \n");
	if (strcmp(k->sheet, table) != 0)
		text_addf(out,
		    "# * is every sheet that has these columns\nsheet = %s\n",
		    k->sheet);
}

static void add_when(const struct look *k, size_t period, struct text *out)
{
	if (k->header_periods > 0) {
		text_add(out, "\n# the columns are named by periods\nperiod = "
			      "columns");
		if (k->months)
			text_add(out, "\n# twelve months make a year that ends "
				      "in this one\nmonths = add\nyear_ends = "
				      "March");
	} else if (period != NO_COLUMN) {
		text_add(out, "\nperiod = ");
		add_column(k, period, out);
	} else if (k->period.year != 0) {
		text_addf(out,
		    "\n# no column says of when; a title does\nperiod = %d",
		    k->period.year);
		if (k->period.month != 0)
			text_addf(out, "-%02d-%02d", k->period.month,
			    period_last_day(k->period));
	} else {
		text_addf(out,
		    "\n# no column says of when: write the year here\nperiod "
		    "= %d",
		    k->in->d->n_years > 0
			? k->in->d->year[k->in->d->n_years - 1]
			: 2017);
	}
}

/* Names that are known to be no unit of police tables, where they are there. */
static void add_skipped(const struct look *k, struct text *out)
{
	text_add(out, "# names in that column that are left out, ; between\n");
	if (k->n_bodies == 0) {
		text_add(out, "# skip = NAME; NAME\n");
		return;
	}
	text_add(out, "skip = ");
	for (size_t i = 0; i < k->n_bodies; i++)
		text_addf(out, "%s%s", i > 0 ? "; " : "", k->body[i]);
	text_add(out, "\n");
}

static bool describe(const struct look *k, const char *table, struct text *out,
    struct error *err)
{
	size_t force = force_column(k);
	size_t period = most(k, offsetof(struct column, periods));
	size_t quarter = most(k, offsetof(struct column, quarters));

	if (force == NO_COLUMN)
		return error_set(err, EXIT_DATA,
		    "%s: no column holds the names of the %s of the folder "
		    "(such as \"%s\"); is --data the right one, and does "
		    "forces.csv write the names as the table does?",
		    table, k->in->d->naming.units,
		    k->in->d->n_forces > 0 ? k->in->d->force[0].name : "");
	add_top(k, table, out);
	text_add(out, "force = ");
	add_column(k, force, out);
	add_when(k, period, out);
	if (k->header_row > 0)
		text_addf(out, "\nheader_row = %zu\n", k->header_row);
	if (quarter != NO_COLUMN && quarter != period &&
	    k->header_periods == 0) {
		text_add(out, "quarter = ");
		add_column(k, quarter, out);
		text_add(out, "\n");
	}
	add_skipped(k, out);
	add_measures(k, force, period, quarter, out);
	return true;
}

bool intake_propose(const char *table, const struct dataset *d,
    struct text *out, struct error *err)
{
	struct look *k = heap_realloc(NULL, 1, sizeof(*k));
	bool ok;

	memset(k, 0, sizeof(*k));
	k->in = heap_realloc(NULL, 1, sizeof(*k->in));
	memset(k->in, 0, sizeof(*k->in));
	k->in->d = d;
	k->in->recipe.skip = "";
	ok = look_through(k, table, err) && describe(k, table, out, err);
	look_release(k);
	free(k->in);
	free(k);
	return ok;
}
