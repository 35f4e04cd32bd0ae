#ifndef PEELSTATS_COMMENTARY_H
#define PEELSTATS_COMMENTARY_H

#include "peelstats/report.h"

/* What analysts wrote in commentary.csv: never mixed with sentences that are
 * made from the data. */

/** Whether the report is one that the commentary is for. */
bool commentary_belongs(const struct report *r, const struct commentary *c);

/** "Commentary by A. Smith, 22 March 2018". */
const char *commentary_heading(struct report *r, const struct commentary *c);

/** The paragraphs, `n` of them, in the report's arena; empty lines go. */
const struct labelled *commentary_paragraphs(
    struct report *r, const struct commentary *c, size_t *n);

#endif
