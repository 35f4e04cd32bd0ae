/*
 * The spine: a row for each measure, England and Wales in the middle of all,
 * the range of the forces light, their middle half dark, the force a dot.
 * Each row has its own scale, set by its longer side (after the area profiles
 * of the Office for Health Improvement and Disparities).
 */
#include "peelstats/chart_spine.h"

#include "chart.h"
#include "draw/plot.h"
#include "rows.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

#define HEAD_HEIGHT MM(9)
#define FOOT_HEIGHT MM(2)
#define BEST_PITCH MM(5.15)

/* Right edges of the columns and the place of the bars [pt]. */
struct frame {
	const struct pen *p;
	const struct chart_part *part;
	const struct spine_chart *c;
	const struct spine_row *row; /* of the part */
	size_t n_rows;
	struct rect box;
	double rank;
	double value;
	double compare;
	double national;
	double low;
	double bar;
	double bar_width;
	double high;
	double rows;
	double pitch;
};

/* What the columns of figures leave of the width. */
static double name_most(const struct pen *p)
{
	return pen_content_width(p) - MM(13 + 30 + 3 + 12 + 14 + 14 + 13.4) -
	       MM(14);
}

static size_t count_rows(const struct figure *f)
{
	return f->data.spine->n_rows;
}

static bool is_heading(const struct figure *f, size_t row)
{
	return f->data.spine->row[row].heading;
}

static const char *name_of(const struct figure *f, size_t row)
{
	return f->data.spine->row[row].name;
}

/* Names stand in small letters, headings of sections in larger ones. */
static double pitch_of(
    const struct pen *p, const struct chart_part *part, double least)
{
	const struct row_names names = { name_of, part->figure,
		count_rows(part->figure) };

	return rows_pitch(p, TYPE_CELL_STRONG, &names, name_most(p), least);
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	return HEAD_HEIGHT + FOOT_HEIGHT +
	       (double)part->n * pitch_of(p, part, rows_least(p));
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	return HEAD_HEIGHT + FOOT_HEIGHT +
	       (double)part->n * pitch_of(p, part, BEST_PITCH);
}

static struct frame lay_out(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct spine_chart *c = part->figure->data.spine;
	double right = box.x + box.width;
	struct frame r = { .p = p,
		.part = part,
		.c = c,
		.row = c->row + part->from,
		.n_rows = part->n,
		.box = box };

	r.high = right;
	r.bar_width = MM(30);
	r.bar = right - MM(13) - r.bar_width;
	r.low = r.bar - MM(3);
	r.national = r.low - MM(12);
	r.compare = r.national - MM(14);
	r.value = r.compare - MM(14);
	r.rank = r.value - MM(13.4);
	r.rows = box.y + HEAD_HEIGHT;
	r.pitch = (box.height - HEAD_HEIGHT - FOOT_HEIGHT) / (double)part->n;
	r.pitch = fmin(r.pitch, pitch_of(p, part, BEST_PITCH));
	return r;
}

/* Where a value lies on the row's bar; beyond the ends stays on them. */
static double place(
    const struct frame *r, const struct spine_row *row, double value)
{
	double centre = row->national.x;
	double reach = fmax(row->high.x - centre, centre - row->low.x);
	double share = reach > 0 ? (value - centre) / reach : 0;

	share = share > 1 ? 1 : share < -1 ? -1 : share;
	return r->bar + r->bar_width / 2 * (1 + share);
}

static void draw_span(const struct frame *r, const struct spine_row *row,
    double from, double to, double y, enum colour_role colour)
{
	struct paint paint = theme_fill(colour);
	double left = place(r, row, from);

	paint.width = 0.4;
	paint.line = theme_colour(COLOUR_FORCE_EDGE);
	pen_rectangle(r->p,
	    (struct rect){ left, y + r->pitch * 0.19, place(r, row, to) - left,
		r->pitch * 0.62 },
	    &paint);
}

static void draw_row_marks(
    const struct frame *r, const struct spine_row *row, double y)
{
	if (!row->low.known || !row->high.known || !row->national.known)
		return;
	draw_span(r, row, row->low.x, row->high.x, y, COLOUR_RANGE);
	if (row->q25.known && row->q75.known)
		draw_span(r, row, row->q25.x, row->q75.x, y, COLOUR_FORCE_BAR);
}

static void draw_marks(const struct frame *r)
{
	const struct paint line = theme_line(COLOUR_INK, 1.2);
	const struct tag tag = chart_tag(r->part, r->box);
	double middle = r->bar + r->bar_width / 2;

	pen_begin_tag(r->p, &tag);
	for (size_t i = 0; i < r->n_rows; i++) {
		double y = r->rows + (double)i * r->pitch;

		if (r->row[i].heading)
			continue;
		draw_row_marks(r, &r->row[i], y);
		pen_line(r->p, (struct point){ middle, y },
		    (struct point){ middle, y + r->pitch }, &line);
	}
	pen_end(r->p);
}

static void head_cell(const struct frame *r, double right, const char *text)
{
	rows_head_cell(r->p, right, r->rows - MM(1.6), ALIGN_RIGHT, text);
}

static void draw_head(const void *frame)
{
	const struct frame *r = frame;
	const struct tag area = { .role = TAG_SPAN,
		.expansion = pen_say(r->p, "{Area}") };
	const struct tag standing = { .role = TAG_SPAN,
		.actual = pen_say(r->p, "Standing among {units}") };
	double y = r->rows - MM(1.6);

	rows_head_cell(r->p, r->box.x, y, ALIGN_LEFT, "Measure and unit");
	head_cell(r, r->rank, "Rank of");
	head_cell(r, r->value, r->c->value_label);
	head_cell(r, r->compare, r->c->compare_label);
	pen_begin(r->p, TAG_HEADER_CELL_COLUMN);
	pen_begin_tag(r->p, &area);
	pen_text_right(
	    r->p, TYPE_COLUMN, r->national, y, pen_say(r->p, "{Short area}"));
	pen_end(r->p);
	pen_end(r->p);
	head_cell(r, r->low, "Lowest");
	head_cell(r, r->high, "Highest");
	pen_begin(r->p, TAG_HEADER_CELL_COLUMN);
	pen_begin_tag(r->p, &standing);
	pen_text_centre(r->p, TYPE_COLUMN, r->bar + r->bar_width / 2, y,
	    pen_say(r->p, "{Area}"));
	pen_end(r->p);
	pen_end(r->p);
}

static void cell(const struct frame *r, enum type_role role, double right,
    double y, const char *text)
{
	rows_number_cell(r->p, role, right, y, MM(11.4), text);
}

static void draw_heading(
    const struct frame *r, const struct spine_row *row, double y)
{
	const struct tag tag = { .role = TAG_HEADER_CELL_ROW, .columns = 8 };

	pen_begin_tag(r->p, &tag);
	(void)rows_name(r->p, TYPE_CELL_STRONG, r->box.x + MM(1), y - 3,
	    r->box.width - MM(2), row->name);
	pen_end(r->p);
}

/* "Crime severity score" does not need "score" after it. */
static bool names_its_unit(const struct spine_row *row)
{
	size_t n = strlen(row->unit);
	size_t len = strlen(row->name);

	return n == 0 ||
	       (len >= n && strcmp(row->name + len - n, row->unit) == 0);
}

static void draw_name(
    const struct frame *r, const struct spine_row *row, double y)
{
	double x = r->box.x + MM(1);
	double unit = x + pen_width(r->p, TYPE_NOTE, row->name) + MM(1.2);

	pen_begin(r->p, TAG_HEADER_CELL_ROW);
	(void)rows_name(r->p, TYPE_NOTE, x, y - 3, name_most(r->p), row->name);
	/* the unit is dropped where it has no room: it stands in the annex */
	if (!names_its_unit(row) &&
	    unit + pen_width(r->p, TYPE_FOOT, row->unit) < r->rank - MM(12.5))
		pen_text(r->p, TYPE_FOOT, unit, y, row->unit);
	pen_end(r->p);
}

/* The mark on the bar, over the line of England and Wales, is the cell that
 * says how the force stands. */
static void draw_mark(
    const struct frame *r, const struct spine_row *row, double middle)
{
	const struct tag span = { .role = TAG_SPAN,
		.actual = row->standing_text };

	pen_begin(r->p, TAG_CELL);
	if (row->value.known && row->low.known && row->national.known) {
		pen_begin_tag(r->p, &span);
		plot_mark(r->p,
		    (struct point){ place(r, row, row->value.x), middle },
		    row->standing, true);
		pen_end(r->p);
	}
	pen_end(r->p);
}

static void draw_row(const void *frame, size_t i)
{
	const struct frame *r = frame;
	const struct spine_row *row = &r->row[i];
	double y = r->rows + ((double)i + 0.5) * r->pitch + 3;

	if (row->heading) {
		draw_heading(r, row, y);
		return;
	}
	draw_name(r, row, y);
	cell(r, TYPE_NOTE, r->rank, y, row->rank);
	cell(r, TYPE_NOTE_LABEL, r->value, y, row->value_text);
	cell(r, TYPE_NOTE, r->compare, y, row->compare_text);
	cell(r, TYPE_NOTE, r->national, y, row->national_text);
	cell(r, TYPE_NOTE, r->low, y, row->low_text);
	cell(r, TYPE_NOTE, r->high, y, row->high_text);
	draw_mark(r, row, y - 3);
}

static void draw_rules(const struct frame *r)
{
	const struct paint band = theme_fill(COLOUR_BAND);
	const struct paint head = theme_line(COLOUR_INK, 0.9);

	pen_begin_artifact(r->p, ARTIFACT_LAYOUT);
	for (size_t i = 0; i < r->n_rows; i++)
		if (r->row[i].heading)
			pen_rectangle(r->p,
			    (struct rect){ r->box.x,
				r->rows + (double)i * r->pitch, r->box.width,
				r->pitch },
			    &band);
	pen_line(r->p, (struct point){ r->box.x, r->rows },
	    (struct point){ r->box.x + r->box.width, r->rows }, &head);
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

/* "Recorded crime, per 1,000 population"; a name may hold its unit. */
static const char *measure_and_unit(
    struct numbers *t, const struct spine_row *row)
{
	return names_its_unit(row)
		   ? row->name
		   : arena_printf(t->arena, "%s, %s", row->name, row->unit);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct spine_chart *c = f->data.spine;

	numbers_column(t, "Measure and unit", ALIGN_LEFT);
	numbers_column(t, c->value_label, ALIGN_RIGHT);
	numbers_column(t, c->compare_label, ALIGN_RIGHT);
	numbers_column(t, "Rank", ALIGN_RIGHT);
	numbers_column(t, numbers_say(t, "{Short area}"), ALIGN_RIGHT);
	numbers_column(t, "Lowest", ALIGN_RIGHT);
	numbers_column(t, "Highest", ALIGN_RIGHT);
	for (int i = 0; i < 3; i++) /* name, unit, standing */
		numbers_column(t, "", ALIGN_LEFT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct spine_row *row = &c->row[i];

		if (row->heading) {
			numbers_heading(t, row->name);
			continue;
		}
		numbers_row(t,
		    (const struct cell[]){ { .text = measure_and_unit(t, row) },
			{ .text = row->value_text },
			{ .text = row->compare_text }, { .text = row->rank },
			{ .text = row->national_text },
			{ .text = row->low_text }, { .text = row->high_text },
			{ .text = row->name }, { .text = row->unit },
			{ .text = row->standing_text } });
	}
}

const struct chart chart_spine = { .name = "spine",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.tabular = true,
	.units = count_rows,
	.is_heading = is_heading,
	.numbers = numbers };
