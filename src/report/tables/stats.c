#include "stats_table.h"

#include <stdint.h>
#include <string.h>

#include "base/banned.h"

static const struct stats_table *const tables[] = {
#define X(name) &stats_##name,
#include "tables.def"
#undef X
};

enum { N_TABLES = sizeof(tables) / sizeof(tables[0]) };

const struct stats_table *stats_find(const char *name)
{
	for (size_t i = 0; i < N_TABLES; i++)
		if (strcmp(tables[i]->name, name) == 0)
			return tables[i];
	return NULL;
}

const char *stats_names(void)
{
	return ""
#define X(name) #name " "
#include "tables.def"
#undef X
	    ;
}

bool stats_basic(const char *name)
{
	const struct stats_table *t = stats_find(name);

	return t != NULL && t->basic;
}

size_t stats_most_metrics(const char *name)
{
	const struct stats_table *t = stats_find(name);

	return t != NULL && t->most > 0 ? t->most : SIZE_MAX;
}

void stats_list_columns(
    void (*f)(void *context, const char *const *cell), void *context)
{
	for (size_t i = 0; i < N_TABLES; i++)
		for (const struct stats_column *c = tables[i]->column;
		     c->name != NULL; c++)
			f(context, (const char *[]){ tables[i]->name, c->name,
				       c->meaning, c->unit, c->empty });
}

void stats_csv_flush(struct stats_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		const struct stats_cell *c = &row->cell[i];

		if (i > 0)
			text_add_char(row->out, ',');
		if (c->type == CELL_TEXT)
			text_add_csv_field(row->out, c->text);
		else if (c->type == CELL_NUMBER)
			text_addf(row->out, "%.15g", c->x);
	}
	text_add_char(row->out, '\n');
}

static void write_header(const struct stats_column *column, struct text *out)
{
	for (size_t i = 0; column[i].name != NULL; i++)
		text_addf(out, "%s%s", i > 0 ? "," : "", column[i].name);
	text_add_char(out, '\n');
}

void stats_write(const struct stats_request *r, const char *name,
    enum stats_format format, struct text *out)
{
	const struct stats_table *t = stats_find(name);
	struct stats_row row = { .out = out };

	if (t == NULL)
		return;
	row.column = t->column;
	if (format == STATS_JSON) {
		row.flush = stats_json_flush;
		text_add(out, "{\"schema_version\":1,\"rows\":[");
		t->write(r, &row);
		text_add(out, "\n]}\n");
		return;
	}
	row.flush = stats_csv_flush;
	write_header(t->column, out);
	t->write(r, &row);
}
