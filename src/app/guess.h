#ifndef PEELSTATS_GUESS_H
#define PEELSTATS_GUESS_H

#include "app/options/options.h"
#include "peelstats/error.h"

#include <stdbool.h>

/** Refuses the words that belong to no option, and guesses what was meant;
 * false, with EXIT_USAGE. */
bool guess_strays(const struct options *o, struct error *err);

#endif
