#ifndef PEELSTATS_CSV_SOURCE_H
#define PEELSTATS_CSV_SOURCE_H

#include "peelstats/diag.h"
#include "peelstats/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A column that a file may have. */
struct csv_column {
	const char *name;
	bool required;
};

struct csv_record;

/*
 * One record, valid during the callback. Fields are terminated UTF-8,
 * trimmed outside quotes; see csv_field().
 */
struct csv_row {
	struct csv_record *record;
};

/** What to do with each record. */
typedef void csv_row_fn(void *context, const struct csv_row *row);

/* What to read and where problems go. */
struct csv_request {
	const char *dir;
	const char *name; /* "forces.csv" */
	bool required;
	const struct csv_column *columns;
	size_t n_columns;
	csv_row_fn *row;
	csv_row_fn *header; /* called first, or NULL */
	void *context;
	struct diag_list *diags;
	/* whether a report can show a character; NULL: any */
	bool (*printable)(void *context, uint32_t code);
	void *printable_context;
};

/**
 * Reads a CSV file (RFC 4180; comma, semicolon, tab or bar; UTF-8 with or
 * without BOM; LF, CRLF or CR) and calls request->row for every whole record
 * below the header. Problems go to the diagnostics with physical line and
 * column. Fails with EXIT_IO when the file exists but cannot be read. A record
 * or a field never takes more than 4 MiB of memory.
 */
bool csv_source_read(const struct csv_request *request, struct error *err)
    __attribute__((warn_unused_result));

/** The field of column `column` (index into columns), "" when not there. */
const char *csv_field(const struct csv_row *row, size_t column);

/** The name of a column, by its place in the header; NULL behind the last. */
const char *csv_header_field(const struct csv_row *row, size_t field);

/** The physical line where the record begins, from 1. */
size_t csv_row_line(const struct csv_row *row);

/** Where that field begins; the source line is borrowed for the callback. */
struct place csv_place(const struct csv_row *row, size_t column);

#endif
