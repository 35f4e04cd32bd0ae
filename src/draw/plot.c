#include "plot.h"

#include "peelstats/format.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

enum { MOST_POINTS = 256 };

/* Nothing that an eye can see [pt]. */
#define HAIR 0.02

#define DOT MM(0.95)
#define TRIANGLE MM(2.5)

static double share(const struct axis *a, double v, bool log)
{
	if (log)
		return (log10(v) - log10(a->start)) /
		       (log10(a->end) - log10(a->start));
	return (v - a->start) / (a->end - a->start);
}

double plot_x(const struct plot *q, double x)
{
	return q->area.x + share(&q->x, x, q->log_x) * q->area.width;
}

double plot_y(const struct plot *q, double y)
{
	return q->area.y + (1 - share(&q->y, y, false)) * q->area.height;
}

static void format_tick(
    char *out, size_t size, double tick, int decimals, const char *suffix)
{
	char number[NUMBER_BUFFER];
	char amount[NUMBER_BUFFER + 16];
	bool million = tick >= 1e6;

	if (million)
		tick /= 1e6;
	if (million)
		decimals = fmod(tick, 1) > 0 ? 1 : 0;
	format_short(amount, sizeof(amount), "%s%s",
	    number_format(number, tick, decimals), million ? " million" : "");
	axis_label(out, size, amount, suffix);
}

void plot_y_labels(const struct plot *q, const char *suffix)
{
	const struct paint grid = theme_line(COLOUR_GRID, 0.5);
	double right = q->area.x + q->area.width;
	double span = q->y.end - q->y.start;

	for (int i = 0; i * q->y.step <= span * (1 + 1e-9); i++) {
		double tick = q->y.start + i * q->y.step;
		double y = plot_y(q, tick);
		char label[NUMBER_BUFFER + 8];

		format_tick(label, sizeof(label), tick, q->y.decimals, suffix);
		pen_line(q->p, (struct point){ q->area.x, y },
		    (struct point){ right, y }, &grid);
		pen_text_fit(q->p, TYPE_TILE_UNIT, q->area.x - MM(1.5), y + 3,
		    MM(13), ALIGN_RIGHT, label);
	}
}

/* A tick with its label, unless that has no room beyond `used`, the end of the
 * one before; returns the end of this one. */
static double x_label(const struct plot *q, double tick, int decimals,
    const char *suffix, double used)
{
	const struct paint line = theme_line(COLOUR_SECOND, 0.6);
	double bottom = q->area.y + q->area.height;
	double x = plot_x(q, tick);
	char label[NUMBER_BUFFER + 16];
	double half;

	format_tick(label, sizeof(label), tick, decimals, suffix);
	half = pen_width(q->p, TYPE_TILE_UNIT, label) / 2;
	pen_line(q->p, (struct point){ x, bottom },
	    (struct point){ x, bottom + MM(1) }, &line);
	x = fmin(x, q->area.x + q->area.width - half);
	if (x - half < used + MM(1.5))
		return used;
	pen_text_centre(q->p, TYPE_TILE_UNIT, x, bottom + MM(4.4), label);
	return x + half;
}

/* 1, 2 and 5 times the powers of ten; 1 and 3 over a long scale, 1 over a
 * very long one. */
static void log_labels(const struct plot *q, const char *suffix)
{
	static const double many[] = { 1, 2, 5 };
	static const double some[] = { 1, 3 };
	double decades = log10(q->x.end) - log10(q->x.start);
	const double *step = decades > 1.7 ? some : many;
	size_t n = decades > 4 ? 1 : decades > 1.7 ? 2 : 3;
	double used = 0;

	for (int power = (int)floor(log10(q->x.start));
	     pow(10, power) <= q->x.end; power++)
		for (size_t i = 0; i < n; i++) {
			double tick = step[i] * pow(10, power);

			if (tick >= q->x.start && tick <= q->x.end)
				used = x_label(
				    q, tick, tick < 1 ? 2 : 0, suffix, used);
		}
}

void plot_x_labels(const struct plot *q, const char *suffix)
{
	const struct paint line = theme_line(COLOUR_INK, 0.9);
	double bottom = q->area.y + q->area.height;
	double span = q->x.end - q->x.start;
	double used = 0;

	pen_line(q->p, (struct point){ q->area.x, bottom },
	    (struct point){ q->area.x + q->area.width, bottom }, &line);
	if (q->log_x) {
		log_labels(q, suffix);
		return;
	}
	for (int i = 0; i * q->x.step <= span * (1 + 1e-9); i++)
		used = x_label(
		    q, q->x.start + i * q->x.step, q->x.decimals, suffix, used);
}

bool plot_cut(const struct rect *area, struct point *a, struct point *b)
{
	const struct point from = *a;
	const struct point way = { b->x - a->x, b->y - a->y };
	const double step[] = { -way.x, way.x, -way.y, way.y };
	const double room[] = { from.x - area->x,
		area->x + area->width - from.x, from.y - area->y,
		area->y + area->height - from.y };
	double in = 0;
	double out = 1;

	for (int edge = 0; edge < 4; edge++) {
		if (step[edge] < 0)
			in = fmax(in, room[edge] / step[edge]);
		else if (step[edge] > 0)
			out = fmin(out, room[edge] / step[edge]);
		else if (room[edge] < 0)
			return false;
	}
	if (in > out)
		return false;
	*a = (struct point){ from.x + in * way.x, from.y + in * way.y };
	*b = (struct point){ from.x + out * way.x, from.y + out * way.y };
	return true;
}

/* Whether all points between two of a run lie on the line between them. */
static bool is_straight(const struct point *run, size_t from, size_t to)
{
	const struct point way = { run[to].x - run[from].x,
		run[to].y - run[from].y };
	double length = hypot(way.x, way.y);

	for (size_t i = from + 1; i < to; i++) {
		double off = (run[i].x - run[from].x) * way.y -
			     (run[i].y - run[from].y) * way.x;

		if (fabs(off) > HAIR * length)
			return false;
	}
	return true;
}

/* Draws a run without the points that a straight line does not need. */
static void draw_run(const struct plot *q, const struct point *run, size_t n,
    const struct paint *paint)
{
	struct point kept[MOST_POINTS];
	size_t used = 0;
	size_t from = 0;

	if (n < 2)
		return;
	kept[used++] = run[0];
	for (size_t to = 2; to <= n; to++) {
		if (to < n && is_straight(run, from, to))
			continue;
		from = to - 1;
		kept[used++] = run[from];
	}
	pen_path(q->p, kept, used, false, paint);
}

void plot_curve(const struct plot *q, const struct point *point, size_t n,
    const struct paint *paint)
{
	struct point run[MOST_POINTS];
	size_t used = 0;

	for (size_t i = 1; i < n && used < MOST_POINTS; i++) {
		struct point a = { plot_x(q, point[i - 1].x),
			plot_y(q, point[i - 1].y) };
		struct point b = { plot_x(q, point[i].x),
			plot_y(q, point[i].y) };
		const struct point end = b;

		if (!plot_cut(&q->area, &a, &b))
			continue;
		if (used == 0)
			run[used++] = a;
		run[used++] = b;
		if (hypot(b.x - end.x, b.y - end.y) > 0) {
			draw_run(q, run, used, paint);
			used = 0;
		}
	}
	draw_run(q, run, used, paint);
}

static void triangle(const struct pen *p, struct point at, double size, bool up,
    const struct paint *paint)
{
	double tip = up ? -size / 2 : size / 2;
	const struct point corner[3] = { { at.x - size / 2, at.y - tip },
		{ at.x + size / 2, at.y - tip }, { at.x, at.y + tip } };

	pen_path(p, corner, 3, true, paint);
}

void plot_mark(
    const struct pen *p, struct point at, enum standing standing, bool selected)
{
	bool unusual = standing == STANDING_UNUSUALLY_HIGH ||
		       standing == STANDING_UNUSUALLY_LOW;
	bool up =
	    standing == STANDING_HIGH || standing == STANDING_UNUSUALLY_HIGH;
	struct paint paint = theme_fill(COLOUR_FORCE_BAR);

	paint.width = 0.6;
	paint.line = theme_colour(COLOUR_NATIONAL_BAR);
	if (selected)
		paint.fill = theme_colour(COLOUR_BRAND);
	if (standing == STANDING_IN_LINE || standing == STANDING_NOT_ASSESSED) {
		pen_circle(p, at, selected ? DOT * 1.6 : DOT, &paint);
		return;
	}
	if (!selected && unusual)
		paint.fill = theme_colour(up ? COLOUR_BRAND : COLOUR_LOW);
	else if (!selected)
		paint.fill = theme_colour(COLOUR_PAPER);
	paint.width = 0.9;
	paint.line = theme_colour(COLOUR_INK);
	triangle(p, at, selected ? TRIANGLE * 1.3 : TRIANGLE, up, &paint);
}
