#ifndef PEELSTATS_HTML_PARTS_H
#define PEELSTATS_HTML_PARTS_H

#include "peelstats/canvas.h"
#include "peelstats/report.h"
#include "write/text/text_parts.h"

/* A page of HTML being written. */
struct html {
	const struct report *report;
	struct canvas svg; /* that draws all figures */
	struct text *out;
	const struct page *page; /* that is being written */
	const char *caption; /* of the chart that follows; or NULL */
	int level; /* of the last heading; 0 before the first */
	size_t n_tables; /* so far: they number the ids */
	size_t n_figures;
	struct shorthand shorthand; /* that labels of the page explain */
};

/** Appends a heading, of a level not more than one below the last. */
void html_heading(struct html *h, int level, const char *text);

/** Appends an element with text: `<tag class="class">text</tag>`; no class
 * where it is NULL. */
void html_element(
    struct html *h, const char *tag, const char *class, const char *text);

/** Appends a text whose short forms, `expansion` or those of
 * report_spoken(), are marked up with what they mean. */
void html_short(struct html *h, const char *utf8, const char *expansion);

/** Appends a block of a page. */
void html_block(struct html *h, const struct block *b);

/** Appends the list of pages with links. */
void html_contents(struct html *h);

/** Appends a table of the report, two where two stand side by side. */
void html_table(struct html *h, const struct table *t);

/** Appends a table of the numbers of a chart. */
void html_grid(struct html *h, const struct text_grid *g, const char *caption);

/** Appends a figure: a picture with its description, and its numbers as a
 * table to unfold. */
void html_figure(struct html *h, const struct figure *f);

/** Begins a part to unfold, with numbers as tables; `about` tells it apart for
 * who goes by a list of such parts. It ends with </details>. */
void html_begin_numbers(struct html *h, const char *what, const char *about);

/** Appends the numbers of the small charts of tiles, or of a table's cells: a
 * table for each, all of them in one part to unfold; nothing without any. */
void html_tile_numbers(struct html *h, const struct block *b);
void html_cell_numbers(struct html *h, const struct table *t);

/** Appends the picture of a figure `width` [pt] wide, named `name`. */
void html_picture(
    struct html *h, const struct figure *f, double width, const char *name);

#endif
