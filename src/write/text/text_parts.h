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

/** Appends a cell without shorthand: a number has its sign, a grade its
 * word. */
void text_cell(const struct cell *c, struct text *out);

/** The columns from..to of a table that have words; two tables may stand side
 * by side on paper. `picked` has room for all; returns how many. */
size_t text_columns(
    const struct table *t, size_t from, size_t to, size_t *picked);

/**
 * Makes a table of the numbers of a chart, without shorthand, in the memory of
 * the arena. False for a chart whose numbers stand in the table beside it, or
 * in the sentence about it where there is no `picture` to go with the table.
 */
bool text_figure_grid(const struct report *r, const struct figure *f,
    bool picture, struct arena *a, struct text_grid *g);

/**
 * Where the words about the page that `item` points to begin: the bytes of
 * its text before them, which is all of it where it has none. `words` is what
 * stands there before the title of that page, NULL where no title is needed.
 */
size_t text_pointer(const struct labelled *item, const char **words);

/** The page with this anchor, or NULL. */
const struct page *text_page(const struct report *r, const char *anchor);

/** What stands over a page, or over its first block that has a title.
 * Borrowed from the page. */
const char *text_page_title(const struct page *p);

/** Appends what a chart shows: the sentence about it, then its table. */
void text_figure(
    const struct report *r, const struct figure *f, struct text *out);

#endif
