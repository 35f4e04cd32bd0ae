#include "block.h"
#include "chart.h"
#include "flow.h"

#include "base/banned.h"

#define TILE_WIDTH MM(55.33)
#define TILE_HEIGHT MM(37)
#define TILE_GAP MM(4)
#define TILE_PAD MM(3.6)

static void draw_frame(const struct pen *p, struct rect r)
{
	struct paint paper = theme_fill(COLOUR_PAPER);
	const struct paint edge = theme_fill(COLOUR_BRAND);

	paper.width = 0.6;
	paper.line = theme_colour(COLOUR_RULE);
	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	pen_rectangle(p, r, &paper);
	pen_rectangle(p, (struct rect){ r.x, r.y, MM(1.3), r.height }, &edge);
	pen_end_artifact(p);
}

static void draw_number(
    const struct pen *p, const struct tile *t, double x, double y, double right)
{
	double width = pen_width(p, TYPE_TILE_NUMBER, t->value_text);
	double at = x + width + MM(2.4);
	struct rect box = { at + MM(3), y - MM(5.6), right - at - MM(3), 0 };

	pen_begin(p, TAG_PARAGRAPH);
	pen_text(p, TYPE_TILE_NUMBER, x, y, t->value_text);
	if (t->change_text[0] != '\0') {
		pen_triangle(p, (struct point){ at + MM(0.9), y - MM(3.9) },
		    5.4, t->change, theme_colour(COLOUR_INK), NULL);
		(void)flow_draw(
		    p, TYPE_TILE_TEXT, box, ALIGN_LEFT, t->change_text);
	}
	pen_end(p);
}

static void draw_tile(const struct pen *p, const struct tile *t, struct rect r)
{
	double x = r.x + TILE_PAD;
	double right = r.x + r.width - MM(2.6);
	double y = r.y + MM(2);
	struct rect strip = { x, r.y + MM(21.4), right - x, MM(5.4) };

	draw_frame(p, r);
	pen_begin(p, TAG_PARAGRAPH);
	pen_text(
	    p, TYPE_TILE_TITLE, x, pen_baseline(TYPE_TILE_TITLE, y), t->title);
	pen_text(p, TYPE_TILE_UNIT, x,
	    pen_baseline(TYPE_TILE_UNIT, y + MM(4.4)), t->unit);
	pen_end(p);
	draw_number(p, t, x, r.y + MM(17.6), right);
	chart_find(t->strip->chart)->draw(p, t->strip, strip);
	pen_begin(p, TAG_PARAGRAPH);
	pen_text(p, TYPE_TILE_UNIT, x, r.y + MM(31.2), t->low_text);
	pen_text_right(p, TYPE_TILE_UNIT, right, r.y + MM(34.9), t->high_text);
	pen_end(p);
}

void tiles_draw(struct pen *p, const struct tile *tile, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct rect r = { MARGIN +
				      (double)(i % 3) * (TILE_WIDTH + TILE_GAP),
			p->y, TILE_WIDTH, TILE_HEIGHT };

		if (i % 3 == 0) {
			pen_need(p, TILE_HEIGHT);
			r.y = p->y;
		}
		draw_tile(p, &tile[i], r);
		if (i % 3 == 2 || i + 1 == n)
			p->y += TILE_HEIGHT + TILE_GAP;
	}
}
