/*
 * Ranked bars: England and Wales pinned on top, a bar for each force, a ring
 * for the year compared with, and the numbers beside the bars, so that chart
 * and table are one.
 */
#include "peelstats/chart_ranked.h"

#include "chart.h"
#include "draw/flow.h"
#include "ranked_key.h"
#include "ranked_marks.h"
#include "ranked_numbers.h"
#include "rows.h"

#include <math.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(6.2)
#define HEAD_HEIGHT MM(5.2)
#define FOOT_HEIGHT MM(5.4)
#define NATIONAL_GAP MM(1.3)
#define TIGHT_PITCH MM(3.5)
#define NAME_MOST MM(62)
#define NUMBER_WIDTH MM(12.6)
#define BEST_PITCH MM(5.2)
#define TRIANGLE 5.2

/* Where things are [pt]. */
struct frame {
	const struct pen *p;
	const struct chart_part *part;
	const struct ranked_chart *c;
	const struct ranked_row *row; /* of the part */
	size_t n_rows;
	struct rect box;
	double rank_right;
	double name_left;
	double value_right;
	double compare_right;
	double triangle;
	double change_right;
	double head; /* top of the header row */
	double rows; /* top of the first row */
	double pitch;
	double bottom; /* of the last row */
	struct ranked_marks marks;
};

static double fixed_height(void)
{
	return KEY_HEIGHT + HEAD_HEIGHT + NATIONAL_GAP + FOOT_HEIGHT;
}

static size_t count_rows(const struct figure *f)
{
	return f->data.ranked->n_rows;
}

static const char *name_of(const struct figure *f, size_t row)
{
	return f->data.ranked->row[row].name;
}

/* Height of a row that holds the names in their lines. */
static double pitch_of(
    const struct pen *p, const struct chart_part *part, double least)
{
	const struct row_names names = { name_of, part->figure,
		count_rows(part->figure) };

	return rows_pitch(p, TYPE_CELL_STRONG, &names, NAME_MOST, least);
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	double usual = rows_least(p);
	double pitch = count_rows(part->figure) > 50 && usual > TIGHT_PITCH
			   ? TIGHT_PITCH
			   : usual;

	return fixed_height() + (double)part->n * pitch_of(p, part, pitch);
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	return fixed_height() + (double)part->n * pitch_of(p, part, BEST_PITCH);
}

/* Bars begin behind the longest name. */
static double find_bar_left(const struct frame *r)
{
	const struct ranked_chart *f = r->c;
	double left = r->box.x + MM(43);

	for (size_t i = 0; i < f->n_rows; i++) {
		double name = pen_width(r->p, TYPE_CELL_STRONG, f->row[i].name);
		double end =
		    r->name_left + (name < NAME_MOST ? name : NAME_MOST) +
		    MM(2) +
		    (f->row[i].mark[0] != '\0'
			    ? pen_width(r->p, TYPE_NOTE, f->row[i].mark)
			    : 0);

		left = end > left ? end : left;
	}
	return left;
}

static struct frame lay_out(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct ranked_chart *c = part->figure->data.ranked;
	struct frame r = { .p = p,
		.part = part,
		.c = c,
		.row = c->row + part->from,
		.n_rows = part->n,
		.box = box,
		.marks = { .p = p } };

	r.rank_right = box.x + MM(7.4);
	r.name_left = box.x + MM(10);
	r.marks.left = find_bar_left(&r);
	r.marks.right = box.x + box.width - MM(46);
	r.value_right = box.x + box.width - MM(32);
	r.compare_right = box.x + box.width - MM(18);
	r.triangle = box.x + box.width - MM(14.6);
	r.change_right = box.x + box.width;
	r.marks.axis = ranked_axis(c);
	r.head = box.y + KEY_HEIGHT;
	r.rows = r.head + HEAD_HEIGHT;
	r.pitch = (box.height - fixed_height()) / (double)part->n;
	r.pitch = r.pitch > pitch_of(p, part, BEST_PITCH)
		      ? pitch_of(p, part, BEST_PITCH)
		      : r.pitch;
	r.bottom = r.rows + NATIONAL_GAP + (double)part->n * r.pitch;
	return r;
}

/* Top of a row: the first is England and Wales, set off by a gap. */
static double row_top(const struct frame *r, size_t i)
{
	double gap = i > 0 && r->row[0].national ? NATIONAL_GAP : 0;

	return r->rows + gap + (double)i * r->pitch;
}

/* Top of the first force's row. */
static double forces_top(const struct frame *r)
{
	return row_top(r, r->row[0].national ? 1 : 0);
}

static void draw_axis_labels(const struct frame *r, double y)
{
	double span = r->marks.axis.end - r->marks.axis.start;
	/* the heads of the columns stand to the right */
	double most = r->value_right - NUMBER_WIDTH + MM(3);
	double used = r->marks.left - MM(20);

	for (int i = 0; i * r->marks.axis.step <= span * (1 + 1e-9); i++) {
		double tick = r->marks.axis.start + i * r->marks.axis.step;
		double x = ranked_x(&r->marks, tick);
		char number[NUMBER_BUFFER];
		char label[NUMBER_BUFFER + 8];
		double half;

		(void)number_format(number, tick, r->marks.axis.decimals);
		axis_label(label, sizeof(label), number, r->c->axis_sign);
		half = pen_width(r->p, TYPE_TILE_UNIT, label) / 2;
		if (x - half < used + MM(0.8) || x + half > most)
			continue;
		pen_text_centre(r->p, TYPE_TILE_UNIT, x, y, label);
		used = x + half;
	}
}

/* The unit, which the subtitle gives too, where the axis leaves room. */
static void draw_unit(const struct frame *r)
{
	double left =
	    r->change_right - pen_width(r->p, TYPE_TILE_UNIT, r->c->unit_note);

	if (left < r->marks.right + MM(9))
		return;
	pen_text(
	    r->p, TYPE_TILE_UNIT, left, r->bottom + MM(3.9), r->c->unit_note);
}

static void draw_marks(const struct frame *r)
{
	const struct tag tag = chart_tag(r->part, r->box);

	pen_begin_tag(r->p, &tag);
	ranked_key(r->p, r->part, r->box);
	ranked_grid(&r->marks, r->rows, r->bottom);
	for (size_t i = 0; i < r->n_rows; i++)
		ranked_bar(&r->marks, &r->row[i], row_top(r, i), r->pitch);
	ranked_line(&r->marks, r->c->national, forces_top(r), r->bottom);
	for (size_t i = 0; i < r->n_rows; i++)
		ranked_ring(
		    &r->marks, &r->row[i], row_top(r, i) + r->pitch / 2);
	draw_axis_labels(r, r->head + MM(3.6));
	draw_axis_labels(r, r->bottom + MM(3.9));
	draw_unit(r);
	pen_end(r->p);
}

static void head_cell(
    const struct frame *r, double x, enum align align, const char *text)
{
	rows_head_cell(r->p, x, r->head + MM(3.6), align, text);
}

static void draw_head(const void *frame)
{
	const struct frame *r = frame;

	head_cell(r, r->rank_right, ALIGN_RIGHT, "Rank");
	head_cell(r, r->name_left, ALIGN_LEFT, pen_say(r->p, "{Unit}"));
	head_cell(r, r->value_right, ALIGN_RIGHT, r->c->value_label);
	if (r->c->compare_label[0] == '\0')
		return;
	head_cell(r, r->compare_right, ALIGN_RIGHT, r->c->compare_label);
	head_cell(r, r->change_right, ALIGN_RIGHT, "Change");
}

static void number_cell(const struct frame *r, enum type_role role, double x,
    double y, const char *text)
{
	rows_number_cell(r->p, role, x, y, NUMBER_WIDTH, text);
}

/* Baseline of the last line of a name. */
static double last_line(const struct frame *r, enum type_role role,
    const struct ranked_row *row, double middle)
{
	double lead = pen_type(r->p, role)->lead;
	double height = flow_height(r->p, role, NAME_MOST, row->name);

	if (pen_width(r->p, role, row->name) <= NAME_MOST)
		return middle + 3.1;
	return pen_baseline(r->p, role, middle + height / 2 - lead);
}

static void draw_name(const struct frame *r, const struct ranked_row *row,
    enum type_role role, double middle)
{
	double end;

	pen_begin(r->p, TAG_HEADER_CELL_ROW);
	end = rows_name(r->p, role, r->name_left, middle, NAME_MOST, row->name);
	if (row->mark[0] != '\0') {
		bool brief = pen_begin_short(r->p, row->mark, NULL);

		pen_text(r->p, TYPE_TILE_UNIT, end + MM(1),
		    last_line(r, role, row, middle), row->mark);
		if (brief)
			pen_end(r->p);
	}
	pen_end(r->p);
}

static void draw_row(const void *frame, size_t i)
{
	const struct frame *r = frame;
	const struct ranked_row *row = &r->row[i];
	enum type_role strong = TYPE_CELL_STRONG;
	bool loud = row->national || row->selected;
	enum type_role quiet = loud ? strong : TYPE_CELL_QUIET;
	double middle = row_top(r, i) + r->pitch / 2;
	double y = middle + 3.1;

	number_cell(r, quiet, r->rank_right, y, row->rank);
	draw_name(r, row, loud ? strong : TYPE_CELL, middle);
	number_cell(r, strong, r->value_right, y, row->value_text);
	if (r->c->compare_label[0] == '\0')
		return;
	number_cell(r, quiet, r->compare_right, y, row->compare_text);
	pen_begin(r->p, TAG_CELL);
	pen_triangle(r->p, (struct point){ r->triangle, middle }, TRIANGLE,
	    row->change, theme_colour(COLOUR_SECOND),
	    row->change == DIRECTION_UP ? "rose" : "fell");
	pen_short_right(r->p, loud ? strong : TYPE_CELL, r->change_right, y,
	    NUMBER_WIDTH, row->change_text);
	pen_end(r->p);
}

/* A band behind the row of the force that the report is about. */
static void draw_tint(const struct frame *r)
{
	const struct paint tint = theme_fill(COLOUR_TINT);

	for (size_t i = 0; i < r->n_rows; i++)
		if (r->row[i].selected)
			pen_rectangle(r->p,
			    (struct rect){ r->box.x - MM(1.6), row_top(r, i),
				r->box.width + MM(3.2), r->pitch },
			    &tint);
}

static void draw_rules(const struct frame *r)
{
	const struct paint head = theme_line(COLOUR_INK, 0.9);
	const struct paint guide = theme_line(COLOUR_GRID, 0.5);
	double left = r->box.x;
	double right = r->box.x + r->box.width;
	double y = forces_top(r) - NATIONAL_GAP / 2;

	pen_begin_artifact(r->p, ARTIFACT_LAYOUT);
	draw_tint(r);
	pen_line(r->p, (struct point){ left, r->rows },
	    (struct point){ right, r->rows }, &head);
	if (r->row[0].national)
		pen_line(r->p, (struct point){ left, y },
		    (struct point){ right, y }, &guide);
	pen_line(r->p, (struct point){ left, r->bottom },
	    (struct point){ right, r->bottom }, &head);
	for (size_t i = 6; i < r->n_rows; i += 5) {
		y = row_top(r, i);
		pen_line(r->p, (struct point){ left, y },
		    (struct point){ r->marks.left - MM(1.5), y }, &guide);
		pen_line(r->p, (struct point){ r->marks.right + MM(4), y },
		    (struct point){ right, y }, &guide);
	}
	pen_end_artifact(r->p);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct frame r = lay_out(p, part, box);

	draw_rules(&r);
	draw_marks(&r);
	rows_table(
	    p, &(struct rows_table){ box, &r, draw_head, draw_row, r.n_rows });
}

const struct chart chart_ranked = { .name = "ranked",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.tabular = true,
	.units = count_rows,
	.numbers = ranked_numbers };
