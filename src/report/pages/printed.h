#ifndef PEELSTATS_PRINTED_H
#define PEELSTATS_PRINTED_H

#include "page.h"

#include <stdint.h>

/* Instead of the index of a question: all figures. */
#define PRINTED_ALL SIZE_MAX

/**
 * Adds the table of figures that others printed about the report's force,
 * those of the chapter of `question` or PRINTED_ALL; whether there are any.
 * With a page of NULL it only tells.
 */
bool printed_add(struct report *r, struct page *p,
    const struct report_request *request, size_t question);

#endif
