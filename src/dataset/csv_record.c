#include "csv_record.h"

#include "csv_header.h"
#include "csv_text.h"
#include "peelstats/number.h"

#include <string.h>

#include "base/banned.h"

enum { TITLES_MAX = 20 };

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
		if (csv_header_known(r, r->fields.s + r->start[f]))
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
		good = csv_header_read(r);
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
