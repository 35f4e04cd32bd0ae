#ifndef PEELSTATS_TABLE_H
#define PEELSTATS_TABLE_H

#include "pen.h"

/**
 * Draws a table over as many sheets as it needs: one Table in the structure,
 * its header repeated as an artifact on every further sheet.
 */
void table_draw(struct pen *p, const struct table *t);

#endif
