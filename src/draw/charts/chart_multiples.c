/*
 * Small charts side by side, three in a row: the forces' values from high to
 * low as thin bars, each chart with its own scale, England and Wales as a
 * line, the lowest and highest force named.
 */
#include "peelstats/chart_multiples.h"

#include "chart.h"
#include "draw/axis.h"
#include "draw/flow.h"

#include <math.h>

#include "base/banned.h"

#define GUTTER MM(4)
#define PANEL_GAP MM(3)
#define LEAST_BARS MM(10)
#define BEST_BARS MM(30)

enum { PANELS_ACROSS = 3 };

/* Rows of panels. */
static size_t count_rows(const struct figure *f)
{
	return (f->data.multiples->n_panels + PANELS_ACROSS - 1) /
	       PANELS_ACROSS;
}

static struct axis find_axis(const struct multiples_panel *f)
{
	double low = 0;
	double high = f->national.known ? f->national.x : 0;

	for (size_t i = 0; i < f->n_bars; i++) {
		if (!f->bar[i].value.known || f->bar[i].extreme)
			continue;
		low = fmin(low, f->bar[i].value.x);
		high = fmax(high, f->bar[i].value.x);
	}
	/* no labels: the highest bar may fill the height */
	return (struct axis){ low, high > low ? high : low + 1, 0, 0 };
}

static double y_of(const struct axis *a, struct rect area, double value)
{
	double share = (value - a->start) / (a->end - a->start);

	return area.y + (1 - fmin(share, 1)) * area.height;
}

static void draw_bars(
    const struct pen *p, const struct multiples_panel *f, struct rect area)
{
	const struct axis a = find_axis(f);
	const struct paint zero = theme_line(COLOUR_INK, 0.7);
	struct paint ew = theme_line(COLOUR_INK, 1.2);
	double pitch = area.width / (double)(f->n_bars > 0 ? f->n_bars : 1);
	double base = y_of(&a, area, 0);

	for (size_t i = 0; i < f->n_bars; i++) {
		const struct multiples_bar *row = &f->bar[i];
		struct paint bar =
		    theme_fill(row->selected ? COLOUR_BRAND : COLOUR_FORCE_BAR);
		double y = y_of(&a, area, row->value.x);

		bar.width = 0.3;
		bar.line = theme_colour(COLOUR_FORCE_EDGE);
		pen_rectangle(p,
		    (struct rect){ area.x + ((double)i + 0.14) * pitch,
			fmin(y, base), pitch * 0.72, fabs(base - y) },
		    &bar);
	}
	pen_line(p, (struct point){ area.x, base },
	    (struct point){ area.x + area.width, base }, &zero);
	ew.dash_on = 2.6;
	ew.dash_off = 1.4;
	if (f->national.known)
		pen_line(p,
		    (struct point){ area.x, y_of(&a, area, f->national.x) },
		    (struct point){
			area.x + area.width, y_of(&a, area, f->national.x) },
		    &ew);
}

/* The texts over the bars, from the top down. */
static double lay_head(const struct pen *p, const struct multiples_panel *f,
    double left, double top, double width)
{
	const struct {
		enum type_role role;
		const char *text;
	} lines[] = { { TYPE_TILE_TITLE, f->title },
		{ TYPE_TILE_UNIT, f->unit },
		{ TYPE_TILE_TEXT, f->national_text },
		{ TYPE_TILE_UNIT, f->high_text } };
	double y = top + MM(1.2);

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		y += flow_draw(p, lines[i].role,
			 (struct rect){ left, y, width, 0 }, ALIGN_LEFT,
			 lines[i].text) +
		     MM(0.3);
	return y + MM(1);
}

/* The texts under the bars. */
static double lay_foot(const struct pen *p, const struct multiples_panel *f,
    double left, double top, double width)
{
	double y = top + MM(0.8);

	y += flow_draw(p, TYPE_TILE_UNIT, (struct rect){ left, y, width, 0 },
	    ALIGN_RIGHT, f->low_text);
	y += flow_draw(p, TYPE_NOTE_LABEL, (struct rect){ left, y, width, 0 },
	    ALIGN_LEFT, f->selected_text);
	return y + MM(1);
}

static double width_of(const struct pen *p)
{
	return (pen_content_width(p) - (PANELS_ACROSS - 1) * GUTTER) /
	       PANELS_ACROSS;
}

/* Heights that hold the texts of every panel, so that bars stand in line. */
static double text_height(const struct pen *p, const struct multiples_chart *c,
    double (*lay)(const struct pen *, const struct multiples_panel *, double,
	double, double))
{
	struct pen dry = *p;
	double most = 0;

	dry.dry = true;
	for (size_t i = 0; i < c->n_panels; i++)
		most = fmax(most, lay(&dry, &c->panel[i], 0, 0, width_of(p)));
	return most;
}

static double panels_height(
    const struct pen *p, const struct chart_part *part, double bars)
{
	const struct multiples_chart *c = part->figure->data.multiples;

	return (double)part->n * (text_height(p, c, lay_head) + bars +
				     text_height(p, c, lay_foot) + PANEL_GAP);
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	return panels_height(p, part, LEAST_BARS);
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	return panels_height(p, part, BEST_BARS);
}

static void draw_panel(const struct pen *p, const struct multiples_panel *f,
    struct rect box, double head, double foot)
{
	const struct paint rule = theme_line(COLOUR_RULE, 0.6);
	const struct rect area = { box.x, box.y + head, box.width,
		box.height - head - foot };
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = f->alt, .box = box
	};

	pen_begin_tag(p, &tag);
	pen_line(p, (struct point){ box.x, box.y },
	    (struct point){ box.x + box.width, box.y }, &rule);
	(void)lay_head(p, f, box.x, box.y, box.width);
	draw_bars(p, f, area);
	(void)lay_foot(p, f, box.x, area.y + area.height, box.width);
	pen_end(p);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct multiples_chart *c = part->figure->data.multiples;
	double width = width_of(p);
	double height = box.height / (double)part->n;
	double head = text_height(p, c, lay_head);
	double foot = text_height(p, c, lay_foot);
	size_t first = part->from * PANELS_ACROSS;

	for (size_t i = first;
	     i < c->n_panels && i < first + part->n * PANELS_ACROSS; i++) {
		size_t row = i / PANELS_ACROSS - part->from;
		size_t column = i % PANELS_ACROSS;

		draw_panel(p, &c->panel[i],
		    (struct rect){ box.x + (double)column * (width + GUTTER),
			box.y + (double)row * height, width,
			height - PANEL_GAP },
		    head, foot);
	}
}

static void numbers(const struct figure *f, struct numbers *t)
{
	static const char *const title[] = { "Chart", "Unit", "Lowest",
		"Highest", "Selected", "All together" };
	const struct multiples_chart *c = f->data.multiples;

	for (size_t i = 0; i < sizeof(title) / sizeof(title[0]); i++)
		numbers_column(t, title[i], ALIGN_LEFT);
	for (size_t i = 0; i < c->n_panels; i++) {
		const struct multiples_panel *p = &c->panel[i];

		numbers_row(t,
		    (const struct cell[]){ { .text = p->title },
			{ .text = p->unit }, { .text = p->low_text },
			{ .text = p->high_text }, { .text = p->selected_text },
			{ .text = p->national_text } });
	}
}

static const char *panel_alt(const struct figure *f, size_t panel)
{
	const struct multiples_chart *c = f->data.multiples;

	return panel < c->n_panels ? c->panel[panel].alt : NULL;
}

const struct chart chart_multiples = { .name = "multiples",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.units = count_rows,
	.numbers = numbers,
	.panel_alt = panel_alt };
