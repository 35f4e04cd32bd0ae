#include "key.h"

#include "draw/flow.h"
#include "draw/plot.h"

#include <math.h>

#include "base/banned.h"

#define LEAD MM(4.4) /* from row to row */
/* Words broken into lines are measured one by one, a little wider. */
#define KERNING 1.0
#define ROW_TOP MM(1.9) /* above the middle of the samples */

struct key_item key_mark(enum standing standing, const char *words)
{
	return (struct key_item){ .shape = KEY_MARK,
		.width = MM(2.4),
		.words_at = MM(3.6),
		.standing = standing,
		.words = words };
}

struct key_item key_line(struct paint line, const char *words)
{
	return (struct key_item){ .shape = KEY_LINE,
		.paint = line,
		.width = MM(7),
		.words_at = MM(8.4),
		.words = words };
}

struct key_item key_bar(
    struct paint fill, double width, double height, const char *words)
{
	return (struct key_item){ .shape = KEY_BAR,
		.paint = fill,
		.width = width,
		.height = height,
		.words_at = width + MM(1.6),
		.words = words };
}

struct key_item key_grade(
    enum grade g, double width, double height, const char *words)
{
	struct paint paint = grade_paint(g);
	struct key_item item;

	paint.width = 0.6;
	paint.line = theme_colour(COLOUR_SECOND);
	item = key_bar(paint, width, height, words);
	item.pattern = grade_pattern(g);
	return item;
}

struct key_item key_box(
    struct paint box, double width, double height, const char *words)
{
	struct key_item item = key_bar(box, width, height, words);

	item.shape = KEY_BOX;
	item.words_at = width + MM(1.4);
	return item;
}

struct key_item key_ring(struct paint paint, double radius, const char *words)
{
	return (struct key_item){ .shape = KEY_RING,
		.paint = paint,
		.width = MM(2.4),
		.height = 2 * radius,
		.words_at = MM(3.6),
		.words = words };
}

struct key_item key_upright(
    struct paint line, double height, double words_at, const char *words)
{
	return (struct key_item){ .shape = KEY_UPRIGHT,
		.paint = line,
		.height = height,
		.words_at = words_at,
		.words = words };
}

static void draw_upright(const struct pen *p, double x, double middle,
    double height, const struct paint *paint)
{
	pen_line(p, (struct point){ x, middle - height / 2 },
	    (struct point){ x, middle + height / 2 }, paint);
}

static void draw_sample(
    const struct pen *p, const struct key_item *k, double x, double middle)
{
	const struct paint median = theme_line(COLOUR_BRAND, 1.8);
	const struct rect box = { x, middle - k->height / 2, k->width,
		k->height };
	const struct point centre = { x + k->width / 2, middle };

	switch (k->shape) {
	case KEY_BAR:
		pen_rectangle(p, box, &k->paint);
		pattern_draw(p, box, k->pattern);
		break;
	case KEY_RING:
		pen_circle(p, centre, k->height / 2, &k->paint);
		break;
	case KEY_LINE:
		pen_line(p, (struct point){ x, middle },
		    (struct point){ x + k->width, middle }, &k->paint);
		break;
	case KEY_UPRIGHT:
		draw_upright(p, x, middle, k->height, &k->paint);
		break;
	case KEY_BOX:
		pen_rectangle(p, box, &k->paint);
		draw_upright(p, x + MM(2.5), middle, k->height, &median);
		break;
	case KEY_MARK:
		plot_mark(p, centre, k->standing, false);
		break;
	}
}

/* Samples and words in one row. */
static void draw_row(
    const struct pen *p, struct point from, const struct key *k)
{
	double x = from.x;

	for (size_t i = 0; i < k->n; i++) {
		const struct key_item *item = &k->item[i];
		double width = pen_width(p, TYPE_TILE_TEXT, item->words);
		double most = k->most > 0 ? k->most : width;

		draw_sample(p, item, x, from.y);
		pen_text_short(p, TYPE_TILE_TEXT, x + item->words_at,
		    from.y + 3, most, item->words);
		x += item->words_at + fmin(width, most) + k->gap;
	}
}

/* Samples and words in as many rows as they need; returns their height. */
static double draw_rows(
    const struct pen *p, struct point from, const struct key *k)
{
	double x = 0;
	double y = 0;
	double lead = LEAD;

	for (size_t i = 0; i < k->n; i++) {
		const struct key_item *item = &k->item[i];
		struct rect words = { 0, 0, 0, 0 };
		double height;

		words.width = fmin(pen_width(p, TYPE_TILE_TEXT, item->words),
				  k->room - MM(8)) +
			      KERNING;
		height =
		    flow_height(p, TYPE_TILE_TEXT, words.width, item->words);
		if (x > 0 &&
		    x + item->words_at + words.width - KERNING > k->room) {
			x = 0;
			y += lead;
			lead = LEAD;
		}
		draw_sample(p, item, from.x + x, from.y + y);
		words.x = from.x + x + item->words_at;
		words.y = from.y + y - ROW_TOP;
		(void)flow_draw(
		    p, TYPE_TILE_TEXT, words, ALIGN_LEFT, item->words);
		x += item->words_at + words.width - KERNING + k->gap;
		lead = fmax(lead, height + MM(1));
	}
	return y + lead;
}

double key_draw(const struct pen *p, struct point from, const struct key *k)
{
	if (k->room > 0)
		return draw_rows(p, from, k);
	draw_row(p, from, k);
	return LEAD;
}
