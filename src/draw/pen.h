#ifndef PEELSTATS_PEN_H
#define PEELSTATS_PEN_H

#include "peelstats/arena.h"
#include "peelstats/names.h"
#include "peelstats/text.h"
#include "theme.h"

/* What a page does so that no sheet of it is nearly empty: see fit.c. */
struct page_fit {
	bool runs_on; /* below the page before it, on its sheet */
	bool tight; /* rows at their least, notes in two columns */
	bool bare; /* and without the charts that can be spared */
	double withheld; /* room left at the foot of its sheets [pt] */
};

/*
 * The state of drawing: where on which sheet. A dry pen goes through the same
 * code and only measures.
 */
struct page_book {
	struct names anchors; /* anchor -> sheet, from 1 */
	size_t sheets;
	struct page_fit *fit; /* by page of the report */
	/* texts broken into lines: measured, tried and drawn, each is asked for
	 * several times; see flow.c */
	struct names broken; /* role, width and text -> index into lines */
	const struct flow_broken **lines;
	size_t n_lines;
	size_t lines_room;
	struct text key;
	struct shorthand shorthand; /* on the sheet */
	struct arena arena;
};

/** Makes an empty book in the caller's storage. */
void book_open(struct page_book *book);

/** Frees what the book holds. */
void book_close(struct page_book *book);

struct pen {
	struct canvas *canvas;
	const struct report *report;
	struct page_book *book;
	const struct page *page; /* that is being drawn */
	struct size size; /* of every sheet */
	enum print print; /* how large its letters are */
	bool large; /* print for people who see little */
	bool dry;
	bool first_round; /* page numbers are not known yet */
	bool open; /* a sheet is begun and not ended */
	size_t sheet; /* from 1; 0 before the first */
	const char *caption; /* of the figure that comes next; or NULL */
	double y; /* top of what comes next [pt] */
	double band_top; /* of the words in the band of page 1 [pt] */
	double band_bottom; /* of the band */
	double bar; /* top of a bar at the left of what is drawn; 0 = none */
	struct page_fit fit; /* of the page */
	double emptiest; /* share of a sheet that the page filled least */
};

/** Width between the margins, and where the content ends [pt]. */
double pen_content_width(const struct pen *p);
double pen_content_bottom(const struct pen *p);

/** Our own words with those of the data folder: see naming.h. Borrowed. */
const char *pen_say(const struct pen *p, const char *words);

/** The type of a role on these sheets. Static. */
const struct type *pen_type(const struct pen *p, enum type_role role);

/** Width of a string [pt]. */
double pen_width(const struct pen *p, enum type_role role, const char *utf8);

/** Draws a string with its baseline at `y`, from `x` to the right. */
void pen_text(const struct pen *p, enum type_role role, double x, double y,
    const char *utf8);

/**
 * The same in at most `width` [pt]: what does not fit is left out behind the
 * last whole word, and three dots say so. For running heads, which repeat
 * what stands elsewhere in full.
 */
void pen_text_short(const struct pen *p, enum type_role role, double x,
    double y, double width, const char *utf8);

/**
 * The same as near to `x` as `align` says, in smaller letters where it is
 * wider than `width` [pt]: for figures, which have no place to break.
 */
void pen_text_fit(const struct pen *p, enum type_role role, double x, double y,
    double width, enum align align, const char *utf8);

/** The same ending at `x`. */
void pen_text_right(const struct pen *p, enum type_role role, double x,
    double y, const char *utf8);

/** The same with its middle at `x`. */
void pen_text_centre(const struct pen *p, enum type_role role, double x,
    double y, const char *utf8);

/** Draws a string in another colour than its role's. */
void pen_text_coloured(const struct pen *p, enum type_role role, double x,
    double y, struct colour colour, const char *utf8);

/** The colour of the publishing organisation, or ours: of bands and heads,
 * never of charts, whose colours mean something. */
struct colour pen_brand(const struct pen *p);

/** A rectangle, a line, and a circle of a radius [pt], as `paint` says. */
void pen_rectangle(
    const struct pen *p, struct rect r, const struct paint *paint);
void pen_line(const struct pen *p, struct point from, struct point to,
    const struct paint *paint);
void pen_circle(const struct pen *p, struct point centre, double radius,
    const struct paint *paint);

/** A line through `n` points, closed or not. */
void pen_path(const struct pen *p, const struct point *point, size_t n,
    bool closed, const struct paint *paint);

/**
 * A triangle of `size` [pt] with its middle at `at`, read as `word`;
 * decoration without one.
 */
void pen_triangle(const struct pen *p, struct point at, double size,
    enum direction d, struct colour colour, const char *word);

/**
 * Opens an element for a text that has short forms, with what they mean:
 * `expansion`, or what report_spoken() makes of the text. Returns whether one
 * was opened, which pen_end() closes after the text.
 */
bool pen_begin_short(
    const struct pen *p, const char *utf8, const char *expansion);

/** Draws a text of at most `room` [pt] ending at `x`, its short forms with
 * what they mean. */
void pen_short_right(const struct pen *p, enum type_role role, double x,
    double y, double room, const char *utf8);

/** A horizontal rule as decoration. */
void pen_rule(const struct pen *p, double x, double y, double width,
    enum colour_role colour, double thickness);

/**
 * Opens an element of the structure, or a mark that is none, which a voice
 * passes over; and closes the one that was opened last. A dry pen does neither.
 */
void pen_begin(const struct pen *p, enum tag_role role);
void pen_end(const struct pen *p);
void pen_begin_tag(const struct pen *p, const struct tag *tag);
void pen_begin_artifact(const struct pen *p, enum artifact kind);
void pen_end_artifact(const struct pen *p);

/** The protective marking in the middle of the sheet; nothing without one. */
void pen_marking(const struct pen *p, double y, struct colour colour);

/** Begins a new sheet with its running head and foot. */
void pen_new_sheet(struct pen *p);

/** Draws a bar at the left down to the pen, from where p->bar says. */
void pen_bar(struct pen *p);

/** Ends the sheet, if one is open. */
void pen_end_sheet(struct pen *p);

/** Height of the content of a whole sheet [pt]. */
double pen_sheet_height(const struct pen *p);

/** Begins a new sheet unless `height` [pt] is left on this one. */
void pen_need(struct pen *p, double height);

/* A sheet filled less than this is nearly empty: a third, and what follows
 * the last block. */
#define LEAST_FILLED 0.37

/** Share of the sheet that is filled, 0 to 1. */
double pen_filled(const struct pen *p);

/** Height left on the sheet [pt]. */
double pen_left(const struct pen *p);

/** Sheet of an anchor as text, in `buffer`; "000" while it is not known. */
const char *pen_sheet_of(
    const struct pen *p, const char *anchor, char *buffer, size_t size);

/** Baseline of a line of this type whose top is `top`. */
double pen_baseline(const struct pen *p, enum type_role role, double top);

#endif
