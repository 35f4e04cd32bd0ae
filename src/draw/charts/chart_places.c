/*
 * How sure each rank is: the rank as a mark, the ranks that the figures allow
 * for with 95% confidence as a bar, and within it, darker, what chance alone
 * would allow for.
 */
#include "peelstats/chart_places.h"

#include "chart.h"
#include "draw/plot.h"
#include "key.h"
#include "peelstats/format.h"
#include "rows.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(6.2)
#define HEAD_HEIGHT MM(5.2)
#define FOOT_HEIGHT MM(2)
#define BEST_PITCH MM(5)
#define NAME_MOST MM(62)

struct frame {
	const struct pen *p;
	const struct places_chart *c;
	const struct places_row *row; /* of the part */
	size_t n_rows;
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

static size_t count_rows(const struct figure *f)
{
	return f->data.places->n_rows;
}

static const char *name_of(const struct figure *f, size_t row)
{
	return f->data.places->row[row].name;
}

static struct row_names names_of(const struct chart_part *part)
{
	return (struct row_names){ name_of, part->figure,
		count_rows(part->figure) };
}

static double pitch_of(
    const struct pen *p, const struct chart_part *part, double least)
{
	const struct row_names names = names_of(part);

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

static struct frame lay_out(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct row_names names = names_of(part);
	const struct places_chart *c = part->figure->data.places;
	struct frame r = { .p = p,
		.c = c,
		.row = c->row + part->from,
		.n_rows = part->n,
		.box = box };
	double left = MM(46);

	r.rank = box.x + MM(7.4);
	r.name = box.x + MM(10);
	left = fmax(
	    left, r.name - box.x +
		      rows_name_width(p, TYPE_CELL_STRONG, &names, NAME_MOST) +
		      MM(4));
	r.plot = box.x + left;
	r.range = box.x + box.width;
	r.plot_width = r.range - MM(22) - r.plot;
	r.rows = box.y + KEY_HEIGHT + HEAD_HEIGHT;
	r.pitch = fmin((box.height - fixed_height()) / (double)part->n,
	    pitch_of(p, part, BEST_PITCH));
	return r;
}

/* Middle of a rank's column. */
static double rank_x(const struct frame *r, size_t rank)
{
	return r->plot +
	       r->plot_width * ((double)rank - 0.5) / (double)r->c->n_rows;
}

static void span(const struct frame *r, struct rank_bounds b, double middle,
    double height, enum colour_role colour)
{
	struct paint paint = theme_fill(colour);
	double half = r->plot_width / (double)r->c->n_rows / 2;
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

static void draw_mark(const struct frame *r, size_t i)
{
	const struct places_row *row = &r->row[i];
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

static void draw_row(const void *frame, size_t i)
{
	const struct frame *r = frame;
	const struct places_row *row = &r->row[i];
	enum type_role role = row->selected ? TYPE_CELL_STRONG : TYPE_CELL;
	double y = r->rows + ((double)i + 0.5) * r->pitch + 3.1;

	rows_number_cell(r->p, row->selected ? role : TYPE_CELL_QUIET, r->rank,
	    y, r->rank - r->box.x, row->rank);
	pen_begin(r->p, TAG_HEADER_CELL_ROW);
	(void)rows_name(r->p, role, r->name, y - 3.1, NAME_MOST, row->name);
	pen_end(r->p);
	pen_begin(r->p, TAG_CELL);
	pen_text_right(r->p, role, r->range, y, row->sure_text);
	pen_end(r->p);
}

static void draw_head(const void *frame)
{
	const struct frame *r = frame;
	double y = r->rows - MM(1.6);

	rows_head_cell(r->p, r->rank, y, ALIGN_RIGHT, "Rank");
	rows_head_cell(r->p, r->name, y, ALIGN_LEFT, pen_say(r->p, "{Unit}"));
	rows_head_cell(r->p, r->range, y, ALIGN_RIGHT, "May lie");
}

static void draw_key(const struct frame *r)
{
	struct paint sure = theme_fill(COLOUR_RANGE);
	struct paint chance = theme_fill(COLOUR_FORCE_BAR);

	sure.width = chance.width = 0.45;
	sure.line = chance.line = theme_colour(COLOUR_FORCE_EDGE);
	struct key_item item[] = {
		key_ring(theme_fill(COLOUR_BRAND), MM(0.95), "Rank"),
		key_bar(sure, MM(6), MM(3),
		    "Where its rank may lie, 95% confidence"),
		key_bar(chance, MM(6), MM(1.8), "Allowing for chance alone"),
	};
	const struct key key = {
		.item = item, .n = sizeof(item) / sizeof(item[0]), .gap = MM(4)
	};

	item[0].width = MM(2);
	item[0].words_at = MM(3);
	(void)key_draw(
	    r->p, (struct point){ r->box.x, r->box.y + MM(1.7) }, &key);
}

static void draw_grid(const struct frame *r)
{
	const struct paint head = theme_line(COLOUR_INK, 0.9);
	const struct paint grid = theme_line(COLOUR_GRID, 0.5);
	double bottom = r->rows + r->pitch * (double)r->n_rows;
	double y = r->rows - MM(1.6);
	double used = 0;
	double heads =
	    r->range - pen_width(r->p, TYPE_COLUMN, "May lie") - MM(1);

	pen_line(r->p, (struct point){ r->box.x, r->rows },
	    (struct point){ r->range, r->rows }, &head);
	for (size_t rank = 1; rank <= r->c->n_rows; rank += rank == 1 ? 4 : 5) {
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
	for (size_t i = 5; i < r->n_rows; i += 5) {
		y = r->rows + (double)i * r->pitch;
		pen_line(r->p, (struct point){ r->box.x, y },
		    (struct point){ r->range, y }, &grid);
	}
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct frame r = lay_out(p, part, box);
	const struct tag tag = chart_tag(part, box);

	pen_begin_tag(p, &tag);
	draw_key(&r);
	draw_grid(&r);
	for (size_t i = 0; i < r.n_rows; i++)
		draw_mark(&r, i);
	pen_end(p);
	rows_table(
	    p, &(struct rows_table){ box, &r, draw_head, draw_row, r.n_rows });
}

static const char *chance_text(struct numbers *t, struct rank_bounds b)
{
	if (b.lower == b.upper)
		return arena_printf(t->arena, "%zu", b.lower);
	return arena_printf(t->arena, "%zu to %zu", b.lower, b.upper);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct places_chart *c = f->data.places;

	numbers_column(t, numbers_say(t, "{Unit}"), ALIGN_LEFT);
	numbers_column(t, "Rank", ALIGN_RIGHT);
	numbers_column(t, "May lie at", ALIGN_RIGHT);
	numbers_column(t, "By chance alone", ALIGN_RIGHT);
	numbers_column(t, "Remark", ALIGN_LEFT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct places_row *row = &c->row[i];

		numbers_row(
		    t, (const struct cell[]){ { .text = row->name },
			   { .text = row->rank }, { .text = row->sure_text },
			   { .text = chance_text(t, row->sure_chance) },
			   { .text = row->mark } });
	}
}

const struct chart chart_places = { .name = "places",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.tabular = true,
	.units = count_rows,
	.numbers = numbers };
