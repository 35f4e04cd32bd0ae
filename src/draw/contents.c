#include "block.h"
#include "flow.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

#define ENTRY_HEIGHT MM(5.7)
#define GROUP_HEIGHT MM(8.4)

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

static void draw_entry(struct pen *p, const struct page *page)
{
	enum type_role role = page->level == 1 ? TYPE_CELL_STRONG : TYPE_CELL;
	double x = MARGIN + (page->level == 1 ? 0 : MM(5));
	double right = MARGIN + pen_content_width(p);
	double y;
	char number[24];
	char title[512];
	const char *sheet =
	    pen_sheet_of(p, page->anchor, number, sizeof(number));

	pen_need(p, ENTRY_HEIGHT);
	y = p->y + MM(3.4);
	pen_begin(p, TAG_CONTENTS_ITEM);
	pen_begin(p, TAG_REFERENCE);
	pen_begin(p, TAG_LINK);
	(void)snprintf(title, sizeof(title), "%s ", page->title);
	pen_text(p, role, x, y, title);
	pen_text_right(p, role, right, y, sheet);
	if (!p->dry)
		p->canvas->ops->link(p->canvas->self,
		    (struct rect){ x, p->y, right - x, ENTRY_HEIGHT },
		    page->anchor, page->title);
	pen_end(p);
	pen_end(p);
	pen_end(p);
	draw_leader(p, x + pen_width(p, role, page->title) + MM(1.5),
	    right - pen_width(p, role, sheet) - MM(1.5), y);
	p->y += ENTRY_HEIGHT;
}

static void draw_group(struct pen *p, const char *section)
{
	pen_need(p, GROUP_HEIGHT + ENTRY_HEIGHT);
	p->y += MM(2.6);
	pen_begin(p, TAG_CONTENTS_ITEM);
	pen_begin(p, TAG_PARAGRAPH);
	pen_text(p, TYPE_CELL_STRONG, MARGIN, p->y + MM(3.4), section);
	pen_end(p);
	pen_end(p);
	p->y += GROUP_HEIGHT - MM(2.6);
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
