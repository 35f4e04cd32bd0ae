#ifndef PEELSTATS_PAGE_H
#define PEELSTATS_PAGE_H

#include "peelstats/report.h"

/* A kind of page: adds its pages to the report, or none. */
enum page_scope { SCOPE_BOTH, SCOPE_NATIONAL, SCOPE_FORCE };
struct page_kind {
	const char *name;
	enum page_scope scope; /* the reports that have such pages */
	void (*build)(struct report *r, const struct report_request *request);
	/* instead of build: the pages of one measure; kinds of this sort that
	 * follow each other in pages.def take turns, measure by measure */
	void (*build_metric)(struct report *r,
	    const struct report_request *request,
	    const struct metric_result *m);
};

#define X(name, about) extern const struct page_kind page_##name;
#include "pages.def"
#undef X

/** Whether a list with commas holds the name. */
bool request_in_list(const char *list, const char *name);

/** Whether the metric is asked for and is one of forces' figures. */
bool request_asks(
    const struct report_request *request, const struct metric_result *m);

/** The same, and some force has a figure for the year: without one a measure
 * is a line of annex B, not a page. */
bool request_has(
    const struct report_request *request, const struct metric_result *m);

/** Whether the measure is one of the main ones, or all are asked for. */
bool request_main(const struct report *r, const struct report_request *request,
    const struct metric_result *m);

/** Whether the measure gets all its pages, not the ranked one only. */
bool request_details(const struct report *r,
    const struct report_request *request, const struct metric_result *m);

/** Adds a page; the strings are borrowed for the life of the report. */
struct page *add_page(struct report *r, const char *kind, const char *anchor,
    const char *title, const char *section, int level);

/** Adds a block at the end of the page, in the report's arena. */
struct block *add_block(struct report *r, struct page *p, enum block_kind k);

/** Adds a title (level 1) or a heading. */
void add_heading(struct report *r, struct page *p, int level, const char *text);

/** Adds the finding of a chart as the page's title. */
void add_figure_title(struct report *r, struct page *p, const char *finding);

/** Adds the number of a figure, and what it shows: its caption. */
void add_figure_caption(struct report *r, struct page *p, const char *caption);

/** Adds a paragraph. */
void add_text(
    struct report *r, struct page *p, enum text_style style, const char *text);

/**
 * Adds a paragraph on how the page is drawn; `instead` stands in its place
 * where nothing is drawn, unless it is "".
 */
void add_drawn(struct report *r, struct page *p, enum text_style style,
    const char *text, const char *instead);

/** Says that the blocks of the page so far explain what is drawn. */
void mark_drawn(struct page *p);

/** Adds labelled lines; the array is copied. */
void add_notes(
    struct report *r, struct page *p, const struct labelled *item, size_t n);

/** The same of our own words: placeholders of naming.h are filled in. */
void add_said_notes(
    struct report *r, struct page *p, const struct labelled *item, size_t n);

/** Adds a list; the array is copied. */
void add_list(
    struct report *r, struct page *p, const struct labelled *item, size_t n);

/** Adds `n` items, at least one, whose labels are headlines, each with the way
 * a figure moved; the arrays are copied. */
void add_news(struct report *r, struct page *p, const struct labelled *item,
    const enum direction *mark, size_t n);

/** Adds a box with a heading and lines. */
void add_box(struct report *r, struct page *p, const char *heading,
    const struct labelled *item, size_t n);

/** Adds a table; the struct is copied, its arrays are borrowed. */
void add_table(struct report *r, struct page *p, const struct table *t);

/** Adds a figure; the struct is copied, its rows are borrowed. */
void add_figure(struct report *r, struct page *p, const struct figure *f);

/* A growing list of labelled lines. */
enum { LINES_MOST = 256 };
struct lines {
	struct labelled item[LINES_MOST];
	size_t n;
};

/** Adds a line unless `text` is empty. Of more than LINES_MOST the last says
 * that there are more. */
void lines_add(
    struct lines *l, const char *label, const char *text, const char *anchor);

#endif
