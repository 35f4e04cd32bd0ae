#ifndef PEELSTATS_SLIDE_WORDS_H
#define PEELSTATS_SLIDE_WORDS_H

#include "peelstats/report.h"

/*
 * A slide holds sixty words at most: everything that is printed on it but the
 * labels of its chart, the running head and the foot. A word is what stands
 * between blanks and holds a letter or a digit, so numbers count.
 */
enum { SLIDE_WORDS = 60 };

/** How many words a text has. */
size_t slide_words(const char *text);

/** How many stand on the page so far. */
size_t slide_words_of(const struct page *p);

/**
 * Takes from every page what its sixty words have no room for: paragraphs,
 * lines of lists and of news, rows of tables, whole ones, the last first to
 * go, captions after everything else. Titles stay.
 */
void slides_trim(struct report *r);

#endif
