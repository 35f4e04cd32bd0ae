#ifndef PEELSTATS_CHART_ROWS_H
#define PEELSTATS_CHART_ROWS_H

#include "chart.h"

/* Charts with a row for each force or measure, most of them a table too: rows
 * of one height, names that wrap. */

/* The names of all rows of a figure. */
struct row_names {
	const char *(*of)(const struct figure *f, size_t row);
	const struct figure *figure;
	size_t n;
};

/** Width of the longest name, `most` at most [pt]. */
double rows_name_width(const struct pen *p, enum type_role role,
    const struct row_names *names, double most);

/** Least height of a row of one line [pt]. */
double rows_least(const struct pen *p);

/** Height that a row needs so that every name fits in `width`, at least
 * `least` [pt]. */
double rows_pitch(const struct pen *p, enum type_role role,
    const struct row_names *names, double width, double least);

/** Draws a name from `x`, in lines no wider than `width`, around `middle`;
 * returns where its last line ends [pt]. */
double rows_name(const struct pen *p, enum type_role role, double x,
    double middle, double width, const char *name);

/** Draws the head of a column with its baseline at `y`, from `x` or up to
 * it. */
void rows_head_cell(const struct pen *p, double x, double y, enum align align,
    const char *text);

/** Draws a cell of a number that ends at `x`, at most `width` wide [pt]. */
void rows_number_cell(const struct pen *p, enum type_role role, double x,
    double y, double width, const char *text);

/* The parts of a chart that is a table, all of them with its own frame. */
struct rows_table {
	struct rect box; /* the caption stands over it */
	const void *frame;
	void (*draw_head)(const void *frame); /* cells of the row of heads */
	void (*draw_row)(const void *frame, size_t row); /* cells of a row */
	size_t n_rows;
};

/** Draws the table: its caption, the row of heads and the rows of the body. */
void rows_table(const struct pen *p, const struct rows_table *t);

#endif
