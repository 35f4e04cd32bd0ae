/*
 * How many forces have each grade: a bar for each question, from the best
 * grade to the worst, with its numbers.
 */
#include "peelstats/chart_grades.h"

#include "chart.h"
#include "draw/pattern.h"
#include "key.h"
#include "peelstats/format.h"
#include "rows.h"

#include <math.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(9)
#define NAME_SHARE 0.4 /* of the box, at most */
#define LEAST_PITCH MM(7)
#define BEST_PITCH MM(15)
#define BAR_SHARE 0.7

/* From the best on; those without a grade last. */
static const struct {
	enum grade grade;
	const char *words;
} order[] = { { GRADE_OUTSTANDING, "O outstanding" }, { GRADE_GOOD, "G good" },
	{ GRADE_REQUIRES_IMPROVEMENT, "RI requires improvement" },
	{ GRADE_INADEQUATE, "I inadequate" }, { GRADE_UNGRADED, "not graded" },
	{ GRADE_NONE, "[x] not available" } };

enum { N_ORDER = sizeof(order) / sizeof(order[0]) };

static size_t count_rows(const struct figure *f)
{
	return f->data.grades->n_rows;
}

static const char *name_of(const struct figure *f, size_t row)
{
	return f->data.grades->row[row].name;
}

static struct row_names names_of(const struct chart_part *part)
{
	return (struct row_names){ name_of, part->figure,
		count_rows(part->figure) };
}

static double name_most(const struct pen *p)
{
	return NAME_SHARE * pen_content_width(p);
}

static double height(
    const struct pen *p, const struct chart_part *part, double pitch)
{
	const struct row_names names = names_of(part);

	return KEY_HEIGHT + (double)part->n * rows_pitch(p, TYPE_SUBTITLE,
						  &names, name_most(p), pitch);
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	return height(p, part, LEAST_PITCH);
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	return height(p, part, BEST_PITCH);
}

static bool is_grade(enum grade g)
{
	return g != GRADE_NONE && g != GRADE_UNGRADED;
}

/* Whether any question has such forces. */
static bool is_used(const struct grades_chart *c, enum grade g)
{
	for (size_t i = 0; i < c->n_rows; i++)
		if (c->row[i].count[g] > 0)
			return true;
	return false;
}

static void draw_key(
    const struct pen *p, const struct grades_chart *c, struct rect box)
{
	struct key_item item[N_ORDER];
	struct key key = { .item = item, .gap = MM(6), .room = box.width };

	for (size_t i = 0; i < N_ORDER; i++)
		if (is_grade(order[i].grade) || is_used(c, order[i].grade))
			item[key.n++] = key_grade(
			    order[i].grade, MM(9), MM(4.4), order[i].words);
	(void)key_draw(p, (struct point){ box.x, box.y + MM(2.6) }, &key);
}

/* The strokes of a segment around the place of its number. */
static void draw_around(
    const struct pen *p, enum grade g, struct rect box, struct rect hole)
{
	const struct pattern s = grade_pattern(g);
	double below = hole.y + hole.height;
	double right = hole.x + hole.width;

	pattern_draw(
	    p, (struct rect){ box.x, box.y, hole.x - box.x, box.height }, s);
	pattern_draw(
	    p, (struct rect){ hole.x, box.y, hole.width, hole.y - box.y }, s);
	pattern_draw(p,
	    (struct rect){
		hole.x, below, hole.width, box.y + box.height - below },
	    s);
	pattern_draw(p,
	    (struct rect){
		right, box.y, box.x + box.width - right, box.height },
	    s);
}

/* With its number, where it is wide enough. */
static void draw_segment(
    const struct pen *p, enum grade g, struct rect box, size_t n)
{
	struct paint paint = grade_paint(g);
	double lead = pen_type(p, TYPE_CELL_STRONG)->lead;
	double top = box.y + (box.height - lead) / 2;
	char number[24];
	double width;

	paint.width = 0.6;
	paint.line = theme_colour(COLOUR_SECOND);
	pen_rectangle(p, box, &paint);
	format_short(number, sizeof(number), "%zu", n);
	width = pen_width(p, TYPE_CELL_STRONG, number);
	if (width + 3 > box.width) {
		pattern_draw(p, box, grade_pattern(g));
		return;
	}
	draw_around(p, g, box,
	    (struct rect){
		box.x + (box.width - width) / 2 - 1.5, top, width + 3, lead });
	pen_text_coloured(p, TYPE_CELL_STRONG, box.x + (box.width - width) / 2,
	    pen_baseline(p, TYPE_CELL_STRONG, top), theme_grade_ink(g), number);
}

static void draw_row(const struct pen *p, const struct grades_chart *c,
    const struct grades_row *row, struct rect box)
{
	double x = box.x;

	for (size_t i = 0; i < N_ORDER; i++) {
		size_t n = row->count[order[i].grade];
		double width = box.width * (double)n / (double)c->n_forces;

		if (n == 0)
			continue;
		draw_segment(p, order[i].grade,
		    (struct rect){ x, box.y, width, box.height }, n);
		x += width;
	}
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct grades_chart *c = part->figure->data.grades;
	const struct tag tag = chart_tag(part, box);
	const struct row_names names = names_of(part);
	double left = box.x +
		      rows_name_width(p, TYPE_SUBTITLE, &names, name_most(p)) +
		      MM(5);
	double pitch = (box.height - KEY_HEIGHT) / (double)part->n;
	double y = box.y + KEY_HEIGHT;
	double bar;

	pitch = fmin(pitch,
	    rows_pitch(p, TYPE_SUBTITLE, &names, name_most(p), BEST_PITCH));
	bar = pitch * BAR_SHARE;
	pen_begin_tag(p, &tag);
	draw_key(p, c, box);
	for (size_t i = 0; i < part->n; i++) {
		const struct grades_row *row = &c->row[part->from + i];

		(void)rows_name(p, TYPE_SUBTITLE, box.x, y + pitch / 2 + 1.5,
		    name_most(p), row->name);
		draw_row(p, c, row,
		    (struct rect){ left, y + (pitch - bar) / 2,
			box.x + box.width - left, bar });
		y += pitch;
	}
	pen_end(p);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct grades_chart *c = f->data.grades;

	numbers_column(t, "Question", ALIGN_LEFT);
	for (size_t i = 0; i < N_ORDER; i++)
		numbers_column(t, order[i].words, ALIGN_RIGHT);
	for (size_t i = 0; i < c->n_rows; i++) {
		struct cell cell[1 + N_ORDER] = { { .text = c->row[i].name } };

		for (size_t k = 0; k < N_ORDER; k++)
			cell[k + 1].text = arena_printf(
			    t->arena, "%zu", c->row[i].count[order[k].grade]);
		numbers_row(t, cell);
	}
}

const struct chart chart_grades = { .name = "grades",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.units = count_rows,
	.numbers = numbers };
