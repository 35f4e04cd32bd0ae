#ifndef PEELSTATS_SUMMARY_SINCE_H
#define PEELSTATS_SUMMARY_SINCE_H

#include "peelstats/earlier.h"
#include "peelstats/story.h"

/** What changed since an earlier run, in a sentence or two; in the report's
 * arena. */
const char *summary_since(struct story *story, const struct earlier *e);

#endif
