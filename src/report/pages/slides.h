#ifndef PEELSTATS_SLIDES_H
#define PEELSTATS_SLIDES_H

#include "page.h"

/** Adds the slide of how many forces have each grade; none without grades. */
void slide_grades(struct report *r, const struct report_request *request);

/** Adds the slide of the grades of the report's force; none without any. */
void slide_judgments(struct report *r, const struct report_request *request);

/** Adds the slide of what is missing; none where nothing is. */
void slide_missing(struct report *r, const struct report_request *request);

#endif
