#ifndef PEELSTATS_SERIES_RULES_H
#define PEELSTATS_SERIES_RULES_H

#include "peelstats/series.h"

/** Judges every segment of a series whose points are complete. */
void series_judge(
    struct arena *a, struct series *s, const struct series_request *request);

#endif
