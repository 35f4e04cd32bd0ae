#ifndef PEELSTATS_PDF_OBJECT_H
#define PEELSTATS_PDF_OBJECT_H

#include "pdf_packer.h"
#include "peelstats/error.h"
#include "peelstats/text.h"

#include <hpdf.h>

/* Objects in PDF's own syntax, kept and numbered by libharu. */

/** Makes an indirect dictionary, empty for now; NULL when libharu failed. */
HPDF_Dict pdf_object_new(HPDF_Doc pdf);

/** Sets the entries of a dictionary made by pdf_object_new, without << >>; or
 * an array, with its brackets, which the object then is. */
void pdf_object_set(HPDF_Dict object, const char *entries);

/** Makes an indirect stream of these bytes, with extra entries. */
HPDF_Dict pdf_stream_new(
    HPDF_Doc pdf, const char *entries, const void *bytes, size_t len);

/** What pdf_object_set() set, if the object has nothing else; NULL if it has,
 * or if libharu made it. Owned by the object. */
const struct text *pdf_object_entries(const void *object);

/** The number of an indirect object. */
unsigned pdf_object_id(const void *object);

/** Appends a text string as PDF writes it (ISO 32000-1, 7.9.2). */
void pdf_add_string(struct text *out, const char *utf8);

/** Appends a number with at most three decimals; `x` must be finite. */
void pdf_add_number(struct text *out, double x);

/** Appends a length [pt] with at most two decimals: widths, sizes. */
void pdf_add_length(struct text *out, double x);

/** Appends the nearest whole number: kerning, in thousandths of the size. */
void pdf_add_whole(struct text *out, double x);

/**
 * Appends a place on the page [pt] with at most one decimal: off by at most
 * 0.02 mm, a dot of a 1,200 dpi printer, and a fortieth of the file saved.
 */
void pdf_add_place(struct text *out, double x);

/* The content of a page: what libharu numbers, and what is packed. */
struct pdf_content {
	HPDF_Dict dict;
	size_t number; /* of the packer's stream */
};

/**
 * Serialises the document: objects packed in object streams, one
 * cross-reference stream, /ID from the content. The contents of pages are
 * those in the packer, in the order of pages; `version` is "1.7" or "2.0".
 * Nothing depends on time or
 * place. Returns false with EXIT_INTERNAL when libharu or libdeflate fails.
 */
bool pdf_serialise(HPDF_Doc pdf, struct pdf_packer *packer,
    const struct pdf_content *content, size_t n_content, const char *version,
    struct text *out, struct error *err);

#endif
