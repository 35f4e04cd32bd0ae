#ifndef PEELSTATS_TABLE_H
#define PEELSTATS_TABLE_H

#include "pen.h"

/**
 * Draws a table over as many sheets as it needs: one Table in the structure,
 * its header repeated as an artifact on every further sheet.
 */
void table_draw(struct pen *p, const struct table *t);

/**
 * The height that the caption, the header and two rows of a table take [pt];
 * of two blocks side by side, which are not broken, that of all rows.
 */
double table_least_height(const struct pen *p, const struct table *t);

#endif
