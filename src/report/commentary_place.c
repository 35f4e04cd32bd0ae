/* Where the words of analysts stand in a report. */
#include "commentary_place.h"

#include "peelstats/commentary.h"
#include "peelstats/diag.h"
#include "report/pages/page.h"

#include <string.h>

#include "base/banned.h"

static void add(struct report *r, struct page *p, const struct commentary *c)
{
	struct block *b = add_block(r, p, BLOCK_COMMENTARY);
	const char *const *said =
	    commentary_paragraphs(r->story, c, &b->n_items);
	struct labelled *item =
	    arena_array(&r->arena, b->n_items, sizeof(*item));

	b->level = 2;
	b->text = commentary_heading(r->story, c);
	for (size_t i = 0; i < b->n_items; i++)
		item[i] = (struct labelled){ "", said[i], NULL };
	b->item = item;
}

/* The first page of that measure, or of that kind. */
static struct page *page_of(struct report *r, const char *name)
{
	for (struct page *p = r->first; p != NULL; p = p->next)
		if (strcmp(p->anchor, name) == 0 || strcmp(p->kind, name) == 0)
			return p;
	return NULL;
}

static const char *title_of(const struct report *r, const char *name)
{
	const struct analysis *a = r->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (strcmp(a->dataset->metric[i].id, name) == 0)
			return a->dataset->metric[i].title;
	return name;
}

/* A page behind that of the news. */
static struct page *add_own_page(struct report *r)
{
	struct page **end = r->last;
	struct page *after = page_of(r, "contents");
	struct page *p = add_page(
	    r, "commentary", "commentary", "Commentary", "Commentary", 1);

	add_heading(r, p, 1, "Commentary");
	if (after == NULL)
		after = r->first;
	if (after == p || after->next == p)
		return p;
	*end = NULL;
	r->last = end;
	p->next = after->next;
	after->next = p;
	return p;
}

void commentary_place(struct report *r, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	struct page *own = NULL;
	const char *about = "";

	/* a few words are all that a slide holds */
	if (r->slide)
		return;
	for (size_t i = 0; i < d->n_commentaries; i++) {
		const struct commentary *c = &d->commentary[i];
		struct page *p = page_of(r, c->page);

		if (!commentary_belongs(r->story, c))
			continue;
		if (p == NULL && request->pages != NULL &&
		    !request_in_list(request->pages, "full"))
			continue;
		if (p == NULL && own == NULL)
			own = add_own_page(r);
		if (p == NULL && strcmp(about, title_of(r, c->page)) != 0) {
			about = title_of(r, c->page);
			add_heading(r, own, 2, about);
		}
		add(r, p != NULL ? p : own, c);
	}
}

static bool is_metric(const struct dataset *d, const char *name)
{
	for (size_t i = 0; i < d->n_metrics; i++)
		if (strcmp(d->metric[i].id, name) == 0)
			return true;
	return false;
}

void report_check_commentary(
    const struct dataset *d, const char *dir, struct diag_list *diags)
{
	const char *path =
	    arena_printf(&diags->arena, "%s/commentary.csv", dir);

	for (size_t i = 0; i < d->n_commentaries; i++) {
		const struct commentary *c = &d->commentary[i];

		if (!is_metric(d, c->page) &&
		    (!report_page_known(c->page, strlen(c->page)) ||
			strcmp(c->page, "full") == 0))
			diag_add_cause(diags, c->page, "E202",
			    (struct place){ path, c->line, 0, NULL },
			    "write a metric_id (peelstats --list metrics), a "
			    "kind of page (peelstats --list pages), or brief "
			    "for page 1 and the mail",
			    "unknown page \"%s\"", c->page);
	}
}
