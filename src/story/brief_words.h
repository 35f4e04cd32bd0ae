#ifndef PEELSTATS_BRIEF_WORDS_H
#define PEELSTATS_BRIEF_WORDS_H

#include "peelstats/brief.h"
#include "peelstats/words.h"

/* The words of the news: see brief.c. An item without news has no head. */

/** A measure of the report's force; `first` leads the report. */
struct brief_item brief_force_item(
    struct story *story, const struct news *news, bool first);

/** A measure of all forces that changed. */
struct brief_item brief_national_item(
    struct story *story, const struct metric_result *m);

/** " For Norfolk this is the fourth rise in a row and the highest since 2009.";
 * "" where there is nothing to say. In the story's arena. */
const char *brief_past(struct story *story, const struct metric_result *m);

/** The figures furthest from those of other forces, and how many there are. */
struct brief_item brief_outside(struct story *story, const bool *metric);

/** The grades of the report's force. */
struct brief_item brief_force_grades(struct story *story);

/** The grades of all forces on the first question. */
struct brief_item brief_grades(struct story *story);

#endif
