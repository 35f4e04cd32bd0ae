#ifndef PEELSTATS_SLUG_H
#define PEELSTATS_SLUG_H

#include <stddef.h>
#include <stdint.h>

/* Room for a name with which the longest file name stays below 255 bytes. */
enum { SLUG_ROOM = 201 };

/**
 * Writes a name for files: "avon-and-somerset". ASCII, lower case, single
 * hyphens; Latin letters lose their accents, anything else is a hyphen.
 * Empty for a name that is all signs. What is too long for `size` is cut, so
 * two names may give the same.
 */
void slug_make(const char *name, char *out, size_t size);

/** The small ASCII letter or the digit that stands for a character, without
 * its accent; '-' for any other. */
char slug_letter(uint32_t code);

#endif
