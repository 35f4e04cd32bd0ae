/*
 * Colours: the Government Analysis Function palette and GOV.UK ink, every
 * pair at least 7:1 for text and 3:1 for marks (WCAG 2.2, 1.4.6, 1.4.11), in
 * grey too; the second colour of series is paler for it.
 * Sizes after the Government Digital Service: 12 pt prose, 8.5 pt at least
 * in charts whose numbers stand in larger type elsewhere.
 */
#include "theme.h"

#include "peelstats/draw.h"

#include <string.h>

#include "base/banned.h"

#define INK                                                                    \
	{                                                                      \
		0x0B, 0x0C, 0x0C                                               \
	}
#define SECOND                                                                 \
	{                                                                      \
		0x44, 0x4E, 0x53                                               \
	}
#define BRAND                                                                  \
	{                                                                      \
		0x12, 0x43, 0x6D                                               \
	}

#define PAPER                                                                  \
	{                                                                      \
		0xFF, 0xFF, 0xFF                                               \
	}

static const struct type usual_types[TYPE_ROLE_COUNT] = {
	[TYPE_COVER_TITLE] = { { FACE_BOLD, 24, PAPER }, 28 },
	[TYPE_COVER] = { { FACE_REGULAR, 11, PAPER }, 14 },
	[TYPE_TITLE] = { { FACE_BOLD, 20, INK }, 24 },
	[TYPE_NEWS] = { { FACE_BOLD, 11.5, INK }, 15 },
	[TYPE_FIGURE_TITLE] = { { FACE_BOLD, 15, INK }, 18 },
	[TYPE_HEADING] = { { FACE_BOLD, 13, INK }, 17 },
	[TYPE_BODY] = { { FACE_REGULAR, 12, INK }, 16 },
	[TYPE_SUBTITLE] = { { FACE_REGULAR, 10, SECOND }, 13 },
	[TYPE_FINDING] = { { FACE_REGULAR, 10, INK }, 13.2 },
	[TYPE_LIST_LABEL] = { { FACE_BOLD, 10, INK }, 13.2 },
	[TYPE_FIGURE_LABEL] = { { FACE_BOLD, 9, BRAND }, 12 },
	[TYPE_CELL] = { { FACE_REGULAR, 9, INK }, 11.4 },
	[TYPE_CELL_STRONG] = { { FACE_BOLD, 9, INK }, 11.4 },
	[TYPE_CELL_QUIET] = { { FACE_REGULAR, 9, SECOND }, 11.4 },
	[TYPE_COLUMN] = { { FACE_BOLD, 8.5, SECOND }, 10.4 },
	[TYPE_NOTE] = { { FACE_REGULAR, 8.5, INK }, 10.8 },
	[TYPE_NOTE_LABEL] = { { FACE_BOLD, 8.5, INK }, 10.8 },
	[TYPE_TILE_TITLE] = { { FACE_BOLD, 9.8, INK }, 12 },
	[TYPE_TILE_UNIT] = { { FACE_REGULAR, 8.5, SECOND }, 11 },
	[TYPE_TILE_NUMBER] = { { FACE_BOLD, 19, BRAND }, 22 },
	[TYPE_TILE_TEXT] = { { FACE_REGULAR, 8.5, INK }, 10.6 },
	[TYPE_RUNNING] = { { FACE_BOLD, 8.5, BRAND }, 11 },
	[TYPE_FOOT] = { { FACE_REGULAR, 7.5, SECOND }, 10 },
	[TYPE_FOOT_NUMBER] = { { FACE_BOLD, 9, INK }, 11 },
};

#define LARGE(face, size, colour)                                              \
	{                                                                      \
		{ face, size, colour }, (size)*1.25                            \
	}

static const struct type large_types[TYPE_ROLE_COUNT] = {
	[TYPE_COVER_TITLE] = LARGE(FACE_BOLD, 30, PAPER),
	[TYPE_COVER] = LARGE(FACE_REGULAR, 18, PAPER),
	[TYPE_TITLE] = LARGE(FACE_BOLD, 26, INK),
	[TYPE_NEWS] = LARGE(FACE_BOLD, 18, INK),
	[TYPE_FIGURE_TITLE] = LARGE(FACE_BOLD, 22, INK),
	[TYPE_HEADING] = LARGE(FACE_BOLD, 20, INK),
	[TYPE_BODY] = LARGE(FACE_REGULAR, 16, INK),
	[TYPE_SUBTITLE] = LARGE(FACE_REGULAR, 16, SECOND),
	[TYPE_FINDING] = LARGE(FACE_REGULAR, 16, INK),
	[TYPE_LIST_LABEL] = LARGE(FACE_BOLD, 16, INK),
	[TYPE_FIGURE_LABEL] = LARGE(FACE_BOLD, 16, BRAND),
	[TYPE_CELL] = LARGE(FACE_REGULAR, 16, INK),
	[TYPE_CELL_STRONG] = LARGE(FACE_BOLD, 16, INK),
	[TYPE_CELL_QUIET] = LARGE(FACE_REGULAR, 16, SECOND),
	[TYPE_COLUMN] = LARGE(FACE_BOLD, 16, SECOND),
	[TYPE_NOTE] = LARGE(FACE_REGULAR, 16, INK),
	[TYPE_NOTE_LABEL] = LARGE(FACE_BOLD, 16, INK),
	[TYPE_TILE_TITLE] = LARGE(FACE_BOLD, 16, INK),
	[TYPE_TILE_UNIT] = LARGE(FACE_REGULAR, 16, SECOND),
	[TYPE_TILE_NUMBER] = LARGE(FACE_BOLD, 24, BRAND),
	[TYPE_TILE_TEXT] = LARGE(FACE_REGULAR, 16, INK),
	[TYPE_RUNNING] = LARGE(FACE_BOLD, 16, BRAND),
	[TYPE_FOOT] = LARGE(FACE_REGULAR, 16, SECOND),
	[TYPE_FOOT_NUMBER] = LARGE(FACE_BOLD, 16, INK),
};

/* Read from the back of a room: words are few, and charts name every bar. */
static const struct type slide_types[TYPE_ROLE_COUNT] = {
	[TYPE_COVER_TITLE] = { { FACE_BOLD, 32, PAPER }, 38 },
	[TYPE_COVER] = { { FACE_REGULAR, 15, PAPER }, 19 },
	[TYPE_TITLE] = { { FACE_BOLD, 24, INK }, 28 },
	[TYPE_NEWS] = { { FACE_BOLD, 24, INK }, 30 },
	[TYPE_FIGURE_TITLE] = { { FACE_BOLD, 24, INK }, 28 },
	[TYPE_HEADING] = { { FACE_BOLD, 18, BRAND }, 23 },
	[TYPE_BODY] = { { FACE_REGULAR, 15, INK }, 19 },
	[TYPE_SUBTITLE] = { { FACE_REGULAR, 13, SECOND }, 16 },
	[TYPE_FINDING] = { { FACE_REGULAR, 18, INK }, 24 },
	[TYPE_LIST_LABEL] = { { FACE_BOLD, 18, INK }, 24 },
	[TYPE_FIGURE_LABEL] = { { FACE_BOLD, 13, BRAND }, 16 },
	[TYPE_CELL] = { { FACE_REGULAR, 16, INK }, 20 },
	[TYPE_CELL_STRONG] = { { FACE_BOLD, 16, INK }, 20 },
	[TYPE_CELL_QUIET] = { { FACE_REGULAR, 16, SECOND }, 20 },
	[TYPE_COLUMN] = { { FACE_BOLD, 13, SECOND }, 16 },
	[TYPE_NOTE] = { { FACE_REGULAR, 10, INK }, 11.4 },
	[TYPE_NOTE_LABEL] = { { FACE_BOLD, 10, INK }, 11.4 },
	[TYPE_TILE_TITLE] = { { FACE_BOLD, 14, INK }, 18 },
	[TYPE_TILE_UNIT] = { { FACE_REGULAR, 10, SECOND }, 12 },
	[TYPE_TILE_NUMBER] = { { FACE_BOLD, 30, BRAND }, 36 },
	[TYPE_TILE_TEXT] = { { FACE_REGULAR, 10, INK }, 12 },
	[TYPE_RUNNING] = { { FACE_BOLD, 10, BRAND }, 13 },
	[TYPE_FOOT] = { { FACE_REGULAR, 10, SECOND }, 12 },
	[TYPE_FOOT_NUMBER] = { { FACE_BOLD, 10, INK }, 12 },
};

static const struct type *const types[PRINT_COUNT] = {
	[PRINT_USUAL] = usual_types,
	[PRINT_LARGE] = large_types,
	[PRINT_SLIDE] = slide_types,
};

static const struct colour colours[COLOUR_ROLE_COUNT] = {
	[COLOUR_INK] = INK,
	[COLOUR_SECOND] = SECOND,
	[COLOUR_BRAND] = BRAND,
	[COLOUR_FORCE_BAR] = { 0xBF, 0xC4, 0xC8 },
	[COLOUR_FORCE_EDGE] = { 0x76, 0x7D, 0x83 },
	[COLOUR_NATIONAL_BAR] = { 0x3D, 0x3D, 0x3D },
	[COLOUR_GRID] = { 0xDE, 0xE0, 0xE2 },
	[COLOUR_RULE] = { 0xB1, 0xB4, 0xB6 },
	[COLOUR_BAND] = { 0xF3, 0xF2, 0xF1 },
	[COLOUR_TINT] = { 0xE7, 0xEE, 0xF6 },
	[COLOUR_RANGE] = { 0xE3, 0xE5, 0xE8 },
	[COLOUR_LOW] = { 0xF4, 0x6A, 0x25 },
	[COLOUR_SERIES_1] = BRAND,
	[COLOUR_SERIES_2] = { 0x5E, 0x9E, 0x9B },
	[COLOUR_SERIES_3] = { 0x80, 0x16, 0x50 },
	[COLOUR_SERIES_4] = { 0xF4, 0x6A, 0x25 },
	[COLOUR_PAPER] = PAPER,
};

/* On a dark screen, by what is light and what stands on it. */
static const struct {
	struct colour light;
	struct colour dark;
} darks[] = {
	{ INK, { 0xF0, 0xF2, 0xF4 } },
	{ SECOND, { 0xBE, 0xC6, 0xCC } },
	{ BRAND, { 0x7F, 0xB8, 0xEA } },
	{ { 0xBF, 0xC4, 0xC8 }, { 0x4A, 0x54, 0x5C } }, /* bars of forces */
	{ { 0x76, 0x7D, 0x83 }, { 0x8E, 0x98, 0xA0 } }, /* their edges */
	{ { 0x3D, 0x3D, 0x3D }, { 0xD5, 0xDA, 0xDE } }, /* national bar */
	{ { 0xDE, 0xE0, 0xE2 }, { 0x33, 0x3C, 0x43 } }, /* grid */
	{ { 0xB1, 0xB4, 0xB6 }, { 0x5A, 0x65, 0x6D } }, /* rule */
	{ { 0xF3, 0xF2, 0xF1 }, { 0x23, 0x2B, 0x31 } }, /* band */
	{ { 0xE7, 0xEE, 0xF6 }, { 0x1E, 0x2F, 0x40 } }, /* tint */
	{ { 0xE3, 0xE5, 0xE8 }, { 0x38, 0x42, 0x4A } }, /* range */
	{ { 0xF4, 0x6A, 0x25 }, { 0xF4, 0x6A, 0x25 } }, /* low, series 4 */
	{ { 0x5E, 0x9E, 0x9B }, { 0x3F, 0x8F, 0x8B } }, /* series 2 */
	{ { 0x80, 0x16, 0x50 }, { 0xD6, 0x6A, 0xA5 } }, /* series 3 */
	{ { 0xFF, 0xFF, 0xFF }, { 0x12, 0x18, 0x1D } }, /* paper */
	{ { 0xFB, 0xD3, 0xBC }, { 0x6B, 0x3B, 0x20 } }, /* a grade */
	{ { 0x6B, 0xAC, 0xE6 }, { 0x24, 0x52, 0x7E } }, /* another */
	/* maps: the stronger, the higher; letters on them stay light */
	{ { 0xF4, 0xF7, 0xFB }, { 0x17, 0x23, 0x2E } },
	{ { 0xDC, 0xE8, 0xF3 }, { 0x1F, 0x34, 0x46 } },
	{ { 0xB4, 0xCE, 0xE8 }, { 0x24, 0x42, 0x60 } },
	{ { 0x7F, 0xB0, 0xDC }, { 0x32, 0x66, 0x9A } },
};

static const struct {
	struct colour back;
	struct colour ink;
} grades[] = {
	[GRADE_NONE] = { { 0xFF, 0xFF, 0xFF }, SECOND },
	[GRADE_INADEQUATE] = { { 0x80, 0x16, 0x50 }, { 0xFF, 0xFF, 0xFF } },
	[GRADE_REQUIRES_IMPROVEMENT] = { { 0xFB, 0xD3, 0xBC }, INK },
	[GRADE_GOOD] = { { 0x6B, 0xAC, 0xE6 }, INK },
	[GRADE_OUTSTANDING] = { BRAND, { 0xFF, 0xFF, 0xFF } },
	[GRADE_UNGRADED] = { { 0xFF, 0xFF, 0xFF }, SECOND },
};

const struct type *theme_type(enum type_role role, enum print print)
{
	return &types[print][role];
}

struct size theme_sheet(enum print print)
{
	return print == PRINT_SLIDE ? (struct size){ 960, 540 }
				    : (struct size){ MM(210), MM(297) };
}

struct colour theme_colour(enum colour_role role)
{
	return colours[role];
}

struct colour theme_grade(enum grade g)
{
	return grades[g].back;
}

struct colour theme_grade_ink(enum grade g)
{
	return grades[g].ink;
}

struct colour theme_dark(struct colour light)
{
	for (size_t i = 0; i < sizeof(darks) / sizeof(darks[0]); i++)
		if (memcmp(&darks[i].light, &light, sizeof(light)) == 0)
			return darks[i].dark;
	return (struct colour){ (unsigned char)(255 - light.r),
		(unsigned char)(255 - light.g),
		(unsigned char)(255 - light.b) };
}

struct paint theme_fill(enum colour_role role)
{
	return (struct paint){ .filled = true, .fill = colours[role] };
}

struct paint theme_line(enum colour_role role, double width)
{
	return (struct paint){ .width = width, .line = colours[role] };
}
