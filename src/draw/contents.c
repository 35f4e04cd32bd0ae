#include "block.h"
#include "flow.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

#define ENTRY_HEIGHT MM(5.7)
#define GROUP_HEIGHT MM(8.4)
#define NUMBER_ROOM MM(12)

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

/* The lines of a title; the page number stands beside the last one. */
struct entry {
	const struct pen *p;
	enum type_role role;
	double x;
	double lead;
	double y; /* baseline of the line drawn last */
	double end; /* of that line */
};

/* Every line ends in a space: the next one, or the number, follows it. */
static void entry_line(void *context, size_t n, const char *line, bool last)
{
	struct entry *e = context;
	struct text t = TEXT_EMPTY;

	(void)last;
	if (n > 0)
		e->y += e->lead;
	text_addf(&t, "%s ", line);
	pen_text(e->p, e->role, e->x, e->y, text_str(&t));
	text_release(&t);
	e->end = e->x + pen_width(e->p, e->role, line);
}

static void draw_entry(struct pen *p, const struct page *page)
{
	enum type_role role = page->level == 1 ? TYPE_CELL_STRONG : TYPE_CELL;
	double x = MARGIN + (page->level == 1 ? 0 : MM(5));
	double right = MARGIN + pen_content_width(p);
	char number[24];
	const char *sheet =
	    pen_sheet_of(p, page->anchor, number, sizeof(number));
	struct entry e = { .p = p, .role = role, .x = x };
	double height;

	e.lead = theme_type(role, p->large)->lead;
	height = ENTRY_HEIGHT +
		 flow_height(p, role, right - x - NUMBER_ROOM, page->title) -
		 e.lead;
	pen_need(p, height);
	e.y = p->y + MM(3.4);
	pen_begin(p, TAG_CONTENTS_ITEM);
	pen_begin(p, TAG_REFERENCE);
	pen_begin(p, TAG_LINK);
	(void)flow_lines(
	    p, role, right - x - NUMBER_ROOM, page->title, entry_line, &e);
	pen_text_right(p, role, right, e.y, sheet);
	if (!p->dry)
		p->canvas->ops->link(p->canvas->self,
		    (struct rect){ x, p->y, right - x, height }, page->anchor,
		    page->title);
	pen_end(p);
	pen_end(p);
	pen_end(p);
	draw_leader(p, e.end + MM(1.5),
	    right - pen_width(p, role, sheet) - MM(1.5), e.y);
	p->y += height;
}

static void draw_group(struct pen *p, const char *section)
{
	struct entry e = { .p = p, .role = TYPE_CELL_STRONG, .x = MARGIN };
	double more;

	e.lead = theme_type(TYPE_CELL_STRONG, p->large)->lead;
	more = flow_height(p, TYPE_CELL_STRONG, pen_content_width(p), section) -
	       e.lead;
	pen_need(p, GROUP_HEIGHT + more + ENTRY_HEIGHT);
	e.y = p->y + MM(6);
	pen_begin(p, TAG_CONTENTS_ITEM);
	pen_begin(p, TAG_PARAGRAPH);
	(void)flow_lines(
	    p, TYPE_CELL_STRONG, pen_content_width(p), section, entry_line, &e);
	pen_end(p);
	pen_end(p);
	p->y += GROUP_HEIGHT + more;
}

void contents_draw(struct pen *p)
{
	const char *section = "";
	int last_level = 1;

	pen_begin(p, TAG_CONTENTS);
	for (const struct page *g = p->report->first; g != NULL; g = g->next) {
		if (g->level == 0)
			continue;
		if (g->level == 2 && strcmp(g->section, section) != 0)
			draw_group(p, g->section);
		if (g->level == 1 && last_level == 2)
			p->y += MM(2);
		section = g->section;
		last_level = g->level;
		draw_entry(p, g);
	}
	pen_end(p);
}
