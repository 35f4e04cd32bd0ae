#include "page_choice.h"
#include "peelstats/names.h"
#include "peelstats/words.h"
#include "report/chapters.h"
#include "report/commentary_place.h"
#include "report/pages/page.h"

#include <string.h>

#include "base/banned.h"

static const struct page_kind *const kinds[] = {
#define X(name, about) &page_##name,
#include "report/pages/pages.def"
#undef X
};

/* What the pages of each kind show. */
static const char *const shows[] = {
#define X(name, about) about,
#include "report/pages/pages.def"
#undef X
};

enum { N_KINDS = sizeof(kinds) / sizeof(kinds[0]) };

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

bool report_page_known(const char *name, size_t len)
{
	if (len == strlen(page_everything) &&
	    strncmp(name, page_everything, len) == 0)
		return true;
	if (len == strlen("cover") && strncmp(name, "cover", len) == 0)
		return true;
	for (size_t i = 0; i < N_KINDS; i++)
		if (strlen(kinds[i]->name) == len &&
		    strncmp(kinds[i]->name, name, len) == 0)
			return true;
	return false;
}

/* The pages of every measure, of the kinds that follow each other from
 * `first`; returns the kind after them. */
static size_t build_measures(
    struct report *r, const struct report_request *request, size_t first)
{
	size_t end = first;

	while (end < N_KINDS && kinds[end]->build_metric != NULL)
		end++;
	for (size_t m = 0; m < r->analysis->dataset->n_metrics; m++)
		for (size_t i = first; i < end; i++)
			if (page_belongs(kinds[i], request) &&
			    request_has(request, &r->analysis->metric[m]))
				kinds[i]->build_metric(
				    r, request, &r->analysis->metric[m]);
	return end;
}

/* All pages of a measure, of every kind that has such. */
static void build_measure(struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	for (size_t i = 0; i < N_KINDS; i++)
		if (kinds[i]->build_metric != NULL &&
		    page_belongs(kinds[i], request))
			kinds[i]->build_metric(r, request, m);
}

static bool asked(
    const struct report_request *request, const struct page_kind *kind)
{
	return kind->build != NULL && page_belongs(kind, request);
}

/* In inspection reports these come first. */
static const char front[] =
    "brief,contents,numbers,glance,guide,grades,judgments,printed";
/* What the chapters hold there. */
static const char in_chapters[] = "national,categories";

static void build_by_question(
    struct report *r, const struct report_request *request)
{
	struct chapter_pages pages = {
		.opening = page_belongs(
		    request->one_force ? &page_judgments : &page_national,
		    request),
		.build = build_measure,
	};

	for (size_t i = 0; i < N_KINDS; i++)
		if (request_in_list(front, kinds[i]->name) &&
		    asked(request, kinds[i]))
			kinds[i]->build(r, request);
	chapters_build(r, request, &pages);
	for (size_t i = 0; i < N_KINDS; i++)
		if (!request_in_list(front, kinds[i]->name) &&
		    !request_in_list(in_chapters, kinds[i]->name) &&
		    asked(request, kinds[i]))
			kinds[i]->build(r, request);
}

static void build_in_order(
    struct report *r, const struct report_request *request)
{
	for (size_t i = 0; i < N_KINDS;) {
		if (kinds[i]->build_metric != NULL) {
			i = build_measures(r, request, i);
			continue;
		}
		if (page_belongs(kinds[i], request))
			kinds[i]->build(r, request);
		i++;
	}
}

/* The text without its last sentence, which points to a page. */
static const char *without_pointer(struct report *r, const char *text)
{
	const char *end = NULL;

	for (const char *at = strstr(text, ". "); at != NULL;
	     at = strstr(at + 1, ". "))
		end = at + 1;
	return end == NULL
		   ? ""
		   : arena_strndup(&r->arena, text, (size_t)(end - text));
}

static void mend_items(
    struct report *r, const struct names *anchors, struct block *b)
{
	struct labelled *kept =
	    arena_array(&r->arena, b->n_items, sizeof(*kept));
	size_t n = 0;

	for (size_t i = 0; i < b->n_items; i++) {
		struct labelled item = b->item[i];
		size_t page;

		if (item.anchor != NULL &&
		    !names_find(anchors, item.anchor, &page)) {
			if (b->kind != BLOCK_NEWS)
				item.text = without_pointer(r, item.text);
			item.anchor = NULL;
		}
		if (item.text[0] != '\0' || b->kind == BLOCK_NEWS)
			kept[n++] = item;
	}
	b->item = kept;
	b->n_items = n;
}

/* Lines that point to a page which was not asked for lose the pointer. */
static void mend_links(struct report *r)
{
	struct names anchors;

	names_init(&anchors);
	for (struct page *p = r->first; p != NULL; p = p->next)
		(void)names_add(&anchors, p->anchor, 0);
	for (struct page *p = r->first; p != NULL; p = p->next)
		for (struct block *b = p->first; b != NULL; b = b->next)
			if (b->n_items > 0)
				mend_items(r, &anchors, b);
	names_release(&anchors);
}

/* The name, or with a number the first like it that is not taken. */
static const char *not_taken(
    struct report *r, struct names *taken, const char *name)
{
	const char *free_name = name;

	for (size_t n = 2; !names_add(taken, free_name, 0); n++)
		free_name = arena_printf(&r->arena, "%s (%zu)", name, n);
	return free_name;
}

/* Bookmarks and contents name no two pages alike, nor a section like a page
 * or like one before it. */
static void tell_apart(struct report *r)
{
	struct names taken;
	const char *section = "";
	const char *called = "";

	names_init(&taken);
	for (struct page *p = r->first; p != NULL; p = p->next) {
		bool goes_on = strcmp(p->section, section) == 0;

		if (!goes_on)
			called = p->level == 2
				     ? not_taken(r, &taken, p->section)
				     : p->section;
		section = p->section;
		p->section = called;
		p->title = not_taken(r, &taken, p->title);
	}
	names_release(&taken);
}

/* What the report is about, and what it is called. */
static void tell(struct report *r, const struct report_request *request)
{
	struct story *story = arena_alloc(&r->arena, sizeof(*story));

	story_begin(story, r->analysis, &r->arena);
	if (request->one_force)
		story_about(story, request->force);
	r->story = story;
	r->title = story->title;
	r->title_of_all = story->title_of_all;
	r->subject = story->subject;
	r->force = story->force;
	r->force_index = story->force_index;
}

struct report *report_build(
    const struct analysis *a, const struct report_request *request)
{
	const struct meta *meta = &a->dataset->meta;
	struct arena arena;
	struct report *r;

	arena_init(&arena);
	r = arena_alloc(&arena, sizeof(*r));
	r->arena = arena;
	r->analysis = a;
	r->last = &r->first;
	tell(r, request);
	r->author = meta->publisher[0] != '\0' ? meta->publisher : "peelstats";
	r->date = request->date;
	r->version = request->version;
	r->slide = request->slide;
	r->large = request->large;
	r->no_trend = request->no_trend;
	r->footer = r->date[0] != '\0'
			? arena_printf(&r->arena, "%s   |   data released %s",
			      r->version, words_date(r->story, r->date))
			: r->version;
	if (request->by_question)
		build_by_question(r, request);
	else
		build_in_order(r, request);
	commentary_place(r, request);
	mend_links(r);
	tell_apart(r);
	return r;
}

void report_free(struct report *r)
{
	struct arena arena;

	if (r == NULL)
		return;
	arena = r->arena;
	arena_release(&arena);
}

void report_list_pages(
    void (*f)(void *context, const char *name, const char *about),
    void *context)
{
	for (size_t i = 0; i < N_KINDS; i++)
		f(context, kinds[i]->name, shows[i]);
	f(context, page_everything, "every page of every measure");
}
