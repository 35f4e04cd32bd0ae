#ifndef PEELSTATS_OUTPUT_H
#define PEELSTATS_OUTPUT_H

#include "peelstats/error.h"
#include "peelstats/text.h"

/**
 * Writes `bytes` to `path` whole or not at all: into a temporary file in the
 * same folder, flushed to disk, then renamed. "-" is standard output; a
 * device or pipe is written directly. On failure (EXIT_IO) an existing file
 * keeps its bytes and no temporary file stays.
 */
bool output_write(const char *path, const struct text *bytes, struct error *err)
    __attribute__((warn_unused_result));

/** Whether `path` is a regular file with exactly these bytes already. */
bool output_is_same(const char *path, const struct text *bytes);

/** Removes temporary files of `path` that a killed run left behind: all for
 * who holds the lock of the folder, else those an hour old. */
void output_clean(const char *path, bool locked);

/* The right to write reports into a folder. */
struct output_lock {
	int folder; /* file descriptors; -1 = none */
	int file;
};

/**
 * Locks `path` if it is a folder, so that no file is left behind, and the
 * file .peelstats.lock in the folder where somebody keeps one, waiting up to
 * `seconds`. Single files need no lock of their own: they are replaced whole,
 * and runs for two files of a folder do not meet. Fails with EXIT_LOCKED when
 * another run holds either. A folder that cannot be locked is not.
 */
bool output_lock(const char *path, unsigned seconds, struct output_lock *lock,
    struct error *err) __attribute__((warn_unused_result));

/** Gives the lock back. */
void output_unlock(struct output_lock *lock);

#endif
