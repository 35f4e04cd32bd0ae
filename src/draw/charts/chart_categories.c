/*
 * Shares by category: a bar for each category and series, longest category
 * first, each with its number, so that chart and table are one.
 */
#include "peelstats/chart_categories.h"

#include "chart.h"
#include "key.h"
#include "rows.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

#define ROW_HEIGHT MM(5.4)
#define GROUP_GAP MM(2.6)

enum { MOST_SERIES = 16 };

static size_t count_rows(const struct figure *f)
{
	return f->data.categories->n_rows;
}

static const char *name_of(const struct figure *f, size_t row)
{
	return f->data.categories->row[row].name;
}

static struct row_names names_of(const struct chart_part *part)
{
	return (struct row_names){ name_of, part->figure,
		count_rows(part->figure) };
}

/* Whether a row of the part is the first of its category there. */
static bool starts_group(const struct chart_part *part, size_t i)
{
	const struct categories_row *row =
	    part->figure->data.categories->row + part->from;

	return i == 0 || strcmp(row[i].name, row[i - 1].name) != 0;
}

static size_t groups(const struct chart_part *part)
{
	size_t n = 0;

	for (size_t i = 0; i < part->n; i++)
		n += starts_group(part, i);
	return n;
}

static double name_most(const struct pen *p)
{
	return pen_content_width(p) * 0.5;
}

static double row_height(const struct pen *p, const struct chart_part *part)
{
	const struct row_names names = names_of(part);

	return rows_pitch(p, TYPE_CELL, &names, name_most(p), ROW_HEIGHT);
}

static struct paint fill_of(size_t series)
{
	static const enum colour_role colour[] = { COLOUR_SERIES_1,
		COLOUR_SERIES_2, COLOUR_SERIES_3, COLOUR_SERIES_4 };

	return theme_fill(colour[series % 4]);
}

/* Colours of the same tone are told apart by strokes. */
static struct pattern pattern_of(size_t series)
{
	struct colour on_dark = theme_colour(COLOUR_PAPER);
	struct colour ink = theme_colour(COLOUR_INK);
	struct colour stroke = series % 2 == 0 ? on_dark : ink;

	if (series / 2 % 3 == 1)
		return pattern_sparse(stroke);
	return series / 2 % 3 == 2 ? pattern_thick(stroke)
				   : (struct pattern){ .step = 0 };
}

/* A sample and a name for each series, if there is more than one; returns the
 * height with the gap below. */
static double draw_key(const struct pen *p, const struct categories_chart *c,
    double left, double top)
{
	struct key_item item[MOST_SERIES];
	struct key key = {
		.item = item, .gap = MM(5.4), .room = pen_content_width(p)
	};

	if (c->n_series < 2)
		return MM(2);
	for (; key.n < c->n_series && key.n < MOST_SERIES; key.n++) {
		item[key.n] =
		    key_bar(fill_of(key.n), MM(5), MM(3), c->series[key.n]);
		item[key.n].pattern = pattern_of(key.n);
	}
	return key_draw(p, (struct point){ left, top + MM(1.9) }, &key) +
	       MM(2.6);
}

static double key_height(const struct pen *p, const struct chart_part *part)
{
	struct pen dry = *p;

	dry.dry = true;
	return draw_key(&dry, part->figure->data.categories, 0, 0);
}

static double height(const struct pen *p, const struct chart_part *part)
{
	return key_height(p, part) + (double)part->n * row_height(p, part) +
	       (double)groups(part) * GROUP_GAP;
}

static double longest_name(const struct pen *p, const struct chart_part *part)
{
	const struct row_names names = names_of(part);

	return fmax(MM(30),
	    rows_name_width(p, TYPE_CELL, &names, name_most(p)) + MM(4));
}

static double largest(const struct categories_chart *c)
{
	double most = 0;

	for (size_t i = 0; i < c->n_rows; i++)
		if (c->row[i].value.known)
			most = fmax(most, c->row[i].value.x);
	return most > 0 ? most : 1;
}

static void draw_bar(const struct pen *p, struct rect box, size_t series)
{
	const struct paint paint = fill_of(series);

	pen_rectangle(p, box, &paint);
	pattern_draw(p, box, pattern_of(series));
}

/* The bars and the name of the category, all in one figure. */
static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct categories_chart *c = part->figure->data.categories;
	const struct tag tag = chart_tag(part, box);
	double left = box.x + longest_name(p, part);
	double room = box.x + box.width - MM(16) - left;
	double pitch = row_height(p, part);
	double y = box.y + key_height(p, part);
	double most = largest(c);

	pen_begin_tag(p, &tag);
	(void)draw_key(p, c, box.x, box.y);
	for (size_t i = 0; i < part->n; i++) {
		const struct categories_row *row = &c->row[part->from + i];
		double width =
		    row->value.known ? room * row->value.x / most : 0;

		if (starts_group(part, i)) {
			y += i > 0 ? GROUP_GAP : 0;
			(void)rows_name(p, TYPE_CELL, box.x,
			    y + pitch / 2 - 0.3, name_most(p), row->name);
		}
		if (row->value.known)
			draw_bar(p,
			    (struct rect){
				left, y + MM(0.5), width, pitch - MM(1) },
			    row->series);
		pen_text_fit(p, TYPE_CELL_STRONG, left + width + MM(1.4),
		    y + pitch / 2 + 2.8, MM(14), ALIGN_LEFT, row->value_text);
		y += pitch;
	}
	pen_end(p);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct categories_chart *c = f->data.categories;

	numbers_column(t, "Category", ALIGN_LEFT);
	numbers_column(t, "Series", ALIGN_LEFT);
	numbers_column(t, "Value", ALIGN_RIGHT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct categories_row *row = &c->row[i];

		numbers_row(
		    t, (const struct cell[]){ { .text = row->name },
			   { .text = c->n_series > 1 ? c->series[row->series]
						     : "" },
			   { .text = row->value_text } });
	}
}

const struct chart chart_categories = { .name = "categories",
	.least_height = height,
	.best_height = height,
	.draw = draw,
	.units = count_rows,
	.numbers = numbers };
