/* Rows of a file of the folder as they stand, for a new folder. */
#include "csv_source.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { COLUMNS_MAX = 64 };

struct writing {
	struct dataset_copy *copy;
	const struct csv_column *columns;
	size_t n;
	bool there[COLUMNS_MAX]; /* the file has the column */
	struct text *out;
};

static void write_fields(struct writing *w, const struct csv_row *row)
{
	bool first = true;

	for (size_t i = 0; i < w->n; i++) {
		if (!w->there[i])
			continue;
		if (!first)
			text_add_char(w->out, ',');
		first = false;
		text_add_csv_exact(w->out,
		    row != NULL ? csv_field(row, i) : w->columns[i].name);
	}
	text_add_char(w->out, '\n');
}

static void copy_header(void *context, const struct csv_row *row)
{
	struct writing *w = context;
	const char *name;

	for (size_t f = 0; (name = csv_header_field(row, f)) != NULL; f++)
		for (size_t i = 0; i < w->n; i++)
			w->there[i] =
			    w->there[i] || name_equal(name, w->columns[i].name);
	write_fields(w, NULL);
}

static const char *field_named(
    const struct writing *w, const struct csv_row *row, const char *name)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->columns[i].name, name) == 0)
			return w->there[i] ? csv_field(row, i) : NULL;
	return NULL;
}

/* Of the year asked for; a quarter of series.csv begins with its year. */
static bool is_wanted(const struct writing *w, const struct csv_row *row)
{
	const char *year = field_named(w, row, "year");
	const char *note = field_named(w, row, "note_id");
	const char *period = field_named(w, row, "period");
	char digits[8];
	size_t at;

	if (note != NULL && w->copy->last) {
		const char *scope = field_named(w, row, "scope");

		return w->copy->year == 0 ||
		       (scope != NULL && strcmp(scope, "report") == 0) ||
		       names_find(&w->copy->named, note, &at);
	}
	if (w->copy->year == 0)
		return true;
	(void)format_fits(digits, sizeof(digits), "%d", w->copy->year);
	if (year != NULL)
		return strcmp(year, digits) == 0;
	return period == NULL || strncmp(period, digits, 4) == 0;
}

static void remember_notes(struct dataset_copy *c, const char *list)
{
	while (list != NULL && *list != '\0') {
		size_t len = strcspn(list, ";");
		const char *from = list;
		size_t n = len;

		while (n > 0 && *from == ' ') {
			from++;
			n--;
		}
		while (n > 0 && from[n - 1] == ' ')
			n--;
		(void)names_add(
		    &c->named, arena_strndup(&c->arena, from, n), 0);
		list += len;
		list += *list == ';';
	}
}

/* The copy is of its year, whatever that of the first folder was. */
static bool take_meta(struct writing *w, const struct csv_row *row)
{
	const char *key = field_named(w, row, "key");

	if (key == NULL || w->copy->year == 0 || strcmp(key, "year") != 0)
		return false;
	text_addf(w->out, "year,%d\n", w->copy->year);
	return true;
}

static void remember_logo(const struct writing *w, const struct csv_row *row)
{
	const char *key = field_named(w, row, "key");
	const char *value = field_named(w, row, "value");

	if (key != NULL && value != NULL && name_equal(key, "brand_logo"))
		w->copy->logo = arena_strdup(&w->copy->arena, value);
}

static void copy_row(void *context, const struct csv_row *row)
{
	struct writing *w = context;

	remember_logo(w, row);
	if (take_meta(w, row) || !is_wanted(w, row))
		return;
	remember_notes(w->copy, field_named(w, row, "note_ids"));
	write_fields(w, row);
}

bool dataset_copy_file(struct dataset_copy *c, const char *from,
    const char *file, const char *const *columns, struct text *out,
    struct error *err)
{
	struct csv_column column[COLUMNS_MAX];
	struct writing w = { c, column, 0, { false }, out };
	struct diag_list diags;
	struct csv_request request = { .dir = from,
		.name = file,
		.columns = column,
		.row = copy_row,
		.header = copy_header,
		.context = &w,
		.diags = &diags };
	bool ok;

	while (columns[w.n] != NULL && w.n < COLUMNS_MAX) {
		column[w.n] = (struct csv_column){ columns[w.n], false };
		w.n++;
	}
	request.n_columns = w.n;
	diag_init(&diags);
	ok = csv_source_read(&request, err);
	if (ok && diags.errors > 0)
		ok = error_set(err, EXIT_DATA,
		    "%s/%s has errors: see peelstats --check --data %s", from,
		    file, from);
	diag_release(&diags);
	return ok;
}
