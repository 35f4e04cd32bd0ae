#ifndef PEELSTATS_NATIONAL_H
#define PEELSTATS_NATIONAL_H

#include "page.h"

/**
 * Adds the figures of England and Wales that belong to the question, by
 * index; the number of questions stands for those of none. False, and
 * nothing is added, when there are none. With a page of NULL it only tells.
 */
bool national_add(struct report *r, struct page *p,
    const struct report_request *request, size_t question);

/** Whether something is printed of the chapter of which we have no figure. */
bool national_has_printed(const struct report *r,
    const struct report_request *request, size_t question);

/** Adds it as a table, with its place. */
void national_add_printed(struct report *r, struct page *p,
    const struct report_request *request, size_t question);

/** Adds the charts of shares of the chapter that stand on no page of theirs. */
void categories_add(struct report *r, struct page *p,
    const struct report_request *request, size_t question);

#endif
