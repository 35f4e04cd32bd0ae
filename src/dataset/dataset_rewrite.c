/* A file of the folder with some of its rows changed. */
#include "csv_record.h"
#include "csv_source.h"
#include "peelstats/dataset.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { COLUMNS_MAX = CSV_COLUMNS_MAX };

struct rewriting {
	void (*edit)(void *context, struct dataset_row *row);
	void *context;
	struct text *out;
	struct arena arena;
	struct csv_column column[COLUMNS_MAX];
	const char *name[COLUMNS_MAX];
	const char *value[COLUMNS_MAX];
	struct dataset_row row;
};

const char *dataset_row_get(const struct dataset_row *row, const char *column)
{
	for (size_t i = 0; i < row->n; i++)
		if (name_equal(row->column[i], column))
			return row->value[i];
	return "";
}

void dataset_row_set(
    struct dataset_row *row, const char *column, const char *value)
{
	for (size_t i = 0; i < row->n; i++)
		if (name_equal(row->column[i], column))
			row->value[i] = value;
}

static void add_column(void *context, const char *name)
{
	struct rewriting *w = context;

	if (w->row.n == COLUMNS_MAX)
		return;
	w->name[w->row.n] = arena_strdup(&w->arena, name);
	w->column[w->row.n] = (struct csv_column){ w->name[w->row.n], false };
	w->row.n++;
}

static void write_row(struct rewriting *w, const char *const *field)
{
	for (size_t i = 0; i < w->row.n; i++) {
		if (i > 0)
			text_add_char(w->out, ',');
		text_add_csv_exact(w->out, field[i]);
	}
	text_add_char(w->out, '\n');
}

static void on_row(void *context, const struct csv_row *row)
{
	struct rewriting *w = context;

	for (size_t i = 0; i < w->row.n; i++)
		w->value[i] = csv_field(row, i);
	w->row.drop = false;
	if (w->edit != NULL)
		w->edit(w->context, &w->row);
	if (!w->row.drop)
		write_row(w, w->value);
}

static void add_more(
    struct rewriting *w, bool (*more)(void *context, struct dataset_row *row))
{
	for (;;) {
		for (size_t i = 0; i < w->row.n; i++)
			w->value[i] = "";
		if (more == NULL || !more(w->context, &w->row))
			return;
		write_row(w, w->value);
	}
}

bool dataset_rewrite(const char *dir, const char *file,
    void (*edit)(void *context, struct dataset_row *row),
    bool (*more)(void *context, struct dataset_row *row), void *context,
    struct text *out, struct error *err)
{
	struct rewriting *w = heap_realloc(NULL, 1, sizeof(*w));
	struct diag_list diags;
	struct csv_request request = { .dir = dir, .name = file };
	bool ok;

	memset(w, 0, sizeof(*w));
	w->edit = edit;
	w->context = context;
	w->out = out;
	w->row.column = w->name;
	w->row.value = w->value;
	arena_init(&w->arena);
	diag_init(&diags);
	ok = dataset_header(dir, file, add_column, w, err);
	if (ok && w->row.n > 0) {
		write_row(w, w->name);
		request.columns = w->column;
		request.n_columns = w->row.n;
		request.row = on_row;
		request.context = w;
		request.diags = &diags;
		ok = csv_source_read(&request, err);
		if (ok && diags.errors > 0)
			ok = error_set(err, EXIT_DATA,
			    "%s/%s has errors: see peelstats --check", dir,
			    file);
		if (ok)
			add_more(w, more);
	}
	diag_release(&diags);
	arena_release(&w->arena);
	free(w);
	return ok;
}
