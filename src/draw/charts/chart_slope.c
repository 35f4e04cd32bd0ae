/*
 * The forces from high to low as thin columns without names, for a screen:
 * the highest, the lowest and the selected one are named, England and Wales
 * is a line with its value.
 */
#include "chart.h"
#include "draw/flow.h"
#include "draw/plot.h"
#include "peelstats/chart_ranked.h"
#include "peelstats/text.h"
#include "ranked_numbers.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

#define LEAST MM(60)
#define BEST MM(130)
#define LEFT MM(15)
#define TOP MM(9)
#define FOOT MM(8)
#define RIGHT MM(40)

static double least_height(const struct pen *p, const struct chart_part *part)
{
	(void)p;
	(void)part;
	return LEAST;
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	(void)p;
	(void)part;
	return BEST;
}

/* Columns are drawn to scale: extreme forces are left out, and said. */
static bool is_drawn(const struct ranked_row *row)
{
	return !row->national && row->value.known &&
	       (!row->extreme || row->selected);
}

static struct axis find_axis(const struct ranked_chart *f, size_t *n)
{
	double low = 0;
	double high = f->national.known ? f->national.x : 0;

	*n = 0;
	for (size_t i = 0; i < f->n_rows; i++) {
		if (!is_drawn(&f->row[i]))
			continue;
		(*n)++;
		low = fmin(low, f->row[i].value.x);
		if (!f->row[i].extreme)
			high = fmax(high, f->row[i].value.x);
	}
	return axis_nice(low, high);
}

/*
 * Top of words of this height in the margin, as near to `top` as there is
 * room: on the chart, and clear of the words of England and Wales at `ew`.
 */
static double place_beside(
    const struct plot *q, double top, double height, double ew)
{
	double low = q->area.y - TOP;
	double high = q->area.y + q->area.height + FOOT;
	double y = fmax(low, fmin(top, high - height));

	if (y + height <= ew - MM(4) || y >= ew + MM(6))
		return y;
	if (ew + MM(6) + height <= high)
		return ew + MM(6);
	return fmax(low, ew - MM(4) - height);
}

/*
 * The words above a column begin at it and go on over the lower columns to
 * its right; near the end they stand beside the plot, clear of those of
 * England and Wales.
 */
static void name_column(const struct plot *q, const struct ranked_chart *f,
    const struct ranked_row *row, double x, double top, enum type_role role)
{
	double right = q->area.x + q->area.width;
	double bottom = q->area.y + q->area.height;
	double ew =
	    f->national.known
		? fmax(q->area.y, fmin(plot_y(q, f->national.x), bottom))
		: -MM(99);
	struct text words = TEXT_EMPTY;
	struct rect beside = { right + MM(3), 0, RIGHT - MM(3), 0 };

	text_addf(&words, "%s %s", row->name, row->value_text);
	if (x + pen_width(q->p, role, text_str(&words)) <= right) {
		pen_text(q->p, role, x, fmax(top, q->area.y) - MM(1.6),
		    text_str(&words));
	} else {
		beside.y = place_beside(q, top,
		    flow_height(q->p, role, beside.width, text_str(&words)),
		    ew);
		(void)flow_draw(
		    q->p, role, beside, ALIGN_LEFT, text_str(&words));
	}
	text_release(&words);
}

static void draw_columns(
    const struct plot *q, const struct ranked_chart *f, size_t n)
{
	double pitch = q->area.width / (double)(n > 0 ? n : 1);
	double base = plot_y(q, 0);
	bool selected = false;
	size_t at = 0;

	for (size_t i = 0; i < f->n_rows; i++)
		selected = selected || f->row[i].selected;
	for (size_t i = 0; i < f->n_rows; i++) {
		const struct ranked_row *row = &f->row[i];
		struct paint bar =
		    theme_fill(row->selected ? COLOUR_BRAND : COLOUR_FORCE_BAR);
		double x = q->area.x + (double)at * pitch;
		double y = plot_y(q, fmin(row->value.x, q->y.end));

		if (!is_drawn(row))
			continue;
		at++;
		bar.width = 0.45;
		bar.line = theme_colour(COLOUR_FORCE_EDGE);
		pen_rectangle(q->p,
		    (struct rect){ x + pitch * 0.14, fmin(y, base),
			pitch * 0.72, fabs(base - y) },
		    &bar);
		if (row->selected || (!selected && (at == 1 || at == n)))
			name_column(q, f, row, x + pitch * 0.14, fmin(y, base),
			    row->selected ? TYPE_LIST_LABEL : TYPE_CELL);
	}
}

static void draw_national(
    const struct plot *q, const struct ranked_chart *f, struct rect box)
{
	struct paint line = theme_line(COLOUR_INK, 1.4);
	double x = box.x + box.width - RIGHT + MM(3);
	double y = plot_y(q, f->national.x);

	if (!f->national.known)
		return;
	line.dash_on = 4;
	line.dash_off = 2;
	pen_line(q->p, (struct point){ q->area.x, y },
	    (struct point){ q->area.x + q->area.width + MM(2), y }, &line);
	for (size_t i = 0; i < f->n_rows; i++) {
		if (!f->row[i].national)
			continue;
		pen_text_fit(q->p, TYPE_CELL_STRONG, x, y - 1, RIGHT - MM(3),
		    ALIGN_LEFT, pen_say(q->p, "{Area}"));
		pen_text_fit(q->p, TYPE_CELL_STRONG, x, y + MM(3.4),
		    RIGHT - MM(3), ALIGN_LEFT, f->row[i].value_text);
	}
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct ranked_chart *f = part->figure->data.slope;
	const struct paint zero = theme_line(COLOUR_INK, 0.9);
	const struct tag tag = chart_tag(part, box);
	struct plot q = { .p = p,
		.area = { box.x + LEFT, box.y + TOP, box.width - LEFT - RIGHT,
		    box.height - TOP - FOOT } };
	size_t n;

	q.y = find_axis(f, &n);
	pen_begin_tag(p, &tag);
	plot_y_labels(&q, f->axis_sign);
	draw_columns(&q, f, n);
	pen_line(p, (struct point){ q.area.x, plot_y(&q, 0) },
	    (struct point){ q.area.x + q.area.width, plot_y(&q, 0) }, &zero);
	draw_national(&q, f, box);
	pen_text(p, TYPE_TILE_UNIT, q.area.x, q.area.y + q.area.height + MM(5),
	    pen_say(q.p, "One column for each {unit}, from high to low"));
	pen_end(p);
}

const struct chart chart_slope = { .name = "slope",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.numbers = ranked_numbers };
