#ifndef PEELSTATS_COMMENTARY_H
#define PEELSTATS_COMMENTARY_H

#include "peelstats/story.h"

/* What analysts wrote in commentary.csv: never mixed with sentences that are
 * made from the data. */

/** Whether the report is one that the commentary is for. */
bool commentary_belongs(const struct story *story, const struct commentary *c);

/** "Commentary by A. Smith, 22 March 2018", in the arena of the story. */
const char *commentary_heading(struct story *story, const struct commentary *c);

/** The paragraphs, `n` of them, in the arena of the story; empty lines go. */
const char *const *commentary_paragraphs(
    struct story *story, const struct commentary *c, size_t *n);

#endif
