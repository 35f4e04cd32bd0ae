#ifndef PEELSTATS_OUTPUT_H
#define PEELSTATS_OUTPUT_H

#include "peelstats/error.h"
#include "peelstats/text.h"

/* How a name is to be understood. */
enum {
	OUTPUT_NAMED = 0, /* somebody gave it: links are followed */
	/* it is of our making: no link is followed, and nothing but a plain
	 * file replaced */
	OUTPUT_PLAIN = 1,
	OUTPUT_NEW = 2 /* nothing that is there is replaced */
};

/**
 * Writes `bytes` to `path` whole or not at all: into a temporary file in the
 * same folder, flushed to disk, then renamed. "-" and /dev/stdout are
 * standard output; a device or pipe is written directly. A file that is
 * replaced keeps its owner and permissions; where the group cannot be kept,
 * only the owner's permissions stay. On failure (EXIT_IO) an existing file
 * keeps its bytes and no temporary file stays. A reader of standard output
 * that has gone away is no failure.
 */
bool output_write(const char *path, unsigned how, const struct text *bytes,
    struct error *err) __attribute__((warn_unused_result));

/** The same for text, of which a terminal gets only what cannot steer it. */
bool output_text(const char *path, unsigned how, const struct text *bytes,
    struct error *err) __attribute__((warn_unused_result));

/** Whether `path` is a regular file with exactly these bytes already. */
bool output_is_same(const char *path, unsigned how, const struct text *bytes);

/** Whether `path` is, or leads to, a terminal. */
bool output_is_terminal(const char *path);

/** Removes temporary files that killed runs left in the folder of `path`, or
 * in `path` if that is a folder. */
void output_clean(const char *path);

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
