#ifndef PEELSTATS_EARLIER_H
#define PEELSTATS_EARLIER_H

#include "peelstats/error.h"
#include "peelstats/number.h"

#include <stddef.h>

/* The figures of an earlier run, as --stats forces printed them. */
struct earlier;

/**
 * Reads a file of --stats forces. Fails with EXIT_IO when it cannot be read or
 * is no such file. Free with earlier_free().
 */
bool earlier_read(const char *path, struct earlier **out, struct error *err)
    __attribute__((warn_unused_result));

/** The value then; false when the file has no row for it. */
bool earlier_find(const struct earlier *e, const char *metric,
    const char *force, int year, struct value *value);

/** Frees it; NULL is allowed. */
void earlier_free(struct earlier *e);

#endif
