#ifndef PEELSTATS_STORY_H
#define PEELSTATS_STORY_H

#include "peelstats/analysis.h"
#include "peelstats/arena.h"

#include <stddef.h>

/* The way a figure moved; its word is read aloud. */
enum direction { DIRECTION_NONE, DIRECTION_UP, DIRECTION_DOWN };

/*
 * What is spoken of. Words, sentences and the choice of what is worth saying
 * are made from it, and know nothing of pages, tables or charts.
 */
struct story {
	struct arena *arena; /* owns every string that is made; borrowed */
	const struct analysis *analysis; /* borrowed */
	const struct force *force; /* whom it is about; NULL = all forces */
	size_t force_index;
	const char *title; /* with the year, and the force's name before it */
	const char *title_of_all; /* without the name; NULL where it has none */
	const char *subject; /* what is compared with what, in a phrase */
};

/** Begins a story about all forces. Strings made for it live as long as
 * `arena`. Never fails. */
void story_begin(
    struct story *story, const struct analysis *a, struct arena *arena);

/** Makes it one about a force, by index. Never fails. */
void story_about(struct story *story, size_t force);

#endif
