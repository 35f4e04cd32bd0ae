#ifndef PEELSTATS_CHART_LANES_H
#define PEELSTATS_CHART_LANES_H

#include "draw/pen.h"

/* Names over the ticks of a strip, in as many lanes as they need. */

struct lane_name {
	const char *words;
	double x; /* of its tick [pt] */
	enum type_role role;
	/* set by lanes_lay() */
	double left;
	double width;
	size_t lane; /* 0 lies next to the strip */
	bool dropped; /* no lane has room for it */
};

/**
 * Gives each name a place between `left` and `right` [pt], so that none lies
 * over another or over a line from a name to its tick. Sorts the names by
 * their ticks. Returns the height that they take over the strip [pt].
 */
double lanes_lay(const struct pen *p, double left, double right,
    struct lane_name *name, size_t n);

/** Draws the names over `bottom`, with lines down to `tick` [pt]. */
void lanes_draw(const struct pen *p, const struct lane_name *name, size_t n,
    double bottom, double tick);

#endif
