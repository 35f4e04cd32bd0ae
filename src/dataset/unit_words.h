#ifndef PEELSTATS_UNIT_WORDS_H
#define PEELSTATS_UNIT_WORDS_H

#include "peelstats/dataset.h"
#include "peelstats/unit_names.h"

/* The words of the names of units, for the files that tell which is meant. */

/** Whether a plain word says what a unit is rather than which: "police",
 * "and", or what this folder calls what it compares. */
bool unit_word_is_title(const struct dataset *d, const char *word);

/**
 * The words that tell which unit is meant, in alphabetical order; all of them
 * when titles are all there is. `out` has UNIT_NAME_ROOM bytes.
 */
void unit_name_bare(const struct dataset *d, const char *plain, char *out);

/** Calls `f` with every name of a unit but its id. */
void unit_each_name(const struct force *force,
    void (*f)(void *context, const char *name), void *context);

enum { UNIT_WORDS_MAX = 24 };

/* A plain name in words; those beyond the most are left out. */
struct unit_words {
	char bytes[UNIT_NAME_ROOM];
	const char *word[UNIT_WORDS_MAX];
	size_t n;
};

/** Takes a plain name apart. */
void unit_split(const char *plain, struct unit_words *w);

/** Whether a word is one of `n`. */
bool unit_word_in(const char *const *list, size_t n, const char *word);

/** Units that have the word in one of their names. */
size_t unit_word_count(const struct unit_names *u, const char *word);

/**
 * How much a word tells which unit is meant: 1 over the number of units that
 * have it, 0.1 when that is more than ten, when it is a title or when it says
 * little wherever it stands ("council"); 1 for a word that no unit has.
 */
double unit_word_weight(const struct unit_names *u, const char *word);

#endif
