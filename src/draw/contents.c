#include "block.h"
#include "flow.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

#define ENTRY_HEIGHT MM(5.7)

static void draw_leader(const struct pen *p, double from, double to, double y)
{
	struct paint dots = theme_line(COLOUR_RULE, 0.7);

	if (to - from < 8)
		return;
	dots.dash_on = 0.7;
	dots.dash_off = 2.3;
	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	pen_line(p, (struct point){ from, y }, (struct point){ to, y }, &dots);
	pen_end_artifact(p);
}

/* Room for the words of a line that begins at `x`, beside a number. */
static double words_width(const struct pen *p, enum type_role role, double x)
{
	return MARGIN + pen_content_width(p) - x - pen_width(p, role, "0000") -
	       MM(4);
}

static void keep_line(void *context, size_t n, const char *line, bool last)
{
	const char **kept = context;

	(void)n;
	(void)last;
	*kept = line;
}

/* A line that leads to a page: its words, and the number of its sheet unless
 * that is "". */
static void draw_link(struct pen *p, enum type_role role, double x,
    const char *words, const char *sheet, const char *anchor)
{
	double right = MARGIN + pen_content_width(p);
	double number = pen_width(p, role, sheet);
	struct rect box = { x, p->y, words_width(p, role, x), 0 };
	double lead = pen_type(p, role)->lead;
	double height = flow_height(p, role, box.width, words);
	double y = pen_baseline(p, role, p->y + height - lead);
	const char *last = "";

	pen_begin(p, TAG_CONTENTS_ITEM);
	pen_begin(p, TAG_REFERENCE);
	pen_begin(p, TAG_LINK);
	(void)flow_draw(p, role, box, ALIGN_LEFT, words);
	if (sheet[0] != '\0')
		pen_text_right(p, role, right, y, sheet);
	if (!p->dry)
		p->canvas->ops->link(p->canvas->self,
		    (struct rect){ x, p->y, right - x, height }, anchor, words);
	pen_end(p);
	pen_end(p);
	pen_end(p);
	(void)flow_lines(p, role, box.width, words, keep_line, &last);
	if (sheet[0] != '\0')
		draw_leader(p, x + pen_width(p, role, last) + MM(1.5),
		    right - number - MM(1.5), y);
}

static double entry_height(
    const struct pen *p, enum type_role role, double x, const char *words)
{
	return flow_height(p, role, words_width(p, role, x), words) +
	       ENTRY_HEIGHT - theme_type(role, PRINT_USUAL)->lead;
}

static void draw_entry(struct pen *p, const struct page *page)
{
	enum type_role role = page->level == 1 ? TYPE_CELL_STRONG : TYPE_CELL;
	double x = MARGIN + (page->level == 1 ? 0 : MM(5));
	double height = entry_height(p, role, x, page->title);
	char number[24];

	pen_need(p, height);
	draw_link(p, role, x, page->title,
	    pen_sheet_of(p, page->anchor, number, sizeof(number)),
	    page->anchor);
	p->y += height;
}

/* The name of a section leads to its first page. */
static void draw_group(struct pen *p, const struct page *first)
{
	double height =
	    entry_height(p, TYPE_CELL_STRONG, MARGIN, first->section);

	pen_need(p, height + MM(2.6) + ENTRY_HEIGHT);
	p->y += MM(2.6);
	draw_link(
	    p, TYPE_CELL_STRONG, MARGIN, first->section, "", first->anchor);
	p->y += height;
}

/* More entries than a sheet holds: then sections stand for their pages. */
static bool is_long(const struct report *r)
{
	const size_t most = 42;
	size_t n = 0;

	for (const struct page *g = r->first; g != NULL; g = g->next)
		n += g->level != 0;
	return n > most;
}

static const char *finding_of(const struct page *g)
{
	for (const struct block *b = g->first; b != NULL; b = b->next)
		if (b->kind == BLOCK_TITLE)
			return b->text;
	return g->title;
}

/* A section with what its first page found, in place of its pages. */
static void draw_section(struct pen *p, const struct page *first)
{
	const char *words = arena_printf(
	    &p->book->arena, "%s: %s", first->section, finding_of(first));
	double height = entry_height(p, TYPE_CELL, MARGIN, words);
	char number[24];

	pen_need(p, height);
	draw_link(p, TYPE_CELL, MARGIN, words,
	    pen_sheet_of(p, first->anchor, number, sizeof(number)),
	    first->anchor);
	p->y += height;
}

void contents_draw(struct pen *p)
{
	const char *section = "";
	int last_level = 1;
	bool sections = is_long(p->report);

	pen_begin(p, TAG_CONTENTS);
	for (const struct page *g = p->report->first; g != NULL; g = g->next) {
		if (g->level == 0)
			continue;
		if (g->level == 2 && strcmp(g->section, section) != 0)
			(sections ? draw_section : draw_group)(p, g);
		if (g->level == 1 && last_level == 2)
			p->y += MM(2);
		section = g->section;
		last_level = g->level;
		if (g->level == 1 || !sections)
			draw_entry(p, g);
	}
	pen_end(p);
}
