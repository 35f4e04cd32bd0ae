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

#endif
