/*
 * A measure of every force on a slide: bars from high to low in two columns,
 * every one with its name and its value, England and Wales on top of both and
 * as a line through them. Forces that find no place at a size that can be read
 * are those in the middle: their number stands there instead.
 */
#include "chart.h"
#include "draw/flow.h"
#include "peelstats/chart_ranked.h"
#include "peelstats/text.h"
#include "ranked_key.h"
#include "ranked_marks.h"
#include "ranked_numbers.h"
#include "rows.h"

#include <math.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(6.2)
#define NATIONAL_GAP MM(1)
#define GUTTER MM(12)
#define NAME_SHARE 0.46 /* of a column, at most */
#define BEST_PITCH 17.0

/* With four places the selected force is named wherever it stands. */
enum { COLUMNS = 2, LEAST_ROWS = 4, MOST_SLOTS = 64 };

/* A place in a column: a row, or the number of those left out. */
struct slot {
	const struct ranked_row *row; /* NULL: they are left out */
	size_t left_out;
};

/* Where things are [pt]. */
struct frame {
	const struct pen *p;
	const struct ranked_chart *c;
	struct rect box;
	double width; /* of a column */
	double name; /* of names, which go on in further lines */
	double names; /* of names with the marks of their figures */
	double value; /* of values */
	double pitch;
	double top; /* of the row of England and Wales */
	size_t slots; /* in a column */
};

static const char *name_of(const struct figure *f, size_t row)
{
	return f->data.bars->row[row].name;
}

static struct row_names names_of(const struct chart_part *part)
{
	return (struct row_names){ name_of, part->figure,
		part->figure->data.bars->n_rows };
}

static double column_width(double width)
{
	return (width - (COLUMNS - 1) * GUTTER) / COLUMNS;
}

static double name_most(double width)
{
	return NAME_SHARE * column_width(width);
}

/* Height of a row whose name can be read. */
static double least_pitch(
    const struct pen *p, const struct chart_part *part, double width)
{
	const struct row_names names = names_of(part);

	return rows_pitch(p, TYPE_NOTE_LABEL, &names, name_most(width),
	    pen_type(p, TYPE_NOTE)->lead);
}

/* The rows below that of England and Wales, which comes first. */
static const struct ranked_row *first_row(const struct ranked_chart *c)
{
	return c->row + (c->row[0].national ? 1 : 0);
}

static size_t count_rows(const struct ranked_chart *c)
{
	return c->n_rows - (c->row[0].national ? 1 : 0);
}

static double height_of(size_t rows, double pitch)
{
	return KEY_HEIGHT + NATIONAL_GAP + (double)(rows + 1) * pitch;
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	size_t each = (count_rows(part->figure->data.bars) + 1) / COLUMNS;

	return height_of(each < LEAST_ROWS ? each : LEAST_ROWS,
	    least_pitch(p, part, pen_content_width(p)));
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	size_t each = (count_rows(part->figure->data.bars) + 1) / COLUMNS;

	return height_of(
	    each, fmax(BEST_PITCH, least_pitch(p, part, pen_content_width(p))));
}

/* Room for the longest value. */
static double value_width(const struct pen *p, const struct ranked_chart *c)
{
	double most = 0;

	for (size_t i = 0; i < c->n_rows; i++)
		most = fmax(
		    most, pen_width(p, TYPE_NOTE_LABEL, c->row[i].value_text));
	return most + MM(3);
}

/* The name of a row with the mark of its figure. */
static double name_width(const struct pen *p, const struct chart_part *part)
{
	const struct row_names names = names_of(part);
	const struct ranked_chart *c = part->figure->data.bars;
	double marks = 0;

	for (size_t i = 0; i < c->n_rows; i++)
		if (c->row[i].mark[0] != '\0')
			marks = fmax(marks,
			    MM(1) + pen_width(p, TYPE_NOTE, c->row[i].mark));
	return rows_name_width(p, TYPE_NOTE_LABEL, &names,
		   name_most(pen_content_width(p))) +
	       marks;
}

static struct frame lay_out(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct ranked_chart *c = part->figure->data.bars;
	double room = box.height - KEY_HEIGHT - NATIONAL_GAP;
	double pitch = least_pitch(p, part, box.width);
	size_t each = (count_rows(c) + 1) / COLUMNS;
	struct frame f = { .p = p,
		.c = c,
		.box = box,
		.width = column_width(box.width),
		.name = name_most(box.width),
		.names = name_width(p, part),
		.value = value_width(p, c),
		.top = box.y + KEY_HEIGHT };

	/* one of the rows is that of England and Wales */
	f.slots = room > 2 * pitch ? (size_t)(room / pitch + 1e-6) - 1 : 1;
	if (f.slots > each)
		f.slots = each;
	if (f.slots > MOST_SLOTS)
		f.slots = MOST_SLOTS;
	f.pitch = fmin(room / (double)(f.slots + 1), fmax(BEST_PITCH, pitch));
	return f;
}

/* The first column ends with the number of rows left out, and before it with
 * the selected one if that is among them. */
static void leave_out(const struct ranked_chart *c, size_t slots,
    struct slot *first, struct slot *second)
{
	const struct ranked_row *row = first_row(c);
	size_t n = count_rows(c);
	size_t end = n - slots;
	size_t at = n;
	size_t high;

	for (size_t i = 0; i < n; i++)
		if (row[i].selected)
			at = i;
	for (size_t i = 0; i < slots; i++)
		second[i].row = &row[end + i];
	high = slots > 1 ? slots - 1 : 0;
	if (slots > 3 && at >= high && at < end) {
		high = slots - 3;
		first[slots - 3].left_out = at - high;
		first[slots - 2].row = &row[at];
		first[slots - 1].left_out = end - at - 1;
	} else {
		first[slots - 1].left_out = end - high;
	}
	for (size_t i = 0; i < high; i++)
		first[i].row = &row[i];
}

static void fill_slots(
    const struct frame *f, struct slot slot[COLUMNS][MOST_SLOTS])
{
	const struct ranked_row *row = first_row(f->c);
	size_t n = count_rows(f->c);

	if (n > COLUMNS * f->slots) {
		leave_out(f->c, f->slots, slot[0], slot[1]);
		return;
	}
	for (size_t i = 0; i < n; i++)
		slot[i / f->slots][i % f->slots].row = &row[i];
}

static double row_top(const struct frame *f, size_t slot)
{
	return f->top + NATIONAL_GAP + (double)(slot + 1) * f->pitch;
}

static void draw_tint(
    const struct frame *f, const struct ranked_row *row, double x, double top)
{
	const struct paint tint = theme_fill(COLOUR_TINT);

	if (row->selected)
		pen_rectangle(f->p,
		    (struct rect){
			x - MM(1.6), top, f->width + MM(3.2), f->pitch },
		    &tint);
}

/* Baseline of the last line of a name. */
static double last_line(
    const struct frame *f, const char *name, enum type_role role, double middle)
{
	double height = flow_height(f->p, role, f->name, name);

	if (pen_width(f->p, role, name) <= f->name)
		return middle + 3.1;
	return pen_baseline(
	    f->p, role, middle + height / 2 - pen_type(f->p, role)->lead);
}

static void draw_words(
    const struct frame *f, const struct ranked_row *row, double x, double top)
{
	bool loud = row->national || row->selected;
	enum type_role role = loud ? TYPE_NOTE_LABEL : TYPE_NOTE;
	double middle = top + f->pitch / 2;
	double end = rows_name(f->p, role, x, middle, f->name, row->name);

	if (row->mark[0] != '\0')
		pen_text(f->p, TYPE_NOTE, end + MM(1),
		    last_line(f, row->name, role, middle), row->mark);
	pen_text_right(
	    f->p, TYPE_NOTE_LABEL, x + f->width, middle + 3.1, row->value_text);
}

static void draw_left_out(
    const struct frame *f, size_t n, double x, double middle)
{
	struct text words = TEXT_EMPTY;

	if (n == 0)
		return;
	text_addf(&words, "%zu ", n);
	text_add(&words, pen_say(f->p, n == 1 ? "more {unit} in between"
					      : "more {units} in between"));
	pen_text(f->p, TYPE_TILE_UNIT, x, middle + 3.1, text_str(&words));
	text_release(&words);
}

static void draw_column(
    const struct frame *f, const struct slot *slot, double x)
{
	const struct ranked_marks m = { f->p, ranked_axis(f->c),
		x + f->names + MM(2), x + f->width - f->value };
	const struct paint zero = theme_line(COLOUR_INK, 0.9);
	size_t n = 0;

	while (n < f->slots && (slot[n].row != NULL || slot[n].left_out > 0))
		n++;
	if (f->c->row[0].national) {
		ranked_bar(&m, &f->c->row[0], f->top, f->pitch);
		draw_words(f, &f->c->row[0], x, f->top);
	}
	for (size_t i = 0; i < n; i++)
		if (slot[i].row != NULL) {
			draw_tint(f, slot[i].row, x, row_top(f, i));
			ranked_bar(&m, slot[i].row, row_top(f, i), f->pitch);
		}
	pen_line(f->p, (struct point){ ranked_x(&m, 0), f->top },
	    (struct point){ ranked_x(&m, 0), row_top(f, n) }, &zero);
	ranked_line(&m, f->c->national, row_top(f, 0), row_top(f, n));
	for (size_t i = 0; i < n; i++) {
		double middle = row_top(f, i) + f->pitch / 2;

		if (slot[i].row == NULL) {
			draw_left_out(f, slot[i].left_out, x, middle);
			continue;
		}
		ranked_ring(&m, slot[i].row, middle);
		draw_words(f, slot[i].row, x, row_top(f, i));
	}
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct frame f = lay_out(p, part, box);
	const struct tag tag = chart_tag(part, box);
	const struct chart_part whole = { part->figure, part->alt, 0,
		part->figure->data.bars->n_rows };
	struct slot slot[COLUMNS][MOST_SLOTS] = { { { NULL, 0 } } };

	fill_slots(&f, slot);
	pen_begin_tag(p, &tag);
	ranked_key(p, &whole, box);
	for (size_t i = 0; i < COLUMNS; i++)
		if (slot[i][0].row != NULL || slot[i][0].left_out > 0)
			draw_column(&f, slot[i],
			    box.x + (double)i * (f.width + GUTTER));
	pen_end(p);
}

const struct chart chart_bars = { .name = "bars",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.numbers = ranked_numbers };
