/*
 * One tick for each force on a line, and England and Wales dashed. Forces
 * kept out of axis ranges are not drawn when they lie beyond the others.
 */
#include "peelstats/chart_strip.h"

#include "chart.h"
#include "draw/flow.h"

#include <math.h>

#include "base/banned.h"

struct range {
	double low;
	double high;
	bool any;
};

static void widen(struct range *r, double x)
{
	if (!r->any || x < r->low)
		r->low = x;
	if (!r->any || x > r->high)
		r->high = x;
	r->any = true;
}

static struct range find_range(const struct strip_chart *f)
{
	struct range r = { 0, 0, false };

	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].value.known && !f->row[i].extreme)
			widen(&r, f->row[i].value.x);
	/* one value, however large, in the middle of a range around it */
	if (!(r.high - r.low > 0)) {
		double reach = fmax(1, fabs(r.high) * 0.1);

		r.low -= reach;
		r.high += reach;
	}
	return r;
}

static double height(const struct pen *p, const struct chart_part *part)
{
	(void)p;
	(void)part;
	return MM(7);
}

static double place(const struct range *range, struct rect box, double value)
{
	return box.x +
	       (value - range->low) / (range->high - range->low) * box.width;
}

/* A ring for the other year and a dot for this one, kept on the strip. */
static void draw_selected(const struct pen *p, const struct range *range,
    struct rect box, const struct strip_row *row)
{
	const struct value both[2] = { row->compare, row->value };
	double middle = box.y + box.height / 2;

	for (int i = 0; i < 2; i++) {
		struct paint dot =
		    theme_fill(i == 0 ? COLOUR_PAPER : COLOUR_BRAND);
		double x = place(range, box, both[i].x);

		if (!both[i].known)
			continue;
		if (x < box.x)
			x = box.x;
		if (x > box.x + box.width)
			x = box.x + box.width;
		dot.width = 0.95;
		dot.line = theme_colour(COLOUR_INK);
		pen_circle(p, (struct point){ x, middle }, MM(1.3), &dot);
	}
}

/* The lowest and the highest force, under their ends of the strip. */
static void draw_ends(
    const struct pen *p, const struct strip_chart *f, struct rect box)
{
	box.y += box.height + MM(1.6);
	box.y += flow_draw(p, TYPE_TILE_UNIT, box, ALIGN_LEFT, f->low_text);
	(void)flow_draw(p, TYPE_TILE_UNIT, box, ALIGN_RIGHT, f->high_text);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct strip_chart *f = part->figure->data.strip;
	const struct range range = find_range(f);
	const struct paint base = theme_line(COLOUR_RULE, 0.6);
	const struct paint tick = theme_line(COLOUR_SECOND, 0.7);
	struct paint line = theme_line(COLOUR_INK, 1.4);
	const struct tag tag = chart_tag(part, box);
	double bottom = box.y + box.height;

	line.dash_on = 2.2;
	line.dash_off = 1.2;
	pen_begin_tag(p, &tag);
	pen_line(p, (struct point){ box.x, bottom },
	    (struct point){ box.x + box.width, bottom }, &base);
	for (size_t i = 0; i < f->n_rows; i++) {
		const struct strip_row *row = &f->row[i];
		double x = place(&range, box, row->value.x);

		if (!row->value.known || x < box.x - 0.1 ||
		    x > box.x + box.width + 0.1)
			continue;
		if (row->national)
			pen_line(p, (struct point){ x, box.y - MM(1) },
			    (struct point){ x, bottom + MM(1) }, &line);
		else
			pen_line(p, (struct point){ x, box.y + MM(1) },
			    (struct point){ x, bottom - MM(1) }, &tick);
	}
	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].selected)
			draw_selected(p, &range, box, &f->row[i]);
	draw_ends(p, f, box);
	pen_end(p);
}

/* The strip has no scale: here is what its ticks stand for. */
static void numbers(const struct figure *f, struct numbers *t)
{
	const struct strip_chart *c = f->data.strip;

	numbers_column(t, numbers_say(t, "{Unit}"), ALIGN_LEFT);
	numbers_column(t, "Value", ALIGN_RIGHT);
	for (size_t i = 0; i < c->n_rows; i++)
		if (c->row[i].name != NULL && c->row[i].value.known)
			numbers_row(t,
			    (const struct cell[]){ { .text = c->row[i].name },
				{ .text = c->row[i].value_text } });
}

const struct chart chart_strip = { .name = "strip",
	.least_height = height,
	.best_height = height,
	.draw = draw,
	.told = true,
	.numbers = numbers };
