#ifndef PEELSTATS_CUBE_H
#define PEELSTATS_CUBE_H

#include "peelstats/dataset.h"

#include <stdint.h>

enum { CUBE_NONE = 0, CUBE_YEARS_MAX = 100, CUBE_YEAR_END = 10000 };

/* One year's cells: item number + 1, or CUBE_NONE. */
struct slab {
	int year;
	uint32_t *cell; /* [row][column] */
	size_t filled; /* cells with an item */
	size_t first_line; /* of the file with one of this year */
};

/* Sparse numbers by (year, row, column); grows by whole years. */
struct grid {
	struct slab slab[CUBE_YEARS_MAX];
	unsigned char slab_of[CUBE_YEAR_END]; /* year -> slab + 1, 0 = none */
	size_t n_slabs;
	size_t rows;
	size_t columns;
};

struct judgment_row {
	struct judgment judgment;
	size_t line; /* in its file */
};

/* All figures and judgments of a data set; rows live on the heap. */
struct cube {
	struct observation *observation;
	size_t n_observations;
	size_t observations_room;
	struct judgment_row *judgment;
	size_t n_judgments;
	size_t judgments_room;
	struct observation *national;
	size_t n_national;
	size_t national_room;
	struct grid observations; /* metric x force */
	struct grid judgments; /* question x force */
	struct grid nationals; /* metric x 1 */
};

/**
 * The cell for (year, row, column), made if need be; NULL when the grid
 * already holds CUBE_YEARS_MAX other years.
 */
uint32_t *grid_cell(
    struct grid *g, struct arena *a, int year, size_t row, size_t column);

/** The slab of a year, or NULL. */
struct slab *grid_year(struct grid *g, int year);

/** The item number + 1 at (year, row, column), or CUBE_NONE. Row and column are
 * of the grid; any year may be asked for. */
uint32_t grid_find(const struct grid *g, int year, size_t row, size_t column);

#endif
