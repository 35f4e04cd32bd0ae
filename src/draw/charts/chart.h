#ifndef PEELSTATS_CHART_H
#define PEELSTATS_CHART_H

#include "draw/pen.h"
#include "numbers.h"

/* A figure, or as much of it as one sheet holds. */
struct chart_part {
	const struct figure *figure;
	const char *alt; /* what the part shows */
	size_t from; /* the first of its units, see struct chart */
	size_t n; /* how many of them; 0 of a chart that is never cut */
};

/* A kind of chart. Heights are in points. */
struct chart {
	const char *name;
	/* The height below which it cannot be read, and that which is best. */
	double (*least_height)(
	    const struct pen *p, const struct chart_part *part);
	double (*best_height)(
	    const struct pen *p, const struct chart_part *part);
	/* Draws the part in a box. It keeps the scale and the columns of the
	 * whole figure. */
	void (*draw)(const struct pen *p, const struct chart_part *part,
	    struct rect box);
	bool tabular; /* its numbers are a table beside the marks */
	/* How many rows, or rows of panels, it has: a chart that no sheet can
	 * hold is cut between them. NULL for one that is never cut. */
	size_t (*units)(const struct figure *f);
	/* Whether the unit belongs to the one below it; NULL: none does. */
	bool (*is_heading)(const struct figure *f, size_t unit);
	/* Makes a table of its numbers: see figure_numbers(). NULL for a chart
	 * whose sentence, or a table beside it, says them. */
	void (*numbers)(const struct figure *f, struct numbers *t);
	bool told; /* without the picture its sentence says enough */
	bool
	    spared; /* left out of a page that would need a sheet more for it */
	/* What a panel shows, NULL behind the last; NULL without panels. */
	const char *(*panel_alt)(const struct figure *f, size_t panel);
};

/** The whole of a figure. */
struct chart_part chart_whole(const struct figure *f);

/** Draws the whole of a figure in a box. */
void chart_draw(const struct pen *p, const struct figure *f, struct rect box);

/** Whether the words of the page name the unit, so that its name is to stand
 * beside its mark. */
bool chart_names(const struct chart_part *part, const char *unit);

/** What a picture of the part in the box is to those who do not see it. */
struct tag chart_tag(const struct chart_part *part, struct rect box);

/** Height of the caption that waits in the pen, 0 without one [pt]. */
double chart_caption_height(const struct pen *p);

/** Opens the table of a chart, whose caption stands over the box. */
void chart_begin_table(const struct pen *p, struct rect box);

#define X(name, data) extern const struct chart chart_##name;
#include "peelstats/charts.def"
#undef X

/** The chart of this name; never NULL for a name in charts.def. */
const struct chart *chart_find(const char *name);

#endif
