#ifndef PEELSTATS_DRAW_H
#define PEELSTATS_DRAW_H

#include "peelstats/arena.h"
#include "peelstats/canvas.h"
#include "peelstats/report.h"

/* What drawing came to. */
struct draw_result {
	size_t pages; /* sheets */
};

/**
 * Draws the whole report on the canvas: lays it out once to learn the page
 * numbers, then draws. Failures stay in the canvas until its finish().
 */
struct draw_result draw_report(const struct report *r, struct canvas *c);

/* What stands over and under a figure that is a document of its own. */
struct figure_words {
	const char *title;
	const char *subtitle; /* measure, unit and period; "" = none */
	const char *source; /* "" = none */
};

/**
 * Draws one figure of the report alone, whole and as high as is best for it,
 * on a page of the canvas; `width` [pt] is what the chart itself gets. The
 * words, in lines as wide, are drawn with it unless they are NULL.
 * Returns the part of the page that it takes, small marks beyond its edges
 * included [pt]. Failures stay in the canvas until its finish().
 */
struct rect draw_figure(const struct report *r, const struct figure *f,
    const struct figure_words *words, double width, struct canvas *c);

/**
 * Makes a table of what a chart shows: the words and numbers of its rows as
 * they are printed, with what is left out in a picture. A column without a
 * title is not meant for readers. In the memory of `a`, the words borrowed
 * from the figure. False for a chart that has none: its sentence, or a table
 * beside it, says its numbers.
 */
bool figure_numbers(const struct report *r, const struct figure *f,
    struct arena *a, struct table *t);

/** Whether the sentence about the chart does where there is no picture. */
bool figure_told(const struct figure *f);

/** What a panel of the figure shows, from 0, in a sentence; NULL behind the
 * last, and for a figure that is not made of panels. */
const char *figure_panel_alt(const struct figure *f, size_t panel);

/** The colour that takes the place of one of the theme on a dark screen, as
 * readable there. */
struct colour theme_dark(struct colour light);

#endif
