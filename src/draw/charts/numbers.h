#ifndef PEELSTATS_CHART_NUMBERS_H
#define PEELSTATS_CHART_NUMBERS_H

#include "peelstats/arena.h"
#include "peelstats/naming.h"
#include "peelstats/report.h"

/* The numbers of a chart, on their way into a table: columns first. */
struct numbers {
	const struct naming *naming;
	struct arena *arena; /* holds the table */
	struct table *table;
	struct column *column;
	struct table_row *row;
	size_t room; /* rows that `row` has room for */
};

/** Our own words with those of the data folder: see naming.h. In the arena. */
const char *numbers_say(const struct numbers *n, const char *words);

/** Adds a column; "" for one that is not printed. At most 64. */
void numbers_column(struct numbers *n, const char *title, enum align align);

/** Adds a row of as many cells as there are columns; they are copied. */
void numbers_row(struct numbers *n, const struct cell *cell);

/** Adds a line across the table. */
void numbers_heading(struct numbers *n, const char *text);

#endif
