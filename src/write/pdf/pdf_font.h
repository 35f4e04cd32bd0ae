#ifndef PEELSTATS_PDF_FONT_H
#define PEELSTATS_PDF_FONT_H

#include "pdf_object.h"
#include "peelstats/arena.h"
#include "peelstats/canvas.h"

/*
 * Text in embedded TrueType fonts: shaped and measured by HarfBuzz, cut down
 * to the glyphs drawn by its subsetter, written as Type 0 fonts with
 * Identity-H codes (ISO 32000-1, 9.7). A character that the face lacks is
 * taken from the fallback face; one that no font has is an error.
 */
enum { PDF_FONTS = 2 * FACE_COUNT }; /* each face and its fallback */

struct pdf_fonts;

/* A glyph in its place; `kern` is what its advance differs by [units]. */
struct pdf_placed {
	unsigned id;
	size_t text; /* where its characters begin in the run */
	double kern;
};

/* A string set in a face, kept for the life of the fonts. */
struct pdf_run {
	int font; /* 0 to PDF_FONTS - 1 */
	const char *text;
	size_t text_len;
	struct pdf_placed *placed;
	size_t n;
	double width; /* [em] */
	const char *shown; /* operand and operator "[..]TJ", with zeros; NULL
			      until the run is first drawn */
	size_t len; /* bytes of it */
	struct pdf_run *next;
};
struct pdf_line {
	double width; /* [em] */
	struct pdf_run *runs;
	bool drawn;
};

/**
 * Opens the faces from `dirs` (separated by ':'); the fallback is opened when
 * first needed. Returns NULL with EXIT_IO and the package to install when a
 * font is missing or broken. Free with pdf_fonts_free().
 */
struct pdf_fonts *pdf_fonts_open(const char *dirs, struct error *err);

/** Frees the fonts; NULL is allowed. */
void pdf_fonts_free(struct pdf_fonts *fonts);

/**
 * Shapes a string and keeps the result; only a drawn string adds glyphs to
 * the document. NULL after a failure, which is in `err`.
 */
const struct pdf_line *pdf_fonts_line(struct pdf_fonts *fonts, enum face face,
    const char *utf8, bool draw, struct error *err);

/** Whether every face, or its fallback, has the character. */
bool pdf_fonts_have(struct pdf_fonts *fonts, uint32_t code);

/** The font dictionary for use in a page's resources. */
HPDF_Dict pdf_fonts_dict(struct pdf_fonts *fonts, int font, HPDF_Doc pdf);

/** Writes every font used: subset, widths, ToUnicode. */
void pdf_fonts_finish(struct pdf_fonts *fonts, HPDF_Doc pdf, struct error *err);

#endif
