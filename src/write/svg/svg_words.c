#include "svg_words.h"

#include "peelstats/arena.h"
#include "write/markup.h"

#include <stdlib.h>

#include "base/banned.h"

/* Texts that begin at one place across: the words of a column. */
struct svg_column {
	long x;
	struct text placed; /* each with its x and y */
	struct text moved; /* each with its y, in a group that is moved by x */
};

static bool same_font(const struct font *a, const struct font *b)
{
	return a->face == b->face && a->size - b->size < 1e-9 &&
	       b->size - a->size < 1e-9 && a->colour.r == b->colour.r &&
	       a->colour.g == b->colour.g && a->colour.b == b->colour.b;
}

static struct svg_font *font_of(struct svg_words *w, const struct font *f)
{
	size_t i = 0;

	while (i < w->n && !same_font(&w->font[i].font, f))
		i++;
	if (i == w->n) {
		w->font = heap_realloc(w->font, i + 1, sizeof(*w->font));
		w->font[w->n++] = (struct svg_font){ .font = *f };
	}
	return &w->font[i];
}

static struct svg_column *column_at(struct svg_font *f, long x)
{
	size_t i = 0;

	while (i < f->n && f->column[i].x != x)
		i++;
	if (i < f->n)
		return &f->column[i];
	if (f->n == f->room) {
		f->room = f->room > 0 ? 2 * f->room : 16;
		f->column =
		    heap_realloc(f->column, f->room, sizeof(*f->column));
	}
	f->column[f->n++] = (struct svg_column){ x, TEXT_EMPTY, TEXT_EMPTY };
	return &f->column[i];
}

void svg_words_add(struct svg_words *w, const struct font *f, long x, long y,
    const char *utf8, size_t len)
{
	struct svg_column *c = column_at(font_of(w, f), x);
	struct text words = TEXT_EMPTY;
	struct text rest = TEXT_EMPTY;

	text_add_bytes(&words, utf8, len);
	text_addf(&rest, " y=\"%ld\">", y);
	markup_text(&rest, text_str(&words));
	text_addf(&c->placed, "<text x=\"%ld\"%s</text>", x, text_str(&rest));
	text_addf(&c->moved, "<text%s</text>", text_str(&rest));
	text_release(&words);
	text_release(&rest);
}

static void forget_columns(struct svg_font *f)
{
	for (size_t i = 0; i < f->n; i++) {
		text_release(&f->column[i].placed);
		text_release(&f->column[i].moved);
	}
	f->n = 0;
}

/* A column as it is shorter. */
static void add_column(const struct svg_column *c, struct text *out)
{
	struct text group = TEXT_EMPTY;

	text_addf(&group, "<g transform=\"translate(%ld)\">%s</g>", c->x,
	    text_str(&c->moved));
	text_add(
	    out, text_str(group.len < c->placed.len ? &group : &c->placed));
	text_release(&group);
}

void svg_words_take(struct svg_words *w, struct text *out)
{
	for (size_t i = 0; i < w->n; i++) {
		struct svg_font *f = &w->font[i];

		if (f->n == 0)
			continue;
		text_addf(out, "\n<g class=\"t%zu\">", i);
		for (size_t c = 0; c < f->n; c++)
			add_column(&f->column[c], out);
		text_add(out, "</g>");
		forget_columns(f);
	}
}

void svg_words_forget(struct svg_words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		forget_columns(&w->font[i]);
		free(w->font[i].column);
	}
	free(w->font);
	*w = (struct svg_words){ NULL, 0 };
}
