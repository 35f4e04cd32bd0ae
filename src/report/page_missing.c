#include "gaps.h"
#include "page.h"

#include "base/banned.h"

static void add_sentences(struct text *out, const char *s)
{
	if (s[0] != '\0')
		text_addf(out, "%s%s", out->len > 0 ? " " : "", s);
}

/* A row for the metric, unless every force has a plain figure. */
static size_t add_metric(
    struct report *r, const struct metric_result *m, struct table_row *row)
{
	const struct analysis *a = r->analysis;
	struct text why = TEXT_EMPTY;
	struct cell *c;

	add_sentences(&why, gaps_sentences(r, m, a->year));
	add_sentences(&why, gaps_marked(r, m, a->year));
	if (a->compare != 0) {
		add_sentences(&why, gaps_sentences(r, m, a->compare));
		add_sentences(&why, gaps_marked(r, m, a->compare));
	}
	if (why.len > 0) {
		c = arena_array(&r->arena, 2, sizeof(*c));
		c[0].text = m->metric->title;
		c[1].text = arena_strdup(&r->arena, text_str(&why));
		*row = (struct table_row){ ROW_BODY, c };
	}
	text_release(&why);
	return row->cell != NULL ? 1 : 0;
}

static void build(struct report *r, const struct report_request *request)
{
	static const struct column column[] = { { "Measure", ALIGN_LEFT, 46 },
		{ "Forces and reason", ALIGN_LEFT, 0 } };
	size_t n_metrics = r->analysis->dataset->n_metrics;
	struct table_row *row = arena_array(&r->arena, n_metrics, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = 2,
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
}

const struct page_kind page_missing = { "missing", SCOPE_NATIONAL, build,
	NULL };
