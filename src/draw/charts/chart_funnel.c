/*
 * The funnel: each force by its denominator and value, England and Wales
 * across, and the limits within which 95% and 99.8% of forces of that size
 * would lie. Forces outside the outer limits are named where there is room;
 * the page names all of them below.
 */
#include "chart.h"
#include "draw/plot.h"
#include "peelstats/text.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(10.4)
#define LEFT MM(15)
#define FOOT MM(10.5)
#define LEAST MM(62)
#define BEST MM(118)

enum { MOST_LABELS = 24, POSITIONS = 8, MOST_LIMITS = 200 };

/* Labels already placed. */
struct labels {
	struct rect taken[MOST_LABELS];
	size_t n;
};

static double least_height(const struct pen *p, const struct figure *f)
{
	(void)p;
	(void)f;
	return LEAST;
}

static double best_height(const struct pen *p, const struct figure *f)
{
	(void)p;
	(void)f;
	return BEST;
}

static void widen(double v, double *low, double *high)
{
	*low = fmin(*low, v);
	*high = fmax(*high, v);
}

static struct axis value_axis(const struct figure *f)
{
	double low = f->national.x;
	double high = f->national.x;

	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].extreme)
			widen(f->row[i].value.x, &low, &high);
	/* the limits of the largest force, the closest ones, are in view */
	if (f->n_limits > 0) {
		const struct figure_limit *l = &f->limit[f->n_limits - 1];

		widen(l->within998.lower.x, &low, &high);
		widen(l->within998.upper.x, &low, &high);
	}
	return axis_dots(low, high);
}

/* Whether a base is far below all others, as the residents of the City of
 * London are. */
static bool is_tiny(const struct figure *f, double base)
{
	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].extreme && f->row[i].base.x < 3 * base)
			return false;
	return true;
}

/* Equal ratios where the largest force is many times the smallest. */
static struct axis base_axis(const struct figure *f, bool *log)
{
	double low = HUGE_VAL;
	double high = 0;

	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].extreme || !is_tiny(f, f->row[i].base.x))
			widen(f->row[i].base.x, &low, &high);
	*log = high > 10 * low;
	if (*log)
		return (struct axis){ low / 1.3, high * 1.3, 0, 0 };
	return axis_nice(0, high * 1.02);
}

static struct plot lay_out(
    const struct pen *p, const struct figure *f, struct rect box)
{
	struct plot q = { .p = p,
		.area = { box.x + LEFT, box.y + KEY_HEIGHT, box.width - LEFT,
		    box.height - KEY_HEIGHT - FOOT } };

	q.y = value_axis(f);
	q.x = base_axis(f, &q.log_x);
	return q;
}

static struct paint dashed(double width)
{
	struct paint line = theme_line(COLOUR_SECOND, width);

	line.dash_on = 3;
	line.dash_off = 2;
	return line;
}

/* Of the typical force: told from the limits without colour. */
static struct paint dotted(void)
{
	struct paint line = theme_line(COLOUR_INK, 1.3);

	line.dash_on = 1.3;
	line.dash_off = 2;
	return line;
}

static void draw_limits(const struct plot *q, const struct figure *f)
{
	const struct paint inner = dashed(0.8);
	const struct paint outer = theme_line(COLOUR_SECOND, 1);
	struct point curve[MOST_LIMITS];
	size_t n = f->n_limits < MOST_LIMITS ? f->n_limits : MOST_LIMITS;

	for (int which = 0; which < 4; which++) {
		for (size_t i = 0; i < n; i++) {
			const struct figure_limit *l = &f->limit[i];
			const struct interval *w =
			    which < 2 ? &l->within95 : &l->within998;

			curve[i].x = l->base;
			curve[i].y = which % 2 == 0 ? w->lower.x : w->upper.x;
		}
		plot_curve(q, curve, n, which < 2 ? &inner : &outer);
	}
}

static struct point place(const struct plot *q, const struct figure_row *row)
{
	struct point at = { plot_x(q, row->base.x), plot_y(q, row->value.x) };
	double bottom = q->area.y + q->area.height;

	/* beyond the scale: at its edge, and named with the value */
	at.x = fmax(at.x, q->area.x + MM(1.5));
	at.y = fmin(fmax(at.y, q->area.y + MM(1.5)), bottom - MM(1.5));
	return at;
}

static bool is_beyond(const struct plot *q, const struct figure_row *row)
{
	return row->value.x > q->y.end || row->value.x < q->y.start ||
	       row->base.x < q->x.start;
}

static bool is_named(const struct plot *q, const struct figure_row *row)
{
	return row->selected || is_beyond(q, row) ||
	       row->standing == STANDING_UNUSUALLY_HIGH ||
	       row->standing == STANDING_UNUSUALLY_LOW;
}

static bool overlap(struct rect a, struct rect b)
{
	return a.x < b.x + b.width && b.x < a.x + a.width &&
	       a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool is_free(const struct plot *q, const struct figure *f,
    const struct labels *l, struct rect box, const struct figure_row *own)
{
	const struct rect *a = &q->area;

	if (box.x < a->x || box.x + box.width > a->x + a->width ||
	    box.y < a->y || box.y + box.height > a->y + a->height)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (overlap(l->taken[i], box))
			return false;
	for (size_t i = 0; i < f->n_rows; i++) {
		struct point at = place(q, &f->row[i]);
		const struct rect mark = { at.x - MM(1.2), at.y - MM(1.2),
			MM(2.4), MM(2.4) };

		if (&f->row[i] != own && overlap(mark, box))
			return false;
	}
	return true;
}

/* Tries eight places around the mark; a force without room is named below
 * the chart only. */
static void draw_label(const struct plot *q, const struct figure *f,
    struct labels *l, const struct figure_row *row)
{
	static const double way[POSITIONS][2] = { { 1, 0 }, { -1, 0 },
		{ 1, -1 }, { 1, 1 }, { -1, -1 }, { -1, 1 }, { 0, -1 },
		{ 0, 1 } };
	struct point at = place(q, row);
	const struct paint paper = theme_fill(COLOUR_PAPER);
	struct text words = TEXT_EMPTY;
	struct rect box;

	text_add(&words, row->name);
	if (is_beyond(q, row))
		text_addf(&words, " %s", row->value_text);
	box.width = pen_width(q->p, TYPE_TILE_TEXT, text_str(&words)) + MM(1);
	box.height = MM(3.4);
	for (int i = 0; i < POSITIONS && l->n < MOST_LABELS; i++) {
		box.x = at.x + way[i][0] * (box.width / 2 + MM(1.8)) -
			box.width / 2;
		box.y = at.y + way[i][1] * MM(3) - box.height / 2;
		if (!is_free(q, f, l, box, row))
			continue;
		l->taken[l->n++] = box;
		/* lines stop at the words */
		pen_rectangle(q->p, box, &paper);
		pen_text(q->p, row->selected ? TYPE_NOTE_LABEL : TYPE_TILE_TEXT,
		    box.x + MM(0.5), box.y + MM(2.7), text_str(&words));
		break;
	}
	text_release(&words);
}

static void draw_points(const struct plot *q, const struct figure *f)
{
	struct labels l = { .n = 0 };

	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].selected)
			plot_mark(q->p, place(q, &f->row[i]),
			    f->row[i].standing, false);
	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].selected) {
			plot_mark(q->p, place(q, &f->row[i]),
			    f->row[i].standing, true);
			draw_label(q, f, &l, &f->row[i]);
		}
	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].selected && is_named(q, &f->row[i]))
			draw_label(q, f, &l, &f->row[i]);
}

static void draw_key(const struct plot *q, struct rect box)
{
	const struct paint inner = dashed(0.8);
	const struct paint outer = theme_line(COLOUR_SECOND, 1);
	const struct paint ew = theme_line(COLOUR_INK, 1.3);
	const struct paint typical = dotted();
	double middle = box.y + MM(1.7);
	double x =
	    plot_mark_key(q->p, box.x, middle, STANDING_IN_LINE, "In line");

	x = plot_mark_key(q->p, x, middle, STANDING_HIGH, "High");
	x = plot_mark_key(q->p, x, middle, STANDING_LOW, "Low");
	x = plot_mark_key(
	    q->p, x, middle, STANDING_UNUSUALLY_HIGH, "Unusually high");
	(void)plot_mark_key(
	    q->p, x, middle, STANDING_UNUSUALLY_LOW, "Unusually low");
	middle += MM(4.6);
	x = plot_line_key(q->p, box.x, middle, &ew, pen_say(q->p, "{Area}"));
	x = plot_line_key(
	    q->p, x, middle, &typical, pen_say(q->p, "Typical {unit}"));
	x = plot_line_key(
	    q->p, x, middle, &inner, pen_say(q->p, "95% of {units}"));
	(void)plot_line_key(
	    q->p, x, middle, &outer, pen_say(q->p, "99.8% of {units}"));
}

static void draw(const struct pen *p, const struct figure *f, struct rect box)
{
	const struct plot q = lay_out(p, f, box);
	const struct paint ew = theme_line(COLOUR_INK, 1.3);
	const struct paint typical = dotted();
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = f->alt, .box = box
	};
	double y = plot_y(&q, f->national.x);

	pen_begin_tag(p, &tag);
	draw_key(&q, box);
	plot_y_labels(&q, f->axis_sign);
	plot_x_labels(&q, "");
	pen_text_fit(p, TYPE_COLUMN, q.area.x + q.area.width,
	    q.area.y + q.area.height + MM(9), q.area.width, ALIGN_RIGHT,
	    f->base_label);
	draw_limits(&q, f);
	pen_line(p, (struct point){ q.area.x, y },
	    (struct point){ q.area.x + q.area.width, y }, &ew);
	if (f->typical.known)
		pen_line(p,
		    (struct point){ q.area.x, plot_y(&q, f->typical.x) },
		    (struct point){
			q.area.x + q.area.width, plot_y(&q, f->typical.x) },
		    &typical);
	draw_points(&q, f);
	pen_end(p);
}

const struct chart chart_funnel = { "funnel", least_height, best_height, draw,
	false, CUT_NEVER };
