#include "plot.h"

#include "peelstats/format.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

enum { MOST_POINTS = 256 };

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

/* Where the line from a to b crosses the height y. */
static struct point crossing(struct point a, struct point b, double y)
{
	double t = (y - a.y) / (b.y - a.y);

	return (struct point){ a.x + t * (b.x - a.x), y };
}

static int side(const struct plot *q, struct point a)
{
	if (a.y < q->area.y)
		return -1;
	return a.y > q->area.y + q->area.height;
}

void plot_curve(const struct plot *q, const struct point *point, size_t n,
    const struct paint *paint)
{
	const double edge[] = { q->area.y, 0, q->area.y + q->area.height };
	struct point run[MOST_POINTS];
	struct point last = { 0, 0 };
	size_t used = 0;

	for (size_t i = 0; i < n && used + 2 < MOST_POINTS; i++) {
		struct point at = { plot_x(q, point[i].x),
			plot_y(q, point[i].y) };
		int out = side(q, at);
		int was = i > 0 ? side(q, last) : out;

		if (out == 0 && was != 0)
			run[used++] = crossing(last, at, edge[was + 1]);
		if (out == 0)
			run[used++] = at;
		if (out != 0 && was == 0 && i > 0) {
			run[used++] = crossing(last, at, edge[out + 1]);
			pen_path(q->p, run, used, false, paint);
			used = 0;
		}
		last = at;
	}
	pen_path(q->p, run, used, false, paint);
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
