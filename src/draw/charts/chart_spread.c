/*
 * How the forces are spread: a tick for each over a box of their middle half,
 * and a square for each in bins along the same scale. Forces kept out of axis
 * ranges are left out where they lie beyond the others.
 */
#include "chart.h"
#include "draw/plot.h"

#include <math.h>

#include "base/banned.h"

#define STRIP_HEIGHT MM(15)
#define FOOT MM(6.5)
#define KEY_HEIGHT MM(6)
#define LEAST MM(48)
#define BEST MM(66)

enum { MOST_BINS = 48 };

static double least_height(const struct pen *p, const struct figure *f)
{
	(void)p;
	(void)f;
	return LEAST;
}

static double best_height(const struct pen *p, const struct figure *f)
{
	(void)p;
	(void)f;
	return BEST;
}

static struct axis find_axis(const struct figure *f)
{
	double low = HUGE_VAL;
	double high = -HUGE_VAL;

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

static bool on_scale(const struct plot *q, const struct figure_row *row)
{
	return row->value.known && !row->national &&
	       row->value.x >= q->x.start && row->value.x <= q->x.end;
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

static size_t fullest(const struct plot *q, const struct figure *f, size_t n)
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

static void draw_squares(const struct plot *q, const struct figure *f)
{
	size_t n = count_bins(q);
	size_t most = fullest(q, f, n);
	size_t count[MOST_BINS] = { 0 };
	double width = q->area.width / (double)n;
	double side = fmin(q->area.height / (double)most, MM(5));
	double bottom = q->area.y + q->area.height;

	for (size_t i = 0; i < f->n_rows; i++) {
		const struct figure_row *row = &f->row[i];
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
    const struct plot *q, const struct figure_row *ew, double top)
{
	struct paint box = theme_fill(COLOUR_TINT);
	const struct paint median = theme_line(COLOUR_BRAND, 1.8);
	double left;
	double right;

	if (!ew->q25.known || !ew->q75.known || !ew->median.known)
		return;
	left = plot_x(q, kept(&q->x, ew->q25.x));
	right = plot_x(q, kept(&q->x, ew->q75.x));
	box.width = 0.8;
	box.line = theme_colour(COLOUR_BRAND);
	pen_rectangle(
	    q->p, (struct rect){ left, top, right - left, MM(9) }, &box);
	/* beyond the scale, which leaves out forces kept out of it */
	if (ew->median.x < q->x.start || ew->median.x > q->x.end)
		return;
	left = plot_x(q, ew->median.x);
	pen_line(q->p, (struct point){ left, top },
	    (struct point){ left, top + MM(9) }, &median);
}

static void draw_strip(const struct plot *q, const struct figure *f, double top)
{
	const struct paint tick = theme_line(COLOUR_NATIONAL_BAR, 0.8);
	struct paint ew = theme_line(COLOUR_INK, 1.4);

	ew.dash_on = 2.6;
	ew.dash_off = 1.4;
	for (size_t i = 0; i < f->n_rows; i++) {
		const struct figure_row *row = &f->row[i];
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

static double square_key(
    const struct pen *p, double x, double middle, const char *words)
{
	struct paint paint = theme_fill(COLOUR_FORCE_BAR);

	paint.width = 0.5;
	paint.line = theme_colour(COLOUR_FORCE_EDGE);
	pen_rectangle(
	    p, (struct rect){ x, middle - MM(1.3), MM(4), MM(2.6) }, &paint);
	pen_text(p, TYPE_TILE_TEXT, x + MM(5.2), middle + 3, words);
	return x + MM(5.2) + pen_width(p, TYPE_TILE_TEXT, words) + MM(4);
}

static void draw_key(const struct pen *p, struct rect box)
{
	const struct paint tick = theme_line(COLOUR_NATIONAL_BAR, 0.8);
	const struct paint median = theme_line(COLOUR_BRAND, 1.8);
	struct paint middle_half = theme_line(COLOUR_BRAND, 0.8);
	struct paint ew = theme_line(COLOUR_INK, 1.4);
	double middle = box.y + MM(1.6);
	double x = box.x;

	ew.dash_on = 2.6;
	ew.dash_off = 1.4;
	x = plot_line_key(p, x, middle, &ew, pen_say(p, "{Area}"));
	pen_line(p, (struct point){ x, middle - MM(1.6) },
	    (struct point){ x, middle + MM(1.6) }, &tick);
	pen_text(
	    p, TYPE_TILE_TEXT, x + MM(1.6), middle + 3, pen_say(p, "{A unit}"));
	x += MM(5.6) + pen_width(p, TYPE_TILE_TEXT, pen_say(p, "{A unit}"));
	middle_half.filled = true;
	middle_half.fill = theme_colour(COLOUR_TINT);
	pen_rectangle(p, (struct rect){ x, middle - MM(1.3), MM(6), MM(2.6) },
	    &middle_half);
	pen_line(p, (struct point){ x + MM(2.5), middle - MM(1.3) },
	    (struct point){ x + MM(2.5), middle + MM(1.3) }, &median);
	pen_text(p, TYPE_TILE_TEXT, x + MM(7.4), middle + 3,
	    "Middle half and median");
	x += MM(11.4) + pen_width(p, TYPE_TILE_TEXT, "Middle half and median");
	(void)square_key(p, x, middle, pen_say(p, "One square: one {unit}"));
}

static void draw(const struct pen *p, const struct figure *f, struct rect box)
{
	double top = box.y + KEY_HEIGHT + MM(2);
	struct plot q = { .p = p,
		.area = { box.x + MM(4), top + STRIP_HEIGHT - MM(2),
		    box.width - MM(8),
		    box.height - KEY_HEIGHT - STRIP_HEIGHT - FOOT } };
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = f->alt, .box = box
	};

	q.x = find_axis(f);
	pen_begin_tag(p, &tag);
	draw_key(p, box);
	plot_x_labels(&q, f->axis_sign);
	draw_squares(&q, f);
	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].national)
			draw_box(&q, &f->row[i], top);
	draw_strip(&q, f, top);
	pen_end(p);
}

const struct chart chart_spread = { "spread", least_height, best_height, draw,
	false, CUT_NEVER };
