/*
 * Lines over the years, small, side by side: the line of a unit or a measure,
 * that of all together behind it in grey, the name and the last value below.
 * A frame marks a panel that holds a signal. Gaps and hollow points are as in
 * the large chart.
 */
#include "chart.h"
#include "draw/flow.h"
#include "trend_marks.h"

#include <math.h>

#include "base/banned.h"

#define GUTTER MM(3)

#define LEAST MM(12)
#define WORDS MM(4.2) /* a line of words below the plot */

/* Rows of panels. */
static size_t count_rows(const struct figure *f)
{
	const struct trend_chart *c = f->data.trends;

	return (c->n_panels + c->across - 1) / c->across;
}

static double panel_width(const struct trend_chart *c, double width)
{
	return (width - (double)(c->across - 1) * GUTTER) / (double)c->across;
}

/* What the words of a role take beyond one line. */
static double more_lines(const struct pen *p, const struct trend_chart *c,
    enum type_role role, double width)
{
	double most = pen_type(p, role)->lead;

	for (size_t i = 0; i < c->n_panels; i++) {
		const char *words =
		    role == TYPE_NOTE ? c->panel[i].title : c->panel[i].unit;

		if (pen_width(p, role, words) > width)
			most = fmax(most, flow_height(p, role, width, words));
	}
	return most - pen_type(p, role)->lead;
}

/* Of the words below a plot, whose panel is so wide. */
static double words_of(
    const struct pen *p, const struct trend_chart *c, double width)
{
	bool unit = c->n_panels > 0 && c->panel[0].unit[0] != '\0';

	return more_lines(p, c, TYPE_NOTE, width) +
	       (unit ? 2 * WORDS + more_lines(p, c, TYPE_TILE_UNIT, width)
		     : WORDS);
}

static double words_on_sheet(const struct pen *p, const struct trend_chart *c)
{
	return words_of(p, c, panel_width(c, pen_content_width(p)));
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	const struct trend_chart *c = part->figure->data.trends;

	return (double)part->n * (LEAST + words_on_sheet(p, c) - WORDS);
}

/* Panels a little wider than high. */
static double best_height(const struct pen *p, const struct chart_part *part)
{
	const struct trend_chart *c = part->figure->data.trends;
	double width = MM(170) / (double)c->across;

	return (double)part->n * (0.7 * width + words_on_sheet(p, c) - WORDS);
}

/* The last value, beside the point that it belongs to. */
static void draw_value(const struct pen *p, const struct trend_chart *c,
    const struct trend_scale *s, struct rect area, const struct trend_panel *t)
{
	const struct trend_point *last = trend_last(&t->line);

	if (last != NULL)
		pen_text(p, TYPE_NOTE_LABEL, area.x + area.width + MM(1.4),
		    trend_place(c, s, area, last).y + MM(1), t->value_text);
}

/* Words whose first line stands on `y`. */
static void draw_lines(const struct pen *p, enum type_role role,
    struct rect box, double y, const char *words)
{
	const struct type *type = pen_type(p, role);

	if (pen_width(p, role, words) <= box.width) {
		pen_text(p, role, box.x, y, words);
		return;
	}
	/* see pen_baseline() */
	box.y = y - type->lead / 2 - 0.34 * type->font.size;
	(void)flow_draw(p, role, box, ALIGN_LEFT, words);
}

static void draw_words(const struct pen *p, const struct trend_chart *c,
    const struct trend_panel *t, struct rect box)
{
	double foot = box.y + box.height - MM(1.2);

	if (t->unit[0] != '\0') {
		foot -= more_lines(p, c, TYPE_TILE_UNIT, box.width);
		draw_lines(p, TYPE_TILE_UNIT, box, foot, t->unit);
		foot -= MM(4);
	}
	foot -= more_lines(p, c, TYPE_NOTE, box.width);
	draw_lines(p, TYPE_NOTE, box, foot, t->title);
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
    const struct trend_scale *s, const struct trend_panel *t, struct rect box)
{
	double values = values_width(p, c);
	const struct paint own = theme_line(COLOUR_BRAND, 1.2);
	const struct paint other = theme_line(COLOUR_FORCE_EDGE, 0.7);
	const struct paint base = theme_line(COLOUR_RULE, 0.5);
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = t->alt, .box = box
	};
	double words = words_of(p, c, box.width);
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
	trend_draw_line(p, c, s, area, &t->behind, &other);
	trend_draw_line(p, c, s, area, &t->line, &own);
	trend_draw_points(p, c, s, area, &t->line);
	draw_value(p, c, s, area, t);
	draw_words(p, c, t, box);
	pen_end(p);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct trend_chart *c = part->figure->data.trends;
	double width = panel_width(c, box.width);
	double height = box.height / (double)part->n;
	size_t first = part->from * c->across;
	struct trend_scale all = trend_scale_of(c, c->scaled, c->n_scaled);

	for (size_t i = first;
	     i < c->n_panels && i < first + part->n * c->across; i++) {
		struct trend_scale own = trend_scale_of(c, &c->panel[i], 1);
		size_t row = i / c->across - part->from;

		draw_panel(p, c, c->n_scaled > 0 ? &all : &own, &c->panel[i],
		    (struct rect){
			box.x + (double)(i % c->across) * (width + GUTTER),
			box.y + (double)row * height, width, height - MM(1) });
	}
}

/* What the line of a panel has for a year. */
static const char *value_in(
    struct numbers *t, const struct trend_line *line, int year)
{
	for (size_t i = 0; i < line->n; i++) {
		const struct trend_point *p = &line->point[i];

		if (p->year == year && p->value.known && p->value_text != NULL)
			return p->partial ? arena_printf(t->arena, "%s [u]",
						p->value_text)
					  : p->value_text;
	}
	return "[x]";
}

/* A row for each panel, a column for each year, the last ones if there are
 * more than fit. */
static void numbers(const struct figure *f, struct numbers *t)
{
	enum { MOST_YEARS = 60 };
	const struct trend_chart *c = f->data.trends;
	int first = c->last - c->first < MOST_YEARS ? c->first
						    : c->last - MOST_YEARS + 1;
	struct cell cell[1 + MOST_YEARS] = { { .text = "" } };

	numbers_column(t, "Line", ALIGN_LEFT);
	for (int year = first; year <= c->last; year++)
		numbers_column(
		    t, arena_printf(t->arena, "%d", year), ALIGN_RIGHT);
	for (size_t i = 0; i < c->n_panels; i++) {
		const struct trend_panel *p = &c->panel[i];

		cell[0].text =
		    p->unit[0] == '\0'
			? p->title
			: arena_printf(t->arena, "%s, %s", p->title, p->unit);
		for (int year = first; year <= c->last; year++)
			cell[1 + year - first].text =
			    value_in(t, &p->line, year);
		numbers_row(t, cell);
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
	.units = count_rows,
	.numbers = numbers,
	.panel_alt = panel_alt };
