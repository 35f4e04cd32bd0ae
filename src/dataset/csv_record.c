#include "csv_record.h"

#include "csv_text.h"
#include "peelstats/number.h"

#include <string.h>

#include "base/banned.h"

enum { SHORTEST = 4, TITLES_MAX = 20 };

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

static size_t header_find(const struct csv_record *r, const char *name)
{
	for (size_t f = 0; f < r->n_fields; f++)
		if (name_equal(r->fields.s + r->start[f], name))
			return f;
	return CSV_UNMAPPED;
}

/* "denom" for "denominator", "force" for "force_id". */
static bool begins_alike(const char *a, const char *b)
{
	size_t la = strlen(a);
	size_t lb = strlen(b);
	size_t len = la < lb ? la : lb;

	return len >= SHORTEST && strncmp(a, b, len) == 0;
}

static bool header_known(const struct csv_record *r, const char *name)
{
	for (size_t c = 0; c < r->request->n_columns; c++)
		if (name_equal(r->request->columns[c].name, name))
			return true;
	return false;
}

/* The field that may be meant by a column that is missing, or n_fields. */
static size_t header_near(const struct csv_record *r, const char *name)
{
	size_t f = 0;

	for (; f < r->n_fields; f++) {
		const char *found = r->fields.s + r->start[f];

		if (!header_known(r, found) &&
		    (name_near(name, found) || name_near(found, name) ||
			begins_alike(name, found)))
			break;
	}
	return f;
}

/* A first line that is data: no column is named, and a number stands there. */
static bool header_is_data(const struct csv_record *r)
{
	bool number = false;

	for (size_t f = 0; f < r->n_fields && f < CSV_COLUMNS_MAX; f++) {
		const char *field = r->fields.s + r->start[f];
		double x;

		if (header_known(r, field))
			return false;
		number = number || number_parse(field, &x);
	}
	return number || r->n_fields == 0;
}

static void report_no_header(struct csv_record *r)
{
	const struct csv_request *q = r->request;
	struct text help = TEXT_EMPTY;

	text_add(&help, "put this line above it: ");
	for (size_t c = 0; c < q->n_columns; c++)
		if (q->columns[c].required)
			text_addf(&help, "%s%s", c > 0 ? "," : "",
			    q->columns[c].name);
	diag_add(q->diags, "E110", csv_record_place(r, 0), text_str(&help),
	    "the first line names no columns");
	text_release(&help);
}

/* The one field that is not known, where one column is missing. */
static size_t header_left_over(const struct csv_record *r)
{
	size_t found = r->n_fields;

	for (size_t f = 0; f < r->n_fields; f++) {
		const char *name = r->fields.s + r->start[f];

		if (header_known(r, name) || name[0] == '\0')
			continue;
		if (found < r->n_fields)
			return r->n_fields;
		found = f;
	}
	return found;
}

/* Finds the columns; false if a required one is missing. */
static bool header_map_columns(struct csv_record *r)
{
	const struct csv_request *q = r->request;
	bool good = true;

	for (size_t c = 0; c < q->n_columns; c++) {
		struct text help = TEXT_EMPTY;
		size_t near;

		r->limit[c] = csv_text_limit_of(q->columns[c].name);
		if (c == 0 || r->limit[c]->most < r->least_limit)
			r->least_limit = r->limit[c]->most;
		r->field_of[c] = header_find(r, q->columns[c].name);
		if (r->field_of[c] != CSV_UNMAPPED || !q->columns[c].required)
			continue;
		near = header_near(r, q->columns[c].name);
		if (near == r->n_fields)
			near = header_left_over(r);
		if (near < r->n_fields)
			text_addf(&help, "rename the column \"%s\" to \"%s\"",
			    r->fields.s + r->start[near], q->columns[c].name);
		else
			text_addf(&help,
			    "add a column \"%s\" to the header row",
			    q->columns[c].name);
		diag_add(q->diags, "E110",
		    csv_record_place(r, near < r->n_fields ? near : 0),
		    text_str(&help), "no column \"%s\"", q->columns[c].name);
		good = false;
		text_release(&help);
	}
	return good;
}

/* Reports columns given twice, and those that are not known if asked to. */
static bool header_check_fields(struct csv_record *r, bool unknown)
{
	bool good = true;

	for (size_t f = 0; f < r->n_fields; f++) {
		const char *name = r->fields.s + r->start[f];
		size_t first = header_find(r, name);

		if (first < f && name[0] != '\0') {
			diag_add(r->request->diags, "E111",
			    csv_record_place(r, f),
			    "keep one of the two columns",
			    "column \"%s\" appears twice (first at column %zu)",
			    name, first + 1);
			good = false;
		} else if (unknown && !header_known(r, name)) {
			diag_add(r->request->diags, "W510",
			    csv_record_place(r, f), NULL,
			    "column \"%s\" is not known and is not used", name);
		}
	}
	return good;
}

static bool header_read(struct csv_record *r)
{
	bool good;

	r->n_header = r->n_fields;
	if (r->n_fields > CSV_COLUMNS_MAX) {
		diag_add(r->request->diags, "E112", csv_record_place(r, 0),
		    "check the column separator of the file",
		    "%zu columns are more than the %d that a file may have",
		    r->n_fields, CSV_COLUMNS_MAX);
		return false;
	}
	if (header_is_data(r)) {
		report_no_header(r);
		return false;
	}
	good = header_map_columns(r);
	/* what is not known may be what is missing: one word on it is enough */
	return header_check_fields(r, good) && good;
}

/* Takes characters without a shape out of a field. */
static bool field_strip(char *field)
{
	const char *at = field;
	char *out = field;

	while (*at != '\0') {
		const char *from = at;

		if (csv_text_invisible(utf8_next(&at)))
			continue;
		memmove(out, from, (size_t)(at - from));
		out += at - from;
	}
	*out = '\0';
	return out != at;
}

/* The first character of a field that no page can show, or 0. */
static uint32_t field_unprintable(const struct csv_record *r, const char *field)
{
	const struct csv_request *q = r->request;

	while (*field != '\0') {
		uint32_t code = utf8_next(&field);

		if (csv_text_control(code) ||
		    (code >= 0x80 && q->printable != NULL &&
			!q->printable(q->printable_context, code)))
			return code;
	}
	return 0;
}

/* Reports a text that has no room on any page. */
static void field_check_length(
    struct csv_record *r, size_t column, const char *field)
{
	size_t length = utf8_count(field, strlen(field));
	char number[2][NUMBER_BUFFER];

	if (length <= r->limit[column]->most)
		return;
	diag_add(r->request->diags, "E106",
	    csv_record_place(r, r->field_of[column]), "shorten the text",
	    "\"%s\" holds %s characters; the pages can carry %s",
	    r->request->columns[column].name,
	    number_format(number[0], (double)length, 0),
	    number_format(number[1], (double)r->limit[column]->most, 0));
}

/* Reports characters that could not be printed; the row is read all the same,
 * so that nothing else seems to be missing. */
static void field_check_characters(
    struct csv_record *r, size_t column, char *field)
{
	size_t f = r->field_of[column];
	uint32_t code;

	csv_text_settle(field, r->limit[column]->flows);
	if (field_strip(field))
		diag_add(r->request->diags, "W508", csv_record_place(r, f),
		    "delete them", "characters without a shape are left out");
	code = field_unprintable(r, field);
	if (code == 0)
		return;
	diag_add(r->request->diags, "E105", csv_record_place(r, f),
	    "write it another way: no font of the report has it",
	    "the character U+%04X cannot be printed", (unsigned)code);
}

static void fields_check(struct csv_record *r, bool plain)
{
	/* no field is longer than its record: most need no look */
	if (plain && r->raw_len <= r->least_limit)
		return;
	for (size_t c = 0; c < r->request->n_columns; c++) {
		size_t f = r->field_of[c];

		if (f >= r->n_fields)
			continue;
		if (!plain)
			field_check_characters(r, c, r->fields.s + r->start[f]);
		field_check_length(r, c, r->fields.s + r->start[f]);
	}
}

/* Names of columns stand in one line, however the sheet broke them. */
static void header_settle(struct csv_record *r)
{
	for (size_t f = 0; f < r->n_fields && f < CSV_COLUMNS_MAX; f++)
		csv_text_settle(r->fields.s + r->start[f], false);
}

void csv_record_clear(struct csv_record *r)
{
	r->n_fields = 0;
	r->raw_len = 0;
	text_clear(&r->fields);
}

static size_t filled(const struct csv_record *r)
{
	size_t n = 0;

	for (size_t f = 0; f < r->n_fields && f < CSV_COLUMNS_MAX; f++)
		n += r->fields.s[r->start[f]] != '\0';
	return n;
}

/* Why a record has another number of fields than the header, if it shows. */
static const char *count_help(const struct csv_record *r)
{
	static const char others[] = ",;\t";

	if (r->n_fields == 1)
		for (const char *c = others; *c != '\0'; c++)
			if (*c != r->delimiter &&
			    memchr(r->raw, *c, r->raw_len) != NULL)
				return "the header has another separator than "
				       "this row: use commas in all rows";
	if (filled(r) < 3)
		return "if this is a note under the table, delete the row";
	if (r->n_fields > r->n_header)
		return "a text or a number that holds the separator, such as "
		       "12,345, needs quotes around it, or no separator in it";
	return "every column needs a field, if only an empty one";
}

static void report_count(struct csv_record *r)
{
	size_t shown = r->n_fields < r->n_header ? 0 : r->n_header;
	const char *help = count_help(r);

	diag_add_cause(r->request->diags, help, "E120",
	    csv_record_place(r, shown), help, "%zu field%s, expected %zu",
	    r->n_fields, r->n_fields == 1 ? "" : "s", r->n_header);
}

/*
 * The title of a table, as spreadsheets put it above the header: no column of
 * the file is named in it, and too few fields are filled for a header.
 */
static bool is_title(const struct csv_record *r)
{
	size_t n = filled(r);
	size_t needed = 0;

	for (size_t c = 0; c < r->request->n_columns; c++)
		needed += r->request->columns[c].required;
	for (size_t f = 0; f < r->n_fields && f < CSV_COLUMNS_MAX; f++)
		if (header_known(r, r->fields.s + r->start[f]))
			return false;
	return r->titles < TITLES_MAX && n < 3 && n < needed;
}

static void report_titles(const struct csv_record *r)
{
	if (r->titles > 0)
		diag_add(r->request->diags, "W512", csv_record_line(r, 1, 1),
		    "delete what stands above the names of the columns",
		    "%zu row%s above the names of the columns %s left out",
		    r->titles, r->titles == 1 ? "" : "s",
		    r->titles == 1 ? "is" : "are");
}

/* Excel saves rows that were once used: nothing but separators. */
static bool skip_blank(struct csv_record *r)
{
	if (r->n_fields < 2 || r->fields.s[0] != '\0' || filled(r) > 0)
		return false;
	diag_add_cause(r->request->diags, "blank", "W512",
	    csv_record_line(r, r->raw_line, 1),
	    "delete the empty rows (in a spreadsheet: delete rows, not cells)",
	    "an empty row is left out");
	return true;
}

bool csv_record_done(struct csv_record *r, bool plain)
{
	struct csv_row row = { r };
	bool good = true;

	if (r->n_header == 0 && is_title(r)) {
		r->titles++;
	} else if (r->n_header == 0) {
		report_titles(r);
		header_settle(r);
		good = header_read(r);
		if (good && r->request->header != NULL)
			r->request->header(r->request->context, &row);
	} else if (skip_blank(r)) {
		good = true;
	} else if (r->n_fields != r->n_header) {
		report_count(r);
	} else {
		fields_check(r, plain);
		r->request->row(r->request->context, &row);
	}
	csv_record_clear(r);
	return good;
}

void csv_record_field(struct csv_record *r, const char *bytes, size_t len)
{
	if (r->n_fields < CSV_COLUMNS_MAX) {
		r->start[r->n_fields] = r->fields.len;
		text_add_bytes(&r->fields, bytes, len);
		text_add_char(&r->fields, '\0');
	}
	r->n_fields++;
}
