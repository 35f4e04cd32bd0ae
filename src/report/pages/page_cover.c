#include "page.h"
#include "peelstats/words.h"

#include "base/banned.h"

static size_t count_metrics(
    const struct report *r, const struct report_request *request)
{
	size_t n = 0;

	for (size_t m = 0; m < r->analysis->dataset->n_metrics; m++)
		n += request_has(request, &r->analysis->metric[m]);
	return n;
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	const struct meta *meta = &a->dataset->meta;
	struct page *p = add_page(r, "cover", "cover", "Cover", "", 0);
	struct lines l = { .n = 0 };
	size_t metrics = count_metrics(r, request);

	p->cover = true;
	add_heading(r, p, 1, r->title);
	add_text(r, p, STYLE_COVER,
	    r->force != NULL
		? r->subject
		: arena_printf(&r->arena,
		      say(r, "The %zu {organisations}{of area} compared on "
			     "%zu measure%s"),
		      a->dataset->n_forces, metrics, metrics == 1 ? "" : "s"));
	if (a->compare != 0)
		add_text(r, p, STYLE_COVER,
		    arena_printf(&r->arena, "%d, with changes since %d",
			a->year, a->compare));
	lines_add(&l, "Status", words_capital(r, meta->status), NULL);
	lines_add(&l, "Data released", words_date(r, r->date), NULL);
	lines_add(&l, "Published by", meta->publisher, NULL);
	lines_add(&l, "Contact", meta->contact, NULL);
	lines_add(&l, "Licence", meta->licence, NULL);
	lines_add(&l, "Made by", r->version, NULL);
	add_box(r, p, "About this report", l.item, l.n);
}

const struct page_kind page_cover = { "cover", SCOPE_BOTH, build, NULL };
