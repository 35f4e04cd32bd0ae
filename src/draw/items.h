#ifndef PEELSTATS_ITEMS_H
#define PEELSTATS_ITEMS_H

#include "pen.h"

/** Draws labelled lines: notes, a list, or the lines of a box. */
void labelled_draw(struct pen *p, const struct labelled *item, size_t n,
    enum type_role text, enum type_role label, struct rect area);

/** Draws notes over `whole`; where the page is tight, in two columns if that
 * takes less. */
void notes_draw(struct pen *p, const struct block *b, struct rect whole);

#endif
