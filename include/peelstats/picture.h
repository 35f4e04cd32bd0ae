#ifndef PEELSTATS_PICTURE_H
#define PEELSTATS_PICTURE_H

#include "peelstats/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A picture without transparent parts, on white. */
struct picture {
	size_t width; /* in points of the picture */
	size_t height;
	const unsigned char *rgb; /* 3 x width x height bytes, from the top */
	const unsigned char *png; /* the same, without anything else */
	size_t png_len;
};

/* The largest file that is looked at, and the most points of a picture. */
enum { PICTURE_BYTES = 512 * 1024, PICTURE_POINTS = 1000 * 1000 };

/**
 * Reads a PNG image. What is transparent becomes white; names, places and
 * whatever else the file tells is left behind. False with `why` in plain words
 * when it is no PNG, broken, under 16 or over 2,000 points wide or high, or
 * larger than PICTURE_POINTS. Memory is from `arena`.
 */
bool picture_read(const void *bytes, size_t n, struct arena *arena,
    struct picture *out, const char **why);

#endif
