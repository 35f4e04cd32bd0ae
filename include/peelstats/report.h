#ifndef PEELSTATS_REPORT_H
#define PEELSTATS_REPORT_H

#include "peelstats/analysis.h"
#include "peelstats/figure.h"
#include "peelstats/story.h"
#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What a report says, as plain data: no points, no colours, no fonts. A
 * report is a list of pages, a page a list of blocks. All text is UTF-8.
 */

enum text_style {
	STYLE_BODY, /* prose */
	STYLE_FINDING, /* the sentences under a title */
	STYLE_SUBTITLE, /* measure, unit, area and period */
	STYLE_CAPTION, /* the same of the chart that follows: names its table */
	STYLE_LABEL, /* "Figure 3" */
	STYLE_NOTE, /* small print */
	STYLE_COVER /* lines of the cover */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

enum cell_style {
	CELL_PLAIN,
	CELL_STRONG,
	CELL_QUIET,
	CELL_GRADE /* grade says which */
};

struct cell {
	const char *text;
	enum cell_style style;
	enum grade grade;
	enum direction mark;
	const char *mark_word; /* "improved", NULL with no mark */
	const char *expansion; /* of a short form, read aloud; or NULL */
	const char *under; /* a second line in small type; or NULL */
	const struct figure *figure; /* drawn in the cell; or NULL */
};

struct column {
	const char *title;
	enum align align;
	double width; /* [mm]; 0 shares what is left */
};

enum row_kind { ROW_BODY, ROW_GROUP, ROW_TOTAL };

/* A group row has one cell, which spans the table. */
struct table_row {
	enum row_kind kind;
	const struct cell *cell;
};

struct table {
	const char *caption; /* above the table; may be NULL */
	const char *plain_caption; /* where its letters are words; or NULL */
	const struct column *column;
	size_t n_columns;
	size_t head_column; /* the column that names the row */
	const struct table_row *row;
	size_t n_rows;
	double row_height; /* [mm]; 0 = by the text */
	/* what short titles of columns mean, read aloud; or NULL */
	const char *const *meaning;
	size_t gap; /* column with more room before it; 0 = none */
	/* column where a second table begins, at its side, whose rows that
	 * column names; 0 = none */
	size_t second_block;
	const char *second_caption;
};

/* One figure in a box, with where the forces lie. */
struct tile {
	const char *title;
	const char *unit;
	const char *value_text;
	const char *change_text;
	enum direction change;
	const char *low_text; /* "42.0 Dyfed-Powys" */
	const char *high_text;
	const char *alt;
	const struct figure *strip;
	const struct figure *trail; /* a small line over the years, or NULL */
};

/* A labelled line: label at the left, text beside it. */
struct labelled {
	const char *label;
	const char *text;
	const char *anchor; /* page to point to after the text, or NULL */
};

enum block_kind {
	BLOCK_TITLE, /* of the page; level 1 */
	BLOCK_HEADING, /* level 2 or 3 */
	BLOCK_TEXT,
	BLOCK_LIST,
	BLOCK_NOTES,
	BLOCK_TABLE,
	BLOCK_FIGURE,
	BLOCK_TILES,
	BLOCK_NEWS, /* items whose label is a headline */
	BLOCK_BOX,
	BLOCK_COMMENTARY, /* of an analyst: a heading and paragraphs */
	BLOCK_CONTENTS
};

struct block {
	enum block_kind kind;
	enum text_style style;
	int level;
	const char *text; /* of titles, headings, texts and boxes */
	/* of lists, notes, news and boxes; labels of the paragraphs of a
	 * commentary are "" */
	const struct labelled *item;
	size_t n_items;
	const enum direction *mark; /* by item of news: which way it moved */
	const struct table *table;
	const struct figure *figure;
	const struct tile *tile;
	size_t n_tiles;
	/* It explains what is drawn: of no use where nothing is. */
	bool drawn;
	const char *instead; /* to say there; or NULL */
	struct block *next;
};

/* Starts on a new sheet and fills as many as it needs. */
struct page {
	const char *kind; /* in pages.def */
	const char *anchor; /* unique; target of links */
	const char *title; /* in contents and bookmarks */
	const char *section; /* in the running head, and groups the contents */
	int level; /* in the contents: 1 or 2; 0 = not listed */
	bool cover; /* its title stands in a band across the sheet */
	struct named_units named; /* of a page with a figure */
	struct block *first;
	struct block **last;
	struct page *next;
};

struct report {
	struct arena arena;
	const struct analysis *analysis;
	struct story *story; /* what its words are made from; in the arena */
	const char *title;
	const char
	    *title_of_all; /* the same without the force's name; or NULL */
	const char *author;
	const char *subject;
	const char *date; /* YYYY-MM-DD, or "" */
	const char *footer; /* beside the page number */
	const char *version; /* of the program */
	const struct force *force; /* whom it is about; NULL = all forces */
	size_t force_index;
	struct page *first;
	struct page **last;
	bool slide; /* sheets are slides, of sixty words */
	bool large; /* nothing under 16 pt */
	bool no_trend; /* no lines over the years */
	size_t n_pages;
	size_t n_figures;
};

/* The order of ranked charts. */
enum report_sort { SORT_VALUE, SORT_NAME, SORT_CHANGE };

struct diag_list;

/* What the report is to hold. */
struct report_request {
	const char *version;
	const char *date; /* YYYY-MM-DD, or "" */
	const bool *metric; /* by index: in the report; NULL = all */
	enum report_sort sort;
	bool slide; /* a deck: few pages of sixty words, 16 to 9 */
	bool by_question; /* in the order of inspection reports */
	bool large; /* large print: lists instead of charts */
	bool no_trend; /* no pages and lines over the years */
	const char *pages; /* page kinds, commas between; NULL = the usual */
	/* what the checks warn of: printed in the report; or NULL */
	const struct diag_list *warnings;
	bool one_force; /* a report on one force */
	size_t force; /* its index */
};

/**
 * Builds the national report, or that of one force, from the page kinds of
 * pages.def that belong to it, in order.
 * `a` is borrowed and must outlive it; free with report_free(). Never fails.
 */
struct report *report_build(
    const struct analysis *a, const struct report_request *request);

/** Frees the report; NULL is allowed. */
void report_free(struct report *r);

/**
 * Appends a text with its short forms written out, as a voice should read
 * them: "76.3 [u]" is "76.3 partial". Returns whether it has any.
 */
bool report_spoken(const char *utf8, struct text *out);

/* Marks such as "[x]" in what is printed, a bit for each. */
struct shorthand {
	unsigned seen;
	unsigned told; /* explained where they stand: words follow them */
};

/** Takes the marks of a text; `label` says that its meaning stands beside
 * it. */
void shorthand_see(struct shorthand *s, const char *utf8, bool label);

/** Appends what those mean that were seen and not told: "[x] not available,
 * [u] partial". */
void shorthand_explain(const struct shorthand *s, struct text *out);

/**
 * Appends the figures of the report as CSV: a row for each measure and force
 * (of the report, when it is about one), numbers in full. The columns are
 * those of --stats forces and the words beside them: names, titles, units,
 * notes. RFC 4180, UTF-8, LF; a field that does not apply is empty and
 * `status` says why; no text is a formula to a spreadsheet.
 */
void report_csv(const struct report *r, const bool *metric, struct text *out);

/** Calls `f` with each column of report_csv(): its name, what it is, its unit
 * ("" for words) and when it is empty ("" = never). */
void report_list_columns(
    void (*f)(void *context, const char *const *cell), void *context);

/** The same as {"schema_version":1,"rows":[...]}, absent as null. */
void report_json(const struct report *r, const bool *metric, struct text *out);

/**
 * Whether `name`, of `len` bytes, is a page kind, or "full": every page of
 * every measure. Without that a measure gets its ranked page only, unless it
 * is the first headline of its section (any headline, in a force's report) or
 * the request names measures; tables and certain other pages are left out.
 */
bool report_page_known(const char *name, size_t len);

/** Reports rows of commentary.csv in `dir` whose page is neither a measure nor
 * a kind of page (E202). */
void report_check_commentary(
    const struct dataset *d, const char *dir, struct diag_list *diags);

/** Calls `f` with the name of every page kind and what its pages show, "full"
 * last. */
void report_list_pages(
    void (*f)(void *context, const char *name, const char *about),
    void *context);

/** Which kinds of pages the reports of a run have; begins as zeros. */
struct report_kinds {
	uint64_t kind; /* a bit each, in the order of pages.def */
	bool of_all; /* a report on all of them was made */
	bool of_forces; /* one on a force was */
};

/** Adds those of the report that was asked for; NULL is one without pages. */
void report_kinds_add(struct report_kinds *made,
    const struct report_request *request, const struct report *r);

/** Appends a line for each kind of page that `request` asks for and no report
 * of the run has: what it needs, or what to ask for instead. */
void report_page_needs(const struct report_request *request,
    const struct report_kinds *made, struct text *out);

#endif
