#ifndef PEELSTATS_FAKE_CANVAS_H
#define PEELSTATS_FAKE_CANVAS_H

#include "peelstats/canvas.h"

/*
 * A canvas that watches: letters are half an em wide; every mark must lie on
 * the page and inside a tag or an artifact; texts are kept in order.
 */
struct fake_canvas {
	struct size size; /* of the page */
	struct text texts; /* drawn strings, a line each */
	struct text words; /* those that are read: not in an artifact */
	struct text faults; /* what overlaps what, a line each */
	size_t pages;
	struct point circle; /* middle of the last one */
	size_t circles;
	size_t outside; /* marks that leave the page */
	size_t untagged;
	size_t overlaps; /* texts that share a place */
	int tags;
	int deepest;
	bool artifact;
	bool unbalanced;
	struct rect *box; /* of the texts of this page */
	size_t *start; /* of those texts in `texts` */
	size_t n_boxes;
};

/** Makes a canvas over `f`, which it zeroes. */
struct canvas fake_canvas(struct fake_canvas *f);

/** Frees what `f` kept. */
void fake_canvas_release(struct fake_canvas *f);

#endif
