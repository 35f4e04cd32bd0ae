#ifndef PEELSTATS_PATTERN_H
#define PEELSTATS_PATTERN_H

#include "pen.h"

/* Strokes over a bar or a tile, so that it is told from another one in grey
 * and on a copy. */
struct pattern {
	double step; /* from stroke to stroke along an edge; 0 = none [pt] */
	double width; /* of a stroke [pt] */
	bool down; /* to the right, else up */
	struct colour colour;
};

/** A few strokes that run up; many thin ones, and many thick ones, that run
 * down. */
struct pattern pattern_sparse(struct colour colour);
struct pattern pattern_dense(struct colour colour);
struct pattern pattern_thick(struct colour colour);

/** Fills a box with the strokes; they end within it. Nothing without any, or
 * in a box that has no room for two. */
void pattern_draw(const struct pen *p, struct rect box, struct pattern s);

/** The ground of a grade, and what lies over it: outstanding is dark, good is
 * lighter and plain, requires improvement is light with a few dark strokes,
 * inadequate is dark with many white ones. */
struct paint grade_paint(enum grade g);
struct pattern grade_pattern(enum grade g);

/** The tile of a grade. Its strokes go from the left to `words`, where letters
 * begin [pt]. */
void grade_tile(
    const struct pen *p, struct rect box, enum grade g, double words);

#endif
