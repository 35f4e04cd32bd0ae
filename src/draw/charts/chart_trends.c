/*
 * Lines over the years, small, side by side: the line of a unit or a measure,
 * that of all together behind it in grey, the name and the last value below.
 * A frame marks a panel that holds a signal. Gaps and hollow points are as in
 * the large chart.
 */
#include "chart.h"
#include "peelstats/chart_trend.h"

#include <math.h>

#include "base/banned.h"

#define GUTTER MM(3)
enum { MOST_POINTS = 64 };

#define LEAST MM(14)
#define WORDS MM(4.2) /* a line of words below the plot */

static size_t rows_of(const struct trend_chart *c)
{
	return (c->n_panels + c->across - 1) / c->across;
}

static double words_of(const struct trend_chart *c)
{
	return c->n_panels > 0 && c->panel[0].unit[0] != '\0' ? 2 * WORDS
							      : WORDS;
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	const struct trend_chart *c = part->figure->data.trends;

	(void)p;
	return (double)rows_of(c) * (LEAST + words_of(c) - WORDS);
}

/* Panels a little wider than high. */
static double best_height(const struct pen *p, const struct chart_part *part)
{
	const struct trend_chart *c = part->figure->data.trends;
	double width = MM(170) / (double)c->across;

	(void)p;
	return (double)rows_of(c) * (0.7 * width + words_of(c) - WORDS);
}

struct scale {
	double low;
	double high;
};

static void take(struct scale *s, const struct trend_line *line)
{
	for (size_t i = 0; i < line->n; i++)
		if (line->point[i].value.known) {
			s->low = fmin(s->low, line->point[i].value.x);
			s->high = fmax(s->high, line->point[i].value.x);
		}
}

static struct scale scale_of(
    const struct trend_chart *c, const struct trend_panel *panel, size_t n)
{
	struct scale s = { HUGE_VAL, -HUGE_VAL };

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

static struct point place(const struct trend_chart *c, const struct scale *s,
    struct rect area, const struct trend_point *t)
{
	double span = c->last > c->first ? c->last - c->first : 1;
	double share = (t->value.x - s->low) / (s->high - s->low);

	return (
	    struct point){ area.x + area.width * (t->year - c->first) / span,
		area.y + (1 - share) * area.height };
}

/* As few paths as there are gaps. */
static void draw_line(const struct pen *p, const struct trend_chart *c,
    const struct scale *s, struct rect area, const struct trend_line *line,
    const struct paint *stroke)
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
			run[n++] = place(c, s, area, t);
	}
}

/* The last point, and those that would not be seen: partial, or alone. */
static void draw_points(const struct pen *p, const struct trend_chart *c,
    const struct scale *s, struct rect area, const struct trend_line *line)
{
	size_t last = line->n;

	while (last > 0 && !line->point[last - 1].value.known)
		last--;
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
		pen_circle(p, place(c, s, area, t), 1.5, &dot);
	}
}

/* The last value, beside the point that it belongs to. */
static void draw_value(const struct pen *p, const struct trend_chart *c,
    const struct scale *s, struct rect area, const struct trend_panel *t)
{
	size_t last = t->line.n;

	while (last > 0 && !t->line.point[last - 1].value.known)
		last--;
	if (last > 0)
		pen_text(p, TYPE_NOTE_LABEL, area.x + area.width + MM(1.4),
		    place(c, s, area, &t->line.point[last - 1]).y + MM(1),
		    t->value_text);
}

static void draw_words(
    const struct pen *p, const struct trend_panel *t, struct rect box)
{
	double foot = box.y + box.height - MM(1.2);
	bool unit = t->unit[0] != '\0';

	pen_text_short(p, TYPE_NOTE, box.x, foot - (unit ? MM(4) : 0),
	    box.width, t->title);
	if (unit)
		pen_text_short(
		    p, TYPE_TILE_UNIT, box.x, foot, box.width, t->unit);
}

/* Room at the right for the widest of the values. */
static double values_width(const struct pen *p, const struct trend_chart *c)
{
	double width = 0;

	for (size_t i = 0; i < c->n_panels; i++)
		width = fmax(width,
		    pen_width(p, TYPE_NOTE_LABEL, c->panel[i].value_text));
	return width + MM(2);
}

static void draw_panel(const struct pen *p, const struct trend_chart *c,
    const struct scale *s, const struct trend_panel *t, struct rect box)
{
	double values = values_width(p, c);
	const struct paint own = theme_line(COLOUR_BRAND, 1.2);
	const struct paint other = theme_line(COLOUR_FORCE_EDGE, 0.7);
	const struct paint base = theme_line(COLOUR_RULE, 0.5);
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = t->alt, .box = box
	};
	double words = t->unit[0] != '\0' ? 2 * WORDS : WORDS;
	struct rect area = { box.x + MM(1.5), box.y + MM(2),
		box.width - MM(2) - values, box.height - words - MM(3) };

	pen_begin_tag(p, &tag);
	if (t->framed) {
		struct paint frame = theme_line(COLOUR_INK, 1);

		pen_rectangle(p,
		    (struct rect){ box.x, box.y + MM(0.6), box.width,
			box.height - words - MM(0.6) },
		    &frame);
	} else {
		pen_line(p,
		    (struct point){ box.x, area.y + area.height + MM(1) },
		    (struct point){
			box.x + box.width, area.y + area.height + MM(1) },
		    &base);
	}
	draw_line(p, c, s, area, &t->behind, &other);
	draw_line(p, c, s, area, &t->line, &own);
	draw_points(p, c, s, area, &t->line);
	draw_value(p, c, s, area, t);
	draw_words(p, t, box);
	pen_end(p);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct trend_chart *c = part->figure->data.trends;
	double width =
	    (box.width - (double)(c->across - 1) * GUTTER) / (double)c->across;
	double height = box.height / (double)rows_of(c);
	struct scale all = scale_of(c, c->scaled, c->n_scaled);

	for (size_t i = 0; i < c->n_panels; i++) {
		struct scale own = scale_of(c, &c->panel[i], 1);
		size_t row = i / c->across;

		draw_panel(p, c, c->n_scaled > 0 ? &all : &own, &c->panel[i],
		    (struct rect){
			box.x + (double)(i % c->across) * (width + GUTTER),
			box.y + (double)row * height, width, height - MM(1) });
	}
}

static const char *panel_alt(const struct figure *f, size_t panel)
{
	const struct trend_chart *c = f->data.trends;

	return panel < c->n_panels ? c->panel[panel].alt : NULL;
}

const struct chart chart_trends = { .name = "trends",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.panel_alt = panel_alt };
