#include "trend_marks.h"

#include <math.h>

#include "base/banned.h"

enum { MOST_POINTS = 64 };

const struct trend_point *trend_last(const struct trend_line *line)
{
	size_t last = line->n;

	while (last > 0 && !line->point[last - 1].value.known)
		last--;
	return last > 0 ? &line->point[last - 1] : NULL;
}

static void take(struct trend_scale *s, const struct trend_line *line)
{
	for (size_t i = 0; i < line->n; i++)
		if (line->point[i].value.known) {
			s->low = fmin(s->low, line->point[i].value.x);
			s->high = fmax(s->high, line->point[i].value.x);
		}
}

struct trend_scale trend_scale_of(
    const struct trend_chart *c, const struct trend_panel *panel, size_t n)
{
	struct trend_scale s = { HUGE_VAL, -HUGE_VAL };

	for (size_t i = 0; i < n; i++) {
		take(&s, &panel[i].line);
		take(&s, &panel[i].behind);
	}
	if (c->from_zero)
		s.low = fmin(s.low, 0);
	if (!(s.low < s.high)) {
		s.low = s.low < HUGE_VAL ? s.low - 1 : 0;
		s.high = s.low + 2;
	}
	return s;
}

struct point trend_place(const struct trend_chart *c,
    const struct trend_scale *s, struct rect area, const struct trend_point *t)
{
	double span = c->last > c->first ? c->last - c->first : 1;
	double share = (t->value.x - s->low) / (s->high - s->low);

	return (
	    struct point){ area.x + area.width * (t->year - c->first) / span,
		area.y + (1 - share) * area.height };
}

void trend_draw_line(const struct pen *p, const struct trend_chart *c,
    const struct trend_scale *s, struct rect area,
    const struct trend_line *line, const struct paint *stroke)
{
	struct point run[MOST_POINTS];
	size_t n = 0;

	for (size_t i = 0; i <= line->n; i++) {
		const struct trend_point *t = &line->point[i];
		bool ends = i == line->n || !t->value.known || t->apart ||
			    n == MOST_POINTS;

		if (ends && n > 1)
			pen_path(p, run, n, false, stroke);
		if (i == line->n)
			return;
		/* a path that is full goes on where it ended */
		if (ends && n == MOST_POINTS && t->value.known && !t->apart) {
			run[0] = run[n - 1];
			n = 1;
		} else if (ends) {
			n = 0;
		}
		if (t->value.known)
			run[n++] = trend_place(c, s, area, t);
	}
}

void trend_draw_points(const struct pen *p, const struct trend_chart *c,
    const struct trend_scale *s, struct rect area,
    const struct trend_line *line)
{
	const struct trend_point *end = trend_last(line);
	size_t last = end != NULL ? (size_t)(end - line->point) + 1 : 0;

	for (size_t i = 0; i < last; i++) {
		const struct trend_point *t = &line->point[i];
		bool joined =
		    (i > 0 && line->point[i - 1].value.known && !t->apart) ||
		    (i + 1 < line->n && line->point[i + 1].value.known &&
			!line->point[i + 1].apart);
		struct paint dot =
		    theme_fill(t->partial ? COLOUR_PAPER : COLOUR_BRAND);

		if (!t->value.known || (i + 1 < last && joined && !t->partial))
			continue;
		dot.width = 0.8;
		dot.line = theme_colour(COLOUR_BRAND);
		pen_circle(p, trend_place(c, s, area, t), 1.5, &dot);
	}
}

void trend_numbers(const struct trend_line *line, struct numbers *t)
{
	numbers_column(t, "Year", ALIGN_LEFT);
	numbers_column(t, "Value", ALIGN_RIGHT);
	for (size_t i = 0; i < line->n; i++)
		numbers_row(t,
		    (const struct cell[]){ { .text = arena_printf(t->arena,
						 "%d", line->point[i].year) },
			{ .text = line->point[i].value_text } });
}
