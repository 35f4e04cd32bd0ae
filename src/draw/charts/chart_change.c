/*
 * The change of each force: a ring for the year compared with, a mark for
 * this one, joined, in the order of change, with the figures beside them. The
 * marks need not be seen from 0, so that the scale may start elsewhere.
 */
#include "peelstats/chart_change.h"

#include "chart.h"
#include "draw/plot.h"
#include "key.h"
#include "ranked_numbers.h"
#include "rows.h"

#include <math.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(6.2)
#define HEAD_HEIGHT MM(5.2)
#define FOOT_HEIGHT MM(5.6)
#define BEST_PITCH MM(5)
#define RING MM(1.05)
#define NAME_MOST MM(62)
#define NUMBER_WIDTH MM(13.4)

struct frame {
	const struct change_chart *c;
	const struct change_row *row; /* of the part */
	size_t n_rows;
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

static size_t count_rows(const struct figure *f)
{
	return f->data.change->n_rows;
}

static const char *name_of(const struct figure *f, size_t row)
{
	return f->data.change->row[row].name;
}

static double pitch_of(
    const struct pen *p, const struct chart_part *part, double least)
{
	const struct row_names names = { name_of, part->figure,
		count_rows(part->figure) };

	return rows_pitch(p, TYPE_CELL_STRONG, &names, NAME_MOST, least);
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	return fixed_height() +
	       (double)part->n * pitch_of(p, part, rows_least(p));
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	return fixed_height() + (double)part->n * pitch_of(p, part, BEST_PITCH);
}

static struct axis find_axis(const struct change_chart *f)
{
	double low = HUGE_VAL;
	double high = -HUGE_VAL;

	for (size_t i = 0; i < f->n_rows; i++) {
		const struct change_row *row = &f->row[i];

		if (!row->value.known || !row->compare.known || row->extreme)
			continue;
		low = fmin(low, fmin(row->value.x, row->compare.x));
		high = fmax(high, fmax(row->value.x, row->compare.x));
	}
	if (high < low)
		low = high = 0;
	return axis_dots(low, high);
}

static enum type_role role_of(const struct change_row *row)
{
	return row->national || row->selected ? TYPE_CELL_STRONG : TYPE_CELL;
}

static struct frame lay_out(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct change_chart *whole = part->figure->data.change;
	struct frame r = { .c = whole,
		.row = whole->row + part->from,
		.n_rows = part->n,
		.box = box };
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
	r.pitch = fmin((box.height - fixed_height()) / (double)part->n,
	    pitch_of(p, part, BEST_PITCH));
	r.q = (struct plot){ .p = p,
		.area = { box.x + left, r.rows,
		    r.compare - MM(15) - box.x - left,
		    r.pitch * (double)part->n } };
	r.q.x = find_axis(whole);
	return r;
}

static bool on_scale(const struct frame *r, double v)
{
	return v >= r->q.x.start - 1e-9 && v <= r->q.x.end + 1e-9;
}

static void draw_marks(
    const struct frame *r, const struct change_row *row, double y)
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
	rows_number_cell(r->q.p, role, x, y, NUMBER_WIDTH, text);
}

static void draw_row(const void *frame, size_t i)
{
	const struct frame *r = frame;
	const struct change_row *row = &r->row[i];
	bool loud = row->national || row->selected;
	enum type_role strong = role_of(row);
	enum type_role quiet = loud ? TYPE_CELL_STRONG : TYPE_CELL_QUIET;
	double y = r->rows + ((double)i + 0.5) * r->pitch + 3.1;

	pen_begin(r->q.p, TAG_HEADER_CELL_ROW);
	(void)rows_name(r->q.p, strong, r->name, y - 3.1, NAME_MOST, row->name);
	pen_end(r->q.p);
	number_cell(r, quiet, r->compare, y, row->compare_text);
	number_cell(r, strong, r->value, y, row->value_text);
	number_cell(r, TYPE_CELL_STRONG, r->change, y, row->change_text);
}

static void draw_grid(const struct frame *r)
{
	const struct paint grid = theme_line(COLOUR_GRID, 0.5);
	const struct paint tint = theme_fill(COLOUR_TINT);
	const struct paint guide = theme_line(COLOUR_RULE, 0.6);
	const struct axis *a = &r->q.x;
	double right = r->box.x + r->box.width;
	double y = r->rows + r->pitch;

	for (size_t i = 0; i < r->n_rows; i++)
		if (r->row[i].selected)
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
	for (size_t i = 6; i < r->n_rows; i += 5) {
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

	if (!r->c->reference.known || !on_scale(r, r->c->reference.x))
		return;
	x = plot_x(&r->q, r->c->reference.x);
	line.dash_on = 2.6;
	line.dash_off = 1.4;
	pen_line(r->q.p, (struct point){ x, r->rows },
	    (struct point){ x, r->rows + r->q.area.height }, &line);
	/* clear of the head of the first column */
	x = fmin(
	    x, r->compare -
		   pen_width(r->q.p, TYPE_COLUMN, r->c->compare_label) - MM(1) -
		   pen_width(r->q.p, TYPE_TILE_UNIT, r->c->reference_text) / 2);
	pen_text_centre(
	    r->q.p, TYPE_TILE_UNIT, x, r->rows - MM(1.6), r->c->reference_text);
}

static void draw_key(const struct frame *r)
{
	struct paint ring = theme_fill(COLOUR_PAPER);

	ring.width = 0.95;
	ring.line = theme_colour(COLOUR_INK);
	const struct key_item item[] = {
		key_ring(ring, RING, r->c->compare_label),
		key_mark(STANDING_IN_LINE, r->c->value_label),
		key_mark(STANDING_HIGH, "rose more"),
		key_mark(STANDING_LOW, "rose less, or fell"),
		key_mark(STANDING_UNUSUALLY_HIGH, "filled: unusually so"),
	};
	const struct key key = {
		.item = item, .n = sizeof(item) / sizeof(item[0]), .gap = MM(4)
	};

	(void)key_draw(
	    r->q.p, (struct point){ r->box.x, r->box.y + MM(1.7) }, &key);
}

static void draw_head(const void *frame)
{
	const struct frame *r = frame;
	double y = r->rows - MM(1.6);

	rows_head_cell(r->q.p, r->name, y, ALIGN_LEFT, r->c->name_label);
	rows_head_cell(r->q.p, r->compare, y, ALIGN_RIGHT, r->c->compare_label);
	rows_head_cell(r->q.p, r->value, y, ALIGN_RIGHT, r->c->value_label);
	rows_head_cell(r->q.p, r->change, y, ALIGN_RIGHT, "Change");
}

static void draw_head_rule(const struct frame *r)
{
	const struct paint head = theme_line(COLOUR_INK, 0.9);

	pen_line(r->q.p, (struct point){ r->box.x, r->rows },
	    (struct point){ r->box.x + r->box.width, r->rows }, &head);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct frame r = lay_out(p, part, box);
	const struct tag tag = chart_tag(part, box);

	pen_begin_tag(p, &tag);
	draw_key(&r);
	draw_grid(&r);
	draw_head_rule(&r);
	draw_reference(&r);
	for (size_t i = 0; i < r.n_rows; i++)
		draw_marks(&r, &r.row[i], r.rows + ((double)i + 0.5) * r.pitch);
	plot_x_labels(&r.q, r.c->axis_sign);
	pen_end(p);
	rows_table(
	    p, &(struct rows_table){ box, &r, draw_head, draw_row, r.n_rows });
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct change_chart *c = f->data.change;

	numbers_column(t, c->name_label, ALIGN_LEFT);
	numbers_column(t, c->value_label, ALIGN_RIGHT);
	numbers_column(t, c->compare_label, ALIGN_RIGHT);
	numbers_column(
	    t, change_title(c->compare_label, c->points), ALIGN_RIGHT);
	numbers_column(t, "Remark", ALIGN_LEFT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct change_row *row = &c->row[i];

		numbers_row(
		    t, (const struct cell[]){ { .text = row->name },
			   { .text = row->value_text },
			   { .text = row->compare_text },
			   { .text = row->change_text, .mark = row->change },
			   { .text = row->mark } });
	}
}

const struct chart chart_change = { .name = "change",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.tabular = true,
	.units = count_rows,
	.numbers = numbers };
