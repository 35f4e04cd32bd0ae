#ifndef PEELSTATS_BLOCK_H
#define PEELSTATS_BLOCK_H

#include "pen.h"

/**
 * Draws one block and moves the pen below it. A figure takes what the blocks
 * after it leave of the sheet.
 */
void block_draw(struct pen *p, const struct block *b);

/** Draws items whose labels are headlines, each with its page. */
void news_draw(struct pen *p, const struct block *b);

/** Draws the title of a report in a band that has room for its lines too. */
void band_draw(struct pen *p, const struct block *title);

/** Width of a line in that band that begins so far `below` the top of its
 * words: beside a logo there is less [pt]. */
double band_line_width(const struct pen *p, double below);

/** Draws tiles, three in a row. */
void tiles_draw(struct pen *p, const struct tile *tile, size_t n);

/** Draws the table of contents of the report. */
void contents_draw(struct pen *p);

#endif
