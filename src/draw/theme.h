#ifndef PEELSTATS_THEME_H
#define PEELSTATS_THEME_H

#include "peelstats/canvas.h"
#include "peelstats/report.h"

/* Sizes, fonts and colours: the only place that knows them. */

/** Points in `mm` millimetres. */
#define MM(mm) ((mm)*72.0 / 25.4)

/* On every sheet, in points. */
#define MARGIN MM(18)
#define CONTENT_TOP MM(21)
#define CONTENT_FOOT MM(16) /* below the content */

enum type_role {
	TYPE_COVER_TITLE,
	TYPE_COVER,
	TYPE_TITLE,
	TYPE_NEWS,
	TYPE_FIGURE_TITLE,
	TYPE_HEADING,
	TYPE_BODY,
	TYPE_SUBTITLE,
	TYPE_FINDING,
	TYPE_LIST_LABEL,
	TYPE_FIGURE_LABEL,
	TYPE_CELL,
	TYPE_CELL_STRONG,
	TYPE_CELL_QUIET,
	TYPE_COLUMN,
	TYPE_NOTE,
	TYPE_NOTE_LABEL,
	TYPE_TILE_TITLE,
	TYPE_TILE_UNIT,
	TYPE_TILE_NUMBER,
	TYPE_TILE_TEXT,
	TYPE_RUNNING,
	TYPE_FOOT,
	TYPE_FOOT_NUMBER,
	TYPE_ROLE_COUNT
};

/* A font with the distance between its lines [pt]. */
struct type {
	struct font font;
	double lead;
};

/* How large letters are: for paper at hand, for people who see little, for a
 * wall. */
enum print { PRINT_USUAL, PRINT_LARGE, PRINT_SLIDE, PRINT_COUNT };

/** The type of a role; in large print nothing is under 16 pt, on a slide of
 * 960 by 540 pt nothing under 10 pt. Static. */
const struct type *theme_type(enum type_role role, enum print print);

enum colour_role {
	COLOUR_INK,
	COLOUR_SECOND,
	COLOUR_BRAND,
	COLOUR_FORCE_BAR,
	COLOUR_FORCE_EDGE,
	COLOUR_NATIONAL_BAR,
	COLOUR_GRID,
	COLOUR_RULE,
	COLOUR_BAND,
	COLOUR_TINT,
	COLOUR_RANGE,
	COLOUR_LOW,
	COLOUR_SERIES_1, /* neighbours 3:1 only in this order */
	COLOUR_SERIES_2,
	COLOUR_SERIES_3,
	COLOUR_SERIES_4,
	COLOUR_PAPER,
	COLOUR_ROLE_COUNT
};

/** The sheet: A4, or a slide of 960 by 540 pt, which is 16 to 9. */
struct size theme_sheet(enum print print);

/** The colour of a role. */
struct colour theme_colour(enum colour_role role);

/** Background of a grade's cell; white for none. */
struct colour theme_grade(enum grade g);

/** Colour of the letters on it. */
struct colour theme_grade_ink(enum grade g);

/** A filled shape without outline. */
struct paint theme_fill(enum colour_role role);

/** A line of a width [pt]. */
struct paint theme_line(enum colour_role role, double width);

#endif
