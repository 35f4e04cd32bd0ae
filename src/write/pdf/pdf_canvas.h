#ifndef PEELSTATS_PDF_CANVAS_H
#define PEELSTATS_PDF_CANVAS_H

#include "pdf_font.h"
#include "pdf_tags.h"
#include "peelstats/arena.h"
#include "peelstats/backend.h"
#include "peelstats/names.h"

#include <hpdf.h>

/* A PDF document being drawn: shared by its drawing and its ending. */
struct target {
	size_t page;
	double y; /* [pt] from the top */
	const struct pdf_element *element; /* that begins there */
};

struct pending_link {
	size_t page;
	struct rect area;
	const char *anchor;
	const char *purpose;
	size_t key; /* of the annotation in the structure tree */
	struct pending_link *next;
};

struct pending_outline {
	int level;
	const char *title;
	struct target target;
	struct pending_outline *next;
};

/* What the page's graphics state is, so that it is not set again. */
struct state {
	int font; /* -1 = none */
	double size;
	struct colour fill;
	struct colour line;
	double width;
	double dash_on;
	double dash_off;
	bool any_fill;
	bool any_line;
	bool round; /* lines end round */
};

enum mark { MARK_NONE, MARK_TAG, MARK_ARTIFACT };

struct pdf_canvas {
	struct arena arena;
	const struct document_info *info;
	struct error err;
	HPDF_Doc pdf;
	struct pdf_fonts *fonts;
	struct pdf_tags *tags;
	size_t open_tags;
	bool in_artifact;
	enum artifact artifact;
	enum mark mark;
	bool said; /* the open element has text that a space would end */
	struct text content;
	struct state state;
	struct size size;
	HPDF_Page *page;
	struct pdf_content *packed; /* of each page */
	size_t n_pages;
	struct pdf_packer *packer;
	const char *font_name[PDF_FONTS]; /* on this page */
	const struct picture *picture; /* the last that was drawn */
	HPDF_Image image; /* of it */
	struct names anchors;
	struct target *target;
	size_t n_targets;
	struct pending_link *links;
	struct pending_link **last_link;
	struct pending_outline *outlines;
	struct pending_outline **last_outline;
};

/** Whether nothing has failed yet. */
static inline bool pdf_ok(const struct pdf_canvas *c)
{
	return c->err.status == EXIT_OK;
}

/** Appends what draws a picture that fills the box to the open mark. */
void pdf_put_picture(
    struct pdf_canvas *c, struct rect box, const struct picture *picture);

/** The operations of the canvas that name places and lead to them. */
void pdf_anchor(void *self, const char *name, double y);
void pdf_link(
    void *self, struct rect area, const char *anchor, const char *purpose);
void pdf_outline(void *self, int level, const char *title, double y);

/**
 * Ends the document: links, bookmarks, information, structure and fonts, then
 * its bytes. The finish operation of the canvas, which fails as that says.
 */
bool pdf_finish(void *self, struct text *bytes, struct error *err);

#endif
