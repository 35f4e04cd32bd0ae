/* Labelled lines: lists, and notes in one column or two. */
#include "items.h"

#include "flow.h"

#include <math.h>

#include "base/banned.h"

/* Longer lists of notes stay in one column. */
enum { MOST_IN_COLUMNS = 12 };

/* The text with the number of the sheet it points to. */
static void item_text(
    const struct pen *p, const struct labelled *item, struct text *out)
{
	char number[24];

	text_clear(out);
	text_add(out, item->text);
	if (item->anchor == NULL)
		return;
	text_add(out, pen_sheet_of(p, item->anchor, number, sizeof(number)));
	text_add_char(out, '.');
}

static double item_height(const struct pen *p, const struct labelled *item,
    enum type_role text, enum type_role label, const struct rect *area,
    double label_width, struct text *words)
{
	double a =
	    flow_height(p, text, area->width - label_width, text_str(words));
	double b = flow_height(p, label, label_width - MM(2), item->label);

	return a > b ? a : b;
}

static double label_width_of(const struct pen *p, const struct labelled *item,
    size_t n, enum type_role label)
{
	double width = 0;

	for (size_t i = 0; i < n; i++) {
		double w = pen_width(p, label, item[i].label);

		width = w > width ? w : width;
	}
	return width + MM(3) < MM(46) ? width + MM(3) : MM(46);
}

/* A mark at its head is explained by the line. */
static void draw_label(const struct pen *p, enum type_role label,
    struct rect box, const char *words)
{
	pen_begin(p, TAG_LABEL);
	(void)flow_draw(p, label, box, ALIGN_LEFT, words);
	pen_end(p);
	if (!p->dry)
		shorthand_see(&p->book->shorthand, words, true);
}

static void draw_item(const struct pen *p, const struct labelled *item,
    enum type_role text, enum type_role label, struct rect box,
    double label_width, const char *words)
{
	struct rect body = { box.x + label_width, box.y,
		box.width - label_width, 0 };

	pen_begin(p, TAG_LIST_ITEM);
	draw_label(p, label,
	    (struct rect){ box.x, box.y, label_width - MM(2), 0 }, item->label);
	pen_begin(p, TAG_LIST_BODY);
	if (item->anchor != NULL)
		pen_begin(p, TAG_LINK);
	(void)flow_draw(p, text, body, ALIGN_LEFT, words);
	if (item->anchor != NULL) {
		body.height = box.height;
		if (!p->dry)
			p->canvas->ops->link(
			    p->canvas->self, body, item->anchor, words);
		pen_end(p);
	}
	pen_end(p);
	pen_end(p);
}

/* An item that no sheet can hold goes on over the next ones. */
static void run_item(struct pen *p, const struct labelled *item,
    enum type_role text, enum type_role label, struct rect area,
    double label_width)
{
	pen_need(p, 3 * pen_type(p, text)->lead);
	pen_begin(p, TAG_LIST_ITEM);
	draw_label(p, label,
	    (struct rect){ area.x, p->y, label_width - MM(2), 0 }, item->label);
	pen_begin(p, TAG_LIST_BODY);
	flow_run(p, text, area.x + label_width, area.width - label_width,
	    item->text);
	pen_end(p);
	pen_end(p);
}

void labelled_draw(struct pen *p, const struct labelled *item, size_t n,
    enum type_role text, enum type_role label, struct rect area)
{
	double label_width = label_width_of(p, item, n, label);
	struct text words = TEXT_EMPTY;

	pen_begin(p, TAG_LIST);
	for (size_t i = 0; i < n; i++) {
		double height;

		item_text(p, &item[i], &words);
		height = item_height(
		    p, &item[i], text, label, &area, label_width, &words);
		if (height > pen_sheet_height(p) ||
		    (height > pen_left(p) && pen_filled(p) < LEAST_FILLED)) {
			run_item(p, &item[i], text, label, area, label_width);
			height = 0;
		} else {
			pen_need(p, height);
			draw_item(p, &item[i], text, label,
			    (struct rect){ area.x, p->y, area.width, height },
			    label_width, text_str(&words));
		}
		p->y += height + (text == TYPE_NOTE ? MM(0.5) : MM(0.9));
	}
	pen_end(p);
	text_release(&words);
}

/* Where the pen is after these lines, on which sheet. */
static struct pen after_items(const struct pen *p, const struct labelled *item,
    size_t n, struct rect area)
{
	struct pen dry = *p;

	dry.dry = true;
	labelled_draw(&dry, item, n, TYPE_NOTE, TYPE_NOTE_LABEL, area);
	return dry;
}

/* The number of notes of a left column so that the longer of both columns is
 * shortest; all of them where columns save nothing or do not fit. */
static size_t left_notes(const struct pen *p, const struct block *b,
    const struct rect column[2], double *bottom)
{
	struct rect whole = { MARGIN, 0, pen_content_width(p), 0 };
	struct pen end = after_items(p, b->item, b->n_items, whole);
	size_t best = b->n_items;

	*bottom = end.sheet == p->sheet ? end.y : pen_content_bottom(p);
	for (size_t n = 1; n < b->n_items; n++) {
		struct pen left = after_items(p, b->item, n, column[0]);
		struct pen right =
		    after_items(p, b->item + n, b->n_items - n, column[1]);

		if (left.sheet != p->sheet || right.sheet != p->sheet ||
		    fmax(left.y, right.y) >= *bottom)
			continue;
		*bottom = fmax(left.y, right.y);
		best = n;
	}
	return best;
}

/* Where room is short, notes stand in two columns if that takes less. */
void notes_draw(struct pen *p, const struct block *b, struct rect whole)
{
	const double gap = MM(5);
	const double width = (whole.width - gap) / 2;
	const struct rect column[2] = { { whole.x, 0, width, 0 },
		{ whole.x + width + gap, 0, width, 0 } };
	double bottom = 0;
	double top = p->y;
	size_t left = b->n_items;

	if (p->fit.tight && !p->large && b->n_items <= MOST_IN_COLUMNS)
		left = left_notes(p, b, column, &bottom);
	if (left == b->n_items) {
		labelled_draw(
		    p, b->item, b->n_items, TYPE_NOTE, TYPE_NOTE_LABEL, whole);
		return;
	}
	labelled_draw(p, b->item, left, TYPE_NOTE, TYPE_NOTE_LABEL, column[0]);
	p->y = top;
	labelled_draw(p, b->item + left, b->n_items - left, TYPE_NOTE,
	    TYPE_NOTE_LABEL, column[1]);
	p->y = bottom;
}
