#ifndef PEELSTATS_FIT_H
#define PEELSTATS_FIT_H

#include "pen.h"

/**
 * How the page of the pen falls on sheets best: as it is, when no sheet is
 * nearly empty; drawn tight, when that saves one; else with room withheld, so
 * that its sheets share what there is. Where it `goes_on` a chapter whose last
 * page left its sheet nearly empty, it begins below that, if this saves a
 * sheet. Tries it with a dry pen.
 */
struct page_fit fit_page(const struct pen *p, bool goes_on);

/** Moves the pen below a page that left its sheet nearly empty. */
void fit_below(struct pen *p);

#endif
