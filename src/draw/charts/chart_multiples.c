/*
 * Small charts side by side, three in a row: the forces' values from high to
 * low as thin bars, each chart with its own scale, England and Wales as a
 * line, the lowest and highest force named.
 */
#include "chart.h"
#include "draw/axis.h"

#include <math.h>

#include "base/banned.h"

#define GUTTER MM(4)
#define LEAST MM(44)
#define BEST MM(62)

enum { ACROSS = 3 };

static size_t rows_of(const struct figure *f)
{
	return (f->n_panels + ACROSS - 1) / ACROSS;
}

static double least_height(const struct figure *f)
{
	return (double)rows_of(f) * LEAST;
}

static double best_height(const struct figure *f)
{
	return (double)rows_of(f) * BEST;
}

static struct axis find_axis(const struct figure *f)
{
	double low = 0;
	double high = f->national.known ? f->national.x : 0;

	for (size_t i = 0; i < f->n_rows; i++) {
		if (!f->row[i].value.known || f->row[i].extreme)
			continue;
		low = fmin(low, f->row[i].value.x);
		high = fmax(high, f->row[i].value.x);
	}
	/* no labels: the highest bar may fill the height */
	return (struct axis){ low, high > low ? high : low + 1, 0, 0 };
}

static double y_of(const struct axis *a, struct rect area, double value)
{
	double share = (value - a->start) / (a->end - a->start);

	return area.y + (1 - fmin(share, 1)) * area.height;
}

static void draw_bars(
    const struct pen *p, const struct figure *f, struct rect area)
{
	const struct axis a = find_axis(f);
	const struct paint zero = theme_line(COLOUR_INK, 0.7);
	struct paint ew = theme_line(COLOUR_INK, 1.2);
	double pitch = area.width / (double)(f->n_rows > 0 ? f->n_rows : 1);
	double base = y_of(&a, area, 0);

	for (size_t i = 0; i < f->n_rows; i++) {
		const struct figure_row *row = &f->row[i];
		struct paint bar =
		    theme_fill(row->selected ? COLOUR_BRAND : COLOUR_FORCE_BAR);
		double y = y_of(&a, area, row->value.x);

		bar.width = 0.3;
		bar.line = theme_colour(COLOUR_FORCE_EDGE);
		pen_rectangle(p,
		    (struct rect){ area.x + ((double)i + 0.14) * pitch,
			fmin(y, base), pitch * 0.72, fabs(base - y) },
		    &bar);
	}
	pen_line(p, (struct point){ area.x, base },
	    (struct point){ area.x + area.width, base }, &zero);
	ew.dash_on = 2.6;
	ew.dash_off = 1.4;
	if (f->national.known)
		pen_line(p,
		    (struct point){ area.x, y_of(&a, area, f->national.x) },
		    (struct point){
			area.x + area.width, y_of(&a, area, f->national.x) },
		    &ew);
}

/* The text at a smaller width, without what does not fit, by words. */
static void draw_short(const struct pen *p, enum type_role role, double x,
    double y, double width, const char *text)
{
	if (pen_width(p, role, text) <= width)
		pen_text(p, role, x, y, text);
}

static void draw_panel(
    const struct pen *p, const struct figure *f, struct rect box)
{
	const struct paint rule = theme_line(COLOUR_RULE, 0.6);
	const struct rect area = { box.x, box.y + MM(18.6), box.width,
		box.height - MM(18.6) - MM(10.4) };
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = f->alt, .box = box
	};
	double foot = area.y + area.height;

	pen_begin_tag(p, &tag);
	pen_line(p, (struct point){ box.x, box.y },
	    (struct point){ box.x + box.width, box.y }, &rule);
	draw_short(
	    p, TYPE_TILE_TITLE, box.x, box.y + MM(4.4), box.width, f->title);
	draw_short(
	    p, TYPE_TILE_UNIT, box.x, box.y + MM(8.4), box.width, f->unit_note);
	draw_short(p, TYPE_TILE_TEXT, box.x, box.y + MM(12.2), box.width,
	    f->national_text);
	draw_short(p, TYPE_TILE_UNIT, box.x, box.y + MM(16.4), box.width,
	    f->high_text);
	draw_bars(p, f, area);
	if (pen_width(p, TYPE_TILE_UNIT, f->low_text) <= box.width)
		pen_text_right(p, TYPE_TILE_UNIT, box.x + box.width,
		    foot + MM(3.8), f->low_text);
	draw_short(p, TYPE_NOTE_LABEL, box.x, foot + MM(7.8), box.width,
	    f->selected_text);
	pen_end(p);
}

static void draw(const struct pen *p, const struct figure *f, struct rect box)
{
	double width = (box.width - (ACROSS - 1) * GUTTER) / ACROSS;
	double height = box.height / (double)rows_of(f);

	for (size_t i = 0; i < f->n_panels; i++) {
		size_t row = i / ACROSS;
		size_t column = i % ACROSS;

		draw_panel(p, &f->panel[i],
		    (struct rect){ box.x + (double)column * (width + GUTTER),
			box.y + (double)row * height, width, height - MM(3) });
	}
}

const struct chart chart_multiples = { "multiples", least_height, best_height,
	draw, false };
