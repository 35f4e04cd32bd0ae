#ifndef PEELSTATS_RANKED_KEY_H
#define PEELSTATS_RANKED_KEY_H

#include "draw/pen.h"

/* Radius of the ring for the year compared with [pt]. */
#define RING_RADIUS MM(1.12)

/** Draws what the marks of a ranked chart mean, in a line at the top of its
 * box. */
void ranked_key(const struct pen *p, const struct figure *f, struct rect box);

#endif
