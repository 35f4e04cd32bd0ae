#ifndef PEELSTATS_TRAIL_H
#define PEELSTATS_TRAIL_H

#include "page.h"

/**
 * A small line of a measure over the years up to the report's: of the report's
 * force, with all together behind it, or of all together. The same figure
 * stands beside words or, where it is narrow, in a tile. In the report's
 * arena; NULL where fewer than TREND_FEWEST years have figures, or the report
 * is to have no trends.
 */
const struct figure *trail_figure(
    struct report *r, const struct metric_result *m);

#endif
