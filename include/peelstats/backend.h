#ifndef PEELSTATS_BACKEND_H
#define PEELSTATS_BACKEND_H

#include "peelstats/canvas.h"

/* A file that travels inside the document. */
struct attachment {
	const char *name; /* "figures.csv"; NULL = none */
	const char *type; /* MIME type */
	const char *about;
	const void *bytes;
	size_t len;
};

/* What a document says of itself. Strings are borrowed until finish(). */
struct document_info {
	const char *title;
	const char *author;
	const char *subject;
	const char *language; /* "en-GB" */
	const char *producer; /* the program and its version */
	const char *date; /* YYYY-MM-DD, or "" for none */
	const char *font_dirs; /* folders separated by ':' */
	struct attachment attachment;
	unsigned threads; /* that may help; the document is the same with any */
	bool pdf2; /* PDF 2.0: PDF/UA-2, PDF/A-4 and WTPDF; else 1.7 */
};

/* An output format. */
struct backend {
	const char *name;
	const char *suffix; /* of file names: "pdf" */
	bool (*open)(struct canvas *c, const struct document_info *info,
	    struct error *err);
};

/* The characters that the fonts of a report have. */
struct charset;

/**
 * A set that looks into the fonts of `dirs` when first asked. Free with
 * charset_free().
 */
struct charset *charset_new(const char *dirs);

/**
 * Whether every face can show the character, itself or by its fallback, as
 * text that runs from left to right. True for all when there are no fonts:
 * drawing says so better.
 */
bool charset_has(struct charset *set, uint32_t code);

/** Frees the set; NULL is allowed. */
void charset_free(struct charset *set);

/* Pages as a PDF, and as a line for each call: what tests compare. */
extern const struct backend backend_pdf;
extern const struct backend backend_trace;

#endif
