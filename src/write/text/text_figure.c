/* Charts as sentences and tables. */
#include "peelstats/draw.h"
#include "text_parts.h"

#include "base/banned.h"

static const char *plain(struct arena *a, const char *s)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	text_plain(s, true, &t);
	copy = arena_strndup(a, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

/* Whether a column is for readers and has a word in any row. */
static bool is_shown(const struct table *t, size_t column)
{
	if (t->column[column].title[0] == '\0')
		return false;
	for (size_t i = 0; i < t->n_rows; i++)
		if (t->row[i].kind == ROW_BODY &&
		    t->row[i].cell[column].text[0] != '\0')
			return true;
	return false;
}

static void make_grid(
    const struct table *t, struct arena *a, struct text_grid *g)
{
	const char **title = arena_array(a, t->n_columns, sizeof(*title));
	enum align *align = arena_array(a, t->n_columns, sizeof(*align));
	size_t *from = arena_array(a, t->n_columns, sizeof(*from));
	const char **cell;
	const char **line = arena_array(a, t->n_rows, sizeof(*line));
	size_t n = 0;

	for (size_t c = 0; c < t->n_columns; c++) {
		if (!is_shown(t, c))
			continue;
		title[n] = t->column[c].title;
		align[n] = t->column[c].align;
		from[n++] = c;
	}
	cell = arena_array(a, t->n_rows * n, sizeof(*cell));
	for (size_t i = 0; i < t->n_rows; i++) {
		if (t->row[i].kind == ROW_GROUP)
			line[i] = t->row[i].cell[0].text;
		for (size_t c = 0; line[i] == NULL && c < n; c++)
			cell[i * n + c] =
			    plain(a, t->row[i].cell[from[c]].text);
	}
	*g = (struct text_grid){ title, align, n, 0, cell, line, t->n_rows };
}

bool text_figure_grid(const struct report *r, const struct figure *f,
    bool picture, struct arena *a, struct text_grid *g)
{
	struct table numbers;

	if ((!picture && figure_told(f)) || !figure_numbers(r, f, a, &numbers))
		return false;
	make_grid(&numbers, a, g);
	return true;
}

/* "Theft, per 1,000 population: from 45.4 West Yorkshire to ..." */
static bool add_panels(const struct figure *f, struct text *out)
{
	const char *alt;
	size_t n = 0;

	for (; (alt = figure_panel_alt(f, n)) != NULL; n++) {
		text_add(out, "- ");
		text_plain(alt, true, out);
		text_add(out, "\n");
	}
	return n > 0;
}

void text_figure(
    const struct report *r, const struct figure *f, struct text *out)
{
	struct arena arena;
	struct text_grid grid;

	if (add_panels(f, out))
		return;
	arena_init(&arena);
	if (text_figure_grid(r, f, false, &arena, &grid)) {
		text_grid_write(&grid, out);
	} else {
		text_plain(f->alt, false, out);
		text_add(out, "\n");
	}
	arena_release(&arena);
}
