#ifndef PEELSTATS_TEMPORARY_H
#define PEELSTATS_TEMPORARY_H

#include "peelstats/text.h"

#include <stdbool.h>
#include <sys/types.h>

/*
 * A file that is not yet the one it will be: ".peelstats-" and 16 digits of
 * chance and ".tmp", in the folder of that file, locked as long as it lives.
 * The lock of a process that was killed is free, which tells its files from
 * those of a run that is still writing.
 */
struct temporary {
	struct text path;
	int fd; /* to write to; -1 when closed */
	int lock; /* the same file, kept open until it has its name */
	struct temporary *next; /* of those that this process has */
};

/** Makes one in the folder of `path`; false with errno. */
bool temporary_open(const char *path, mode_t mode, struct temporary *t)
    __attribute__((warn_unused_result));

/** Closes it, so that all is known to have been written; false with errno. */
bool temporary_close(struct temporary *t) __attribute__((warn_unused_result));

/**
 * Gives it the name `path`, in place of a file of that name unless it must be
 * `new`; false with errno. Either way temporary_release() comes next.
 */
bool temporary_publish(struct temporary *t, const char *path, bool new)
    __attribute__((warn_unused_result));

/** Removes it unless it has its name, and forgets it. */
void temporary_release(struct temporary *t);

/** Removes from a folder those of runs that are gone. */
void temporary_clean(const char *folder);

/**
 * Removes those that this process has. Nothing gets a name and nothing new is
 * made from now on: for the end of the process, from any thread.
 */
void temporary_abandon(void);

#endif
