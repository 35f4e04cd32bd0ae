#ifndef PEELSTATS_TEXT_PARTS_H
#define PEELSTATS_TEXT_PARTS_H

#include "peelstats/report.h"

/* A table of words, laid out in columns by spaces. */
struct text_grid {
	const char *const *title; /* of the columns */
	const enum align *align; /* of the columns */
	size_t n_columns;
	size_t head_column; /* the one that names the row */
	const char *const
	    *cell; /* row by row; NULL where a line of its own is */
	const char *const *line; /* by row: a line across the table, or NULL */
	size_t n_rows;
};

/**
 * Appends the table: a row a line, columns set apart by spaces. One that is
 * too wide for a mail is given row by row instead, each cell after the title
 * of its column.
 */
void text_grid_write(const struct text_grid *g, struct text *out);

/**
 * Appends `s` without the shorthand of the printed report: "[x]" becomes "not
 * available", and the letter behind a figure a word. `cell` when it is one of
 * a table; in prose the words beside the mark say it already. NULL is "".
 */
void text_plain(const char *s, bool cell, struct text *out);

/** Appends what a chart shows: the sentence about it, then its table. */
void text_figure(
    const struct report *r, const struct figure *f, struct text *out);

#endif
