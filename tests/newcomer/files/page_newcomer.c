/* The range of one measure, and where the forces lie. */
#include "page.h"
#include "peelstats/chart_strip.h"
#include "peelstats/words.h"

#include "base/banned.h"

static const struct strip_chart *strip_of(
    struct report *r, const struct metric_result *m)
{
	size_t n = r->analysis->dataset->n_forces;
	struct strip_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct strip_chart *strip = arena_alloc(&r->arena, sizeof(*strip));

	for (size_t f = 0; f < n; f++)
		row[f].value = m->force[f].value;
	*strip = (struct strip_chart){ row, n, "", "" };
	return strip;
}

static void build_metric(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	struct figure f;
	struct page *p;

	if (!request_has(request, m))
		return;
	f = FIGURE(newcomer, "A dot for each force.", strip_of(r, m));
	p = add_page(r, "newcomer",
	    arena_printf(&r->arena, "newcomer-%s", m->metric->id),
	    m->metric->title, "Newcomers", 1);
	add_heading(r, p, 1,
	    arena_printf(&r->arena, "The newcomer\u2019s range: %s",
		words_value(r->story, m->metric, metric_kept(m, "newcomer"))));
	add_figure(r, p, &f);
}

const struct page_kind page_newcomer = { "newcomer", SCOPE_NATIONAL, NULL,
	build_metric };
