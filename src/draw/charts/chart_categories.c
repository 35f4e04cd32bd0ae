/*
 * Shares by category: a bar for each category and series, longest category
 * first, each with its number, so that chart and table are one.
 */
#include "chart.h"
#include "draw/axis.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(7)
#define ROW_HEIGHT MM(5.4)
#define GROUP_GAP MM(2.6)

static bool starts_group(const struct figure *f, size_t i)
{
	return i == 0 || strcmp(f->row[i].name, f->row[i - 1].name) != 0;
}

static size_t groups(const struct figure *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n_rows; i++)
		n += starts_group(f, i);
	return n;
}

static double height(const struct figure *f)
{
	return (f->n_series > 1 ? KEY_HEIGHT : MM(2)) +
	       (double)f->n_rows * ROW_HEIGHT + (double)groups(f) * GROUP_GAP;
}

static struct paint fill_of(size_t series)
{
	static const enum colour_role colour[] = { COLOUR_SERIES_1,
		COLOUR_SERIES_2, COLOUR_SERIES_3, COLOUR_SERIES_4 };

	return theme_fill(colour[series % 4]);
}

static void draw_key(
    const struct pen *p, const struct figure *f, struct rect box)
{
	double x = box.x;

	for (size_t i = 0; f->n_series > 1 && i < f->n_series; i++) {
		const struct paint paint = fill_of(i);

		pen_rectangle(p,
		    (struct rect){ x, box.y + MM(0.4), MM(5), MM(3) }, &paint);
		pen_text(p, TYPE_TILE_TEXT, x + MM(6.6), box.y + MM(3),
		    f->series[i]);
		x += MM(12) + pen_width(p, TYPE_TILE_TEXT, f->series[i]);
	}
}

static double longest_name(const struct pen *p, const struct figure *f)
{
	double width = MM(30);

	for (size_t i = 0; i < f->n_rows; i++)
		width = fmax(
		    width, pen_width(p, TYPE_CELL, f->row[i].name) + MM(4));
	return fmin(width, pen_content_width(p) * 0.55);
}

static double largest(const struct figure *f)
{
	double most = 0;

	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].value.known)
			most = fmax(most, f->row[i].value.x);
	return most > 0 ? most : 1;
}

/* The bars and the name of the category, all in one figure. */
static void draw(const struct pen *p, const struct figure *f, struct rect box)
{
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = f->alt, .box = box
	};
	double left = box.x + longest_name(p, f);
	double room = box.x + box.width - MM(16) - left;
	double y = box.y + (f->n_series > 1 ? KEY_HEIGHT : MM(2));
	double most = largest(f);

	pen_begin_tag(p, &tag);
	draw_key(p, f, box);
	for (size_t i = 0; i < f->n_rows; i++) {
		const struct figure_row *row = &f->row[i];
		const struct paint paint = fill_of(row->series);
		double width =
		    row->value.known ? room * row->value.x / most : 0;

		if (starts_group(f, i)) {
			y += i > 0 ? GROUP_GAP : 0;
			pen_text(p, TYPE_CELL, box.x, y + ROW_HEIGHT * 0.68,
			    row->name);
		}
		if (row->value.known)
			pen_rectangle(p,
			    (struct rect){
				left, y + MM(0.5), width, ROW_HEIGHT - MM(1) },
			    &paint);
		pen_text(p, TYPE_CELL_STRONG, left + width + MM(1.4),
		    y + ROW_HEIGHT * 0.68, row->value_text);
		y += ROW_HEIGHT;
	}
	pen_end(p);
}

const struct chart chart_categories = { "categories", height, height, draw,
	false };
