#include "gaps.h"
#include "page.h"

#include "base/banned.h"

static size_t add_metric(
    struct report *r, const struct metric_result *m, struct table_row *row)
{
	const struct analysis *a = r->analysis;
	const int years[2] = { a->year, a->compare };
	size_t n = 0;

	for (int y = 0; y < 2 && years[y] != 0; y++) {
		const char *gaps = gaps_sentences(r, m, years[y]);
		const char *marked = gaps_marked(r, m, years[y]);
		struct cell *c;

		if (gaps[0] == '\0' && marked[0] == '\0')
			continue;
		c = arena_array(&r->arena, 3, sizeof(*c));
		c[0].text = m->metric->title;
		c[1].text = arena_printf(&r->arena, "%d", years[y]);
		c[2].text = arena_printf(&r->arena, "%s%s%s", gaps,
		    gaps[0] != '\0' && marked[0] != '\0' ? " " : "", marked);
		row[n++] = (struct table_row){ ROW_BODY, c };
	}
	return n;
}

static void add_legend(struct report *r, struct page *p)
{
	static const struct labelled legend[] = {
		{ "[x]",
		    "not available: the force has no figure that can be used",
		    NULL },
		{ "[z]", "not applicable: there is nothing to count", NULL },
		{ "[u]", "partial: some of the figure is missing", NULL },
		{ "[e]", "estimated in part", NULL },
		{ "[p] [r]", "provisional, revised", NULL },
		{ "[b]", "a break: not one series with the year before", NULL },
		{ "[c]", "too small to publish", NULL },
		{ "[low]", "a change from fewer than 10 events: no percentage",
		    NULL },
	};

	add_heading(r, p, 2, "Shorthand");
	add_notes(r, p, legend, sizeof(legend) / sizeof(legend[0]));
}

static void build(struct report *r, const struct report_request *request)
{
	static const struct column column[] = { { "Measure", ALIGN_LEFT, 42 },
		{ "Year", ALIGN_LEFT, 12 },
		{ "Forces and reason", ALIGN_LEFT, 0 } };
	size_t n_metrics = r->analysis->dataset->n_metrics;
	struct table_row *row =
	    arena_array(&r->arena, 2 * n_metrics, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = 3,
		.row = row,
		.caption = "Forces without a figure, and why" };
	struct page *p = add_page(r, "missing", "missing",
	    "Annex B: what is missing and why", "Annex B: what is missing", 1);

	add_heading(r, p, 1, "Annex B: what is missing and why");
	for (size_t m = 0; m < n_metrics; m++)
		if (request_has(request, &r->analysis->metric[m]))
			t.n_rows += add_metric(
			    r, &r->analysis->metric[m], row + t.n_rows);
	if (t.n_rows > 0)
		add_table(r, p, &t);
	else
		add_text(r, p, STYLE_BODY,
		    "Every force has a figure for every measure and year.");
	add_legend(r, p);
}

const struct page_kind page_missing = { "missing", build };
