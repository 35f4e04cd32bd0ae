#include "csv_source.h"

#include "peelstats/text.h"

#include <csv.h>

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

enum {
	CHUNK = 64 * 1024,
	RECORD_MAX = 4 * 1024 * 1024,
	COLUMNS_MAX = 1024,
	UNMAPPED = COLUMNS_MAX
};

struct csv_source {
	const struct csv_request *request;
	char path[4096];
	FILE *file;
	char chunk[CHUNK];
	size_t at;
	size_t filled;
	struct csv_parser parser;
	char delimiter;
	struct text raw; /* physical lines of the record being read */
	size_t raw_line; /* physical line where it starts, from 1 */
	size_t lines_read;
	struct text fields; /* the record's fields, each ended by a zero */
	size_t start[COLUMNS_MAX];
	size_t n_fields;
	size_t field_of[COLUMNS_MAX]; /* column -> field, or UNMAPPED */
	size_t n_header; /* 0 before the header is read */
	bool header_ok;
	bool stop;
	struct text shown; /* one physical line, for messages */
};

static struct place place_at(
    struct csv_source *s, size_t line, size_t column, const char *source)
{
	return (struct place){ s->path, line, column, source };
}

/*
 * Finds where field `index` of the raw record begins and keeps its physical
 * line in s->shown.
 */
static struct place place_of_field(struct csv_source *s, size_t index)
{
	const char *raw = text_str(&s->raw);
	size_t line_start = 0;
	size_t line = s->raw_line;
	size_t at = 0;
	bool quoted = false;
	size_t end;

	for (size_t field = 0; at < s->raw.len && field < index; at++) {
		if (raw[at] == '"')
			quoted = !quoted;
		else if (raw[at] == s->delimiter && !quoted)
			field++;
		else if (raw[at] == '\n' ||
			 (raw[at] == '\r' && raw[at + 1] != '\n')) {
			line++;
			line_start = at + 1;
		}
	}
	end = line_start + strcspn(raw + line_start, "\r\n");
	text_clear(&s->shown);
	text_add_bytes(&s->shown, raw + line_start, end - line_start);
	return place_at(s, line,
	    utf8_count(raw + line_start, at - line_start) + 1,
	    text_str(&s->shown));
}

const char *csv_field(const struct csv_row *row, size_t column)
{
	const struct csv_source *s = row->source;
	size_t field = s->field_of[column];

	return field < s->n_fields ? s->fields.s + s->start[field] : "";
}

struct place csv_place(const struct csv_row *row, size_t column)
{
	size_t field = row->source->field_of[column];

	return place_of_field(
	    row->source, field < row->source->n_fields ? field : 0);
}

static void on_field(void *bytes, size_t len, void *context)
{
	struct csv_source *s = context;

	if (s->n_fields < COLUMNS_MAX) {
		s->start[s->n_fields] = s->fields.len;
		text_add_bytes(&s->fields, bytes, len);
		text_add_char(&s->fields, '\0');
	}
	s->n_fields++;
}

static size_t header_find(const struct csv_source *s, const char *name)
{
	for (size_t f = 0; f < s->n_fields; f++)
		if (name_equal(s->fields.s + s->start[f], name))
			return f;
	return UNMAPPED;
}

static const char *header_near(const struct csv_source *s, const char *name)
{
	for (size_t f = 0; f < s->n_fields; f++)
		if (name_near(name, s->fields.s + s->start[f]) ||
		    name_near(s->fields.s + s->start[f], name))
			return s->fields.s + s->start[f];
	return NULL;
}

static void header_map_columns(struct csv_source *s)
{
	const struct csv_request *r = s->request;

	for (size_t c = 0; c < r->n_columns; c++) {
		struct text help = TEXT_EMPTY;
		const char *near;

		s->field_of[c] = header_find(s, r->columns[c].name);
		if (s->field_of[c] != UNMAPPED || !r->columns[c].required)
			continue;
		near = header_near(s, r->columns[c].name);
		if (near != NULL)
			text_addf(&help, "rename the column \"%s\"", near);
		else
			text_addf(&help,
			    "add a column \"%s\" to the header row",
			    r->columns[c].name);
		diag_add(r->diags, "E110", place_of_field(s, 0),
		    text_str(&help), "no column \"%s\"", r->columns[c].name);
		s->header_ok = false;
		text_release(&help);
	}
}

static bool header_known(const struct csv_source *s, const char *name)
{
	for (size_t c = 0; c < s->request->n_columns; c++)
		if (name_equal(s->request->columns[c].name, name))
			return true;
	return false;
}

static void header_check_fields(struct csv_source *s)
{
	for (size_t f = 0; f < s->n_fields; f++) {
		const char *name = s->fields.s + s->start[f];
		size_t first = header_find(s, name);

		if (first < f && name[0] != '\0') {
			diag_add(s->request->diags, "E111",
			    place_of_field(s, f), "keep one of the two columns",
			    "column \"%s\" appears twice (first at column %zu)",
			    name, first + 1);
			s->header_ok = false;
		} else if (!header_known(s, name)) {
			diag_add(s->request->diags, "W510",
			    place_of_field(s, f), NULL,
			    "column \"%s\" is not known and is not used", name);
		}
	}
}

static void header_read(struct csv_source *s)
{
	s->n_header = s->n_fields;
	s->header_ok = true;
	if (s->n_fields > COLUMNS_MAX) {
		diag_add(s->request->diags, "E112", place_of_field(s, 0),
		    "check the column separator of the file",
		    "%zu columns are more than the %d that a file may have",
		    s->n_fields, COLUMNS_MAX);
		s->n_fields = COLUMNS_MAX;
		s->stop = true;
		return;
	}
	header_map_columns(s);
	header_check_fields(s);
	if (!s->header_ok)
		s->stop = true;
}

static void on_row(int terminator, void *context)
{
	struct csv_source *s = context;
	struct csv_row row = { s };

	(void)terminator;
	if (s->n_header == 0) {
		header_read(s);
	} else if (s->n_fields != s->n_header) {
		size_t shown = s->n_fields < s->n_header ? 0 : s->n_header;

		diag_add(s->request->diags, "E120", place_of_field(s, shown),
		    "a text that holds the separator needs quotes around it",
		    "%zu field%s, expected %zu", s->n_fields,
		    s->n_fields == 1 ? "" : "s", s->n_header);
	} else if (!s->stop) {
		s->request->row(s->request->context, &row);
	}
	s->n_fields = 0;
	text_clear(&s->fields);
	text_clear(&s->raw);
}

/* Appends the next physical line with its ending to s->raw. */
static bool line_read(struct csv_source *s, size_t *len)
{
	size_t before = s->raw.len;

	for (;;) {
		const char *from = s->chunk + s->at;
		size_t room = s->filled - s->at;
		const char *lf = memchr(from, '\n', room);
		size_t take = lf != NULL ? (size_t)(lf - from) + 1 : room;
		const char *cr = memchr(from, '\r', take);

		if (cr != NULL && cr + 1 < s->chunk + s->filled &&
		    cr[1] != '\n')
			take = (size_t)(cr - from) + 1;
		text_add_bytes(&s->raw, from, take);
		s->at += take;
		if (take > 0 && (from[take - 1] == '\n' || take < room))
			break;
		if (s->raw.len > RECORD_MAX)
			break;
		s->filled = fread(s->chunk, 1, sizeof(s->chunk), s->file);
		s->at = 0;
		if (s->filled == 0)
			break;
	}
	*len = s->raw.len - before;
	s->lines_read += *len > 0;
	return *len > 0;
}

/* The separator that the header line uses most, outside quotes. */
static char find_delimiter(const char *line)
{
	static const char candidates[] = ",;\t";
	size_t count[3] = { 0, 0, 0 };
	bool quoted = false;
	size_t best = 0;

	for (; *line != '\0'; line++) {
		const char *c = strchr(candidates, *line);

		if (*line == '"')
			quoted = !quoted;
		else if (c != NULL && !quoted)
			count[c - candidates]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (count[i] > count[best])
			best = i;
	return candidates[best];
}

static bool is_utf16(const char *s, size_t len)
{
	return len >= 2 &&
	       (memcmp(s, "\xFF\xFE", 2) == 0 || memcmp(s, "\xFE\xFF", 2) == 0);
}

static void parser_start(struct csv_source *s)
{
	(void)csv_init(
	    &s->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_delim(&s->parser, (unsigned char)s->delimiter);
}

static void skip_record(struct csv_source *s)
{
	csv_free(&s->parser);
	parser_start(s);
	s->n_fields = 0;
	text_clear(&s->fields);
	text_clear(&s->raw);
}

/* Refuses bytes that are not text; returns false when the line is bad. */
static bool line_check(struct csv_source *s, const char *line, size_t len)
{
	struct diag_list *diags = s->request->diags;

	if (s->lines_read == 1 && is_utf16(line, len)) {
		diag_add(diags, "E102", place_at(s, 1, 1, NULL),
		    "save the file as \"CSV UTF-8\"", "this is UTF-16 text");
		s->stop = true;
		return false;
	}
	if (s->raw.len > RECORD_MAX) {
		diag_add(diags, "E104", place_at(s, s->raw_line, 1, NULL),
		    "look for a quote that is never closed",
		    "a record is longer than 4 MiB");
		s->stop = true;
		return false;
	}
	if (!utf8_valid(line, len)) {
		diag_add(diags, "E103", place_at(s, s->lines_read, 1, NULL),
		    "save the file as \"CSV UTF-8\"",
		    "the line holds bytes that are not UTF-8 text");
		return false;
	}
	return true;
}

static void line_first(struct csv_source *s, size_t *len)
{
	if (*len >= 3 && memcmp(s->raw.s, "\xEF\xBB\xBF", 3) == 0) {
		*len -= 3;
		memmove(s->raw.s, s->raw.s + 3, *len + 1);
		s->raw.len = *len;
	}
	s->delimiter = find_delimiter(text_str(&s->raw));
	csv_set_delim(&s->parser, (unsigned char)s->delimiter);
}

static void line_parse(struct csv_source *s, const char *line, size_t len)
{
	size_t done = csv_parse(&s->parser, line, len, on_field, on_row, s);

	if (done == len)
		return;
	diag_add(s->request->diags, "E122", place_of_field(s, s->n_fields),
	    "put quotes around the whole field and double those inside it",
	    "a quote stands inside a field");
	skip_record(s);
}

/* True between records: nothing of the next one has been read. */
static bool record_empty(const struct csv_source *s)
{
	return s->n_fields == 0 && s->raw.len == 0;
}

static void read_lines(struct csv_source *s)
{
	size_t len;

	while (!s->stop) {
		if (record_empty(s))
			s->raw_line = s->lines_read + 1;
		if (!line_read(s, &len))
			break;
		if (!line_check(s, s->raw.s + s->raw.len - len, len)) {
			skip_record(s);
			continue;
		}
		if (s->lines_read == 1)
			line_first(s, &len);
		line_parse(s, s->raw.s + s->raw.len - len, len);
		/* a blank line makes no record */
		if (s->raw.len > 0 && strspn(s->raw.s, " \t\r\n") == s->raw.len)
			text_clear(&s->raw);
	}
}

static void read_end(struct csv_source *s)
{
	if (s->stop)
		return;
	if (csv_fini(&s->parser, on_field, on_row, s) != 0)
		diag_add(s->request->diags, "E121",
		    place_of_field(s, s->n_fields), "add the closing quote",
		    "a quote opened here is never closed");
	else if (s->n_header == 0)
		diag_add(s->request->diags, "E113", place_at(s, 1, 1, NULL),
		    "the first line must name the columns",
		    "the file is empty");
}

static bool open_file(struct csv_source *s, struct error *err)
{
	struct stat st;
	int fd = open(s->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0 && errno == ENOENT) {
		if (s->request->required)
			diag_add(s->request->diags, "E101",
			    place_at(s, 0, 0, NULL),
			    "peelstats needs forces.csv, metrics.csv and "
			    "observations.csv",
			    "file not found");
		return false;
	}
	if (fd < 0)
		return error_set(
		    err, EXIT_IO, "%s: %s", s->path, strerror(errno));
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		(void)close(fd);
		return error_set(
		    err, EXIT_IO, "%s: not a regular file", s->path);
	}
	s->file = fdopen(fd, "rb");
	if (s->file == NULL) {
		(void)close(fd);
		return error_set(
		    err, EXIT_IO, "%s: %s", s->path, strerror(errno));
	}
	return true;
}

static void source_free(struct csv_source *s)
{
	csv_free(&s->parser);
	text_release(&s->raw);
	text_release(&s->fields);
	text_release(&s->shown);
	if (s->file != NULL)
		(void)fclose(s->file);
	free(s);
}

bool csv_source_read(const struct csv_request *request, struct error *err)
{
	struct csv_source *s = heap_realloc(NULL, 1, sizeof(*s));
	bool ok;

	memset(s, 0, sizeof(*s));
	s->request = request;
	s->delimiter = ',';
	parser_start(s);
	(void)snprintf(
	    s->path, sizeof(s->path), "%s/%s", request->dir, request->name);
	if (open_file(s, err)) {
		read_lines(s);
		if (ferror(s->file))
			(void)error_set(
			    err, EXIT_IO, "%s: %s", s->path, strerror(errno));
		else
			read_end(s);
	}
	ok = err->status == EXIT_OK;
	source_free(s);
	return ok;
}
