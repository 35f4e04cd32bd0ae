#ifndef PEELSTATS_OUTLIERS_H
#define PEELSTATS_OUTLIERS_H

#include "peelstats/story.h"

/* A figure that stands out, by its level or by its change. */
struct outlier {
	const struct metric_result *m;
	size_t force;
	double z;
};

/**
 * All figures of the story that stand out, the furthest first; `metric` tells
 * by index which measures count, NULL is all. `list` becomes an array of the
 * report's arena; returns how many. `of`, unless NULL, takes how many were
 * judged.
 */
size_t outliers_find(struct story *story, const bool *metric, bool change,
    const struct outlier **list, size_t *of);

/** ", with a note in the report" where a known fault touches the figure: it
 * speaks first; or "". Static. */
const char *outlier_caveat(const struct story *story, const struct outlier *x);

#endif
