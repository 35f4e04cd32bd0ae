/*
 * How sure each rank is: the rank as a mark, the ranks that the figures allow
 * for with 95% confidence as a bar, and within it, darker, what chance alone
 * would allow for.
 */
#include "chart.h"
#include "draw/plot.h"
#include "peelstats/format.h"
#include "rows.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(6.2)
#define HEAD_HEIGHT MM(5.2)
#define FOOT_HEIGHT MM(2)
#define LEAST_PITCH MM(3.7)
#define BEST_PITCH MM(5)
#define NAME_MOST MM(62)

struct frame {
	const struct pen *p;
	const struct figure *f;
	struct rect box;
	double rank;
	double name;
	double plot;
	double plot_width;
	double range;
	double rows;
	double pitch;
};

static double fixed_height(void)
{
	return KEY_HEIGHT + HEAD_HEIGHT + FOOT_HEIGHT;
}

static double pitch_of(
    const struct pen *p, const struct figure *f, double least)
{
	return rows_pitch(p, TYPE_CELL_STRONG, f, NAME_MOST, least);
}

static double least_height(const struct pen *p, const struct figure *f)
{
	return fixed_height() + (double)f->n_rows * pitch_of(p, f, LEAST_PITCH);
}

static double best_height(const struct pen *p, const struct figure *f)
{
	return fixed_height() + (double)f->n_rows * pitch_of(p, f, BEST_PITCH);
}

static struct frame lay_out(
    const struct pen *p, const struct figure *f, struct rect box)
{
	struct frame r = { .p = p, .f = f, .box = box };
	double left = MM(46);

	r.rank = box.x + MM(7.4);
	r.name = box.x + MM(10);
	left = fmax(left,
	    r.name - box.x +
		rows_name_width(p, TYPE_CELL_STRONG, f, NAME_MOST) + MM(4));
	r.plot = box.x + left;
	r.range = box.x + box.width;
	r.plot_width = r.range - MM(22) - r.plot;
	r.rows = box.y + KEY_HEIGHT + HEAD_HEIGHT;
	r.pitch = fmin((box.height - fixed_height()) / (double)f->n_rows,
	    pitch_of(p, f, BEST_PITCH));
	return r;
}

/* Middle of a rank's column. */
static double rank_x(const struct frame *r, size_t rank)
{
	return r->plot + r->plot_width * ((double)rank - 0.5) /
			     (double)figure_whole(r->f)->n_rows;
}

static void span(const struct frame *r, struct rank_bounds b, double middle,
    double height, enum colour_role colour)
{
	struct paint paint = theme_fill(colour);
	double half = r->plot_width / (double)figure_whole(r->f)->n_rows / 2;
	double left = rank_x(r, b.lower) - half;
	double right = rank_x(r, b.upper) + half;

	if (b.lower == 0)
		return;
	paint.width = 0.45;
	paint.line = theme_colour(COLOUR_FORCE_EDGE);
	pen_rectangle(r->p,
	    (struct rect){ left, middle - height / 2, right - left, height },
	    &paint);
}

static void draw_row(const struct frame *r, size_t i)
{
	const struct figure_row *row = &r->f->row[i];
	double middle = r->rows + ((double)i + 0.5) * r->pitch;
	struct paint dot = theme_fill(COLOUR_BRAND);

	span(r, row->sure, middle, r->pitch * 0.66,
	    row->selected ? COLOUR_TINT : COLOUR_RANGE);
	span(r, row->sure_chance, middle, r->pitch * 0.36, COLOUR_FORCE_BAR);
	dot.width = 0.6;
	dot.line = theme_colour(COLOUR_PAPER);
	pen_circle(r->p, (struct point){ rank_x(r, row->place), middle },
	    MM(row->selected ? 1.3 : 0.95), &dot);
}

/* The same as numbers. */
static void draw_table_row(const struct frame *r, size_t i)
{
	const struct figure_row *row = &r->f->row[i];
	enum type_role role = row->selected ? TYPE_CELL_STRONG : TYPE_CELL;
	double y = r->rows + ((double)i + 0.5) * r->pitch + 3.1;

	pen_begin(r->p, TAG_ROW);
	pen_begin(r->p, TAG_CELL);
	pen_short_right(r->p, row->selected ? role : TYPE_CELL_QUIET, r->rank,
	    y, r->rank - r->box.x, row->rank);
	pen_end(r->p);
	pen_begin(r->p, TAG_HEADER_CELL_ROW);
	(void)rows_name(r->p, role, r->name, y - 3.1, NAME_MOST, row->name);
	pen_end(r->p);
	pen_begin(r->p, TAG_CELL);
	pen_text_right(r->p, role, r->range, y, row->sure_text);
	pen_end(r->p);
	pen_end(r->p);
}

static void head_cell(
    const struct frame *r, double x, enum align align, const char *text)
{
	double y = r->rows - MM(1.6);

	pen_begin(r->p, TAG_HEADER_CELL_COLUMN);
	if (align == ALIGN_LEFT)
		pen_text(r->p, TYPE_COLUMN, x, y, text);
	else
		pen_text_right(r->p, TYPE_COLUMN, x, y, text);
	pen_end(r->p);
}

static void draw_table(const struct frame *r)
{
	chart_begin_table(r->p, r->box);
	pen_begin(r->p, TAG_TABLE_HEAD);
	pen_begin(r->p, TAG_ROW);
	head_cell(r, r->rank, ALIGN_RIGHT, "Rank");
	head_cell(r, r->name, ALIGN_LEFT, pen_say(r->p, "{Unit}"));
	head_cell(r, r->range, ALIGN_RIGHT, "May lie");
	pen_end(r->p);
	pen_end(r->p);
	pen_begin(r->p, TAG_TABLE_BODY);
	for (size_t i = 0; i < r->f->n_rows; i++)
		draw_table_row(r, i);
	pen_end(r->p);
	pen_end(r->p);
}

static double bar_key(const struct pen *p, double x, double middle,
    double height, enum colour_role colour, const char *words)
{
	struct paint paint = theme_fill(colour);

	paint.width = 0.45;
	paint.line = theme_colour(COLOUR_FORCE_EDGE);
	pen_rectangle(
	    p, (struct rect){ x, middle - height / 2, MM(6), height }, &paint);
	pen_text(p, TYPE_TILE_TEXT, x + MM(7.6), middle + 3, words);
	return x + MM(7.6) + pen_width(p, TYPE_TILE_TEXT, words) + MM(4);
}

static void draw_key(const struct frame *r)
{
	double middle = r->box.y + MM(1.7);
	struct paint dot = theme_fill(COLOUR_BRAND);
	double x = r->box.x;

	pen_circle(r->p, (struct point){ x + MM(1), middle }, MM(0.95), &dot);
	pen_text(r->p, TYPE_TILE_TEXT, x + MM(3), middle + 3, "Rank");
	x += MM(7) + pen_width(r->p, TYPE_TILE_TEXT, "Rank");
	x = bar_key(r->p, x, middle, MM(3), COLOUR_RANGE,
	    "Where its rank may lie, 95% confidence");
	(void)bar_key(r->p, x, middle, MM(1.8), COLOUR_FORCE_BAR,
	    "Allowing for chance alone");
}

static void draw_grid(const struct frame *r)
{
	const struct paint head = theme_line(COLOUR_INK, 0.9);
	const struct paint grid = theme_line(COLOUR_GRID, 0.5);
	double bottom = r->rows + r->pitch * (double)r->f->n_rows;
	double y = r->rows - MM(1.6);
	double used = 0;
	double heads =
	    r->range - pen_width(r->p, TYPE_COLUMN, "May lie") - MM(1);

	pen_line(r->p, (struct point){ r->box.x, r->rows },
	    (struct point){ r->range, r->rows }, &head);
	for (size_t rank = 1; rank <= figure_whole(r->f)->n_rows;
	     rank += rank == 1 ? 4 : 5) {
		double x = rank_x(r, rank);
		double half;
		char label[24];

		format_short(label, sizeof(label), "%zu", rank);
		pen_line(r->p, (struct point){ x, r->rows },
		    (struct point){ x, bottom }, &grid);
		half = pen_width(r->p, TYPE_TILE_UNIT, label) / 2;
		if (x - half < used || x + half > heads)
			continue;
		pen_text_centre(r->p, TYPE_TILE_UNIT, x, y, label);
		used = x + half + MM(0.8);
	}
	for (size_t i = 5; i < r->f->n_rows; i += 5) {
		y = r->rows + (double)i * r->pitch;
		pen_line(r->p, (struct point){ r->box.x, y },
		    (struct point){ r->range, y }, &grid);
	}
}

static void draw(const struct pen *p, const struct figure *f, struct rect box)
{
	const struct frame r = lay_out(p, f, box);
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = f->alt, .box = box
	};

	pen_begin_tag(p, &tag);
	draw_key(&r);
	draw_grid(&r);
	for (size_t i = 0; i < f->n_rows; i++)
		draw_row(&r, i);
	pen_end(p);
	draw_table(&r);
}

const struct chart chart_places = { "places", least_height, best_height, draw,
	true, CUT_ROWS };
