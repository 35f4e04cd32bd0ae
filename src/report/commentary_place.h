#ifndef PEELSTATS_COMMENTARY_PLACE_H
#define PEELSTATS_COMMENTARY_PLACE_H

#include "peelstats/report.h"

/**
 * Puts every commentary that belongs to the report at the foot of its page;
 * those whose page is not in a usual report get a page of their own. Slides
 * have no room for any.
 */
void commentary_place(struct report *r, const struct report_request *request);

#endif
