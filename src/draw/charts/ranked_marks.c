/* The marks of ranked bars. */
#include "ranked_marks.h"

#include "ranked_key.h"

#include <math.h>

#include "base/banned.h"

#define BAR_SHARE 0.67

static void widen(double x, double *low, double *high)
{
	*low = x < *low ? x : *low;
	*high = x > *high ? x : *high;
}

struct axis ranked_axis(const struct ranked_chart *c)
{
	double low = 0;
	double high = 0;
	double others;

	for (size_t i = 0; i < c->n_rows; i++) {
		if (c->row[i].extreme)
			continue;
		if (c->row[i].value.known)
			widen(c->row[i].value.x, &low, &high);
		if (c->row[i].compare.known)
			widen(c->row[i].compare.x, &low, &high);
	}
	others = high;
	for (size_t i = 0; i < c->n_rows; i++)
		if (c->row[i].extreme && c->row[i].value.known &&
		    (c->row[i].value.x <= 1.25 * others || !(others > 0)))
			widen(c->row[i].value.x, &low, &high);
	return axis_nice(low, high);
}

double ranked_x(const struct ranked_marks *m, double value)
{
	return m->left + (value - m->axis.start) /
			     (m->axis.end - m->axis.start) *
			     (m->right - m->left);
}

void ranked_grid(const struct ranked_marks *m, double top, double bottom)
{
	const struct paint grid = theme_line(COLOUR_GRID, 0.5);
	const struct paint zero = theme_line(COLOUR_INK, 0.9);
	double span = m->axis.end - m->axis.start;

	for (int i = 0; i * m->axis.step <= span * (1 + 1e-9); i++) {
		double x = ranked_x(m, m->axis.start + i * m->axis.step);

		pen_line(m->p, (struct point){ x, top },
		    (struct point){ x, bottom }, &grid);
	}
	pen_line(m->p, (struct point){ ranked_x(m, 0), top },
	    (struct point){ ranked_x(m, 0), bottom }, &zero);
}

/* Two white strokes, edged in ink, through a bar that goes on beyond the
 * axis. */
static void draw_cut(const struct ranked_marks *m, double top, double height)
{
	const struct paint edge = theme_line(COLOUR_INK, 2.6);
	const struct paint gap = theme_line(COLOUR_PAPER, 1.4);
	double x = m->right - MM(7);

	for (int i = 0; i < 2; i++) {
		struct point from = { x + i * MM(1.6) - 1.5, top + height + 1 };
		struct point to = { x + i * MM(1.6) + 2.5, top - 1 };

		pen_line(m->p, from, to, &edge);
		pen_line(m->p, from, to, &gap);
	}
}

static enum colour_role bar_colour(const struct ranked_row *row)
{
	if (row->national)
		return COLOUR_NATIONAL_BAR;
	return row->selected ? COLOUR_BRAND : COLOUR_FORCE_BAR;
}

void ranked_bar(const struct ranked_marks *m, const struct ranked_row *row,
    double top, double pitch)
{
	struct paint paint = theme_fill(bar_colour(row));
	double height = pitch * BAR_SHARE;
	bool cut = row->value.x > m->axis.end;
	double from = ranked_x(m, 0);
	double to = cut ? m->right : ranked_x(m, row->value.x);

	if (!row->value.known)
		return;
	top += (pitch - height) / 2;
	if (!row->national) {
		paint.width = 0.45;
		paint.line = theme_colour(COLOUR_FORCE_EDGE);
	}
	pen_rectangle(m->p,
	    (struct rect){ fmin(from, to), top, fabs(to - from), height },
	    &paint);
	if (cut)
		draw_cut(m, top, height);
}

void ranked_line(const struct ranked_marks *m, struct value national,
    double top, double bottom)
{
	const struct paint casing = theme_line(COLOUR_PAPER, 2.6);
	struct paint line = theme_line(COLOUR_INK, 1.2);
	struct point from;
	struct point to;

	if (!national.known || national.x > m->axis.end)
		return;
	line.dash_on = 2.6;
	line.dash_off = 1.4;
	from = (struct point){ ranked_x(m, national.x), top };
	to = (struct point){ from.x, bottom };
	pen_line(m->p, from, to, &casing);
	pen_line(m->p, from, to, &line);
}

void ranked_ring(
    const struct ranked_marks *m, const struct ranked_row *row, double middle)
{
	struct paint ring = theme_fill(COLOUR_PAPER);

	if (!row->compare.known || row->compare.x > m->axis.end)
		return;
	ring.width = 0.95;
	ring.line = theme_colour(COLOUR_INK);
	pen_circle(m->p, (struct point){ ranked_x(m, row->compare.x), middle },
	    RING_RADIUS, &ring);
}
