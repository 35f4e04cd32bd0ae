#ifndef PEELSTATS_PLACES_H
#define PEELSTATS_PLACES_H

#include "app/options/options.h"

#include <stdbool.h>
#include <stddef.h>

/** Room for the path of a file of a data folder. */
enum { PATH_ROOM = 4300 };

/** The folder to read: --data, $PEELSTATS_DATA, the installed one, ./data.
 * Borrowed from `o` or static. */
const char *place_data(const struct options *o);

/** The folders with fonts: --font-dir, $PEELSTATS_FONTS, the usual ones.
 * Borrowed from `o` or static. */
const char *place_fonts(const struct options *o);

/** The data folder that comes along: installed, ./data or above the program,
 * written to `path`. False when there is none. */
bool place_bundled(const struct options *o, char *path, size_t size);

/**
 * The folder that a new one takes after, written to `path`: --from, the usual
 * data folder, or the one beside the program of a build. False when there is
 * none.
 */
bool place_to_copy(const struct options *o, char *path, size_t size);

#endif
