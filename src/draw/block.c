#include "block.h"

#include "draw/charts/chart.h"
#include "flow.h"
#include "items.h"
#include "table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static const struct {
	enum type_role role;
	double after; /* [mm] */
} styles[] = {
	[STYLE_BODY] = { TYPE_BODY, 3 },
	[STYLE_FINDING] = { TYPE_FINDING, 2.4 },
	[STYLE_SUBTITLE] = { TYPE_SUBTITLE, 2 },
	[STYLE_CAPTION] = { TYPE_SUBTITLE, 2 },
	[STYLE_LABEL] = { TYPE_FIGURE_LABEL, 0 },
	[STYLE_NOTE] = { TYPE_NOTE, 3 },
	[STYLE_COVER] = { TYPE_COVER, 1 },
};

/* A part of a chart has this many rows, or it begins on the next sheet. */
enum { LEAST_UNITS = 3 };

static void draw_paragraph(struct pen *p, enum tag_role tag,
    enum type_role role, const char *text, double after)
{
	double width = role == TYPE_COVER
			   ? band_line_width(p, p->y - p->band_top)
			   : pen_content_width(p);
	double height = flow_height(p, role, width, text);

	if (height <= pen_sheet_height(p))
		pen_need(p, height);
	pen_begin(p, tag);
	flow_run(p, role, MARGIN, width, text);
	pen_end(p);
	p->y += after;
}

static void draw_title(struct pen *p, const struct block *b)
{
	enum type_role role =
	    b->style == STYLE_FINDING ? TYPE_FIGURE_TITLE : TYPE_TITLE;

	if (p->page->cover)
		band_draw(p, b);
	else
		draw_paragraph(p, TAG_H1, role, b->text, MM(1.6));
}

/* A heading stays with a table or chart that follows it, over its subtitle. */
static double below_heading(const struct pen *p, const struct block *b)
{
	const struct block *next = b->next;
	struct chart_part whole;
	double least;

	if (next != NULL && next->kind == BLOCK_TEXT)
		next = next->next;
	if (next != NULL && next->kind == BLOCK_TABLE)
		return MM(10) + table_least_height(p, next->table);
	if (next == NULL || next->kind != BLOCK_FIGURE)
		return MM(22);
	whole = chart_whole(next->figure);
	least = chart_find(next->figure->chart)->least_height(p, &whole);
	return fmax(MM(70), fmin(least, 0.5 * pen_sheet_height(p)) + MM(18));
}

static void draw_heading(struct pen *p, const struct block *b)
{
	pen_need(p, pen_type(p, TYPE_HEADING)->lead + below_heading(p, b));
	p->y += MM(2.4);
	draw_paragraph(
	    p, b->level == 2 ? TAG_H2 : TAG_H3, TYPE_HEADING, b->text, MM(1.6));
}

/* A box that no sheet can hold is a heading with lines below it. */
static void draw_open_box(
    struct pen *p, const struct block *b, enum type_role text)
{
	const struct rect area = { MARGIN, 0, pen_content_width(p), 0 };

	pen_need(p, pen_type(p, TYPE_HEADING)->lead + MM(22));
	draw_paragraph(p, TAG_H2, TYPE_HEADING, b->text, MM(1.6));
	labelled_draw(p, b->item, b->n_items, text, TYPE_NOTE_LABEL, area);
	p->y += MM(4);
}

static void draw_box(struct pen *p, const struct block *b)
{
	const struct paint back = theme_fill(COLOUR_BAND);
	const struct paint edge = { .filled = true, .fill = pen_brand(p) };
	const struct rect inner = { MARGIN + MM(6), 0,
		pen_content_width(p) - MM(12), 0 };
	enum type_role text = TYPE_NOTE;
	double heading = flow_height(p, TYPE_HEADING, inner.width, b->text);
	struct pen dry = *p;
	double height;

	dry.dry = true;
	dry.y = CONTENT_TOP;
	labelled_draw(&dry, b->item, b->n_items, text, TYPE_NOTE_LABEL, inner);
	if (dry.sheet != p->sheet ||
	    dry.y + heading + MM(30) > pen_content_bottom(p)) {
		draw_open_box(p, b, text);
		return;
	}
	height = dry.y - CONTENT_TOP + heading + MM(8);
	pen_need(p, height);
	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	pen_rectangle(p,
	    (struct rect){ MARGIN, p->y, pen_content_width(p), height }, &back);
	pen_rectangle(p, (struct rect){ MARGIN, p->y, MM(1.3), height }, &edge);
	pen_end_artifact(p);
	pen_begin(p, TAG_H2);
	(void)flow_draw(p, TYPE_HEADING,
	    (struct rect){ inner.x, p->y + MM(3), inner.width, heading },
	    ALIGN_LEFT, b->text);
	pen_end(p);
	dry = *p;
	p->y += heading + MM(4.6);
	labelled_draw(p, b->item, b->n_items, text, TYPE_NOTE_LABEL, inner);
	p->y = dry.y + height + MM(4);
}

/* An analyst's own words: beside a bar, between rules, over as many sheets as
 * they need. */
static void draw_commentary(struct pen *p, const struct block *b)
{
	double width = pen_content_width(p);
	double left = MARGIN + MM(4);
	double heading = flow_height(p, TYPE_HEADING, width - MM(4), b->text);

	pen_need(p, heading + MM(18));
	p->y += MM(2);
	pen_rule(p, MARGIN, p->y, width, COLOUR_SECOND, 0.9);
	p->bar = p->y;
	p->y += MM(2);
	pen_begin(p, TAG_H2);
	flow_run(p, TYPE_HEADING, left, width - MM(4), b->text);
	pen_end(p);
	for (size_t i = 0; i < b->n_items; i++) {
		p->y += MM(1);
		pen_begin(p, TAG_PARAGRAPH);
		flow_run(p, TYPE_FINDING, left, width - MM(4), b->item[i].text);
		pen_end(p);
	}
	p->y += MM(2);
	pen_bar(p);
	p->bar = 0;
	pen_rule(p, MARGIN, p->y, width, COLOUR_SECOND, 0.9);
	p->y += MM(3);
}

/* Height of all blocks after this one, or more than a sheet. */
static double height_after(const struct pen *p, const struct block *b)
{
	struct pen dry = *p;
	size_t sheet = dry.sheet;

	dry.dry = true;
	dry.y = CONTENT_TOP;
	for (b = b->next; b != NULL; b = b->next)
		block_draw(&dry, b);
	return dry.sheet == sheet ? dry.y - CONTENT_TOP
				  : pen_content_bottom(p) - CONTENT_TOP;
}

static void draw_text(struct pen *p, const struct block *b)
{
	draw_paragraph(p, TAG_PARAGRAPH, styles[b->style].role, b->text,
	    MM(styles[b->style].after));
	/* the band of page 1 ends below its last line, or below its logo */
	if (b->style == STYLE_COVER &&
	    (b->next == NULL || b->next->style != STYLE_COVER))
		p->y = fmax(p->y, p->band_bottom - MM(3.5)) + MM(5);
}

/* A caption belongs to the table of the chart that follows it. */
static bool is_caption(const struct block *b)
{
	return b->style == STYLE_CAPTION && b->next != NULL &&
	       b->next->kind == BLOCK_FIGURE &&
	       chart_find(b->next->figure->chart)->tabular;
}

/* How many units from `part->from` on fit into `height`: at least one. */
static size_t units_in(const struct pen *p, const struct chart *chart,
    const struct chart_part *part, double height)
{
	struct chart_part some = *part;
	size_t fits = 1;
	size_t too_many = chart->units(part->figure) - part->from + 1;

	while (too_many - fits > 1) {
		some.n = fits + (too_many - fits) / 2;
		if (chart->least_height(p, &some) <= height)
			fits = some.n;
		else
			too_many = some.n;
	}
	return fits;
}

/* Whether so many units have room on a sheet with what follows the chart. */
static bool fits_last(const struct pen *p, const struct chart *chart,
    const struct chart_part *part, size_t n, double after)
{
	const struct chart_part last = { part->figure, part->alt, part->from,
		n };

	return chart->least_height(p, &last) + chart_caption_height(p) +
		   after <=
	       pen_sheet_height(p);
}

/* The number of units of the next part: as many as fit, but sheets shared
 * evenly unless what follows, `after` [pt], only then needs one more, and no
 * heading at the foot of one. */
static size_t part_units(const struct pen *p, const struct chart *chart,
    const struct chart_part *part, double after)
{
	size_t left = chart->units(part->figure) - part->from;
	size_t n =
	    units_in(p, chart, part, pen_left(p) - chart_caption_height(p));
	size_t sheets;
	size_t even;

	if (n == left)
		return n;
	sheets = (left + n - 1) / n;
	even = (left + sheets - 1) / sheets;
	if (fits_last(p, chart, part, left - (sheets - 1) * even, after) ||
	    !fits_last(p, chart, part, left - (sheets - 1) * n, after))
		n = even;
	while (chart->is_heading != NULL && n > 1 &&
	       chart->is_heading(part->figure, part->from + n - 1))
		n--;
	return n;
}

static void draw_part(struct pen *p, const struct chart *chart,
    const struct chart_part *part, double height)
{
	double caption = chart_caption_height(p);

	if (height > pen_left(p))
		height = pen_left(p);
	chart->draw(p, part,
	    (struct rect){ MARGIN, p->y + caption, pen_content_width(p),
		height - caption });
	p->y += height + MM(2);
}

/* The height of a chart, or of its last part, that leaves room for what
 * follows on the sheet. */
static double height_beside(const struct pen *p, const struct chart *chart,
    const struct chart_part *part, const struct block *b)
{
	double caption = chart_caption_height(p);
	double least = chart->least_height(p, part) + caption;
	double height = chart->best_height(p, part) + caption;
	double room = pen_left(p) - height_after(p, b) - MM(2);

	if (height > room)
		height = room > least ? room : least;
	return height;
}

/* What the head of a part says: which of how many it is. */
static void begin_part(
    struct pen *p, const char *caption, size_t number, size_t of)
{
	struct arena *arena = &p->book->arena;

	if (caption != NULL)
		p->caption = arena_printf(
		    arena, "%s (part %zu of %zu)", caption, number, of);
	else if (number > 1)
		draw_paragraph(p, TAG_PARAGRAPH, TYPE_SUBTITLE,
		    arena_printf(arena, "Part %zu of %zu", number, of), MM(2));
}

/* Draws the parts of a chart, one a sheet; returns how many. */
static size_t draw_parts(
    struct pen *p, const struct chart *chart, const struct block *b, size_t of)
{
	const struct figure *f = b->figure;
	const char *caption = p->caption;
	size_t units = chart->units(f);
	struct chart_part part = { f, f->alt, 0, 0 };
	size_t number = 0;

	for (; part.from < units; part.from += part.n) {
		if (part.from > 0)
			pen_new_sheet(p);
		begin_part(p, caption, ++number, of);
		part.n = part_units(p, chart, &part, height_after(p, b));
		part.alt = arena_printf(
		    &p->book->arena, "Part %zu of %zu. %s", number, of, f->alt);
		draw_part(p, chart, &part,
		    part.from + part.n < units
			? chart->best_height(p, &part) + chart_caption_height(p)
			: height_beside(p, chart, &part, b));
	}
	p->caption = caption;
	return number;
}

/* A chart that no sheet can hold goes on over the next ones. It begins on the
 * next one where this one has little room, unless that leaves it nearly
 * empty. */
static void draw_cut_figure(
    struct pen *p, const struct chart *chart, const struct block *b)
{
	const struct figure *f = b->figure;
	struct chart_part one = { f, f->alt, 0, 1 };
	struct pen dry;

	if (units_in(p, chart, &one, pen_left(p)) < LEAST_UNITS &&
	    (pen_filled(p) >= LEAST_FILLED ||
		chart->least_height(p, &one) > pen_left(p)))
		pen_need(p, pen_sheet_height(p));
	dry = *p;
	dry.dry = true;
	(void)draw_parts(p, chart, b, draw_parts(&dry, chart, b, 9));
	p->caption = NULL;
}

static void draw_chart(struct pen *p, const struct block *b)
{
	const struct chart *chart = chart_find(b->figure->chart);
	const struct chart_part whole = chart_whole(b->figure);
	double caption = chart_caption_height(p);
	double least = chart->least_height(p, &whole) + caption;
	double height;
	bool wide = pen_left(p) > 0.6 * pen_sheet_height(p);

	if (chart->spared && p->fit.bare)
		return;
	if (chart->units != NULL && least > pen_left(p) &&
	    (wide || least > pen_sheet_height(p))) {
		draw_cut_figure(p, chart, b);
		return;
	}
	pen_need(p, least);
	height = height_beside(p, chart, &whole, b);
	if (height > pen_left(p))
		height = pen_left(p);
	draw_part(p, chart, &whole, height);
	p->caption = NULL;
}

void block_draw(struct pen *p, const struct block *b)
{
	const struct rect column = { MARGIN, 0, pen_content_width(p), 0 };

	switch (b->kind) {
	case BLOCK_TITLE:
		draw_title(p, b);
		break;
	case BLOCK_HEADING:
		draw_heading(p, b);
		break;
	case BLOCK_TEXT:
		if (is_caption(b))
			p->caption = b->text;
		else
			draw_text(p, b);
		break;
	case BLOCK_LIST:
		labelled_draw(p, b->item, b->n_items, TYPE_FINDING,
		    TYPE_LIST_LABEL, column);
		break;
	case BLOCK_NOTES:
		notes_draw(p, b, column);
		p->y += b->next != NULL ? MM(1.6) : 0;
		break;
	case BLOCK_BOX:
		draw_box(p, b);
		break;
	case BLOCK_COMMENTARY:
		draw_commentary(p, b);
		break;
	case BLOCK_TABLE:
		table_draw(p, b->table);
		break;
	case BLOCK_FIGURE:
		draw_chart(p, b);
		break;
	case BLOCK_NEWS:
		news_draw(p, b);
		break;
	case BLOCK_TILES:
		tiles_draw(p, b->tile, b->n_tiles);
		break;
	case BLOCK_CONTENTS:
		contents_draw(p);
		break;
	}
}
