#include "csv_source.h"

#include "csv_line.h"
#include "csv_missing.h"
#include "csv_record.h"
#include "csv_text.h"
#include "peelstats/file.h"
#include "peelstats/text.h"

#include <csv.h>

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/banned.h"

/* A folder of forces and measures is megabytes; this is room for 15 million
 * figures. */
static const long long file_max = 1LL << 30;

enum encoding { ENCODING_ASCII, ENCODING_UTF8, ENCODING_1252 };

struct csv_source {
	struct csv_record record;
	struct csv_lines lines;
	struct csv_parser parser;
	enum encoding encoding; /* as far as read */
	struct text kept; /* lines of a record that does not end with its line,
			     or is to be made UTF-8 */
	bool within; /* a record is begun and not ended */
	bool plain; /* and is one line of printable ASCII so far */
	size_t lines_read;
	bool stop;
};

/* The separator that the header line uses most, outside quotes. */
static char find_delimiter(const char *line, size_t len)
{
	const char *end = line + len;
	static const char candidates[] = ",;\t|";
	size_t count[4] = { 0, 0, 0, 0 };
	bool quoted = false;
	size_t best = 0;

	for (; line < end; line++) {
		const char *c =
		    *line != '\0' ? strchr(candidates, *line) : NULL;

		if (*line == '"')
			quoted = !quoted;
		else if (c != NULL && !quoted)
			count[c - candidates]++;
	}
	for (size_t i = 1; i < 4; i++)
		if (count[i] > count[best])
			best = i;
	return candidates[best];
}

static void *grow(void *old, size_t size)
{
	return heap_realloc(old, size, 1);
}

static void parser_start(struct csv_source *s)
{
	(void)csv_init(
	    &s->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_delim(&s->parser, (unsigned char)s->record.delimiter);
	csv_set_realloc_func(&s->parser, grow);
	/* its buffer grows by this much: a long field in few steps */
	csv_set_blk_size(&s->parser, 64 * 1024);
}

static void on_field(void *bytes, size_t len, void *context)
{
	struct csv_source *s = context;

	csv_record_field(&s->record, bytes, len);
}

static void record_clear(struct csv_source *s)
{
	csv_record_clear(&s->record);
	text_clear(&s->kept);
	s->within = false;
}

static void on_row(int terminator, void *context)
{
	struct csv_source *s = context;

	(void)terminator;
	if (!s->stop && !csv_record_done(&s->record, s->plain))
		s->stop = true;
	record_clear(s);
}

static void skip_record(struct csv_source *s)
{
	csv_free(&s->parser);
	parser_start(s);
	record_clear(s);
}

/* What a file is that is no text, by its first bytes; NULL for text. */
static const char *not_text(const char *s, size_t len)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *what;
	} known[] = { { "\xFF\xFE", 2, "UTF-16 text" },
		{ "\xFE\xFF", 2, "UTF-16 text" },
		{ "PK\x03\x04", 4, "a spreadsheet or another zip file" },
		{ "\xD0\xCF\x11\xE0", 4, "an Excel workbook" },
		{ "%PDF", 4, "a PDF file" },
		{ "\x1F\x8B", 2, "a compressed file" },
		{ "<!DOCTYPE", 9, "a web page" },
		{ "<!doctype", 9, "a web page" }, { "<html", 5, "a web page" },
		{ "<?xml", 5, "an XML file" }, { "{\"", 2, "a JSON file" },
		{ "[{", 2, "a JSON file" }, { "{\rtf", 5, "a text document" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (len >= known[i].n &&
		    memcmp(s, known[i].bytes, known[i].n) == 0)
			return known[i].what;
	return memchr(s, 0, len) != NULL ? "UTF-16 text or no text at all"
					 : NULL;
}

static bool first_line_check(struct csv_source *s, const struct csv_line *line)
{
	const char *what = not_text(line->s, line->len);

	if (what == NULL)
		return true;
	diag_add(s->record.request->diags, "E102",
	    csv_record_line(&s->record, 1, 1), "save the file as \"CSV UTF-8\"",
	    "this is %s", what);
	s->stop = true;
	return false;
}

/* Where the first byte of a line is that no UTF-8 has. */
static size_t first_bad(const struct csv_line *line)
{
	const char *at = line->s;
	const char *end = line->s + line->len;

	while (at < end) {
		const char *from = at;

		(void)utf8_next(&at);
		if (*from == '\0' || at > end ||
		    !utf8_valid(from, (size_t)(at - from)))
			return (size_t)(from - line->s);
	}
	return line->len;
}

static void refuse_bytes(struct csv_source *s, const struct csv_line *line)
{
	size_t at = first_bad(line);
	struct place place = csv_record_line(&s->record, s->lines_read,
	    at < line->len ? utf8_count(line->s, at) + 1 : 1);

	if (at < line->len)
		diag_add(s->record.request->diags, "E103", place,
		    "save the file as \"CSV UTF-8\"",
		    "the byte %02X is not UTF-8 text",
		    (unsigned)(unsigned char)line->s[at]);
	else
		diag_add(s->record.request->diags, "E103", place,
		    "save the file as \"CSV UTF-8\"",
		    "the line is UTF-8 text, those above are Windows-1252");
	skip_record(s);
}

/*
 * Appends a line to the record, as UTF-8. A file that begins with bytes of
 * Windows-1252 is read as that to its end; a mixture is refused.
 */
static bool line_keep(struct csv_source *s, const struct csv_line *line)
{
	bool ascii = true;
	bool utf8 = utf8_valid(line->s, line->len);
	enum encoding encoding = utf8 ? ENCODING_UTF8 : ENCODING_1252;

	for (size_t i = 0; ascii && i < line->len; i++)
		ascii = (unsigned char)line->s[i] < 0x80;
	if (ascii && utf8) {
		text_add_bytes(&s->kept, line->s, line->len);
		return true;
	}
	if (s->encoding != ENCODING_ASCII && s->encoding != encoding)
		return false;
	if (utf8)
		text_add_bytes(&s->kept, line->s, line->len);
	else if (memchr(line->s, 0, line->len) != NULL ||
		 !csv_text_from_1252(line->s, line->len, &s->kept))
		return false;
	if (s->encoding != encoding && !utf8)
		diag_add(s->record.request->diags, "W506",
		    csv_record_line(&s->record, s->lines_read, 1),
		    "save the file as \"CSV UTF-8\"",
		    "the file is read as Windows-1252 text");
	s->encoding = encoding;
	return true;
}

/* Hands bytes to the parser, which may end the record at their end. */
static void parse(struct csv_source *s, const char *bytes, size_t len)
{
	if (csv_parse(&s->parser, bytes, len, on_field, on_row, s) == len)
		return;
	diag_add(s->record.request->diags, "E122",
	    csv_record_place(&s->record, s->record.n_fields),
	    "put quotes around the whole field and double those inside it",
	    "a quote stands inside a field");
	skip_record(s);
}

/* A line that holds a whole record is parsed where it is. */
static void line_parse_plain(struct csv_source *s, const struct csv_line *line)
{
	s->within = true;
	s->plain = true;
	s->record.raw = line->s;
	s->record.raw_len = line->len;
	parse(s, line->s, line->len);
	if (!s->within)
		return;
	s->plain = false;
	text_add_bytes(&s->kept, line->s, line->len);
}

static void line_parse(struct csv_source *s, const struct csv_line *line)
{
	size_t before = s->kept.len;

	if (!line_keep(s, line)) {
		refuse_bytes(s, line);
		return;
	}
	s->within = true;
	s->plain = false;
	s->record.raw = s->kept.s;
	s->record.raw_len = s->kept.len;
	parse(s, s->kept.s + before, s->kept.len - before);
}

static bool is_blank(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != ' ' && s[i] != '\t')
			return false;
	return true;
}

static void line_read(struct csv_source *s, const struct csv_line *line)
{
	size_t body = line->len;

	while (body > 0 &&
	       (line->s[body - 1] == '\n' || line->s[body - 1] == '\r'))
		body--;
	if (s->within) {
		line_parse(s, line);
		return;
	}
	s->record.raw_line = s->lines_read;
	if (is_blank(line->s, body))
		return;
	/* a tab may stand in quotes where tabs are the separator */
	if (csv_text_plain(line->s, body, s->record.delimiter) &&
	    (s->record.delimiter != '\t' || memchr(line->s, '"', body) == NULL))
		line_parse_plain(s, line);
	else
		line_parse(s, line);
}

static void line_first(struct csv_source *s, struct csv_line *line)
{
	if (line->len >= 3 && memcmp(line->s, "\xEF\xBB\xBF", 3) == 0) {
		line->s += 3;
		line->len -= 3;
	}
	s->record.delimiter = find_delimiter(line->s, line->len);
	csv_set_delim(&s->parser, (unsigned char)s->record.delimiter);
}

static void read_lines(struct csv_source *s)
{
	struct csv_line line;

	while (!s->stop && csv_lines_next(&s->lines, &line)) {
		s->lines_read++;
		if (s->lines_read == 1 && !first_line_check(s, &line))
			return;
		if (s->lines_read == 1)
			line_first(s, &line);
		if (line.len >= CSV_RECORD_MAX ||
		    s->kept.len + line.len > CSV_RECORD_MAX) {
			diag_add(s->record.request->diags, "E104",
			    csv_record_line(&s->record,
				s->kept.len > 0 ? s->record.raw_line
						: s->lines_read,
				1),
			    "look for a quote that is never closed",
			    "a record is longer than 4 MiB");
			s->stop = true;
			return;
		}
		line_read(s, &line);
	}
}

static void read_end(struct csv_source *s)
{
	if (s->stop)
		return;
	s->record.raw = text_str(&s->kept);
	s->record.raw_len = s->kept.len;
	if (csv_fini(&s->parser, on_field, on_row, s) != 0)
		diag_add(s->record.request->diags, "E121",
		    csv_record_place(&s->record, s->record.n_fields),
		    "add the closing quote",
		    "a quote opened here is never closed");
	else if (s->record.n_header == 0 && s->record.titles > 0)
		diag_add(s->record.request->diags, "E110",
		    csv_record_line(&s->record, 1, 1),
		    "the first line must name the columns, the rows follow",
		    "no line names the columns of the file");
	else if (s->record.n_header == 0)
		diag_add(s->record.request->diags, "E113",
		    csv_record_line(&s->record, 1, 1),
		    "the first line must name the columns",
		    "the file is empty");
}

static bool open_file(struct csv_source *s, struct error *err)
{
	struct stat st;
	int fd = file_open(s->record.path, O_RDONLY | O_NONBLOCK, 0);

	if (fd < 0 && errno == ENOENT) {
		csv_missing(s->record.request, s->record.path);
		return false;
	}
	if (fd < 0)
		return error_set(
		    err, EXIT_IO, "%s: %s", s->record.path, strerror(errno));
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		(void)file_close(fd);
		return error_set(
		    err, EXIT_IO, "%s: not a regular file", s->record.path);
	}
	if (st.st_size > file_max) {
		(void)file_close(fd);
		diag_add(s->record.request->diags, "E115",
		    csv_record_line(&s->record, 0, 0),
		    "leave out the rows that the report does not need",
		    "the file is larger than 1 GiB");
		return false;
	}
	csv_lines_open(&s->lines, fd);
	return true;
}

static void source_free(struct csv_source *s)
{
	csv_free(&s->parser);
	text_release(&s->kept);
	text_release(&s->record.fields);
	text_release(&s->record.shown);
	csv_lines_close(&s->lines);
	free(s);
}

bool csv_source_read(const struct csv_request *request, struct error *err)
{
	struct csv_source *s = heap_realloc(NULL, 1, sizeof(*s));
	struct text path = TEXT_EMPTY;
	bool ok;

	memset(s, 0, sizeof(*s));
	s->record.request = request;
	s->record.delimiter = ',';
	s->lines.fd = -1;
	parser_start(s);
	text_addf(&path, "%s/%s", request->dir, request->name);
	s->record.path = path.s;
	if (open_file(s, err)) {
		read_lines(s);
		if (s->lines.failure != 0)
			(void)error_set(err, EXIT_IO, "%s: %s", s->record.path,
			    strerror(s->lines.failure));
		else
			read_end(s);
	}
	ok = err->status == EXIT_OK;
	source_free(s);
	text_release(&path);
	return ok;
}
