#ifndef PEELSTATS_GRADES_H
#define PEELSTATS_GRADES_H

#include "page.h"

#include <stdint.h>

/**
 * What was printed of a count of grades for the report's year: "7", "7 or 6"
 * where two places differ, "" where nothing was. In the report's arena.
 */
const char *grades_printed(
    struct report *r, const struct grade_result *g, enum quantity quantity);

/** Whether any force has a judgment on the question, by index. */
bool grades_known(const struct report *r, size_t question);

/** The title of a page on grades: how many are good or better on the first
 * graded question. In the report's arena. */
const char *grades_title(struct report *r);

/** What the grades of a question show, in a sentence or two. In the report's
 * arena. */
const char *grades_finding(struct report *r, const struct grade_result *g);

/** What the force was judged on the question, by index, and when; "" where
 * there is no judgment. In the report's arena. */
const char *judgment_finding(struct report *r, size_t question);

/* Instead of the index of a force: all of them. */
#define GRADES_ALL SIZE_MAX

/**
 * Adds the notes on judgments of the report's year, each with the judgments
 * it is about: of the force with index `only`, or of GRADES_ALL.
 */
void grades_add_notes(struct report *r, struct page *p, size_t only);

#endif
