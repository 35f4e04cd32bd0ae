#ifndef PEELSTATS_TILES_H
#define PEELSTATS_TILES_H

#include "page.h"
#include "rows.h"

enum { TILES_MAX = 9 };

/* Measures that stand for the report, in their order. */
struct tile_choice {
	const struct metric_result *metric[TILES_MAX];
	size_t n;
};

/**
 * Chooses at most `most` (up to TILES_MAX) headline measures, turn by turn
 * one of each section.
 */
void tiles_choose(const struct report *r, const struct report_request *request,
    size_t most, struct tile_choice *c);

/** Adds their tiles to the page: of England and Wales, or of the force. */
void tiles_add(struct report *r, struct page *p,
    const struct report_request *request, size_t most);

/** The strip of a measure for a cell: the forces, without words at its ends.
 * In the report's arena. */
const struct figure *tile_strip(
    struct report *r, const struct metric_result *m);

#endif
