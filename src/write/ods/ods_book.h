#ifndef PEELSTATS_ODS_BOOK_H
#define PEELSTATS_ODS_BOOK_H

#include "ods_parts.h"
#include "peelstats/names.h"
#include "peelstats/write.h"

enum { ODS_COLUMNS_MAX = 256 };

/* A workbook in the making. */
struct ods_book {
	const struct report *report;
	const struct write_request *request;
	struct text sheets; /* those of the tables, one after the other */
	struct text contents; /* rows of the list of them */
	struct text ranges; /* which cells are a table */
	struct names note; /* by id: its index in the data set */
	bool *note_used;
	struct names table; /* of --stats that there are sheets of */
	size_t n_sheets;
	bool too_long;
	/* the sheet being made */
	const struct sheet *sheet;
	struct text rows;
	size_t n_rows;
	size_t width[ODS_COLUMNS_MAX];
	bool marks;
	bool notes;
};

/** Empties `b` and fills it with the tables of the request. */
void ods_book_make(
    struct ods_book *b, const struct report *r, const struct write_request *q);

/** Frees what it holds. */
void ods_book_release(struct ods_book *b);

/* A sheet of words; `rows` is XML, `width` has `columns` numbers. */
struct ods_plain {
	const char *name;
	const char *title;
	const char *about;
	const char *const *header;
	size_t numbers; /* column of these, whose header stands at the right; 0
			   = none */
	size_t columns;
	const size_t *width;
	const struct text *rows;
	size_t n_rows;
};

/** Appends the sheet: its title, a line about it, and a table, marked as
 * such. */
void ods_plain_sheet(
    struct ods_book *b, const struct ods_plain *sheet, struct text *out);

/** Appends the cover, the contents, the notes and the columns. */
void ods_front(struct ods_book *b, struct text *out);

#endif
