#ifndef PEELSTATS_PROPOSE_H
#define PEELSTATS_PROPOSE_H

#include "intake.h"

/* What a first recipe is made from. */

enum { ROWS_KEPT = 24, BELOW_MAX = 8, KINDS_MAX = 8 };

/* What is seen in a column below the header. */
struct column {
	char name[128]; /* in words, of the rows above it */
	bool named; /* in the header row, and no other by the same name */
	size_t forces;
	size_t whole; /* names of totals and parts: no code says them */
	size_t periods;
	size_t quarters; /* 1 to 4 */
	size_t numbers;
	size_t filled;
	/* few texts that come again and again: what a row counts, or a region
	 */
	char kind[KINDS_MAX][64];
	size_t n_kinds; /* one more than the most: too many */
	unsigned first_kinds; /* of the first force, as bits */
};

struct look {
	struct intake *in; /* for who_is() only */
	struct column column[TABLE_COLUMNS_MAX];
	struct table_row last[ROWS_KEPT]; /* rows above the first force */
	size_t n_columns;
	size_t rows;
	size_t header_row;
	size_t header_periods;
	bool months; /* the periods are months */
	char below[BELOW_MAX][128]; /* names in the row below the periods */
	size_t n_below;
	struct period period; /* that a title speaks of; year 0 = none */
	char title[512];
	char first[128]; /* the first force */
	char sheet[256];
	const char *body[4]; /* names that are no unit, such as a register */
	size_t n_bodies;
	bool done;
};

/** Looks at the table: `k` is zeroed but for `in`. Release with
 * look_release(). Fails as table_read(). */
bool look_through(struct look *k, const char *table, struct error *err);

/** Frees what it keeps. */
void look_release(struct look *k);

#endif
