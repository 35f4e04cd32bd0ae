#ifndef PEELSTATS_IMPORT_GAPS_H
#define PEELSTATS_IMPORT_GAPS_H

#include "app/options/options.h"
#include "peelstats/dataset.h"

#include <stdbool.h>

/* Rows of an imported table that have no figure. */

/** The note that says why, for missing, suppressed and not_applicable; its
 * years are not set. Static. */
const struct note *import_gap_note(enum status s);

/** Whether a row of this status can be written: one without a figure needs a
 * note, and the folder may have no file of notes. */
bool import_can_say(const struct options *o, enum status s);

/** Whether a file of the folder has a column of that name. */
bool import_has_column(
    const struct options *o, const char *file, const char *column);

#endif
