/*
 * One small line over the years: what it is at the left, the words on it at
 * the right. Where there is no room for words, as in a tile, the first and the
 * last year stand under its ends. Gaps, hollow points and frames are as in
 * the page of such lines.
 */
#include "chart.h"
#include "draw/flow.h"
#include "peelstats/format.h"
#include "trend_marks.h"

#include <math.h>

#include "base/banned.h"

#define NAME_WIDTH MM(50)
#define SAID_WIDTH MM(54)
#define LEAST_LINE MM(8)
#define NARROW MM(100) /* no words fit beside the line */
#define TILE_LINE MM(8)
#define YEARS MM(3.6) /* a line of years below */
#define GAP MM(1.6) /* between a value and the end of the line */

static bool is_narrow(const struct pen *p)
{
	return pen_content_width(p) < NARROW;
}

/* Lines of words beside it. */
static double height(const struct pen *p, const struct chart_part *part)
{
	const struct trend_chart *c = part->figure->data.trail;
	const struct trend_panel *t = &c->panel[0];
	double name = flow_height(p, TYPE_NOTE_LABEL, NAME_WIDTH, t->title) +
		      flow_height(p, TYPE_TILE_UNIT, NAME_WIDTH, t->unit);

	if (is_narrow(p))
		return TILE_LINE + YEARS;
	return fmax(LEAST_LINE,
		   fmax(name, flow_height(p, TYPE_NOTE, SAID_WIDTH, t->said))) +
	       MM(1);
}

static void draw_frame(const struct pen *p, struct rect area)
{
	const struct paint frame = theme_line(COLOUR_INK, 1);
	double out = MM(0.9);

	pen_rectangle(p,
	    (struct rect){ area.x - out, area.y - out, area.width + 2 * out,
		area.height + 2 * out },
	    &frame);
}

static void draw_lines(
    const struct pen *p, const struct trend_chart *c, struct rect area)
{
	const struct trend_panel *t = &c->panel[0];
	const struct trend_scale s = trend_scale_of(c, t, 1);
	const struct paint own = theme_line(COLOUR_BRAND, 1.2);
	const struct paint other = theme_line(COLOUR_FORCE_EDGE, 0.7);

	if (t->framed)
		draw_frame(p, area);
	trend_draw_line(p, c, &s, area, &t->behind, &other);
	trend_draw_line(p, c, &s, area, &t->line, &own);
	trend_draw_points(p, c, &s, area, &t->line);
}

/* The values of its ends, beside the points. */
static void draw_ends(
    const struct pen *p, const struct trend_chart *c, struct rect area)
{
	const struct trend_panel *t = &c->panel[0];
	const struct trend_scale s = trend_scale_of(c, t, 1);
	const struct trend_point *last = trend_last(&t->line);
	size_t first = 0;

	while (first < t->line.n && !t->line.point[first].value.known)
		first++;
	if (last == NULL)
		return;
	pen_text_right(p, TYPE_TILE_UNIT,
	    trend_place(c, &s, area, &t->line.point[first]).x - GAP,
	    trend_place(c, &s, area, &t->line.point[first]).y + MM(1),
	    t->first_text);
	pen_text(p, TYPE_NOTE_LABEL, trend_place(c, &s, area, last).x + GAP,
	    trend_place(c, &s, area, last).y + MM(1), t->value_text);
}

static void draw_years(
    const struct pen *p, const struct trend_chart *c, struct rect area)
{
	double foot = area.y + area.height + YEARS;
	char year[16];

	format_short(year, sizeof(year), "%d", c->first);
	pen_text(p, TYPE_TILE_UNIT, area.x, foot, year);
	format_short(year, sizeof(year), "%d", c->last);
	pen_text_right(p, TYPE_TILE_UNIT, area.x + area.width, foot, year);
}

/* Between the columns of words, with room for the values of both ends. */
static struct rect line_area(
    const struct pen *p, const struct trend_panel *t, struct rect box)
{
	double first = pen_width(p, TYPE_TILE_UNIT, t->first_text) + 2 * GAP;
	double last = pen_width(p, TYPE_NOTE_LABEL, t->value_text) + 2 * GAP;

	return (struct rect){ box.x + NAME_WIDTH + first, box.y + MM(1),
		box.width - NAME_WIDTH - SAID_WIDTH - MM(2) - first - last,
		LEAST_LINE - MM(2) };
}

static void draw_words(
    const struct pen *p, const struct trend_panel *t, struct rect box)
{
	struct rect name = { box.x, box.y, NAME_WIDTH, 0 };
	struct rect said = { box.x + box.width - SAID_WIDTH, box.y, SAID_WIDTH,
		0 };

	name.y += flow_draw(p, TYPE_NOTE_LABEL, name, ALIGN_LEFT, t->title);
	(void)flow_draw(p, TYPE_TILE_UNIT, name, ALIGN_LEFT, t->unit);
	(void)flow_draw(p, TYPE_NOTE, said, ALIGN_LEFT, t->said);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct trend_chart *c = part->figure->data.trail;
	const struct trend_panel *t = &c->panel[0];
	const struct tag tag = chart_tag(part, box);
	struct rect area = { box.x + MM(1), box.y + MM(1), box.width - MM(2),
		box.height - YEARS - MM(1) };

	pen_begin_tag(p, &tag);
	if (box.height < LEAST_LINE) { /* in a cell: its column says what */
		area.height = box.height - MM(2);
	} else if (box.width < NARROW) {
		draw_years(p, c, area);
	} else {
		area = line_area(p, t, box);
		draw_words(p, t, box);
		draw_ends(p, c, area);
	}
	draw_lines(p, c, area);
	pen_end(p);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	trend_numbers(&f->data.trail->panel[0].line, t);
}

const struct chart chart_trail = { .name = "trail",
	.least_height = height,
	.best_height = height,
	.draw = draw,
	.numbers = numbers,
	.told = true,
	.spared = true };
