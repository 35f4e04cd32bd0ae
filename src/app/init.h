#ifndef PEELSTATS_INIT_H
#define PEELSTATS_INIT_H

#include "peelstats/dataset.h"
#include "run.h"

/** Writes a file of the new folder; nothing that is there is touched. */
bool init_write_new(struct run *r, const char *name, const struct text *bytes);

/** Makes the new folder, unless it is there. */
bool init_make_folder(struct run *r);

/**
 * The folder that a new one takes after: --from, the usual data folder, or
 * the one beside the program of a build. False when there is none.
 */
bool init_source(const struct run *r, char *path, size_t size);

/** The data folder that comes along: installed, ./data or above the program.
 * False when there is none. */
bool init_bundled(const struct run *r, char *path, size_t size);

/** Writes the files of a folder that works at once; `d` knows the forces. */
bool init_start(struct run *r, const struct dataset *d);

/** Writes a copy of the folder `from`, of the rows of --year if given. */
bool init_copy(struct run *r, const char *from);

/**
 * Calls `f` with each file of a data folder and its columns, ended by NULL;
 * stops when it returns false, and returns what it returned.
 */
bool init_each_file(
    bool (*f)(void *context, const char *file, const char *const *columns),
    void *context);

#endif
