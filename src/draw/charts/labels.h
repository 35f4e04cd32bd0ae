#ifndef PEELSTATS_CHART_LABELS_H
#define PEELSTATS_CHART_LABELS_H

#include "draw/pen.h"

/* Names beside the marks of a chart of points, which cover no mark and no
 * other name. */

struct label_line {
	struct point from;
	struct point to;
};

/* Marks, and the names that stand so far. */
struct labels {
	const struct pen *p;
	struct rect area; /* names stay in it */
	const struct point *mark; /* the middle of each; borrowed */
	size_t n_marks;
	struct rect *taken; /* boxes of names; in the memory of the pen */
	struct label_line *line; /* from mark to name; of no length: none */
	size_t n;
};

/** Begins without names; at most one a mark may be added. */
void labels_begin(struct labels *l, const struct pen *p, struct rect area,
    const struct point *mark, size_t n_marks);

/**
 * Draws a name beside a mark, by index: touching it where there is room, else
 * farther off with a line to it. Names that matter come first. False where
 * none of some 300 places is free of other names: then nothing is drawn.
 */
bool labels_add(
    struct labels *l, size_t mark, enum type_role role, const char *words);

#endif
