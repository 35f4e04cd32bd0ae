#ifndef PEELSTATS_PDF_SUBSET_H
#define PEELSTATS_PDF_SUBSET_H

#include "pdf_object.h"

#include <hb.h>

/* A glyph that the document draws. */
struct pdf_glyph {
	hb_codepoint_t id; /* in the whole font */
	const char *text; /* the characters it stands for, UTF-8 */
};

/* One font file and what the document uses of it. */
struct pdf_font {
	hb_face_t *face;
	hb_font_t *font;
	unsigned units; /* per em */
	bool bold;
	unsigned n_glyphs;
	unsigned *code_of; /* glyph of the font -> code, 0 = not used */
	struct pdf_glyph *glyph; /* glyph[code - 1] */
	size_t n_used;
	size_t room;
	HPDF_Dict dict; /* NULL while no page uses the font */
	struct pdf_metrics *metrics; /* see pdf_shape.h */
};

/**
 * Writes the font: the glyphs used as a TrueType program without hinting,
 * their widths, their text (ToUnicode), and the descriptor.
 */
void pdf_font_write(struct pdf_font *f, HPDF_Doc pdf, struct error *err);

#endif
