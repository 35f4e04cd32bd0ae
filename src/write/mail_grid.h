#ifndef PEELSTATS_MAIL_GRID_H
#define PEELSTATS_MAIL_GRID_H

#include "peelstats/report.h"

/** The table of page 1 after `t`, the first after NULL; NULL past the last. */
const struct table *mail_next_table(
    const struct report *r, const struct table *t);

enum { MAIL_COLUMNS = 12 };

/* A table of words: the first row are the headers; a cell may have a second
 * line of small print. Cell c of row r is the one at r x columns + c. */
struct mail_grid {
	const char *caption;
	size_t rows;
	size_t columns;
	const char **cell;
	const char **under; /* "" for none */
	bool right[MAIL_COLUMNS]; /* columns that stand at the right */
};

/** Makes a table of words, without shorthand and without pictures, in the
 * arena. No string holds a line break. */
void mail_grid_make(
    const struct table *t, struct arena *a, struct mail_grid *out);

/** Makes columns of its rows; false where something stands under a cell. */
bool mail_grid_turn(
    const struct mail_grid *t, struct arena *a, struct mail_grid *out);

/** Bytes of white space and control characters that the text begins with:
 * none of them may end a line of a mail. */
size_t mail_blanks(const char *s);

/** Bytes before the next of them, or the end. */
size_t mail_word(const char *s);

#endif
