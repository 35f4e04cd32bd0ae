#ifndef PEELSTATS_OPTIONS_METHODS_H
#define PEELSTATS_OPTIONS_METHODS_H

#include "options.h"

/** Takes the argument of an option; fails with EXIT_USAGE. */
typedef bool apply_fn(
    struct options *o, const char *argument, struct error *err);

apply_fn set_interval;
apply_fn set_spread;
apply_fn set_adjustment;
apply_fn set_sort;
apply_fn set_suppress;

#endif
