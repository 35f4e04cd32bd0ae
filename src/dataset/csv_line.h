#ifndef PEELSTATS_CSV_LINE_H
#define PEELSTATS_CSV_LINE_H

#include "peelstats/text.h"

/* The longest line and the longest record that is read: 4 MiB. */
enum { CSV_RECORD_MAX = 4 * 1024 * 1024 };

/* Reads a file by physical lines; each is borrowed until the next. */
struct csv_lines {
	int fd;
	char *buffer;
	size_t size;
	size_t at; /* first byte that is not handed out */
	size_t filled;
	size_t searched; /* no line feed from `at` to here */
	bool ended;
	int failure; /* errno of a read that failed, or 0 */
};

/* A line with its ending: LF, CRLF, CR, or none at the end of the file. */
struct csv_line {
	const char *s;
	size_t len;
};

/** Reads from `fd`, which csv_lines_close() closes. */
void csv_lines_open(struct csv_lines *lines, int fd);

/** Frees the buffer and closes the file. */
void csv_lines_close(struct csv_lines *lines);

/**
 * The next line; false at the end of the file or when it cannot be read. A
 * line longer than CSV_RECORD_MAX is cut there: memory stays bounded.
 */
bool csv_lines_next(struct csv_lines *lines, struct csv_line *line);

#endif
