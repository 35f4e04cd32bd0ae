#ifndef PEELSTATS_RANKED_KEY_H
#define PEELSTATS_RANKED_KEY_H

#include "chart.h"

/* Radius of the ring for the year compared with [pt]. */
#define RING_RADIUS MM(1.12)

/** Draws what the marks of a ranked chart mean, in a row at the top of its
 * box. The selected force is named where the part has its row. */
void ranked_key(
    const struct pen *p, const struct chart_part *part, struct rect box);

#endif
