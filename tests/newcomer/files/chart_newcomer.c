/* A dot for each force, the highest figure at the right. */
#include "chart.h"
#include "draw/flow.h"
#include "peelstats/chart_strip.h"

#include "base/banned.h"

static double height(const struct pen *p, const struct chart_part *part)
{
	(void)p;
	(void)part;
	return MM(20);
}

static double highest(const struct strip_chart *f)
{
	double high = 0;

	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].value.known && f->row[i].value.x > high)
			high = f->row[i].value.x;
	return high;
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct strip_chart *f = part->figure->data.newcomer;
	const struct paint dot = theme_line(COLOUR_INK, 0.7);
	const struct tag tag = chart_tag(part, box);
	double high = highest(f);

	pen_begin_tag(p, &tag);
	(void)flow_draw(
	    p, TYPE_TILE_UNIT, box, ALIGN_LEFT, "Drawn by a newcomer");
	for (size_t i = 0; high > 0 && i < f->n_rows; i++)
		if (f->row[i].value.known)
			pen_circle(p,
			    (struct point){
				box.x + box.width * f->row[i].value.x / high,
				box.y + MM(14) },
			    MM(1), &dot);
	pen_end(p);
}

const struct chart chart_newcomer = { .name = "newcomer",
	.least_height = height,
	.best_height = height,
	.draw = draw };
