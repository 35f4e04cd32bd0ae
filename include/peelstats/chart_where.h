#ifndef PEELSTATS_CHART_WHERE_H
#define PEELSTATS_CHART_WHERE_H

#include "peelstats/analysis.h"
#include "peelstats/number.h"

/* Tile maps: each force a square, roughly where it lies. */

/* A square. No text is NULL. */
struct where_tile {
	size_t column; /* from 1 at the left */
	size_t row; /* from 1 at the top */
	const char *letters; /* few: "N Yks" */
	const char *name; /* in tables */
	const char *value_text; /* "91", "[x]" */
	bool known; /* it has a figure that can be compared */
	bool selected; /* the force that the report is about */
	bool upper; /* above the typical force */
	enum standing standing; /* among forces */
};

/* The map of one measure. */
struct where_panel {
	const char *title;
	const char *unit; /* "per 1,000 population" */
	const char *alt; /* what it shows, in sentences */
	const struct where_tile *tile; /* in the order of forces */
	size_t n_tiles; /* the same forces in every panel */
};

struct where_chart {
	const struct where_panel *panel;
	size_t n_panels; /* at least one */
	size_t columns; /* of squares, on all maps */
	size_t rows;
};

#endif
