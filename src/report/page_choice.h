#ifndef PEELSTATS_PAGE_CHOICE_H
#define PEELSTATS_PAGE_CHOICE_H

#include "report/pages/page.h"

/** Whether a report has pages of this kind: they were asked for, or nothing
 * was and they are usual, and they are of its layout and its scope. */
bool page_belongs(
    const struct page_kind *k, const struct report_request *request);

/** Whether the layout that was asked for has such pages: some kinds are of one
 * layout only. */
bool page_fits_layout(
    const struct page_kind *k, const struct report_request *request);

#endif
