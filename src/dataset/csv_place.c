/* Fields of a record, and where they are; see csv_record.h. */
#include "csv_record.h"

#include <string.h>

#include "base/banned.h"

struct place csv_record_line(
    const struct csv_record *r, size_t line, size_t column)
{
	return (struct place){ r->path, line, column, NULL };
}

/* The length of a line without its ending. */
static size_t line_body(const char *s, size_t len)
{
	size_t end = 0;

	while (end < len && s[end] != '\r' && s[end] != '\n')
		end++;
	return end;
}

/* Where a byte of the raw record is; keeps its line in r->shown. */
static struct place place_of_byte(struct csv_record *r, size_t byte)
{
	size_t line_start = 0;
	size_t line = r->raw_line;
	const char *from;

	for (size_t at = 0; at < byte; at++)
		if (r->raw[at] == '\n' ||
		    (r->raw[at] == '\r' && at + 1 < r->raw_len &&
			r->raw[at + 1] != '\n')) {
			line++;
			line_start = at + 1;
		}
	from = r->raw + line_start;
	text_clear(&r->shown);
	text_add_bytes(
	    &r->shown, from, line_body(from, r->raw_len - line_start));
	return (struct place){ r->path, line,
		utf8_count(from, byte - line_start) + 1, text_str(&r->shown) };
}

struct place csv_record_place(struct csv_record *r, size_t index)
{
	size_t at = 0;
	bool quoted = false;

	for (size_t field = 0; at < r->raw_len && field < index; at++) {
		if (r->raw[at] == '"')
			quoted = !quoted;
		else if (r->raw[at] == r->delimiter && !quoted)
			field++;
	}
	return place_of_byte(r, at);
}

const char *csv_field(const struct csv_row *row, size_t column)
{
	const struct csv_record *r = row->record;
	size_t field = r->field_of[column];

	return field < r->n_fields ? r->fields.s + r->start[field] : "";
}

struct place csv_place(const struct csv_row *row, size_t column)
{
	size_t field = row->record->field_of[column];

	return csv_record_place(
	    row->record, field < row->record->n_fields ? field : 0);
}

const char *csv_header_field(const struct csv_row *row, size_t field)
{
	const struct csv_record *r = row->record;

	return field < r->n_fields ? r->fields.s + r->start[field] : NULL;
}

size_t csv_row_line(const struct csv_row *row)
{
	return row->record->raw_line;
}
