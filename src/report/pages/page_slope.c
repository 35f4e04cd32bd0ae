/* A ranked chart for a screen: all forces as thin columns. */
#include "page.h"
#include "rows.h"

#include "base/banned.h"

static void build(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	const struct ranked_chart *c;
	struct page *p;
	struct block *b;

	if (!request_details(r, request, m) || m->n_ranked < 4)
		return;
	p = add_page(
	    r, "slope", m->metric->id, m->metric->title, m->metric->section, 2);
	b = add_block(r, p, BLOCK_TITLE);
	b->level = 1;
	b->text = r->force != NULL ? words_force_title(r->story, m)
				   : words_ranked_title(r->story, m);
	add_text(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena, say(r->story, "%s, by {unit}, %s"),
		words_measure(r->story, m->metric),
		m->period[0] != '\0'
		    ? m->period
		    : arena_printf(&r->arena, "%d", r->analysis->year)));
	add_text(r, p, STYLE_BODY,
	    r->force != NULL ? words_force_finding(r->story, m)
			     : words_ranked_finding(r->story, m));
	c = rows_chart(r, m, m->order, m->n_ranked, true);
	add_figure(r, p, &FIGURE(slope, rows_alt(r, m, c, false), c));
}

const struct page_kind page_slope = { "slope", SCOPE_BOTH, NULL, build };
