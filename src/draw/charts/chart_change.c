/*
 * The change of each force: a ring for the year compared with, a mark for
 * this one, joined, in the order of change, with the figures beside them. The
 * marks need not be seen from 0, so that the scale may start elsewhere.
 */
#include "chart.h"
#include "draw/plot.h"
#include "rows.h"

#include <math.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(6.2)
#define HEAD_HEIGHT MM(5.2)
#define FOOT_HEIGHT MM(5.6)
#define LEAST_PITCH MM(3.7)
#define BEST_PITCH MM(5)
#define RING MM(1.05)
#define NAME_MOST MM(62)
#define NUMBER_WIDTH MM(13.4)

struct frame {
	const struct figure *f;
	struct rect box;
	struct plot q;
	double name;
	double compare;
	double value;
	double change;
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

static struct axis find_axis(const struct figure *part)
{
	const struct figure *f = figure_whole(part);
	double low = HUGE_VAL;
	double high = -HUGE_VAL;

	for (size_t i = 0; i < f->n_rows; i++) {
		const struct figure_row *row = &f->row[i];

		if (!row->value.known || !row->compare.known || row->extreme)
			continue;
		low = fmin(low, fmin(row->value.x, row->compare.x));
		high = fmax(high, fmax(row->value.x, row->compare.x));
	}
	if (high < low)
		low = high = 0;
	return axis_dots(low, high);
}

static enum type_role role_of(const struct figure_row *row)
{
	return row->national || row->selected ? TYPE_CELL_STRONG : TYPE_CELL;
}

static struct frame lay_out(
    const struct pen *p, const struct figure *f, struct rect box)
{
	struct frame r = { .f = f, .box = box };
	const struct figure *whole = figure_whole(f);
	double left = MM(38);

	for (size_t i = 0; i < whole->n_rows; i++)
		left = fmax(left, fmin(pen_width(p, role_of(&whole->row[i]),
					   whole->row[i].name),
				      NAME_MOST) +
				      MM(5));
	r.name = box.x + MM(1);
	r.change = box.x + box.width;
	r.value = r.change - MM(18);
	r.compare = r.value - MM(15);
	r.rows = box.y + KEY_HEIGHT + HEAD_HEIGHT;
	r.pitch = fmin((box.height - fixed_height()) / (double)f->n_rows,
	    pitch_of(p, f, BEST_PITCH));
	r.q = (struct plot){ .p = p,
		.area = { box.x + left, r.rows,
		    r.compare - MM(15) - box.x - left,
		    r.pitch * (double)f->n_rows } };
	r.q.x = find_axis(f);
	return r;
}

static bool on_scale(const struct frame *r, double v)
{
	return v >= r->q.x.start - 1e-9 && v <= r->q.x.end + 1e-9;
}

static void draw_marks(
    const struct frame *r, const struct figure_row *row, double y)
{
	const struct paint join =
	    theme_line(row->selected ? COLOUR_BRAND : COLOUR_SECOND, 1.1);
	struct paint ring = theme_fill(COLOUR_PAPER);
	double from;
	double to;

	if (!row->value.known || !row->compare.known)
		return;
	if (!on_scale(r, row->value.x) || !on_scale(r, row->compare.x)) {
		pen_text_right(r->q.p, TYPE_TILE_UNIT,
		    r->q.area.x + r->q.area.width, y + 3, "off the scale");
		return;
	}
	from = plot_x(&r->q, row->compare.x);
	to = plot_x(&r->q, row->value.x);
	ring.width = 0.95;
	ring.line = theme_colour(COLOUR_INK);
	pen_line(
	    r->q.p, (struct point){ from, y }, (struct point){ to, y }, &join);
	pen_circle(r->q.p, (struct point){ from, y }, RING, &ring);
	if (row->national) {
		ring = theme_fill(COLOUR_NATIONAL_BAR);
		pen_circle(r->q.p, (struct point){ to, y }, RING, &ring);
	} else {
		plot_mark(r->q.p, (struct point){ to, y }, row->standing,
		    row->selected);
	}
}

static void number_cell(const struct frame *r, enum type_role role, double x,
    double y, const char *text)
{
	pen_begin(r->q.p, TAG_CELL);
	pen_short_right(r->q.p, role, x, y, NUMBER_WIDTH, text);
	pen_end(r->q.p);
}

static void draw_table_row(const struct frame *r, size_t i)
{
	const struct figure_row *row = &r->f->row[i];
	bool loud = row->national || row->selected;
	enum type_role strong = role_of(row);
	enum type_role quiet = loud ? TYPE_CELL_STRONG : TYPE_CELL_QUIET;
	double y = r->rows + ((double)i + 0.5) * r->pitch + 3.1;

	pen_begin(r->q.p, TAG_ROW);
	pen_begin(r->q.p, TAG_HEADER_CELL_ROW);
	(void)rows_name(r->q.p, strong, r->name, y - 3.1, NAME_MOST, row->name);
	pen_end(r->q.p);
	number_cell(r, quiet, r->compare, y, row->compare_text);
	number_cell(r, strong, r->value, y, row->value_text);
	number_cell(r, TYPE_CELL_STRONG, r->change, y, row->change_text);
	pen_end(r->q.p);
}

static void draw_grid(const struct frame *r)
{
	const struct paint grid = theme_line(COLOUR_GRID, 0.5);
	const struct paint tint = theme_fill(COLOUR_TINT);
	const struct paint guide = theme_line(COLOUR_RULE, 0.6);
	const struct axis *a = &r->q.x;
	double right = r->box.x + r->box.width;
	double y = r->rows + r->pitch;

	for (size_t i = 0; i < r->f->n_rows; i++)
		if (r->f->row[i].selected)
			pen_rectangle(r->q.p,
			    (struct rect){ r->box.x,
				r->rows + (double)i * r->pitch, r->box.width,
				r->pitch },
			    &tint);
	for (int i = 0; i * a->step <= (a->end - a->start) * (1 + 1e-9); i++) {
		double x = plot_x(&r->q, a->start + i * a->step);

		pen_line(r->q.p, (struct point){ x, r->rows },
		    (struct point){ x, r->rows + r->q.area.height }, &grid);
	}
	pen_line(r->q.p, (struct point){ r->box.x, y },
	    (struct point){ right, y }, &guide);
	for (size_t i = 6; i < r->f->n_rows; i += 5) {
		y = r->rows + (double)i * r->pitch;
		pen_line(r->q.p, (struct point){ r->box.x, y },
		    (struct point){ right, y }, &grid);
	}
}

/* A level that all rows share, such as England and Wales = 100. */
static void draw_reference(const struct frame *r)
{
	struct paint line = theme_line(COLOUR_INK, 1.2);
	double x;

	if (!r->f->reference.known || !on_scale(r, r->f->reference.x))
		return;
	x = plot_x(&r->q, r->f->reference.x);
	line.dash_on = 2.6;
	line.dash_off = 1.4;
	pen_line(r->q.p, (struct point){ x, r->rows },
	    (struct point){ x, r->rows + r->q.area.height }, &line);
	/* clear of the head of the first column */
	x = fmin(
	    x, r->compare -
		   pen_width(r->q.p, TYPE_COLUMN, r->f->compare_label) - MM(1) -
		   pen_width(r->q.p, TYPE_TILE_UNIT, r->f->reference_text) / 2);
	pen_text_centre(
	    r->q.p, TYPE_TILE_UNIT, x, r->rows - MM(1.6), r->f->reference_text);
}

static void draw_key(const struct frame *r)
{
	const struct pen *p = r->q.p;
	double middle = r->box.y + MM(1.7);
	struct paint ring = theme_fill(COLOUR_PAPER);
	double x = r->box.x;

	ring.width = 0.95;
	ring.line = theme_colour(COLOUR_INK);
	pen_circle(p, (struct point){ x + MM(1.2), middle }, RING, &ring);
	pen_text(
	    p, TYPE_TILE_TEXT, x + MM(3.6), middle + 3, r->f->compare_label);
	x += MM(7.6) + pen_width(p, TYPE_TILE_TEXT, r->f->compare_label);
	x = plot_mark_key(p, x, middle, STANDING_IN_LINE, r->f->value_label);
	x = plot_mark_key(p, x, middle, STANDING_HIGH, "rose more");
	x = plot_mark_key(p, x, middle, STANDING_LOW, "rose less, or fell");
	(void)plot_mark_key(
	    p, x, middle, STANDING_UNUSUALLY_HIGH, "filled: unusually so");
}

static void head_cell(
    const struct frame *r, double x, enum align align, const char *text)
{
	double y = r->rows - MM(1.6);

	pen_begin(r->q.p, TAG_HEADER_CELL_COLUMN);
	if (align == ALIGN_LEFT)
		pen_text(r->q.p, TYPE_COLUMN, x, y, text);
	else
		pen_text_right(r->q.p, TYPE_COLUMN, x, y, text);
	pen_end(r->q.p);
}

static void draw_table(const struct frame *r)
{
	const struct pen *p = r->q.p;

	chart_begin_table(p, r->box);
	pen_begin(p, TAG_TABLE_HEAD);
	pen_begin(p, TAG_ROW);
	head_cell(r, r->name, ALIGN_LEFT,
	    r->f->title != NULL ? r->f->title : pen_say(p, "{Unit}"));
	head_cell(r, r->compare, ALIGN_RIGHT, r->f->compare_label);
	head_cell(r, r->value, ALIGN_RIGHT, r->f->value_label);
	head_cell(r, r->change, ALIGN_RIGHT, "Change");
	pen_end(p);
	pen_end(p);
	pen_begin(p, TAG_TABLE_BODY);
	for (size_t i = 0; i < r->f->n_rows; i++)
		draw_table_row(r, i);
	pen_end(p);
	pen_end(p);
}

static void draw_head_rule(const struct frame *r)
{
	const struct paint head = theme_line(COLOUR_INK, 0.9);

	pen_line(r->q.p, (struct point){ r->box.x, r->rows },
	    (struct point){ r->box.x + r->box.width, r->rows }, &head);
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
	draw_head_rule(&r);
	draw_reference(&r);
	for (size_t i = 0; i < f->n_rows; i++)
		draw_marks(
		    &r, &f->row[i], r.rows + ((double)i + 0.5) * r.pitch);
	plot_x_labels(&r.q, f->axis_sign);
	pen_end(p);
	draw_table(&r);
}

const struct chart chart_change = { "change", least_height, best_height, draw,
	true, CUT_ROWS };
