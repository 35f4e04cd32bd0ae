#ifndef PEELSTATS_MODE_H
#define PEELSTATS_MODE_H

#include "app/options/options.h"

/**
 * Does what the options ask for, and prints it. False after a failure, whose
 * status is in `err`; its message is empty when it was printed already. A file
 * each, modes/mode_NAME.c.
 */
typedef bool mode_fn(const struct options *o, struct error *err);

#define X(name, mode, typed, formats) mode_fn mode_##name;
#include "app/modes.def"
#undef X

#endif
