#ifndef PEELSTATS_FORMAT_H
#define PEELSTATS_FORMAT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Text in a buffer of fixed size, never cut in silence. Text that comes from
 * data, options or the file system may have any length: see text.h, arena.h.
 */

/**
 * Formats what is short by its nature: numbers and words of our own. One that
 * does not fit is a fault of the program, which ends with EXIT_INTERNAL.
 */
void format_short(char *out, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Formats a message; one that is too long loses its middle, between two
 * characters and with "..." instead: how it ends is what matters. */
void format_message(char *out, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

/** Copies `len` bytes as a string; false, and "", where they do not fit. */
bool format_copy(char *out, size_t size, const char *from, size_t len)
    __attribute__((warn_unused_result));

/** Formats a text that may have any length; false, and "", where it does not
 * fit: no name is found by a part of it, and no file opened. */
bool format_fits(char *out, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
