#include "peelstats/draw.h"

#include "block.h"
#include "draw/charts/chart.h"
#include "fit.h"
#include "flow.h"

#include <string.h>

#include "base/banned.h"

/* Marks of a chart may lie so far beyond the edges of its box. */
#define EDGE MM(2)

/* Whether a page is a part of the section of the page before it. */
static bool goes_on(const struct page *page, const char *section)
{
	return page->level != 1 && page->section[0] != '\0' &&
	       strcmp(page->section, section) == 0;
}

/* Bookmarks: sections, and below them the pages that stand in one. */
static void draw_outline(
    const struct pen *p, const struct page *page, const char *section)
{
	const struct canvas *c = p->canvas;
	double top = p->fit.runs_on ? p->y : CONTENT_TOP;
	int level = page->level == 2 || goes_on(page, section) ? 2 : 1;

	if (p->dry)
		return;
	if (page->level == 2 && strcmp(page->section, section) != 0)
		c->ops->outline(c->self, 1, page->section, top);
	c->ops->outline(c->self, level, page->title, top);
}

static void draw_page(
    struct pen *p, const struct page *page, size_t number, const char *section)
{
	struct page_fit *fit = &p->book->fit[number];

	p->page = page;
	if (p->first_round)
		*fit = fit_page(p, number > 0 && goes_on(page, section));
	p->fit = *fit;
	if (fit->runs_on)
		fit_below(p);
	else
		pen_new_sheet(p);
	(void)names_add(&p->book->anchors, page->anchor, p->sheet);
	pen_begin(p, TAG_SECTION);
	if (!p->dry)
		p->canvas->ops->anchor(p->canvas->self, page->anchor,
		    fit->runs_on ? p->y : CONTENT_TOP);
	draw_outline(p, page, section);
	for (const struct block *b = page->first; b != NULL; b = b->next)
		block_draw(p, b);
	pen_end(p);
}

/* A chart that stands alone, in a document of others, is no slide. */
static enum print print_of(const struct report *r, bool slide)
{
	if (r->large)
		return PRINT_LARGE;
	return slide ? PRINT_SLIDE : PRINT_USUAL;
}

static size_t draw_round(const struct report *r, struct canvas *c,
    struct page_book *book, bool first_round)
{
	enum print print = print_of(r, r->slide);
	struct pen p = { .canvas = c,
		.report = r,
		.book = book,
		.size = theme_sheet(print),
		.print = print,
		.large = r->large,
		.dry = first_round,
		.first_round = first_round };
	const char *section = "";
	size_t number = 0;

	for (const struct page *page = r->first; page != NULL;
	     page = page->next) {
		draw_page(&p, page, number++, section);
		section = page->section;
	}
	pen_end_sheet(&p);
	return p.sheet;
}

struct draw_result draw_report(const struct report *r, struct canvas *c)
{
	struct page_book book;
	struct draw_result result;

	book_open(&book);
	book.fit = arena_array(&book.arena, r->n_pages, sizeof(*book.fit));
	book.sheets = draw_round(r, c, &book, true);
	result.pages = draw_round(r, c, &book, false);
	book_close(&book);
	return result;
}

/* Appends a paragraph at the pen. */
static void draw_words(
    struct pen *p, enum type_role role, const char *words, double after)
{
	struct rect box = { MARGIN, p->y, pen_content_width(p), 0 };

	if (words[0] == '\0')
		return;
	pen_begin(p, TAG_PARAGRAPH);
	p->y += flow_draw(p, role, box, ALIGN_LEFT, words) + after;
	pen_end(p);
}

struct rect draw_figure(const struct report *r, const struct figure *f,
    const struct figure_words *words, double width, struct canvas *c)
{
	const struct chart *chart = chart_find(f->chart);
	const struct chart_part whole = chart_whole(f);
	struct page_book book;
	struct pen p = { .canvas = c,
		.report = r,
		.book = &book,
		.page = r->first,
		.size = { width + 2 * MARGIN, 0 },
		.print = print_of(r, false),
		.large = r->large,
		.y = CONTENT_TOP };
	struct rect box = { MARGIN, 0, width, 0 };

	book_open(&book);
	box.height = chart->best_height(&p, &whole);
	/* room for all that could stand there: nothing is broken */
	p.size.height = 2 * theme_sheet(PRINT_USUAL).height + box.height;
	c->ops->begin_page(c->self, p.size);
	if (words != NULL) {
		draw_words(&p, TYPE_FIGURE_TITLE, words->title, MM(1));
		draw_words(&p, TYPE_SUBTITLE, words->subtitle, MM(2));
	}
	box.y = p.y;
	chart_draw(&p, f, box);
	p.y += box.height;
	if (words != NULL && words->source[0] != '\0') {
		p.y += MM(2);
		draw_words(&p, TYPE_NOTE, words->source, 0);
	}
	c->ops->end_page(c->self);
	book_close(&book);
	return (struct rect){ MARGIN - EDGE, CONTENT_TOP - EDGE,
		width + 2 * EDGE, p.y - CONTENT_TOP + 2 * EDGE };
}
