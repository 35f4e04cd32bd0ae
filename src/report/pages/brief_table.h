#ifndef PEELSTATS_BRIEF_TABLE_H
#define PEELSTATS_BRIEF_TABLE_H

#include "page.h"
#include "peelstats/brief.h"

/** About how many lines of a page the news take, to share the sheet. */
size_t brief_table_lines(const struct brief *b);

/**
 * Adds the main figures to page 1, those of the news first: value, year before,
 * change, England and Wales, rank, where the forces lie, and the years; of the
 * report's force, or of England and Wales with its lowest and highest force.
 * Nothing where there are no figures.
 */
void brief_table_add(struct report *r, struct page *p,
    const struct report_request *request, const struct brief *news);

#endif
