#ifndef PEELSTATS_MESSAGES_H
#define PEELSTATS_MESSAGES_H

#include "app/options/options.h"
#include "peelstats/error.h"

#include <stdbool.h>

/** "peelstats 0.1.0". */
extern const char program_version[];

/** Whether messages are to have colours. */
bool message_has_colours(const struct options *o);

/** Prints "peelstats: error: ..." to standard error, in the colours asked
 * for. */
void message_failure(const struct options *o, const struct error *err);

#endif
