#ifndef PEELSTATS_FILE_H
#define PEELSTATS_FILE_H

#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * System calls on files as they are meant: one that a signal interrupts is
 * made again, one that does less than was asked goes on, and no descriptor is
 * handed to another program. All leave errno as the call that failed set it.
 */

/** As open() with O_CLOEXEC; `mode` is for files that are made. */
int file_open(const char *path, int flags, mode_t mode)
    __attribute__((warn_unused_result));

/** Writes all bytes; false with errno. */
bool file_write(int fd, const void *bytes, size_t len)
    __attribute__((warn_unused_result));

/** Reads `room` bytes, or fewer at the end of the file; -1 with errno. */
ssize_t file_read(int fd, void *bytes, size_t room)
    __attribute__((warn_unused_result));

/** Flushes to disk; true where there is none, as for a pipe. */
bool file_flush(int fd) __attribute__((warn_unused_result));

/** As close(); false when what was written may be lost. On Linux the
 * descriptor is gone even when a signal interrupts, which is no failure. */
bool file_close(int fd);

/** The folder of `path`, "." where it names none; appended to `folder`. */
void folder_of(const char *path, struct text *folder);

#endif
