#include "html_parts.h"
#include "peelstats/chart_trend.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

enum { CHART_WIDTH = 494 }; /* [pt] of one that fills a page of the PDF */

static void add_numbers(
    struct html *h, const struct figure *f, const char *name)
{
	struct arena arena;
	struct text_grid grid;

	arena_init(&arena);
	if (text_figure_grid(h->report, f, true, &arena, &grid) &&
	    grid.n_columns > 1) {
		html_begin_numbers(h, "Numbers as a table", name);
		html_grid(h, &grid, name);
		text_add(h->out, "</details>\n");
	}
	arena_release(&arena);
}

/* Its caption; a small line says itself what it is. */
static const char *name_of(const struct html *h, const struct figure *f)
{
	if (h->caption != NULL)
		return h->caption;
	return strcmp(f->chart, "trail") == 0 ? f->data.trail->panel[0].title
					      : h->page->title;
}

void html_figure(struct html *h, const struct figure *f)
{
	const char *name = name_of(h, f);

	text_add(h->out, "<figure>\n<div class=\"scroll\" role=\"group\" "
			 "tabindex=\"0\"");
	markup_attribute(h->out, "aria-label", name);
	text_add(h->out, ">\n");
	html_picture(h, f, CHART_WIDTH, name);
	text_add(h->out, "</div>\n");
	add_numbers(h, f, name);
	text_add(h->out, "</figure>\n");
	h->caption = NULL;
}
