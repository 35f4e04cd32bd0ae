#include "table.h"

#include "draw/charts/chart.h"
#include "flow.h"
#include "pattern.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

enum { COLUMNS_MAX = 24 };

#define CELL_GAP MM(1.4)
#define BLOCK_GAP MM(8)
#define MARK_SIZE 5.0

struct grid_columns {
	double x[COLUMNS_MAX];
	double width[COLUMNS_MAX];
	size_t n;
	size_t from; /* the columns drawn now: all, or one block */
	size_t to;
};

/* Room over and under the words of a row. */
static double row_pad(const struct pen *p)
{
	return p->fit.tight ? 1.4 : 2.4;
}

/* Fixed widths as asked; what is left is shared by the others. */
static struct grid_columns lay_columns(
    const struct pen *p, const struct table *t)
{
	struct grid_columns g = { .n = t->n_columns };
	double left = pen_content_width(p);
	size_t shares = 0;
	double x = MARGIN;

	if (g.n > COLUMNS_MAX)
		g.n = COLUMNS_MAX;
	for (size_t c = 0; c < g.n; c++) {
		left -= MM(t->column[c].width);
		shares += !(t->column[c].width > 0);
	}
	for (size_t c = 0; c < g.n; c++) {
		bool wide = c > 0 && (c == t->second_block || c == t->gap);
		double gap = wide ? BLOCK_GAP : 0;

		g.x[c] = x + gap;
		g.width[c] = t->column[c].width > 0 ? MM(t->column[c].width)
						    : left / (double)shares;
		x += g.width[c];
		g.width[c] -= gap;
	}
	return g;
}

static enum type_role cell_role(const struct cell *c)
{
	switch (c->style) {
	case CELL_STRONG:
	case CELL_GRADE:
		return TYPE_CELL_STRONG;
	case CELL_QUIET:
		return TYPE_CELL_QUIET;
	case CELL_PLAIN:
		break;
	}
	return TYPE_CELL;
}

static struct rect cell_box(
    const struct grid_columns *g, size_t c, double y, enum align align)
{
	double left = c == 0 || align == ALIGN_CENTRE ? 0 : CELL_GAP;
	double right = align == ALIGN_LEFT ? CELL_GAP : 0;

	return (
	    struct rect){ g->x[c] + left, y, g->width[c] - left - right, 0 };
}

static double head_height(
    const struct pen *p, const struct table *t, const struct grid_columns *g)
{
	double height = 0;

	for (size_t c = 0; c < g->n; c++) {
		double h = flow_height(
		    p, TYPE_COLUMN, g->width[c] - CELL_GAP, t->column[c].title);

		height = h > height ? h : height;
	}
	return height + 2 * row_pad(p);
}

static void draw_head(struct pen *p, const struct table *t,
    const struct grid_columns *g, bool repeated)
{
	double height = head_height(p, t, g);
	double bottom = p->y + height;
	bool brief;

	if (repeated) {
		pen_begin_artifact(p, ARTIFACT_LAYOUT);
	} else {
		pen_begin(p, TAG_TABLE_HEAD);
		pen_begin(p, TAG_ROW);
	}
	for (size_t c = g->from; c < g->to; c++) {
		struct rect box = cell_box(g, c, 0, t->column[c].align);

		box.y =
		    bottom - row_pad(p) -
		    flow_height(p, TYPE_COLUMN, box.width, t->column[c].title);
		if (!repeated)
			pen_begin(p, TAG_HEADER_CELL_COLUMN);
		brief =
		    !repeated && pen_begin_short(p, t->column[c].title,
				     t->meaning != NULL ? t->meaning[c] : NULL);
		(void)flow_draw(p, TYPE_COLUMN, box, t->column[c].align,
		    t->column[c].title);
		if (brief)
			pen_end(p);
		if (!repeated)
			pen_end(p);
	}
	if (repeated) {
		pen_end_artifact(p);
	} else {
		pen_end(p);
		pen_end(p);
	}
	pen_rule(p, MARGIN, bottom, pen_content_width(p), COLOUR_INK, 0.9);
	p->y = bottom;
}

static double group_width(const struct pen *p)
{
	return pen_content_width(p) - MM(2);
}

static double group_height(const struct pen *p, const struct cell *cell)
{
	return flow_height(p, TYPE_CELL_STRONG, group_width(p), cell->text) +
	       2 * row_pad(p);
}

/* Whether it is a number that has no place to break and no room: it is drawn
 * smaller. */
static bool is_tight(
    const struct pen *p, const struct cell *c, double width, enum align align)
{
	const char *text = c->text;
	bool number = text[strcspn(text, "0123456789")] != '\0' &&
		      strchr(text, ' ') == NULL;

	return number && align == ALIGN_RIGHT &&
	       pen_width(p, cell_role(c), text) > width;
}

/* The text of a cell and the small line under it. */
static double words_height(
    const struct pen *p, const struct cell *c, double width, enum align align)
{
	double height = is_tight(p, c, width, align)
			    ? pen_type(p, cell_role(c))->lead
			    : flow_height(p, cell_role(c), width, c->text);

	if (c->under != NULL)
		height += flow_height(p, TYPE_TILE_UNIT, width, c->under);
	return height;
}

static double row_height(const struct pen *p, const struct table *t,
    const struct grid_columns *g, const struct table_row *row)
{
	double height = MM(t->row_height);

	if (row->kind == ROW_GROUP)
		return group_height(p, row->cell);
	for (size_t c = 0; c < g->n; c++) {
		enum align align = t->column[c].align;
		double width = cell_box(g, c, 0, align).width;
		double h = words_height(p, &row->cell[c], width, align) +
			   2 * row_pad(p);

		if (row->cell[c].style != CELL_GRADE && h > height &&
		    (h > MM(t->row_height) + 2 * row_pad(p) ||
			!(t->row_height > 0)))
			height = h;
	}
	return height;
}

static void draw_grade(const struct pen *p, const struct grid_columns *g,
    size_t c, double height, const struct cell *cell)
{
	const struct rect box = { g->x[c] + MM(0.4), p->y + MM(0.3),
		g->width[c] - MM(0.8), height - MM(0.6) };
	double left =
	    box.x +
	    (box.width - pen_width(p, TYPE_CELL_STRONG, cell->text)) / 2;
	double rise =
	    fmax(3.1, 0.34 * pen_type(p, TYPE_CELL_STRONG)->font.size);
	double y = p->y + height / 2 + rise;
	bool brief;

	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	grade_tile(p, box, cell->grade, left - MM(1));
	pen_end_artifact(p);
	brief = pen_begin_short(p, cell->text, cell->expansion);
	pen_text_coloured(p, TYPE_CELL_STRONG, left, y,
	    theme_grade_ink(cell->grade), cell->text);
	if (brief)
		pen_end(p);
	pen_triangle(p, (struct point){ box.x + box.width - MM(3), y - rise },
	    MARK_SIZE, cell->mark, theme_grade_ink(cell->grade),
	    cell->mark_word);
}

static void draw_cell(const struct pen *p, const struct table *t,
    const struct grid_columns *g, size_t c, double height,
    const struct cell *cell)
{
	enum type_role role = cell_role(cell);
	struct rect box = cell_box(g, c, p->y, t->column[c].align);
	enum align align = t->column[c].align;
	double text_height = words_height(p, cell, box.width, align);
	bool brief;

	if (cell->style == CELL_GRADE) {
		draw_grade(p, g, c, height, cell);
		return;
	}
	if (cell->figure != NULL) {
		box.x += MM(3);
		box.width -= MM(4.5);
		box.height = MM(4.6);
		box.y += (height - box.height) / 2;
		chart_draw(p, cell->figure, box);
		return;
	}
	box.y += t->row_height > 0 ? (height - text_height) / 2 : row_pad(p);
	if (cell->mark != DIRECTION_NONE)
		pen_triangle(p,
		    (struct point){ box.x + box.width -
					pen_width(p, role, cell->text) -
					MM(2.6),
			box.y + pen_type(p, role)->lead / 2 },
		    MARK_SIZE, cell->mark, theme_colour(COLOUR_SECOND),
		    cell->mark_word);
	brief = pen_begin_short(p, cell->text, cell->expansion);
	if (is_tight(p, cell, box.width, align)) {
		pen_text_fit(p, role, box.x + box.width,
		    pen_baseline(p, role, box.y), box.width, ALIGN_RIGHT,
		    cell->text);
		box.y += pen_type(p, role)->lead;
	} else {
		box.y +=
		    flow_draw(p, role, box, t->column[c].align, cell->text);
	}
	if (brief)
		pen_end(p);
	if (cell->under != NULL)
		(void)flow_draw(
		    p, TYPE_TILE_UNIT, box, t->column[c].align, cell->under);
}

static void draw_group(
    const struct pen *p, const struct grid_columns *g, const struct cell *cell)
{
	const struct paint band = theme_fill(COLOUR_BAND);
	const struct tag tag = { .role = TAG_HEADER_CELL_ROW,
		.columns = (int)g->n };
	double height = group_height(p, cell);

	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	pen_rectangle(p,
	    (struct rect){ MARGIN, p->y, pen_content_width(p), height }, &band);
	pen_end_artifact(p);
	pen_begin(p, TAG_ROW);
	pen_begin_tag(p, &tag);
	(void)flow_draw(p, TYPE_CELL_STRONG,
	    (struct rect){
		MARGIN + MM(1), p->y + row_pad(p), group_width(p), 0 },
	    ALIGN_LEFT, cell->text);
	pen_end(p);
	pen_end(p);
}

/* The column that names the rows of the block drawn now. */
static size_t names_row(const struct table *t, const struct grid_columns *g)
{
	return g->from > 0 ? g->from : t->head_column;
}

static void draw_row(struct pen *p, const struct table *t,
    const struct grid_columns *g, const struct table_row *row, double height)
{
	if (row->kind == ROW_GROUP) {
		draw_group(p, g, row->cell);
	} else {
		pen_begin(p, TAG_ROW);
		for (size_t c = g->from; c < g->to; c++) {
			pen_begin(p, c == names_row(t, g) ? TAG_HEADER_CELL_ROW
							  : TAG_CELL);
			draw_cell(p, t, g, c, height, &row->cell[c]);
			pen_end(p);
		}
		pen_end(p);
	}
	p->y += height;
	pen_rule(p, MARGIN, p->y, pen_content_width(p),
	    row->kind == ROW_TOTAL ? COLOUR_INK : COLOUR_GRID, 0.5);
}

/*
 * A row that no sheet can hold: its cells follow each other, the long ones
 * over as many sheets as they need.
 */
static void run_row(struct pen *p, const struct table *t,
    const struct grid_columns *g, const struct table_row *row)
{
	double top = p->y + row_pad(p);
	double bottom = top;

	pen_begin(p, TAG_ROW);
	for (size_t c = g->from; c < g->to; c++) {
		enum type_role role = cell_role(&row->cell[c]);
		struct rect box = cell_box(g, c, top, t->column[c].align);
		double height =
		    flow_height(p, role, box.width, row->cell[c].text);

		pen_begin(
		    p, c == names_row(t, g) ? TAG_HEADER_CELL_ROW : TAG_CELL);
		p->y = top;
		if (height <= pen_left(p)) {
			(void)flow_draw(p, role, box, t->column[c].align,
			    row->cell[c].text);
			p->y += height;
		} else {
			flow_run(p, role, box.x, box.width, row->cell[c].text);
			/* what follows begins beside its end */
			top = p->y - pen_type(p, role)->lead;
			bottom = p->y;
		}
		pen_end(p);
		bottom = p->y > bottom ? p->y : bottom;
	}
	pen_end(p);
	p->y = bottom + row_pad(p);
	pen_rule(p, MARGIN, p->y, pen_content_width(p), COLOUR_GRID, 0.5);
}

/* Over all columns, or over those of one block. */
static struct rect caption_box(
    const struct pen *p, const struct table *t, bool second)
{
	const struct grid_columns g = lay_columns(p, t);
	struct rect box = { MARGIN, p->y, pen_content_width(p), 0 };

	if (t->second_block == 0)
		return box;
	if (second)
		box.x = g.x[t->second_block];
	box.width = second ? MARGIN + box.width - box.x
			   : g.x[t->second_block] - BLOCK_GAP - MARGIN;
	return box;
}

static double caption_height(const struct pen *p, const struct table *t)
{
	double height = 0;

	if (t->caption != NULL)
		height = flow_height(p, TYPE_SUBTITLE,
		    caption_box(p, t, false).width, t->caption);
	if (t->second_caption != NULL)
		height = fmax(height,
		    flow_height(p, TYPE_SUBTITLE, caption_box(p, t, true).width,
			t->second_caption));
	return height > 0 ? height + MM(1) : 0;
}

static void draw_caption(struct pen *p, const struct table *t, bool second)
{
	const char *caption = second ? t->second_caption : t->caption;

	if (caption != NULL) {
		pen_begin(p, TAG_CAPTION);
		(void)flow_draw(p, TYPE_SUBTITLE, caption_box(p, t, second),
		    ALIGN_LEFT, caption);
		pen_end(p);
	}
	p->y += caption_height(p, t);
}

/* The columns of one block as a table of its own. */
static void draw_columns(
    struct pen *p, const struct table *t, const struct grid_columns *g)
{
	pen_begin(p, TAG_TABLE);
	draw_caption(p, t, g->from > 0);
	draw_head(p, t, g, false);
	pen_begin(p, TAG_TABLE_BODY);
	for (size_t i = 0; i < t->n_rows; i++) {
		double height = row_height(p, t, g, &t->row[i]);
		bool whole = t->second_block > 0 || t->row[i].kind == ROW_GROUP;

		if (height > pen_left(p) && t->second_block == 0 &&
		    (whole || pen_filled(p) >= LEAST_FILLED)) {
			pen_new_sheet(p);
			draw_head(p, t, g, true);
		}
		if (height > pen_left(p) && !whole)
			run_row(p, t, g, &t->row[i]);
		else
			draw_row(p, t, g, &t->row[i], height);
	}
	pen_end(p);
	pen_end(p);
}

/* Two blocks stand side by side and are not broken. */
static double least_height(
    const struct pen *p, const struct table *t, const struct grid_columns *g)
{
	double height = caption_height(p, t) + head_height(p, t, g);

	if (t->second_block == 0)
		return height +
		       2 * (t->n_rows > 0 ? row_height(p, t, g, t->row) : 0);
	for (size_t i = 0; i < t->n_rows; i++)
		height += row_height(p, t, g, &t->row[i]);
	return height;
}

double table_least_height(const struct pen *p, const struct table *t)
{
	const struct grid_columns g = lay_columns(p, t);

	return least_height(p, t, &g);
}

void table_draw(struct pen *p, const struct table *t)
{
	struct grid_columns g = lay_columns(p, t);
	double top;

	if (pen_filled(p) >= LEAST_FILLED || t->second_block > 0)
		pen_need(p, least_height(p, t, &g));
	top = p->y;
	g.to = t->second_block > 0 ? t->second_block : g.n;
	draw_columns(p, t, &g);
	if (t->second_block > 0) {
		p->y = top;
		g.from = t->second_block;
		g.to = g.n;
		draw_columns(p, t, &g);
	}
	p->y += MM(3);
}
