#ifndef PEELSTATS_CSV_RECORD_H
#define PEELSTATS_CSV_RECORD_H

#include "csv_source.h"
#include "csv_text.h"
#include "peelstats/text.h"

enum { CSV_COLUMNS_MAX = 1024, CSV_UNMAPPED = CSV_COLUMNS_MAX };

/* One record of a file and what its header says of the columns. */
struct csv_record {
	const struct csv_request *request;
	const char *path;
	char delimiter;
	const char *raw; /* as in the file, with its line ends; borrowed */
	size_t raw_len;
	size_t raw_line; /* physical line where it starts, from 1 */
	struct text fields; /* each ended by a zero */
	size_t start[CSV_COLUMNS_MAX];
	size_t n_fields;
	size_t field_of[CSV_COLUMNS_MAX]; /* column -> field or CSV_UNMAPPED */
	const struct csv_text_limit *limit[CSV_COLUMNS_MAX]; /* of a column */
	size_t least_limit; /* characters that any column may have */
	size_t titles; /* lines above the header that are none */
	size_t n_header; /* 0 before the header is read */
	struct text shown; /* one physical line, for messages */
};

/** Adds a field to the record. */
void csv_record_field(struct csv_record *r, const char *bytes, size_t len);

/**
 * Ends the record: the first one is the header, another one is handed to the
 * request if it is whole. `plain` says that it is printable ASCII.
 * False if nothing more of the file can be used.
 */
bool csv_record_done(struct csv_record *r, bool plain);

/** Forgets the fields read so far. */
void csv_record_clear(struct csv_record *r);

/** Where field `index` of the raw record begins; borrows r->shown. */
struct place csv_record_place(struct csv_record *r, size_t index);

/** Where a line of the file is, without its text. */
struct place csv_record_line(
    const struct csv_record *r, size_t line, size_t column);

#endif
