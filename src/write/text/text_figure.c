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

static const struct figure_column trend[] = {
	{ "Year", name_cell, ALIGN_LEFT, NULL },
	{ "Value", value_cell, ALIGN_RIGHT, NULL },
};

#define COLUMNS(c) c, sizeof(c) / sizeof(c[0])
/* A chart of a distribution is told by its sentence and the table under it. */
static const struct chart_table {
	const char *chart;
	const struct figure_column *column;
	size_t n;
	bool beside; /* the sentence does where there is no picture */
} chart_tables[] = {
	{ "ranked", COLUMNS(ranked), false },
	{ "slope", COLUMNS(ranked), false },
	{ "change", COLUMNS(ranked), false },
	{ "spine", COLUMNS(spine), false },
	{ "funnel", COLUMNS(funnel), false },
	{ "places", COLUMNS(places), false },
	{ "categories", COLUMNS(categories), false },
	{ "trend", COLUMNS(trend), true },
};

/* A grid with room for the rows of the chart. */
struct sheet {
	struct arena *arena;
	const struct naming *naming;
	const char **title;
	enum align *align;
	const char **cell;
	const char **line;
	size_t n_columns;
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
		    c->cell(s->arena, f, &f->row[i])[0] != '\0')
			return true;
	return false;
}

static const char *named(struct sheet *s, const char *title)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	naming_fill(s->naming, title, false, &t);
	copy = arena_strndup(s->arena, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

static void add_column(
    struct sheet *s, const struct figure *f, const struct figure_column *c)
{
	size_t at = s->n_columns;
	const char *title =
	    c->title != NULL ? c->title : c->title_of(s->arena, f);

	if (title[0] == '\0' || !any_cell(s, f, c))
		return;
	s->title[at] = f->title == title ? title : named(s, title);
	s->align[at] = c->align;
	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].heading)
			s->cell[i * MOST_COLUMNS + at] =
			    plain(s->arena, c->cell(s->arena, f, &f->row[i]));
	s->n_columns++;
}

/* Closes the gaps between the rows, now that the columns are known. */
static void pack(struct sheet *s, const struct figure *f)
{
	size_t n = s->n_columns;

	for (size_t i = 0; i < f->n_rows; i++) {
		if (f->row[i].heading)
			s->line[i] = known(f->row[i].name);
		for (size_t c = 0; c < n; c++)
			s->cell[i * n + c] = s->cell[i * MOST_COLUMNS + c];
	}
}

static void make_grid(const struct naming *naming, const struct figure *f,
    const struct chart_table *t, struct arena *a, struct text_grid *g)
{
	struct sheet s = { .arena = a, .naming = naming };

	s.cell = arena_array(a, f->n_rows * MOST_COLUMNS, sizeof(*s.cell));
	s.line = arena_array(a, f->n_rows, sizeof(*s.line));
	s.title = arena_array(a, MOST_COLUMNS, sizeof(*s.title));
	s.align = arena_array(a, MOST_COLUMNS, sizeof(*s.align));
	for (size_t c = 0; c < t->n; c++)
		add_column(&s, f, &t->column[c]);
	pack(&s, f);
	*g = (struct text_grid){ s.title, s.align, s.n_columns, 0, s.cell,
		s.line, f->n_rows };
}

/* What is said beside a small chart, which has no room for its numbers. */
static const char *panel_words(const struct figure *p, size_t column)
{
	const char *const words[] = { p->title, p->unit_note, p->low_text,
		p->high_text, p->selected_text, p->national_text };

	return known(words[column]);
}

/* A row for each small chart of a page; no column that is empty in all. */
static void make_panel_grid(
    const struct figure *f, struct arena *a, struct text_grid *g)
{
	static const char *const names[] = { "Chart", "Unit", "Lowest",
		"Highest", "Selected", "All together" };
	enum { N = sizeof(names) / sizeof(names[0]) };
	const char **title = arena_array(a, N, sizeof(*title));
	const char **cell = arena_array(a, f->n_panels * N, sizeof(*cell));
	size_t used[N];
	size_t n = 0;

	for (size_t c = 0; c < N; c++) {
		bool any = false;

		for (size_t i = 0; i < f->n_panels && !any; i++)
			any = panel_words(&f->panel[i], c)[0] != '\0';
		if (!any)
			continue;
		title[n] = names[c];
		used[n++] = c;
	}
	for (size_t i = 0; i < f->n_panels; i++)
		for (size_t c = 0; c < n; c++)
			cell[i * n + c] =
			    plain(a, panel_words(&f->panel[i], used[c]));
	*g = (struct text_grid){ title, arena_array(a, N, sizeof(enum align)),
		n, 0, cell, arena_array(a, f->n_panels, sizeof(const char *)),
		f->n_panels };
}

bool text_figure_grid(const struct report *r, const struct figure *f,
    bool picture, struct arena *a, struct text_grid *g)
{
	if (f->n_panels > 0) {
		make_panel_grid(f, a, g);
		return true;
	}
	for (size_t i = 0; i < sizeof(chart_tables) / sizeof(chart_tables[0]);
	     i++)
		if (strcmp(chart_tables[i].chart, f->chart) == 0 &&
		    (picture || !chart_tables[i].beside)) {
			make_grid(&r->analysis->dataset->naming, f,
			    &chart_tables[i], a, g);
			return true;
		}
	return false;
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
	struct arena arena;
	struct text_grid grid;

	if (f->n_panels > 0) {
		add_panels(f, out);
		return;
	}
	arena_init(&arena);
	if (text_figure_grid(r, f, false, &arena, &grid)) {
		text_grid_write(&grid, out);
	} else {
		text_plain(known(f->alt), false, out);
		text_add(out, "\n");
	}
	arena_release(&arena);
}
