/* Charts as sentences and tables. */
#include "text_parts.h"

#include <string.h>

#include "base/banned.h"

enum { MOST_COLUMNS = 10 };

/* One column of a chart's table: its title, and the cell of a row. */
struct figure_column {
	const char *title;
	const char *(*cell)(struct arena *a, const struct figure *f,
	    const struct figure_row *row);
	enum align align;
	/* instead of the title; "" leaves the column out */
	const char *(*title_of)(struct arena *a, const struct figure *f);
};

#define CELL(name)                                                             \
	static const char *name(struct arena *a, const struct figure *f,       \
	    const struct figure_row *row)

static const char *known(const char *s)
{
	return s != NULL ? s : "";
}

CELL(name_cell)
{
	(void)a;
	(void)f;
	return known(row->name);
}

CELL(rank_cell)
{
	(void)a;
	(void)f;
	return known(row->rank);
}

CELL(value_cell)
{
	(void)a;
	(void)f;
	return known(row->value_text);
}

/* Behind the last column, so that the figures stay under each other. */
CELL(mark_cell)
{
	(void)a;
	(void)f;
	return known(row->mark);
}

CELL(compare_cell)
{
	(void)a;
	(void)f;
	return known(row->compare_text);
}

CELL(change_cell)
{
	(void)a;
	(void)f;
	return known(row->change_text);
}

/* "Recorded crime, per 1,000 population"; a name may hold its unit. */
CELL(measure_cell)
{
	const char *unit = known(row->unit);
	size_t n = strlen(unit);
	size_t len = strlen(row->name);

	(void)f;
	if (n == 0 || (len >= n && strcmp(row->name + len - n, unit) == 0))
		return row->name;
	return arena_printf(a, "%s, %s", row->name, unit);
}

CELL(low_cell)
{
	(void)a;
	(void)f;
	return known(row->low_text);
}

CELL(high_cell)
{
	(void)a;
	(void)f;
	return known(row->high_text);
}

CELL(sure_cell)
{
	(void)a;
	(void)f;
	return known(row->sure_text);
}

CELL(chance_cell)
{
	struct rank_bounds b = row->sure_chance;

	(void)f;
	if (b.lower == b.upper)
		return arena_printf(a, "%zu", b.lower);
	return arena_printf(a, "%zu to %zu", b.lower, b.upper);
}

CELL(base_cell)
{
	char digits[NUMBER_BUFFER];

	(void)f;
	if (!row->base.known)
		return "";
	return arena_printf(a, "%s", number_format(digits, row->base.x, 0));
}

CELL(standing_cell)
{
	char *words = arena_printf(a, "%s", standing_name(row->standing));

	(void)f;
	for (char *at = words; *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	return words;
}

CELL(series_cell)
{
	(void)a;
	return f->n_series > 1 ? f->series[row->series] : "";
}

static const char *name_title(struct arena *a, const struct figure *f)
{
	(void)a;
	return f->title != NULL ? f->title : "{Unit}";
}

static const char *value_title(struct arena *a, const struct figure *f)
{
	(void)a;
	return f->value_label != NULL ? f->value_label : "Value";
}

static const char *compare_title(struct arena *a, const struct figure *f)
{
	(void)a;
	return known(f->compare_label);
}

static const char *change_title(struct arena *a, const struct figure *f)
{
	(void)a;
	if (known(f->compare_label)[0] == '\0')
		return "";
	return strstr(known(f->unit_note), "points") != NULL
		   ? "Change, percentage points"
		   : "Change";
}

static const char *base_title(struct arena *a, const struct figure *f)
{
	(void)a;
	return known(f->base_label);
}

static const struct figure_column ranked[] = {
	{ NULL, name_cell, ALIGN_LEFT, name_title },
	{ "Rank", rank_cell, ALIGN_RIGHT, NULL },
	{ NULL, value_cell, ALIGN_RIGHT, value_title },
	{ NULL, compare_cell, ALIGN_RIGHT, compare_title },
	{ NULL, change_cell, ALIGN_RIGHT, change_title },
	{ "Remark", mark_cell, ALIGN_LEFT, NULL },
};

static const struct figure_column spine[] = {
	{ "Measure and unit", measure_cell, ALIGN_LEFT, NULL },
	{ NULL, value_cell, ALIGN_RIGHT, value_title },
	{ NULL, compare_cell, ALIGN_RIGHT, compare_title },
	{ "Rank", rank_cell, ALIGN_RIGHT, NULL },
	{ "{Short area}", change_cell, ALIGN_RIGHT, NULL },
	{ "Lowest", low_cell, ALIGN_RIGHT, NULL },
	{ "Highest", high_cell, ALIGN_RIGHT, NULL },
};

static const struct figure_column funnel[] = {
	{ NULL, name_cell, ALIGN_LEFT, name_title },
	{ "Value", value_cell, ALIGN_RIGHT, NULL },
	{ NULL, base_cell, ALIGN_RIGHT, base_title },
	{ "Among the others", standing_cell, ALIGN_LEFT, NULL },
	{ "Remark", mark_cell, ALIGN_LEFT, NULL },
};

static const struct figure_column places[] = {
	{ NULL, name_cell, ALIGN_LEFT, name_title },
	{ "Rank", rank_cell, ALIGN_RIGHT, NULL },
	{ "May lie at", sure_cell, ALIGN_RIGHT, NULL },
	{ "By chance alone", chance_cell, ALIGN_RIGHT, NULL },
	{ "Remark", mark_cell, ALIGN_LEFT, NULL },
};

static const struct figure_column categories[] = {
	{ "Category", name_cell, ALIGN_LEFT, NULL },
	{ "Series", series_cell, ALIGN_LEFT, NULL },
	{ "Value", value_cell, ALIGN_RIGHT, NULL },
};

#define COLUMNS(c) c, sizeof(c) / sizeof(c[0])
/* A chart of a distribution is told by its sentence and the table under it. */
static const struct chart_table {
	const char *chart;
	const struct figure_column *column;
	size_t n;
} chart_tables[] = {
	{ "ranked", COLUMNS(ranked) },
	{ "slope", COLUMNS(ranked) },
	{ "change", COLUMNS(ranked) },
	{ "spine", COLUMNS(spine) },
	{ "funnel", COLUMNS(funnel) },
	{ "places", COLUMNS(places) },
	{ "categories", COLUMNS(categories) },
};

/* A grid with room for the rows of the chart. */
struct sheet {
	struct arena arena;
	const struct naming *naming;
	struct text_grid grid;
	const char *title[MOST_COLUMNS];
	enum align align[MOST_COLUMNS];
	const char **cell;
	const char **line;
};

static const char *plain(struct arena *a, const char *s)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	text_plain(s, true, &t);
	copy = arena_strndup(a, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

static bool any_cell(
    struct sheet *s, const struct figure *f, const struct figure_column *c)
{
	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].heading &&
		    c->cell(&s->arena, f, &f->row[i])[0] != '\0')
			return true;
	return false;
}

static const char *named(struct sheet *s, const char *title)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	naming_fill(s->naming, title, false, &t);
	copy = arena_strndup(&s->arena, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

static void add_column(
    struct sheet *s, const struct figure *f, const struct figure_column *c)
{
	size_t at = s->grid.n_columns;
	const char *title =
	    c->title != NULL ? c->title : c->title_of(&s->arena, f);

	if (title[0] == '\0' || !any_cell(s, f, c))
		return;
	s->title[at] = f->title == title ? title : named(s, title);
	s->align[at] = c->align;
	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].heading)
			s->cell[i * MOST_COLUMNS + at] =
			    plain(&s->arena, c->cell(&s->arena, f, &f->row[i]));
	s->grid.n_columns++;
}

/* Closes the gaps between the rows, now that the columns are known. */
static void pack(struct sheet *s, const struct figure *f)
{
	size_t n = s->grid.n_columns;

	for (size_t i = 0; i < f->n_rows; i++) {
		if (f->row[i].heading)
			s->line[i] = known(f->row[i].name);
		for (size_t c = 0; c < n; c++)
			s->cell[i * n + c] = s->cell[i * MOST_COLUMNS + c];
	}
}

static void add_table(const struct naming *naming, const struct figure *f,
    const struct chart_table *t, struct text *out)
{
	struct sheet s = { .naming = naming, .grid = { .n_rows = f->n_rows } };

	arena_init(&s.arena);
	s.cell = arena_array(
	    &s.arena, f->n_rows * MOST_COLUMNS, sizeof(const char *));
	s.line = arena_array(&s.arena, f->n_rows, sizeof(const char *));
	s.grid.title = s.title;
	s.grid.align = s.align;
	for (size_t c = 0; c < t->n; c++)
		add_column(&s, f, &t->column[c]);
	pack(&s, f);
	s.grid.cell = s.cell;
	s.grid.line = s.line;
	text_grid_write(&s.grid, out);
	arena_release(&s.arena);
}

/* "Theft, per 1,000 population: from 45.4 West Yorkshire to ..." */
static void add_panels(const struct figure *f, struct text *out)
{
	for (size_t i = 0; i < f->n_panels; i++) {
		text_add(out, "- ");
		text_plain(known(f->panel[i].alt), true, out);
		text_add(out, "\n");
	}
}

void text_figure(
    const struct report *r, const struct figure *f, struct text *out)
{
	if (f->n_panels > 0) {
		add_panels(f, out);
		return;
	}
	for (size_t i = 0; i < sizeof(chart_tables) / sizeof(chart_tables[0]);
	     i++)
		if (strcmp(chart_tables[i].chart, f->chart) == 0) {
			add_table(&r->analysis->dataset->naming, f,
			    &chart_tables[i], out);
			return;
		}
	text_plain(known(f->alt), false, out);
	text_add(out, "\n");
}
