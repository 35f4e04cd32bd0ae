#ifndef PEELSTATS_DRAW_DOCUMENT_H
#define PEELSTATS_DRAW_DOCUMENT_H

#include "peelstats/backend.h"
#include "peelstats/write.h"

/** What a document says of itself: the title and the rest of the report, with
 * nothing attached. Borrows from both. */
struct document_info document_info_of(
    const struct report *r, const struct write_request *q);

/** Draws the whole report on sheets of the back end and appends the
 * document; fails as the write function of struct writer does. */
bool draw_document(const struct backend *b, const struct report *r,
    const struct write_request *q, struct text *bytes, struct error *err);

#endif
