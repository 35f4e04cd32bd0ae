#ifndef PEELSTATS_CANVAS_H
#define PEELSTATS_CANVAS_H

#include "peelstats/error.h"
#include "peelstats/picture.h"
#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What drawing code draws on. All lengths are points (1/72 inch), the origin
 * is the top left corner of the page, y grows downwards.
 *
 * A canvas is sticky: the first failure is kept, later calls do nothing, and
 * finish() reports it. Drawing code therefore has no error branches.
 *
 * A canvas carries meaning too: every mark is drawn inside a tag, so that a
 * reader who cannot see the page gets it, or inside an artifact, which is
 * decoration. Tags nest and may stay open over a page break.
 */
struct point {
	double x;
	double y;
};

struct size {
	double width;
	double height;
};

struct rect {
	double x; /* left */
	double y; /* top */
	double width;
	double height;
};

struct colour {
	unsigned char r;
	unsigned char g;
	unsigned char b;
};

enum face { FACE_REGULAR, FACE_BOLD, FACE_COUNT };

struct font {
	enum face face;
	double size; /* [pt] */
	struct colour colour;
};

/* How a shape is filled and its outline drawn. */
struct paint {
	bool filled;
	struct colour fill;
	double width; /* of the outline [pt]; 0 = none */
	struct colour line;
	double dash_on; /* [pt]; 0 = a solid line */
	double dash_off;
};

enum tag_role {
	TAG_SECTION,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_PARAGRAPH,
	TAG_LIST,
	TAG_LIST_ITEM,
	TAG_LABEL,
	TAG_LIST_BODY,
	TAG_CONTENTS,
	TAG_CONTENTS_ITEM,
	TAG_REFERENCE,
	TAG_LINK,
	TAG_TABLE,
	TAG_CAPTION,
	TAG_TABLE_HEAD,
	TAG_TABLE_BODY,
	TAG_ROW,
	TAG_HEADER_CELL_COLUMN,
	TAG_HEADER_CELL_ROW,
	TAG_CELL,
	TAG_FIGURE,
	TAG_NOTE,
	TAG_SPAN,
	TAG_ROLE_COUNT
};

struct tag {
	enum tag_role role;
	const char *alt; /* what a figure shows, in a sentence, or NULL */
	const char *actual; /* what a symbol reads as, or NULL */
	const char *expansion; /* of an abbreviation, or NULL */
	int columns; /* columns that a cell spans; 0 and 1 are one */
	struct rect box; /* of a figure, on the page where it begins */
};

enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER };

/* U+2060 at the end of a text: its word goes on in the next one. */
#define TEXT_GOES_ON "\xE2\x81\xA0"

struct canvas_ops {
	void (*begin_page)(void *self, struct size page);
	void (*end_page)(void *self);
	/* A line through `n` points, closed or not. */
	void (*path)(void *self, const struct point *p, size_t n, bool closed,
	    const struct paint *paint);
	void (*rectangle)(void *self, struct rect r, const struct paint *paint);
	/* A filled circle, with an outline or none. */
	void (*circle)(void *self, struct point centre, double radius,
	    const struct paint *paint);
	/* Texts of one element are words apart for a reader, unless one ends
	 * in TEXT_GOES_ON, which is not shown. */
	void (*text)(void *self, struct point baseline, const struct font *f,
	    const char *utf8);
	/* A picture that fills the box: decoration, in an artifact. */
	void (*picture)(
	    void *self, struct rect box, const struct picture *picture);
	double (*text_width)(
	    void *self, const struct font *f, const char *utf8);
	void (*begin_tag)(void *self, const struct tag *tag);
	void (*end_tag)(void *self);
	void (*begin_artifact)(void *self, enum artifact kind);
	void (*end_artifact)(void *self);
	/* Names a height of the current page as a target of links. */
	void (*anchor)(void *self, const char *name, double y);
	/* An area that leads to an anchor, named before or later. */
	void (*link)(void *self, struct rect area, const char *anchor,
	    const char *purpose);
	/* A bookmark to this height; level 1 is the highest. */
	void (*outline)(void *self, int level, const char *title, double y);
	/* Ends the document and appends its bytes; reports the first failure.
	 */
	bool (*finish)(void *self, struct text *bytes, struct error *err);
	void (*free)(void *self);
};

/* A canvas in use. The holder calls ops->free(self) in the end. */
struct canvas {
	const struct canvas_ops *ops;
	void *self;
};

#endif
