#include "page_choice.h"
#include "peelstats/names.h"
#include "peelstats/words.h"
#include "report/chapters.h"
#include "report/commentary_place.h"
#include "report/named.h"
#include "report/page_kinds.h"
#include "report/pages/page.h"
#include "report/slide_words.h"

#include <string.h>

#include "base/banned.h"

/* The pages of every measure, of the kinds that follow each other from
 * `first`; returns the kind after them. */
static size_t build_measures(
    struct report *r, const struct report_request *request, size_t first)
{
	size_t end = first;

	while (end < N_PAGE_KINDS && page_kinds[end]->build_metric != NULL)
		end++;
	for (size_t m = 0; m < r->analysis->dataset->n_metrics; m++)
		for (size_t i = first; i < end; i++)
			if (page_belongs(page_kinds[i], request) &&
			    request_has(request, &r->analysis->metric[m]))
				page_kinds[i]->build_metric(
				    r, request, &r->analysis->metric[m]);
	return end;
}

/* All pages of a measure, of every kind that has such. */
static void build_measure(struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	for (size_t i = 0; i < N_PAGE_KINDS; i++)
		if (page_kinds[i]->build_metric != NULL &&
		    page_belongs(page_kinds[i], request))
			page_kinds[i]->build_metric(r, request, m);
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

	for (size_t i = 0; i < N_PAGE_KINDS; i++)
		if (request_in_list(front, page_kinds[i]->name) &&
		    asked(request, page_kinds[i]))
			page_kinds[i]->build(r, request);
	chapters_build(r, request, &pages);
	for (size_t i = 0; i < N_PAGE_KINDS; i++)
		if (!request_in_list(front, page_kinds[i]->name) &&
		    !request_in_list(in_chapters, page_kinds[i]->name) &&
		    asked(request, page_kinds[i]))
			page_kinds[i]->build(r, request);
}

static void build_in_order(
    struct report *r, const struct report_request *request)
{
	for (size_t i = 0; i < N_PAGE_KINDS;) {
		if (page_kinds[i]->build_metric != NULL) {
			i = build_measures(r, request, i);
			continue;
		}
		if (page_belongs(page_kinds[i], request))
			page_kinds[i]->build(r, request);
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

static void set_footer(struct report *r)
{
	const char *name = r->analysis->dataset->brand.name;

	const char *status = r->slide && r->date[0] != '\0'
				 ? r->analysis->dataset->meta.status
				 : "";

	r->footer = arena_printf(&r->arena, "%s%s%s%s%s%s%s", name,
	    name[0] != '\0' ? "   |   " : "", r->version,
	    r->date[0] != '\0' ? "   |   data released " : "",
	    r->date[0] != '\0' ? words_date(r->story, r->date) : "",
	    status[0] != '\0' ? ", " : "", status);
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
	set_footer(r);
	if (request->by_question)
		build_by_question(r, request);
	else
		build_in_order(r, request);
	commentary_place(r, request);
	mend_links(r);
	tell_apart(r);
	if (r->slide)
		slides_trim(r);
	named_find(r);
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
