#ifndef PEELSTATS_WRITE_H
#define PEELSTATS_WRITE_H

#include "peelstats/error.h"
#include "peelstats/report.h"
#include "peelstats/summary.h"
#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>

/* What a writer needs beside the report. Strings are borrowed. */
struct write_request {
	const bool *metric; /* by index: in the tables; NULL = all */
	const char
	    *table; /* the only one, of --stats, in a workbook; or NULL */
	const bool *force; /* by index: in that table; NULL = all */
	const char *producer; /* the program and its version */
	const char *font_dirs; /* folders separated by ':' */
	bool attach_data; /* the figures as CSV inside, where there is room */
	bool pdf2; /* PDF 2.0, else 1.7 */
	unsigned threads; /* that may help; the bytes are the same with any */
	size_t *sheets; /* set to the sheets of paper, if any; or NULL */
};

/* A format in which a report is written; the list is writers.def. */
struct writer {
	const char *name; /* as --format, or --dump, names it */
	const char *suffix; /* of standard names; NULL: for developers only */
	const char *media_type; /* RFC 6838 */
	const char *binary; /* what it is, where it is no text that a terminal
			       could show; or NULL */
	/*
	 * Appends the report to `bytes`, which are the same whenever the
	 * report is. Fails with EXIT_IO where a font cannot be read and with
	 * EXIT_INTERNAL where a library fails; what was appended is then of no
	 * use. Safe in several threads, each with a report of its own.
	 */
	bool (*write)(const struct report *r, const struct write_request *q,
	    struct text *bytes, struct error *err);
};

/* Who gets the charts of a report, one after the other. */
struct chart_taker {
	/* The name is that of a file without its ending; no two charts of a
	 * report have the same. False ends the work. */
	bool (*take)(void *context, const char *name, const struct text *svg);
	void *context;
};

/**
 * Hands every chart of the report to the taker, as an SVG file that stands
 * alone: with its title, measure, unit, period and source. Fails as struct
 * writer does; false too when the taker ended it.
 */
bool write_charts(const struct report *r, const struct write_request *q,
    const struct chart_taker *taker, struct error *err);

enum mail_part { MAIL_ALL, MAIL_SUBJECT, MAIL_BODY, MAIL_HTML };

/**
 * Appends an email about a report: its subject as a line; its body as plain
 * text; both ("Subject: " before the one, an empty line after it); or the body
 * as a page of HTML, of elements and styles that every program for mail shows,
 * with nothing to load. Lines of the text have 72 characters, those of a table
 * up to 76; one that goes on in the next ends with a space (format=flowed,
 * RFC 3676). No line holds a control character, whatever the names in the data
 * hold.
 */
void write_mail(const struct report *r, const struct summary *s,
    enum mail_part part, struct text *out);

/** The writer at a place of the list, from 0; NULL past the last. Static. */
const struct writer *writer_at(size_t i);

/** The writer of this name, or NULL. Static. */
const struct writer *writer_find(const char *name);

/** The names that --format takes, a space behind each: "pdf csv ". Static. */
const char *writer_names(void);

#endif
