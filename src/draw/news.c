/* News: a headline with the way a figure moved, its sentences, its page. */
#include "block.h"
#include "flow.h"

#include <math.h>

#include "base/banned.h"

#define HEAD_LEFT MM(7)

/* Room over and under an item. */
static double row_pad(const struct pen *p)
{
	if (p->print == PRINT_SLIDE)
		return p->fit.tight ? MM(0.6) : MM(2.6);
	return p->fit.tight ? MM(0.6) : MM(1.2);
}

static double page_width(const struct pen *p)
{
	if (p->print == PRINT_SLIDE)
		return 0;
	return pen_width(p, TYPE_SUBTITLE, "page 0000") + MM(4);
}

static double words_width(const struct pen *p)
{
	return pen_content_width(p) - HEAD_LEFT - page_width(p);
}

static double item_height(const struct pen *p, const struct labelled *item)
{
	double width = words_width(p);

	return 2 * row_pad(p) + flow_height(p, TYPE_NEWS, width, item->label) +
	       flow_height(p, TYPE_FINDING, pen_content_width(p) - HEAD_LEFT,
		   item->text);
}

/* Two bars, one above the other: neither up nor down. */
static void draw_level(const struct pen *p, struct point at)
{
	const struct paint bar = { .filled = true, .fill = pen_brand(p) };

	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	for (int i = 0; i < 2; i++)
		pen_rectangle(p,
		    (struct rect){ at.x - MM(1.6), at.y - MM(1) + i * MM(1.2),
			MM(3.2), MM(0.7) },
		    &bar);
	pen_end_artifact(p);
}

static void draw_link(
    const struct pen *p, const struct labelled *item, double y, double height)
{
	if (!p->dry)
		p->canvas->ops->link(p->canvas->self,
		    (struct rect){ MARGIN, y, pen_content_width(p), height },
		    item->anchor, item->label);
}

/* "page 11", at the right. */
static void draw_page(
    const struct pen *p, const struct labelled *item, double y, double height)
{
	struct text words = TEXT_EMPTY;
	char number[24];

	text_add(&words, "page ");
	text_add(&words, pen_sheet_of(p, item->anchor, number, sizeof(number)));
	pen_begin(p, TAG_LINK);
	pen_text_right(p, TYPE_SUBTITLE, MARGIN + pen_content_width(p),
	    pen_baseline(p, TYPE_SUBTITLE, y), text_str(&words));
	draw_link(p, item, y, height);
	pen_end(p);
	text_release(&words);
}

/* A headline on a slide: it leads to its slide, whose number nobody needs. */
static void draw_headline(
    const struct pen *p, const struct labelled *item, struct rect box)
{
	pen_begin(p, TAG_LABEL);
	if (item->anchor != NULL)
		pen_begin(p, TAG_LINK);
	(void)flow_draw(p, TYPE_NEWS, box, ALIGN_LEFT, item->label);
	if (item->anchor != NULL) {
		draw_link(p, item, p->y + row_pad(p), item_height(p, item));
		pen_end(p);
	}
	pen_end(p);
	pen_begin(p, TAG_LIST_BODY);
	pen_end(p);
}

static void draw_item(
    const struct pen *p, const struct labelled *item, enum direction direction)
{
	struct rect box = { MARGIN + HEAD_LEFT, p->y + row_pad(p),
		words_width(p), 0 };
	struct point mark = { MARGIN + MM(2),
		box.y + pen_type(p, TYPE_NEWS)->lead / 2 };

	if (direction != DIRECTION_NONE)
		pen_triangle(p, mark, MM(3.2), direction, pen_brand(p), NULL);
	else
		draw_level(p, mark);
	pen_begin(p, TAG_LIST_ITEM);
	if (p->print == PRINT_SLIDE) {
		draw_headline(p, item, box);
		pen_end(p);
		return;
	}
	pen_begin(p, TAG_LABEL);
	box.y += flow_draw(p, TYPE_NEWS, box, ALIGN_LEFT, item->label);
	pen_end(p);
	pen_begin(p, TAG_LIST_BODY);
	box.width = pen_content_width(p) - HEAD_LEFT;
	(void)flow_draw(p, TYPE_FINDING, box, ALIGN_LEFT, item->text);
	if (item->anchor != NULL)
		draw_page(p, item, p->y + row_pad(p), item_height(p, item));
	pen_end(p);
	pen_end(p);
}

void news_draw(struct pen *p, const struct block *b)
{
	const struct labelled *item = b->item;

	pen_begin(p, TAG_LIST);
	for (size_t i = 0; i < b->n_items; i++) {
		double height = item_height(p, &item[i]);

		pen_need(p, height);
		pen_rule(
		    p, MARGIN, p->y, pen_content_width(p), COLOUR_GRID, 0.5);
		draw_item(p, &item[i], b->mark[i]);
		p->y += height;
	}
	pen_end(p);
	p->y += MM(1);
}

#define LOGO_WIDTH MM(40)
#define LOGO_HEIGHT MM(13)
#define PLATE_EDGE MM(1.5)

static const struct picture *logo_of(const struct pen *p)
{
	return p->report->analysis->dataset->brand.logo;
}

/* The logo as large as its room allows. */
static struct size logo_size(const struct picture *logo)
{
	double scale = fmin(LOGO_WIDTH / (double)logo->width,
	    LOGO_HEIGHT / (double)logo->height);

	return (struct size){ scale * (double)logo->width,
		scale * (double)logo->height };
}

/* On white, at the right of the band. */
static void draw_logo(const struct pen *p, double top)
{
	const struct paint white = theme_fill(COLOUR_PAPER);
	const struct picture *logo = logo_of(p);
	struct size size = logo_size(logo);
	struct rect plate = {
		MARGIN + pen_content_width(p) - size.width - 2 * PLATE_EDGE,
		top, size.width + 2 * PLATE_EDGE, size.height + 2 * PLATE_EDGE
	};

	pen_rectangle(p, plate, &white);
	if (!p->dry)
		p->canvas->ops->picture(p->canvas->self,
		    (struct rect){ plate.x + PLATE_EDGE, plate.y + PLATE_EDGE,
			size.width, size.height },
		    logo);
}

double band_line_width(const struct pen *p, double below)
{
	const struct picture *logo = logo_of(p);
	double room = pen_content_width(p);

	if (logo != NULL && below < logo_size(logo).height + 2 * PLATE_EDGE)
		room -= logo_size(logo).width + 2 * PLATE_EDGE + MM(6);
	return room;
}

/* Height of the title and of the lines under it. */
static double band_height(const struct pen *p, const struct block *title)
{
	double height = MM(1) + flow_height(p, TYPE_COVER_TITLE,
				    band_line_width(p, 0), title->text);

	for (const struct block *b = title->next;
	     b != NULL && b->style == STYLE_COVER; b = b->next)
		height += flow_height(p, TYPE_COVER, band_line_width(p, height),
			      b->text) +
			  MM(1);
	if (logo_of(p) != NULL)
		height =
		    fmax(height, logo_size(logo_of(p)).height + 2 * PLATE_EDGE);
	return height;
}

/* The title of a report in a band across the sheet, and the lines under it. */
void band_draw(struct pen *p, const struct block *title)
{
	const struct paint band = { .filled = true, .fill = pen_brand(p) };
	double height = band_height(p, title);
	double top = MM(p->large ? 10 : 8);

	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	pen_rectangle(p,
	    (struct rect){ 0, 0, p->size.width, top + height + MM(3.5) },
	    &band);
	pen_marking(p, MM(p->large ? 6.4 : 4.6), theme_colour(COLOUR_PAPER));
	if (logo_of(p) != NULL)
		draw_logo(p, top);
	pen_end_artifact(p);
	p->band_top = top;
	p->y = top;
	p->band_bottom = top + height + MM(3.5);
	pen_begin(p, TAG_H1);
	p->y += flow_draw(p, TYPE_COVER_TITLE,
	    (struct rect){ MARGIN, p->y, band_line_width(p, 0), 0 }, ALIGN_LEFT,
	    title->text);
	pen_end(p);
	p->y += MM(1);
}
