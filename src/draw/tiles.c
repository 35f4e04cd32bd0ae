#include "block.h"
#include "draw/charts/chart.h"
#include "flow.h"

#include "base/banned.h"

#define TILE_WIDTH MM(55.33)
#define TILE_GAP MM(4)
#define TILE_LEFT MM(3.6)
#define TILE_RIGHT MM(2.6)
#define TEXT_WIDTH (TILE_WIDTH - TILE_LEFT - TILE_RIGHT)
#define NUMBER_HEIGHT MM(8.6)
#define STRIP_HEIGHT MM(5.4)
#define TRAIL_HEIGHT MM(11)
#define LEAST_CHANGE_WIDTH MM(22)

/* Heights of the parts of a tile, from the top down [pt]. */
struct plan {
	double title;
	double unit;
	double number;
	double low;
	double high;
	double change_left; /* beside the number, or below it */
	bool below;
};

static struct plan plan_tile(const struct pen *p, const struct tile *t)
{
	struct plan plan;
	double number = pen_width(p, TYPE_TILE_NUMBER, t->value_text);
	double change;

	plan.title = flow_height(p, TYPE_TILE_TITLE, TEXT_WIDTH, t->title);
	plan.unit = flow_height(p, TYPE_TILE_UNIT, TEXT_WIDTH, t->unit);
	plan.low = flow_height(p, TYPE_TILE_UNIT, TEXT_WIDTH, t->low_text);
	plan.high = flow_height(p, TYPE_TILE_UNIT, TEXT_WIDTH, t->high_text);
	plan.change_left = number + MM(5.4);
	plan.below = TEXT_WIDTH - plan.change_left < LEAST_CHANGE_WIDTH;
	if (plan.below)
		plan.change_left = MM(3);
	change = flow_height(
	    p, TYPE_TILE_TEXT, TEXT_WIDTH - plan.change_left, t->change_text);
	plan.number = NUMBER_HEIGHT + (plan.below ? change : 0);
	if (plan.number < change)
		plan.number = change;
	return plan;
}

static double trail_height(const struct tile *t)
{
	return t->trail != NULL ? TRAIL_HEIGHT + MM(1.4) : 0;
}

static double tile_height(const struct pen *p, const struct tile *t)
{
	struct plan plan = plan_tile(p, t);

	return MM(2) + plan.title + plan.unit + MM(1) + plan.number +
	       trail_height(t) + MM(2.6) + STRIP_HEIGHT + MM(1.6) + plan.low +
	       plan.high + MM(1.6);
}

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

static void draw_number(const struct pen *p, const struct tile *t,
    const struct plan *plan, double x, double y)
{
	struct rect box = { x + plan->change_left,
		plan->below ? y + NUMBER_HEIGHT : y + MM(0.4),
		TEXT_WIDTH - plan->change_left, 0 };

	pen_begin(p, TAG_PARAGRAPH);
	pen_text_fit(p, TYPE_TILE_NUMBER, x, y + MM(6.4), TEXT_WIDTH,
	    ALIGN_LEFT, t->value_text);
	if (t->change_text[0] != '\0') {
		pen_triangle(p, (struct point){ box.x - MM(2), box.y + 5.3 },
		    5.4, t->change, theme_colour(COLOUR_INK), NULL);
		(void)flow_draw(
		    p, TYPE_TILE_TEXT, box, ALIGN_LEFT, t->change_text);
	}
	pen_end(p);
}

static void draw_tile(const struct pen *p, const struct tile *t, struct rect r)
{
	struct plan plan = plan_tile(p, t);
	struct rect box = { r.x + TILE_LEFT, r.y + MM(2), TEXT_WIDTH, 0 };

	draw_frame(p, r);
	pen_begin(p, TAG_H2);
	box.y += flow_draw(p, TYPE_TILE_TITLE, box, ALIGN_LEFT, t->title);
	pen_end(p);
	pen_begin(p, TAG_PARAGRAPH);
	box.y += flow_draw(p, TYPE_TILE_UNIT, box, ALIGN_LEFT, t->unit);
	pen_end(p);
	box.y += MM(1);
	draw_number(p, t, &plan, box.x, box.y);
	if (t->trail != NULL) {
		box.y += plan.number + MM(1.4);
		box.height = TRAIL_HEIGHT;
		chart_draw(p, t->trail, box);
	}
	/* strips of one row stand on one line */
	box.y = r.y + r.height - MM(3.2) - plan.low - plan.high - STRIP_HEIGHT;
	box.height = STRIP_HEIGHT;
	chart_draw(p, t->strip, box);
}

/* Tiles in a row. */
static size_t across(const struct pen *p)
{
	return (size_t)((pen_content_width(p) + TILE_GAP + 0.5) /
			(TILE_WIDTH + TILE_GAP));
}

static double row_height(const struct pen *p, const struct tile *tile, size_t n)
{
	double height = MM(37);

	for (size_t i = 0; i < n && i < across(p); i++) {
		double h = tile_height(p, &tile[i]);

		height = h > height ? h : height;
	}
	return height;
}

void tiles_draw(struct pen *p, const struct tile *tile, size_t n)
{
	for (size_t i = 0; i < n; i += across(p)) {
		double height = row_height(p, tile + i, n - i);

		pen_need(p, height);
		for (size_t k = i; k < n && k < i + across(p); k++)
			draw_tile(p, &tile[k],
			    (struct rect){ MARGIN + (double)(k - i) *
							(TILE_WIDTH + TILE_GAP),
				p->y, TILE_WIDTH, height });
		p->y += height + TILE_GAP;
	}
}
