/*
 * How the forces are spread: a tick for each over a box of their middle half,
 * and a square for each in bins along the same scale. Forces that the words of
 * the page name carry their names. Those kept out of axis ranges have no square
 * where they lie beyond the others.
 */
#include "peelstats/chart_spread.h"

#include "chart.h"
#include "draw/plot.h"
#include "key.h"
#include "lanes.h"

#include <math.h>

#include "base/banned.h"

#define STRIP_HEIGHT MM(15)
#define FOOT MM(6.5)
#define KEY_HEIGHT MM(6)
#define LEAST MM(48)
#define BEST MM(66)
#define EDGE MM(1.4) /* of an arrow beyond the scale */

enum { MOST_BINS = 48 };

static struct axis find_axis(const struct spread_chart *f)
{
	double low = f->national.known ? f->national.x : HUGE_VAL;
	double high = f->national.known ? f->national.x : -HUGE_VAL;

	for (size_t i = 0; i < f->n_rows; i++) {
		if (!f->row[i].value.known || f->row[i].extreme)
			continue;
		low = fmin(low, f->row[i].value.x);
		high = fmax(high, f->row[i].value.x);
	}
	if (high < low)
		low = high = 0;
	return axis_dots(low, high);
}

static bool on_scale(const struct plot *q, const struct spread_row *row)
{
	return row->value.known && row->value.x >= q->x.start &&
	       row->value.x <= q->x.end;
}

/* A plot as wide as the box, with the scale; its height is not known. */
static struct plot across(
    const struct pen *p, const struct spread_chart *f, double x, double width)
{
	struct plot q = { .p = p, .area = { x + MM(4), 0, width - MM(8), 0 } };

	q.x = find_axis(f);
	return q;
}

/* The names over the ticks. */
struct names_over {
	struct lane_name *name;
	size_t n;
	double height;
};

/* A name beyond the scale stands at its end, with its value. */
static struct lane_name name_of(
    const struct plot *q, const struct spread_row *row)
{
	bool on = on_scale(q, row);
	bool low = row->value.x < q->x.start;

	return (
	    struct lane_name){ .words = on ? row->name
					   : arena_printf(&q->p->book->arena,
						 "%s %s, off the scale",
						 row->name, row->value_text),
		.x = on	   ? plot_x(q, row->value.x)
		     : low ? q->area.x - EDGE
			   : q->area.x + q->area.width + EDGE,
		.role = row->selected ? TYPE_NOTE_LABEL : TYPE_TILE_TEXT };
}

/* Of the forces that the words of the page name, and the report's own. */
static struct names_over names_of(
    const struct plot *q, const struct chart_part *part)
{
	const struct spread_chart *f = part->figure->data.spread;
	struct names_over o = { .name = arena_array(&q->p->book->arena,
				    f->n_rows, sizeof(*o.name)) };

	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].value.known &&
		    (f->row[i].selected || chart_names(part, f->row[i].name)))
			o.name[o.n++] = name_of(q, &f->row[i]);
	o.height = lanes_lay(q->p, q->area.x - MM(4),
	    q->area.x + q->area.width + MM(4), o.name, o.n);
	return o;
}

static double height(
    const struct pen *p, const struct chart_part *part, double rest)
{
	const struct plot q =
	    across(p, part->figure->data.spread, MARGIN, pen_content_width(p));

	return rest + names_of(&q, part).height;
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	return height(p, part, LEAST);
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	return height(p, part, BEST);
}

/* Twice to four times as many bins as steps, so that edges are ticks. */
static size_t count_bins(const struct plot *q)
{
	double steps = (q->x.end - q->x.start) / q->x.step;
	double per_step = steps >= 5 ? 2 : steps >= 4 ? 3 : 4;
	double n = floor(steps * per_step + 0.5);

	return n < 1 ? 1 : n > MOST_BINS ? MOST_BINS : (size_t)n;
}

static size_t bin_of(const struct plot *q, size_t n, double value)
{
	double at = (value - q->x.start) / (q->x.end - q->x.start) * (double)n;
	size_t bin = at > 0 ? (size_t)at : 0;

	return bin < n ? bin : n - 1;
}

static size_t fullest(
    const struct plot *q, const struct spread_chart *f, size_t n)
{
	size_t count[MOST_BINS] = { 0 };
	size_t most = 1;

	for (size_t i = 0; i < f->n_rows; i++) {
		if (!on_scale(q, &f->row[i]))
			continue;
		count[bin_of(q, n, f->row[i].value.x)]++;
	}
	for (size_t i = 0; i < n; i++)
		most = count[i] > most ? count[i] : most;
	return most;
}

static void draw_squares(const struct plot *q, const struct spread_chart *f)
{
	size_t n = count_bins(q);
	size_t most = fullest(q, f, n);
	size_t count[MOST_BINS] = { 0 };
	double width = q->area.width / (double)n;
	double side = fmin(q->area.height / (double)most, MM(5));
	double bottom = q->area.y + q->area.height;

	for (size_t i = 0; i < f->n_rows; i++) {
		const struct spread_row *row = &f->row[i];
		struct paint paint =
		    theme_fill(row->selected ? COLOUR_BRAND : COLOUR_FORCE_BAR);
		size_t bin;

		if (!on_scale(q, row))
			continue;
		bin = bin_of(q, n, row->value.x);
		paint.width = 0.5;
		paint.line = theme_colour(COLOUR_FORCE_EDGE);
		pen_rectangle(q->p,
		    (struct rect){ q->area.x + (double)bin * width + MM(0.4),
			bottom - (double)++count[bin] * side, width - MM(0.8),
			side - MM(0.4) },
		    &paint);
	}
}

static double kept(const struct axis *a, double x)
{
	return fmin(fmax(x, a->start), a->end);
}

static void draw_box(
    const struct plot *q, const struct spread_chart *f, double top)
{
	struct paint box = theme_fill(COLOUR_TINT);
	const struct paint median = theme_line(COLOUR_BRAND, 1.8);
	double left;
	double right;

	if (!f->q25.known || !f->q75.known || !f->median.known)
		return;
	left = plot_x(q, kept(&q->x, f->q25.x));
	right = plot_x(q, kept(&q->x, f->q75.x));
	box.width = 0.8;
	box.line = theme_colour(COLOUR_BRAND);
	pen_rectangle(
	    q->p, (struct rect){ left, top, right - left, MM(9) }, &box);
	/* beyond the scale, which leaves out forces kept out of it */
	if (f->median.x < q->x.start || f->median.x > q->x.end)
		return;
	left = plot_x(q, f->median.x);
	pen_line(q->p, (struct point){ left, top },
	    (struct point){ left, top + MM(9) }, &median);
}

static void draw_strip(
    const struct plot *q, const struct spread_chart *f, double top)
{
	const struct paint tick = theme_line(COLOUR_NATIONAL_BAR, 0.8);
	struct paint ew = theme_line(COLOUR_INK, 1.4);

	ew.dash_on = 2.6;
	ew.dash_off = 1.4;
	for (size_t i = 0; i < f->n_rows; i++) {
		const struct spread_row *row = &f->row[i];
		double x;

		if (!on_scale(q, row))
			continue;
		x = plot_x(q, row->value.x);
		if (row->selected)
			plot_mark(q->p, (struct point){ x, top + MM(4.5) },
			    STANDING_IN_LINE, true);
		else
			pen_line(q->p, (struct point){ x, top + MM(2.2) },
			    (struct point){ x, top + MM(6.8) }, &tick);
	}
	if (f->national.known && f->national.x >= q->x.start &&
	    f->national.x <= q->x.end)
		pen_line(q->p,
		    (struct point){ plot_x(q, f->national.x), top - MM(1) },
		    (struct point){
			plot_x(q, f->national.x), q->area.y + q->area.height },
		    &ew);
}

/* An arrow at the end of the strip, towards a force beyond the scale. */
static void draw_beyond(
    const struct plot *q, const struct names_over *o, double middle)
{
	const struct paint fill = theme_fill(COLOUR_NATIONAL_BAR);

	for (size_t i = 0; i < o->n; i++) {
		double x = o->name[i].x;
		double way = x > q->area.x + q->area.width ? MM(1.6)
			     : x < q->area.x		   ? -MM(1.6)
							   : 0;
		const struct point corner[3] = { { x, middle - MM(1.1) },
			{ x, middle + MM(1.1) }, { x + way, middle } };

		if (way > 0 || way < 0)
			pen_path(q->p, corner, 3, true, &fill);
	}
}

static void draw_key(const struct pen *p, struct rect box)
{
	struct paint middle_half = theme_line(COLOUR_BRAND, 0.8);
	struct paint ew = theme_line(COLOUR_INK, 1.4);
	struct paint square = theme_fill(COLOUR_FORCE_BAR);

	ew.dash_on = 2.6;
	ew.dash_off = 1.4;
	middle_half.filled = true;
	middle_half.fill = theme_colour(COLOUR_TINT);
	square.width = 0.5;
	square.line = theme_colour(COLOUR_FORCE_EDGE);
	struct key_item item[] = {
		key_line(ew, pen_say(p, "{Area}")),
		key_upright(theme_line(COLOUR_NATIONAL_BAR, 0.8), MM(3.2),
		    MM(1.6), pen_say(p, "{A unit}")),
		key_box(middle_half, MM(6), MM(2.6), "Middle half and median"),
		key_bar(square, MM(4), MM(2.6),
		    pen_say(p, "One square: one {unit}")),
	};
	const struct key key = {
		.item = item, .n = sizeof(item) / sizeof(item[0]), .gap = MM(4)
	};

	item[3].words_at = MM(5.2);
	(void)key_draw(p, (struct point){ box.x, box.y + MM(1.6) }, &key);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct spread_chart *f = part->figure->data.spread;
	struct plot q = across(p, f, box.x, box.width);
	const struct names_over names = names_of(&q, part);
	const struct tag tag = chart_tag(part, box);
	double top = box.y + KEY_HEIGHT + names.height + MM(2);

	q.area.y = top + STRIP_HEIGHT - MM(2);
	q.area.height = box.y + box.height - FOOT - q.area.y - MM(2);
	pen_begin_tag(p, &tag);
	draw_key(p, box);
	plot_x_labels(&q, f->axis_sign);
	draw_squares(&q, f);
	draw_box(&q, f, top);
	draw_strip(&q, f, top);
	draw_beyond(&q, &names, top + MM(4.5));
	lanes_draw(p, names.name, names.n, top - MM(1), top + MM(2.2));
	pen_end(p);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct spread_chart *c = f->data.spread;

	numbers_column(t, numbers_say(t, "{Unit}"), ALIGN_LEFT);
	numbers_column(t, "Value", ALIGN_RIGHT);
	for (size_t i = 0; i < c->n_rows; i++)
		if (c->row[i].value.known)
			numbers_row(t,
			    (const struct cell[]){ { .text = c->row[i].name },
				{ .text = c->row[i].value_text } });
}

const struct chart chart_spread = { .name = "spread",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.told = true,
	.numbers = numbers };
