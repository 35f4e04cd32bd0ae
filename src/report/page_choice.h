#ifndef PEELSTATS_PAGE_CHOICE_H
#define PEELSTATS_PAGE_CHOICE_H

#include "report/pages/page.h"

/** Whether a report has pages of this kind: they were asked for, or nothing
 * was and they are usual, and they are of its layout and its scope. */
bool page_belongs(
    const struct page_kind *k, const struct report_request *request);

#endif
