#ifndef PEELSTATS_SVG_WORDS_H
#define PEELSTATS_SVG_WORDS_H

#include "peelstats/canvas.h"
#include "peelstats/text.h"

/*
 * The texts of a figure: they stand after the marks, in a group for each font,
 * in which those that begin at one place across are a group if that is
 * shorter. All zero is empty; svg_words_forget() frees it.
 */
struct svg_column;

/* The texts in one font. */
struct svg_font {
	struct font font;
	struct svg_column *column; /* by place across */
	size_t n;
	size_t room;
};

struct svg_words {
	struct svg_font *font; /* class "t0" and so on: by first use */
	size_t n;
};

/** Adds the first `len` bytes of a text at a place, in the units of SVG. */
void svg_words_add(struct svg_words *w, const struct font *f, long x, long y,
    const char *utf8, size_t len);

/** Appends the groups of all texts and drops these; fonts keep their class. */
void svg_words_take(struct svg_words *w, struct text *out);

/** Drops texts and fonts, and frees what they took. */
void svg_words_forget(struct svg_words *w);

#endif
