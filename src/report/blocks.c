/* Pages and blocks, added one after the other. */
#include "peelstats/words.h"
#include "report/pages/page.h"

#include <string.h>

#include "base/banned.h"

struct page *add_page(struct report *r, const char *kind, const char *anchor,
    const char *title, const char *section, int level)
{
	struct page *p = arena_alloc(&r->arena, sizeof(*p));

	p->kind = kind;
	p->anchor = anchor;
	p->title = title;
	p->section = section;
	p->level = level;
	p->last = &p->first;
	*r->last = p;
	r->last = &p->next;
	r->n_pages++;
	return p;
}

struct block *add_block(struct report *r, struct page *p, enum block_kind k)
{
	struct block *b = arena_alloc(&r->arena, sizeof(*b));

	b->kind = k;
	*p->last = b;
	p->last = &b->next;
	return b;
}

void add_heading(struct report *r, struct page *p, int level, const char *text)
{
	struct block *b =
	    add_block(r, p, level == 1 ? BLOCK_TITLE : BLOCK_HEADING);

	b->level = level;
	b->text = text;
}

void add_text(
    struct report *r, struct page *p, enum text_style style, const char *text)
{
	struct block *b;

	if (text[0] == '\0')
		return;
	b = add_block(r, p, BLOCK_TEXT);
	b->style = style;
	b->text = text;
}

void add_drawn(struct report *r, struct page *p, enum text_style style,
    const char *text, const char *instead)
{
	struct block *b = add_block(r, p, BLOCK_TEXT);

	b->style = style;
	b->text = text;
	b->drawn = true;
	b->instead = instead;
}

void mark_drawn(struct page *p)
{
	for (struct block *b = p->first; b != NULL; b = b->next)
		b->drawn = true;
}

void add_figure_title(struct report *r, struct page *p, const char *finding)
{
	struct block *b = add_block(r, p, BLOCK_TITLE);

	b->level = 1;
	b->style = STYLE_FINDING;
	b->text = finding;
}

void add_figure_caption(struct report *r, struct page *p, const char *caption)
{
	add_text(r, p, STYLE_LABEL,
	    arena_printf(&r->arena, "Figure %zu", ++r->n_figures));
	add_text(r, p, STYLE_CAPTION, caption);
}

static void set_items(
    struct report *r, struct block *b, const struct labelled *item, size_t n)
{
	struct labelled *copy = arena_array(&r->arena, n, sizeof(*copy));

	if (n > 0)
		memcpy(copy, item, n * sizeof(*copy));
	b->item = copy;
	b->n_items = n;
}

void add_notes(
    struct report *r, struct page *p, const struct labelled *item, size_t n)
{
	if (n > 0)
		set_items(r, add_block(r, p, BLOCK_NOTES), item, n);
}

void add_said_notes(
    struct report *r, struct page *p, const struct labelled *item, size_t n)
{
	struct labelled *said = arena_array(&r->arena, n, sizeof(*said));

	for (size_t i = 0; i < n; i++)
		said[i] = (struct labelled){ say_text(r->story, item[i].label),
			say_text(r->story, item[i].text), item[i].anchor };
	add_notes(r, p, said, n);
}

void add_list(
    struct report *r, struct page *p, const struct labelled *item, size_t n)
{
	if (n > 0)
		set_items(r, add_block(r, p, BLOCK_LIST), item, n);
}

void add_news(struct report *r, struct page *p, const struct labelled *item,
    const enum direction *mark, size_t n)
{
	enum direction *copy = arena_array(&r->arena, n, sizeof(*copy));
	struct block *b = add_block(r, p, BLOCK_NEWS);

	memcpy(copy, mark, n * sizeof(*copy));
	b->mark = copy;
	set_items(r, b, item, n);
}

void add_box(struct report *r, struct page *p, const char *heading,
    const struct labelled *item, size_t n)
{
	struct block *b = add_block(r, p, BLOCK_BOX);

	b->text = heading;
	set_items(r, b, item, n);
}

void add_table(struct report *r, struct page *p, const struct table *t)
{
	struct table *copy = arena_alloc(&r->arena, sizeof(*copy));

	*copy = *t;
	add_block(r, p, BLOCK_TABLE)->table = copy;
}

void add_figure(struct report *r, struct page *p, const struct figure *f)
{
	struct figure *copy = arena_alloc(&r->arena, sizeof(*copy));

	*copy = *f;
	copy->named = &p->named;
	add_block(r, p, BLOCK_FIGURE)->figure = copy;
}

void lines_add(
    struct lines *l, const char *label, const char *text, const char *anchor)
{
	if (text[0] == '\0')
		return;
	if (l->n == LINES_MOST)
		l->item[LINES_MOST - 1] = (struct labelled){ "More",
			"Not all of them are listed here.", NULL };
	else
		l->item[l->n++] = (struct labelled){ label, text, anchor };
}
