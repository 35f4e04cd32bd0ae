#ifndef PEELSTATS_ODS_PARTS_H
#define PEELSTATS_ODS_PARTS_H

#include "peelstats/error.h"
#include "peelstats/sheets.h"
#include "peelstats/text.h"

/* Parts of a workbook (OASIS OpenDocument 1.3). */

/* What a spreadsheet of today takes. */
enum { ODS_ROWS_MAX = 1048576, ODS_SHEETS_MAX = 10000 };

/* Widths of columns, in characters: a style for each. */
enum { ODS_WIDTH_STEP = 4, ODS_WIDTH_MIN = 8, ODS_WIDTH_MAX = 60 };

/** Appends a cell of words in a named style. A text that would be a formula,
 * here or in a file made of it, gets an apostrophe before it. */
void ods_words(struct text *out, const char *style, const char *text);

/** The same, as a link to the first cell of a sheet. */
void ods_link(struct text *out, const char *sheet);

/** Appends a cell that holds a whole number. */
void ods_count(struct text *out, size_t n);

/** Appends a cell of a table: words, a number or a mark. */
void ods_cell(struct text *out, const struct sheet_cell *cell);

/** Characters that the cell takes. */
size_t ods_cell_width(const struct sheet_cell *cell);

/** Appends a row of one cell. */
void ods_line(struct text *out, const char *style, const char *text);

/** Appends the columns of a sheet, by the characters that each should hold. */
void ods_columns(struct text *out, const size_t *width, size_t n);

/** Appends the name of a column: "A", "AB", from 0. */
void ods_column_name(struct text *out, size_t column);

/** Appends the styles of columns, for content.xml. */
void ods_column_styles(struct text *out);

/** Appends styles.xml, the same for every workbook. */
void ods_styles(struct text *out);

/** The members of a package beside mimetype, in their order. */
struct ods_member {
	const char *name;
	const struct text *bytes;
};

/**
 * Appends the package: a zip file that begins with its media type, as it is,
 * and holds the members. The same bytes at any time and in any time zone.
 * Fails with EXIT_INTERNAL where the library does.
 */
bool ods_pack(const struct ods_member *member, size_t n, struct text *bytes,
    struct error *err);

#endif
