#ifndef PEELSTATS_SLUG_H
#define PEELSTATS_SLUG_H

#include <stddef.h>

/**
 * Writes a name for files: "avon-and-somerset". ASCII, lower case, single
 * hyphens; Latin letters lose their accents, anything else is a hyphen.
 */
void slug_make(const char *name, char *out, size_t size);

#endif
