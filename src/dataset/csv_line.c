#include "csv_line.h"

#include "peelstats/arena.h"
#include "peelstats/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

/* A character cut at the end of the buffer must not be read past it. */
enum { FIRST_SIZE = 256 * 1024, SLACK = 4 };

void csv_lines_open(struct csv_lines *lines, int fd)
{
	memset(lines, 0, sizeof(*lines));
	lines->fd = fd;
	lines->size = FIRST_SIZE;
	lines->buffer = heap_realloc(NULL, lines->size + SLACK, 1);
}

void csv_lines_close(struct csv_lines *lines)
{
	free(lines->buffer);
	if (lines->fd >= 0)
		(void)file_close(lines->fd);
}

/* Moves what is left to the front and reads on behind it. */
static void refill(struct csv_lines *lines)
{
	size_t left = lines->filled - lines->at;
	ssize_t got;

	memmove(lines->buffer, lines->buffer + lines->at, left);
	lines->searched -= lines->at;
	lines->at = 0;
	lines->filled = left;
	if (left * 2 > lines->size) {
		lines->size *= 2;
		lines->buffer =
		    heap_realloc(lines->buffer, lines->size + SLACK, 1);
	}
	do
		got = read(lines->fd, lines->buffer + left, lines->size - left);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		lines->failure = errno;
	lines->ended = got <= 0;
	lines->filled += got > 0 ? (size_t)got : 0;
	memset(lines->buffer + lines->filled, 0, SLACK);
}

/* A carriage return without a line feed ends a line as well. */
static size_t find_return(const struct csv_lines *lines, size_t len)
{
	const char *from = lines->buffer + lines->at;
	const char *cr = memchr(from, '\r', len);
	size_t after = cr != NULL ? (size_t)(cr - from) + 1 : 0;

	if (cr == NULL || (after < len && from[after] == '\n'))
		return 0;
	/* at the end of what is read, its line feed may follow */
	return after < len || lines->ended ? after : 0;
}

/* The length of the line that begins at `at`, 0 if its end is not read. */
static size_t find_end(struct csv_lines *lines)
{
	size_t left = lines->filled - lines->at;
	const char *from = lines->buffer + lines->at;
	size_t begin =
	    lines->searched > lines->at ? lines->searched - lines->at : 0;
	const char *lf =
	    begin < left ? memchr(from + begin, '\n', left - begin) : NULL;
	size_t len = lf != NULL ? (size_t)(lf - from) + 1 : left;
	size_t cr = find_return(lines, len);

	if (lf == NULL)
		lines->searched = lines->filled;
	else
		lines->searched = lines->at + len - 1;
	if (cr > 0)
		return cr;
	if (lf != NULL || lines->ended || left >= CSV_RECORD_MAX)
		return len;
	return 0;
}

bool csv_lines_next(struct csv_lines *lines, struct csv_line *line)
{
	size_t len;

	while ((len = find_end(lines)) == 0 && !lines->ended)
		refill(lines);
	line->s = lines->buffer + lines->at;
	line->len = len;
	lines->at += len;
	return len > 0 && lines->failure == 0;
}
