/* News: a headline with the way a figure moved, its sentences, its page. */
#include "block.h"
#include "flow.h"

#include "base/banned.h"

#define HEAD_LEFT MM(7)
#define ROW_PAD MM(1.2)

static double page_width(const struct pen *p)
{
	return pen_width(p, TYPE_SUBTITLE, "page 0000") + MM(4);
}

static double words_width(const struct pen *p)
{
	return pen_content_width(p) - HEAD_LEFT - page_width(p);
}

static double item_height(const struct pen *p, const struct labelled *item)
{
	double width = words_width(p);

	return 2 * ROW_PAD + flow_height(p, TYPE_NEWS, width, item->label) +
	       flow_height(p, TYPE_FINDING, pen_content_width(p) - HEAD_LEFT,
		   item->text);
}

/* Two bars, one above the other: neither up nor down. */
static void draw_level(const struct pen *p, struct point at)
{
	const struct paint bar = theme_fill(COLOUR_BRAND);

	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	for (int i = 0; i < 2; i++)
		pen_rectangle(p,
		    (struct rect){ at.x - MM(1.6), at.y - MM(1) + i * MM(1.2),
			MM(3.2), MM(0.7) },
		    &bar);
	pen_end_artifact(p);
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
	if (!p->dry)
		p->canvas->ops->link(p->canvas->self,
		    (struct rect){ MARGIN, y, pen_content_width(p), height },
		    item->anchor, item->label);
	pen_end(p);
	text_release(&words);
}

static void draw_item(
    const struct pen *p, const struct labelled *item, enum direction direction)
{
	struct rect box = { MARGIN + HEAD_LEFT, p->y + ROW_PAD, words_width(p),
		0 };
	struct point mark = { MARGIN + MM(2),
		box.y + theme_type(TYPE_NEWS, p->large)->lead / 2 };

	if (direction != DIRECTION_NONE)
		pen_triangle(p, mark, MM(3.2), direction,
		    theme_colour(COLOUR_BRAND), NULL);
	else
		draw_level(p, mark);
	pen_begin(p, TAG_LIST_ITEM);
	pen_begin(p, TAG_LABEL);
	box.y += flow_draw(p, TYPE_NEWS, box, ALIGN_LEFT, item->label);
	pen_end(p);
	pen_begin(p, TAG_LIST_BODY);
	box.width = pen_content_width(p) - HEAD_LEFT;
	(void)flow_draw(p, TYPE_FINDING, box, ALIGN_LEFT, item->text);
	if (item->anchor != NULL)
		draw_page(p, item, p->y + ROW_PAD, item_height(p, item));
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

/* The title of a report in a band across the sheet, and the lines under it. */
void band_draw(struct pen *p, const struct block *title)
{
	const struct paint band = theme_fill(COLOUR_BRAND);
	double width = pen_content_width(p);
	double height = flow_height(p, TYPE_COVER_TITLE, width, title->text);
	double top = MM(8);

	for (const struct block *b = title->next;
	     b != NULL && b->style == STYLE_COVER; b = b->next)
		height += flow_height(p, TYPE_COVER, width, b->text) + MM(1);
	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	pen_rectangle(p,
	    (struct rect){ 0, 0, p->size.width, top + height + MM(4.5) },
	    &band);
	pen_end_artifact(p);
	p->y = top;
	pen_begin(p, TAG_H1);
	p->y += flow_draw(p, TYPE_COVER_TITLE,
	    (struct rect){ MARGIN, p->y, width, 0 }, ALIGN_LEFT, title->text);
	pen_end(p);
	p->y += MM(1);
}
