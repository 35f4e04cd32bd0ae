/*
 * One line over the years, large: grid and labels at the left, every year
 * below, named points with their values. A gap in the line is a year without
 * a figure or one that cannot be compared with the year before; a hollow
 * point is a figure that is partial.
 */
#include "peelstats/chart_trend.h"

#include "chart.h"
#include "draw/plot.h"
#include "peelstats/format.h"
#include "trend_marks.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

#define HEIGHT MM(46)
#define LEFT MM(11)
#define RIGHT MM(34)
#define TOP MM(5)
#define FOOT MM(6)
#define DOT 2.6

static double fixed_height(const struct pen *p, const struct chart_part *part)
{
	(void)p;
	(void)part;
	return HEIGHT;
}

static struct axis find_axis(const struct trend_line *line)
{
	double low = HUGE_VAL;
	double high = -HUGE_VAL;

	for (size_t i = 0; i < line->n; i++)
		if (line->point[i].value.known) {
			low = fmin(low, line->point[i].value.x);
			high = fmax(high, line->point[i].value.x);
		}
	return low <= high ? axis_dots(low, high) : axis_dots(0, 1);
}

/* The value of the first point stands to the right of the axis' labels. */
static double inset_of(const struct pen *p, const struct trend_line *line)
{
	if (line->n == 0 || !line->point[0].named)
		return 0;
	return pen_width(p, TYPE_CELL_STRONG, line->point[0].value_text) / 2 +
	       MM(0.8);
}

static double x_of(const struct plot *q, const struct trend_chart *c, int year)
{
	double span = c->last > c->first ? c->last - c->first : 1;

	double inset = inset_of(q->p, &c->panel[0].line);

	return q->area.x + inset +
	       (q->area.width - inset) * (year - c->first) / span;
}

/* Every year that has room below, counted from the last. */
static void draw_years(const struct plot *q, const struct trend_chart *c)
{
	double room = pen_width(q->p, TYPE_TILE_UNIT, "2000") + MM(2);
	double step = q->area.width / fmax(c->last - c->first, 1);
	int every = (int)ceil(room / step);
	char year[16];

	for (int y = c->last; y >= c->first; y -= every) {
		format_short(year, sizeof(year), "%d", y);
		pen_text_centre(q->p, TYPE_TILE_UNIT, x_of(q, c, y),
		    q->area.y + q->area.height + MM(4.6), year);
	}
}

static void draw_line(const struct plot *q, const struct trend_chart *c)
{
	const struct paint stroke = theme_line(COLOUR_BRAND, 1.8);
	const struct trend_line *line = &c->panel[0].line;

	for (size_t i = 1; i < line->n; i++) {
		const struct trend_point *a = &line->point[i - 1];
		const struct trend_point *b = &line->point[i];

		if (a->value.known && b->value.known && !b->apart)
			pen_line(q->p,
			    (struct point){
				x_of(q, c, a->year), plot_y(q, a->value.x) },
			    (struct point){
				x_of(q, c, b->year), plot_y(q, b->value.x) },
			    &stroke);
	}
}

static void draw_points(const struct plot *q, const struct trend_chart *c)
{
	const struct trend_line *line = &c->panel[0].line;

	for (size_t i = 0; i < line->n; i++) {
		const struct trend_point *t = &line->point[i];
		struct paint dot =
		    theme_fill(t->partial ? COLOUR_PAPER : COLOUR_BRAND);
		struct point at = { x_of(q, c, t->year), 0 };

		if (!t->value.known)
			continue;
		at.y = plot_y(q, t->value.x);
		dot.width = 1.2;
		dot.line = theme_colour(COLOUR_BRAND);
		pen_circle(q->p, at, DOT, &dot);
		if (t->named)
			pen_text_centre(q->p, TYPE_CELL_STRONG, at.x,
			    at.y - MM(2.2), t->value_text);
	}
}

/* The name of the line, beside its last point. */
static void draw_name(const struct plot *q, const struct trend_chart *c)
{
	const struct trend_line *line = &c->panel[0].line;
	size_t last = line->n;
	double x = q->area.x + q->area.width + MM(2.4);

	while (last > 0 && !line->point[last - 1].value.known)
		last--;
	if (last == 0)
		return;
	pen_text_short(q->p, TYPE_CELL_STRONG, x,
	    plot_y(q, line->point[last - 1].value.x) + MM(1.1), RIGHT - MM(2.4),
	    c->name);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct trend_chart *c = part->figure->data.trend;
	const struct tag tag = chart_tag(part, box);
	struct plot q = { .p = p,
		.area = { box.x + LEFT, box.y + TOP, box.width - LEFT - RIGHT,
		    box.height - TOP - FOOT },
		.y = find_axis(&c->panel[0].line) };

	pen_begin_tag(p, &tag);
	plot_y_labels(&q, c->axis_sign);
	draw_years(&q, c);
	draw_line(&q, c);
	draw_points(&q, c);
	draw_name(&q, c);
	pen_end(p);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	trend_numbers(&f->data.trend->panel[0].line, t);
}

const struct chart chart_trend = { .name = "trend",
	.least_height = fixed_height,
	.best_height = fixed_height,
	.draw = draw,
	.numbers = numbers,
	.told = true };
