/*
 * Shares by category: a bar for each category and series, longest category
 * first, each with its number, so that chart and table are one.
 */
#include "chart.h"
#include "draw/axis.h"
#include "draw/flow.h"
#include "rows.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

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

static double name_most(const struct pen *p)
{
	return pen_content_width(p) * 0.5;
}

static double row_height(const struct pen *p, const struct figure *f)
{
	return rows_pitch(p, TYPE_CELL, f, name_most(p), ROW_HEIGHT);
}

static struct paint fill_of(size_t series)
{
	static const enum colour_role colour[] = { COLOUR_SERIES_1,
		COLOUR_SERIES_2, COLOUR_SERIES_3, COLOUR_SERIES_4 };

	return theme_fill(colour[series % 4]);
}

/* A sample and a name, beside each other while there is room; returns the
 * height of all. A dry pen only measures. */
static double lay_key(
    const struct pen *p, const struct figure *f, double left, double top)
{
	double room = pen_content_width(p);
	double x = 0;
	double y = 0;
	double lead = MM(4.4);

	for (size_t i = 0; f->n_series > 1 && i < f->n_series; i++) {
		const struct paint paint = fill_of(i);
		double width = fmin(
		    pen_width(p, TYPE_TILE_TEXT, f->series[i]), room - MM(8));
		double height =
		    flow_height(p, TYPE_TILE_TEXT, width + 0.1, f->series[i]);

		if (x > 0 && x + MM(6.6) + width > room) {
			x = 0;
			y += lead;
			lead = MM(4.4);
		}
		pen_rectangle(p,
		    (struct rect){ left + x, top + y + MM(0.4), MM(5), MM(3) },
		    &paint);
		(void)flow_draw(p, TYPE_TILE_TEXT,
		    (struct rect){
			left + x + MM(6.6), top + y, width + 0.1, 0 },
		    ALIGN_LEFT, f->series[i]);
		x += MM(12) + width;
		lead = fmax(lead, height + MM(1));
	}
	return y + lead;
}

static double key_height(const struct pen *p, const struct figure *f)
{
	struct pen dry = *p;

	dry.dry = true;
	return f->n_series > 1 ? lay_key(&dry, f, 0, 0) + MM(2.6) : MM(2);
}

static double height(const struct pen *p, const struct figure *f)
{
	return key_height(p, f) + (double)f->n_rows * row_height(p, f) +
	       (double)groups(f) * GROUP_GAP;
}

static double longest_name(const struct pen *p, const struct figure *f)
{
	return fmax(
	    MM(30), rows_name_width(p, TYPE_CELL, f, name_most(p)) + MM(4));
}

static double largest(const struct figure *part)
{
	const struct figure *f = figure_whole(part);
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
	double pitch = row_height(p, f);
	double y = box.y + key_height(p, f);
	double most = largest(f);

	pen_begin_tag(p, &tag);
	(void)lay_key(p, f, box.x, box.y);
	for (size_t i = 0; i < f->n_rows; i++) {
		const struct figure_row *row = &f->row[i];
		const struct paint paint = fill_of(row->series);
		double width =
		    row->value.known ? room * row->value.x / most : 0;

		if (starts_group(f, i)) {
			y += i > 0 ? GROUP_GAP : 0;
			(void)rows_name(p, TYPE_CELL, box.x,
			    y + pitch / 2 - 0.3, name_most(p), row->name);
		}
		if (row->value.known)
			pen_rectangle(p,
			    (struct rect){
				left, y + MM(0.5), width, pitch - MM(1) },
			    &paint);
		pen_text_fit(p, TYPE_CELL_STRONG, left + width + MM(1.4),
		    y + pitch / 2 + 2.8, MM(14), ALIGN_LEFT, row->value_text);
		y += pitch;
	}
	pen_end(p);
}

const struct chart chart_categories = { "categories", height, height, draw,
	false, CUT_ROWS };
