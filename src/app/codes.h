#ifndef PEELSTATS_CODES_H
#define PEELSTATS_CODES_H

#include <stdbool.h>
#include <stddef.h>

/** The code of a message by its place in codes.def from 0, its meaning and
 * what to do about it; false past the last. Static. */
bool code_at(size_t i, const char *cell[3]);

#endif
