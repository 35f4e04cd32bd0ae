#include "html_parts.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

#define STRIP_WIDTH 96.0 /* of a chart in a cell [pt] */

/* A wide table scrolls in a region of its own, which keys reach. */
static void begin_table(struct html *h, const char *caption, const char *class)
{
	h->n_tables++;
	if (caption == NULL || caption[0] == '\0')
		caption = h->page->title;
	text_addf(h->out,
	    "<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
	    "aria-labelledby=\"table-%zu\">\n<table%s%s%s>\n"
	    "<caption id=\"table-%zu\">",
	    h->n_tables, class[0] != '\0' ? " class=\"" : "", class,
	    class[0] != '\0' ? "\"" : "", h->n_tables);
	markup_text(h->out, caption);
	text_add(h->out, "</caption>\n");
}

static void end_table(struct html *h)
{
	text_add(h->out, "</tbody>\n</table>\n</div>\n");
}

/* A header cell must say something; an empty one is a cell. */
static void begin_cell(struct html *h, const char *scope, const char *class)
{
	if (scope != NULL)
		text_addf(h->out, "<th scope=\"%s\"", scope);
	else
		text_add(h->out, "<td");
	if (class[0] != '\0')
		text_addf(h->out, " class=\"%s\"", class);
	text_add_char(h->out, '>');
}

static void end_cell(struct html *h, const char *scope)
{
	text_add(h->out, scope != NULL ? "</th>" : "</td>");
}

static const char *scope_of(const char *text, const char *scope)
{
	return text != NULL && text[0] != '\0' ? scope : NULL;
}

/* Adds "r3" for a third column at the right, "m3" for one in the middle:
 * one class of the table instead of one of every cell. */
static void add_align(struct text *class, size_t column, enum align a)
{
	if (a != ALIGN_LEFT)
		text_addf(class, "%s%c%zu", class->len > 0 ? " " : "",
		    a == ALIGN_RIGHT ? 'r' : 'm', column + 1);
}

static void add_heads(
    struct html *h, const struct table *t, size_t from, size_t to)
{
	text_add(h->out, "<thead>\n<tr>");
	for (size_t c = from; c < to; c++) {
		const char *title = t->column[c].title;
		const char *scope = scope_of(title, "col");

		begin_cell(h, scope, "");
		html_short(h, title, t->meaning != NULL ? t->meaning[c] : NULL);
		end_cell(h, scope);
	}
	text_add(h->out, "</tr>\n</thead>\n");
}

/* The triangle that the cell has; its word is read instead. */
static void add_mark(struct html *h, const struct cell *c)
{
	if (c->mark == DIRECTION_NONE)
		return;
	if (c->mark_word != NULL) {
		text_add(h->out, "<span role=\"img\"");
		markup_attribute(h->out, "aria-label", c->mark_word);
	} else {
		text_add(h->out, "<span aria-hidden=\"true\"");
	}
	text_addf(h->out, ">%s</span> ",
	    c->mark == DIRECTION_UP ? "\u25B2" : "\u25BC");
}

static const char *cell_class(const struct cell *c)
{
	static const char *const grades[] = { [GRADE_INADEQUATE] = "gi",
		[GRADE_REQUIRES_IMPROVEMENT] = "gr",
		[GRADE_GOOD] = "gg",
		[GRADE_OUTSTANDING] = "go",
		[GRADE_UNGRADED] = "",
		[GRADE_NONE] = "" };

	if (c->style == CELL_GRADE)
		return grades[c->grade];
	if (c->style == CELL_QUIET)
		return "quiet";
	return c->style == CELL_STRONG ? "s" : "";
}

static void add_cell(
    struct html *h, const struct cell *c, const char *title, bool names)
{
	const char *scope = names ? scope_of(c->text, "row") : NULL;

	begin_cell(h, scope, cell_class(c));
	add_mark(h, c);
	if (c->text != NULL)
		html_short(h, c->text, c->expansion);
	if (c->under != NULL) {
		text_add_char(h->out, ' ');
		html_element(h, "small", NULL, c->under);
	}
	if (c->figure != NULL)
		html_picture(h, c->figure, STRIP_WIDTH, title);
	end_cell(h, scope);
}

static void add_group(struct html *h, size_t columns, const char *text)
{
	text_addf(h->out,
	    "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
	    columns);
	markup_text(h->out, text);
	text_add(h->out, "</th></tr>\n");
}

/* Columns from..to as a table of their own. */
static void add_columns(struct html *h, const struct table *t, size_t from,
    size_t to, const char *caption)
{
	size_t names = from > 0 ? from : t->head_column;
	struct text class = TEXT_EMPTY;

	for (size_t c = from; c < to; c++)
		add_align(&class, c - from, t->column[c].align);
	begin_table(h, caption, text_str(&class));
	text_release(&class);
	add_heads(h, t, from, to);
	text_add(h->out, "<tbody>\n");
	for (size_t i = 0; i < t->n_rows; i++) {
		const struct table_row *row = &t->row[i];

		if (row->kind == ROW_GROUP) {
			if (i > 0)
				text_add(h->out, "</tbody>\n<tbody>\n");
			add_group(h, to - from, row->cell[0].text);
			continue;
		}
		text_add(h->out,
		    row->kind == ROW_TOTAL ? "<tr class=\"total\">" : "<tr>");
		for (size_t c = from; c < to; c++)
			add_cell(
			    h, &row->cell[c], t->column[c].title, c == names);
		text_add(h->out, "</tr>\n");
	}
	end_table(h);
}

void html_table(struct html *h, const struct table *t)
{
	if (t->second_block == 0) {
		add_columns(h, t, 0, t->n_columns, t->caption);
		return;
	}
	add_columns(h, t, 0, t->second_block, t->caption);
	add_columns(h, t, t->second_block, t->n_columns,
	    t->second_caption != NULL ? t->second_caption : t->caption);
}

static void add_grid_row(struct html *h, const struct text_grid *g, size_t i)
{
	text_add(h->out, "<tr>");
	for (size_t c = 0; c < g->n_columns; c++) {
		const char *text = g->cell[i * g->n_columns + c];
		const char *scope =
		    c == g->head_column ? scope_of(text, "row") : NULL;

		begin_cell(h, scope, "");
		markup_text(h->out, text);
		end_cell(h, scope);
	}
	text_add(h->out, "</tr>\n");
}

void html_grid(struct html *h, const struct text_grid *g, const char *caption)
{
	struct text class = TEXT_EMPTY;

	for (size_t c = 0; c < g->n_columns; c++)
		add_align(&class, c, g->align[c]);
	begin_table(h, caption, text_str(&class));
	text_release(&class);
	text_add(h->out, "<thead>\n<tr>");
	for (size_t c = 0; c < g->n_columns; c++) {
		const char *scope = scope_of(g->title[c], "col");

		begin_cell(h, scope, "");
		markup_text(h->out, g->title[c]);
		end_cell(h, scope);
	}
	text_add(h->out, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < g->n_rows; i++) {
		if (g->line[i] == NULL) {
			add_grid_row(h, g, i);
			continue;
		}
		if (i > 0)
			text_add(h->out, "</tbody>\n<tbody>\n");
		add_group(h, g->n_columns, g->line[i]);
	}
	end_table(h);
}
