#ifndef PEELSTATS_TABLE_H
#define PEELSTATS_TABLE_H

#include "peelstats/error.h"
#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A published table as rows of text, whatever file it is in: CSV, XLSX or
 * ODS. Files are streamed: memory holds one row, and of XLSX the shared
 * strings, which are bounded. Formulas are never worked out; the value saved
 * with them is read. Nothing outside the file is opened.
 */
enum {
	TABLE_COLUMNS_MAX = 1024, /* of a row that holds something */
	TABLE_ROWS_MAX = 1 << 21,
	TABLE_CELL_MAX = 32767 /* bytes of a cell */
};

/* One row; fields are terminated UTF-8 and valid during the call. */
struct table_row {
	size_t number; /* in its sheet, from 1 */
	size_t n; /* fields, up to the last that holds something */
	struct text bytes;
	size_t start[TABLE_COLUMNS_MAX];
};

/** The field of a column from 0, "" behind the last. It lives until the row
 * is cleared. */
const char *table_field(const struct table_row *row, size_t column);

/** Empties the row. */
void table_row_clear(struct table_row *row);

/** Sets a field right of those that are set; false when there is no room. */
bool table_row_set(
    struct table_row *row, size_t column, const char *s, size_t len);

/* Who reads a table. */
struct table_reader {
	/* Whether the sheet is wanted; a CSV file has one of its own name. */
	bool (*sheet)(void *context, const char *name);
	/* A row that holds something; false stops the reading of the sheet. */
	bool (*row)(void *context, const struct table_row *row);
	void *context;
};

/**
 * Reads a file by what it holds, not by its name. Fails with EXIT_IO when it
 * cannot be read, EXIT_DATA when it is broken, of another kind, or larger
 * than is read: what was handed out before must then be forgotten.
 */
bool table_read(const char *path, const struct table_reader *reader,
    struct error *err) __attribute__((warn_unused_result));

/** The same of a file of comma-separated values, whatever its name. */
bool table_read_csv(
    const char *path, const struct table_reader *reader, struct error *err);

#endif
