/* A published table in CSV: any separator, UTF-8 or Windows-1252. */
#include "peelstats/arena.h"
#include "peelstats/file.h"
#include "table.h"

#include <csv.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

enum { CHUNK = 64 * 1024, FILE_MAX = 1 << 30 };

struct reading {
	const struct table_reader *reader;
	struct table_row row;
	struct text utf8;
	size_t column;
	bool stop;
	const char *wrong;
};

/* A byte of no UTF-8 stands for its character in Windows-1252, nearly. */
static void as_utf8(struct reading *r, const char *s, size_t len)
{
	text_clear(&r->utf8);
	for (size_t i = 0; i < len; i++)
		text_add_code(&r->utf8, (unsigned char)s[i]);
}

static void on_field(void *bytes, size_t len, void *context)
{
	struct reading *r = context;
	const char *s = bytes;

	if (!utf8_valid(s, len)) {
		if (memchr(s, 0, len) != NULL)
			r->wrong = "it holds zero bytes: save it as \"CSV "
				   "UTF-8\"";
		as_utf8(r, s, len);
		s = text_str(&r->utf8);
		len = r->utf8.len;
	}
	if (!table_row_set(&r->row, r->column++, s, len))
		r->wrong = "a row has more than 1,024 columns, or a field "
			   "more than 32,767 bytes";
}

static void on_row(int terminator, void *context)
{
	struct reading *r = context;

	(void)terminator;
	r->row.number++;
	if (r->row.number > TABLE_ROWS_MAX)
		r->wrong = "it has more than 2 million rows";
	if (!r->stop && r->wrong == NULL && r->row.n > 0)
		r->stop = !r->reader->row(r->reader->context, &r->row);
	table_row_clear(&r->row);
	r->column = 0;
}

static void *grow(void *old, size_t size)
{
	return heap_realloc(old, size, 1);
}

/* The separator that the first line uses most. */
static unsigned char separator(const char *s, size_t len)
{
	static const char candidates[] = ",;\t|";
	size_t best = 0;
	char found = ',';

	for (const char *c = candidates; *c != '\0'; c++) {
		size_t n = 0;

		for (size_t i = 0; i < len; i++)
			n += s[i] == *c;
		if (n > best) {
			best = n;
			found = *c;
		}
	}
	return (unsigned char)found;
}

/* The bytes at the head of the file say how it is written: how many of them
 * are no text. */
static size_t begin_text(struct csv_parser *p, const char *chunk, size_t n)
{
	size_t mark = n >= 3 && memcmp(chunk, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	csv_set_delim(p, separator(chunk + mark, n - mark));
	return mark;
}

/* Whether more is to be read. */
static bool goes_on(const struct reading *r)
{
	return !r->stop && r->wrong == NULL;
}

static bool parse(struct reading *r, struct csv_parser *p, int fd)
{
	char *chunk = heap_realloc(NULL, CHUNK, 1);
	size_t total = 0;
	ssize_t got = 0;

	while (goes_on(r) && ((got = read(fd, chunk, CHUNK)) > 0 ||
				 (got < 0 && errno == EINTR))) {
		size_t n = got > 0 ? (size_t)got : 0;
		size_t from = total == 0 && n > 0 ? begin_text(p, chunk, n) : 0;

		total += n - from;
		if (total > FILE_MAX)
			r->wrong = "it is larger than 1 GiB";
		else if (csv_parse(p, chunk + from, n - from, on_field, on_row,
			     r) != n - from)
			r->wrong = "a quote stands inside a field";
	}
	free(chunk);
	if (goes_on(r) && got < 0)
		return false;
	if (goes_on(r) && csv_fini(p, on_field, on_row, r) != 0)
		r->wrong = "a quote is opened and never closed";
	return true;
}

bool table_read_csv(
    const char *path, const struct table_reader *reader, struct error *err)
{
	struct reading *r;
	struct csv_parser p;
	int fd;
	bool ok;

	if (!reader->sheet(reader->context, path))
		return true;
	fd = file_open(path, O_RDONLY | O_NONBLOCK, 0);
	if (fd < 0)
		return error_set(err, EXIT_IO, "%s: %s", path, strerror(errno));
	r = heap_realloc(NULL, 1, sizeof(*r));
	memset(r, 0, sizeof(*r));
	r->reader = reader;
	(void)csv_init(&p, CSV_APPEND_NULL | CSV_STRICT_FINI);
	csv_set_realloc_func(&p, grow);
	ok = parse(r, &p, fd);
	if (!ok)
		(void)error_set(err, EXIT_IO, "%s: %s", path, strerror(errno));
	if (ok && r->wrong != NULL)
		ok = error_set(err, EXIT_DATA, "%s:%zu: %s", path,
		    r->row.number + 1, r->wrong);
	csv_free(&p);
	(void)file_close(fd);
	text_release(&r->row.bytes);
	text_release(&r->utf8);
	free(r);
	return ok;
}
