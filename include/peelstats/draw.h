#ifndef PEELSTATS_DRAW_H
#define PEELSTATS_DRAW_H

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

#endif
