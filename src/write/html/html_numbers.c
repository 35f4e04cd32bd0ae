/* Numbers of charts, to unfold: those of the small ones, in tiles and cells. */
#include "html_parts.h"
#include "peelstats/arena.h"
#include "write/markup.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* A small chart, and the measure that it shows. */
struct small_figure {
	const struct figure *figure; /* NULL: none */
	const char *measure;
};

void html_begin_numbers(struct html *h, const char *what, const char *about)
{
	text_addf(
	    h->out, "<details><summary>%s<span class=\"unseen\">: ", what);
	markup_text(h->out, about);
	text_add(h->out, "</span></summary>\n");
}

/* "Recorded crime: among forces, 2017". */
static void small_caption(
    const struct html *h, const struct small_figure *s, struct text *out)
{
	text_add(out, s->measure);
	text_add(out, ": ");
	if (strcmp(s->figure->chart, "trail") == 0) {
		text_add(out, "over the years");
		return;
	}
	naming_fill(&h->report->analysis->dataset->naming, "among {units}, ",
	    false, out);
	text_addf(out, "%d", h->report->analysis->year);
}

/* A table for each, all of them in one part to unfold. */
static void small_numbers(struct html *h, const struct small_figure *list,
    size_t n, const char *about)
{
	struct arena arena;
	bool any = false;

	arena_init(&arena);
	for (size_t i = 0; i < n; i++) {
		struct text_grid grid;
		struct text caption = TEXT_EMPTY;

		if (list[i].figure == NULL ||
		    !text_figure_grid(
			h->report, list[i].figure, true, &arena, &grid) ||
		    grid.n_rows == 0)
			continue;
		if (!any) {
			html_begin_numbers(
			    h, "Numbers of the small charts as tables", about);
			text_add(h->out, "<div class=\"smalls\">\n");
		}
		any = true;
		small_caption(h, &list[i], &caption);
		html_grid(h, &grid, text_str(&caption));
		text_release(&caption);
	}
	if (any)
		text_add(h->out, "</div>\n</details>\n");
	arena_release(&arena);
}

void html_tile_numbers(struct html *h, const struct block *b)
{
	size_t n = 2 * b->n_tiles;
	struct small_figure *list;

	if (n == 0)
		return;
	list = heap_realloc(NULL, n, sizeof(*list));
	for (size_t i = 0; i < b->n_tiles; i++) {
		const struct tile *t = &b->tile[i];

		list[2 * i] = (struct small_figure){ t->trail, t->title };
		list[2 * i + 1] = (struct small_figure){ t->strip, t->title };
	}
	small_numbers(h, list, n, h->page->title);
	free(list);
}

void html_cell_numbers(struct html *h, const struct table *t)
{
	size_t n = t->n_rows * t->n_columns;
	struct small_figure *list;
	size_t k = 0;

	if (n == 0)
		return;
	list = heap_realloc(NULL, n, sizeof(*list));
	for (size_t i = 0; i < t->n_rows; i++)
		for (size_t c = 0;
		     t->row[i].kind != ROW_GROUP && c < t->n_columns; c++)
			if (t->row[i].cell[c].figure != NULL)
				list[k++] = (struct small_figure){
					t->row[i].cell[c].figure,
					t->row[i].cell[t->head_column].text
				};
	small_numbers(h, list, k, h->page->title);
	free(list);
}
