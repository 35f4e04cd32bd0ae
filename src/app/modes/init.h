#ifndef PEELSTATS_INIT_H
#define PEELSTATS_INIT_H

#include "app/options/options.h"
#include "peelstats/dataset.h"
#include "peelstats/error.h"
#include "peelstats/text.h"

#include <stdbool.h>

/*
 * The steps of --init; the new folder is `o->what`. Each fails with EXIT_IO,
 * or EXIT_USAGE where an option names what there is none of.
 */

/** Whether FILE.csv is in the folder. */
bool init_is_there(const char *dir, const char *file);

/** Makes the new folder, unless it is there. */
bool init_make_folder(const struct options *o, struct error *err);

/** Writes a file of the new folder; nothing that is there is touched. */
bool init_write_new(const struct options *o, const char *name,
    const struct text *bytes, struct error *err);

/** Appends the description of the files that are in `dir`, or of all that a
 * data folder may have. */
bool init_package(
    const char *dir, bool all, struct text *out, struct error *err);

/** Writes what each column is for, and a file of headers each. */
bool init_headers(const struct options *o, struct error *err);

/** Writes the files of a folder that works at once; `d` knows the forces. */
bool init_start(
    const struct options *o, const struct dataset *d, struct error *err);

/** Writes a copy of the folder `from`, of the rows of --year if given. */
bool init_copy(const struct options *o, const char *from, struct error *err);

#endif
