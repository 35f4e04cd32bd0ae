/* Shares by category: metrics that metrics.csv puts into one group. */
#include "national.h"
#include "peelstats/chart_categories.h"
#include "peelstats/report.h"
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

/* As many as there are colours and patterns to tell apart. */
enum { MOST_SERIES = 12 };

/* The members of a group, in the order of the data. */
struct group {
	const struct metric_result **m;
	size_t n;
	const char *series[MOST_SERIES];
	size_t n_series;
};

static bool asked(
    const struct report_request *request, const struct metric_result *m)
{
	return m->metric->group[0] != '\0' &&
	       (request->metric == NULL || request->metric[m->index]);
}

static size_t series_of(struct group *g, const char *name)
{
	for (size_t i = 0; i < g->n_series; i++)
		if (strcmp(g->series[i], name) == 0)
			return i;
	if (g->n_series == MOST_SERIES) {
		g->series[MOST_SERIES - 1] = "All other series";
		return MOST_SERIES - 1;
	}
	g->series[g->n_series] = name;
	return g->n_series++;
}

static struct group members(struct report *r,
    const struct report_request *request, const struct metric_result *first)
{
	const struct analysis *a = r->analysis;
	struct group g = { .m = arena_array(&r->arena, a->dataset->n_metrics,
			       sizeof(struct metric_result *)) };

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (!asked(request, m) ||
		    strcmp(m->metric->group, first->metric->group) != 0)
			continue;
		g.m[g.n++] = m;
		(void)series_of(&g, m->metric->series);
	}
	return g;
}

static bool same_category(
    const struct metric_result *a, const struct metric_result *b)
{
	return strcmp(a->metric->category, b->metric->category) == 0;
}

/* The largest value of the category that a member belongs to. */
static double weight(const struct group *g, const struct metric_result *m)
{
	double most = -1;

	for (size_t i = 0; i < g->n; i++)
		if (same_category(g->m[i], m) &&
		    g->m[i]->national.value.known &&
		    g->m[i]->national.value.x > most)
			most = g->m[i]->national.value.x;
	return most;
}

static size_t first_of(const struct group *g, const struct metric_result *m)
{
	size_t i = 0;

	while (!same_category(g->m[i], m))
		i++;
	return i;
}

/* Longest category first; its series in their order. */
static bool goes_before(struct group *g, const struct metric_result *a,
    const struct metric_result *b)
{
	double x = weight(g, a);
	double y = weight(g, b);

	if (same_category(a, b))
		return series_of(g, a->metric->series) <
		       series_of(g, b->metric->series);
	if (x > y || x < y)
		return x > y;
	return first_of(g, a) < first_of(g, b);
}

static const struct categories_row *rows(struct report *r, struct group *g)
{
	struct categories_row *row = arena_array(&r->arena, g->n, sizeof(*row));
	const struct metric_result **order =
	    arena_array(&r->arena, g->n, sizeof(struct metric_result *));

	for (size_t i = 0; i < g->n; i++) {
		size_t at = i;

		for (; at > 0 && goes_before(g, g->m[i], order[at - 1]); at--)
			order[at] = order[at - 1];
		order[at] = g->m[i];
	}
	for (size_t i = 0; i < g->n; i++) {
		const struct metric_result *m = order[i];

		row[i] = (struct categories_row){ .name = m->metric->category,
			.value = m->national.value,
			.value_text =
			    words_value(r->story, m->metric, m->national.value),
			.series = series_of(g, m->metric->series) };
	}
	return row;
}

/* What the numbers are; shares of different wholes are just percent. */
static const char *unit_of(struct report *r, const struct group *g)
{
	const struct metric *m = g->m[0]->metric;

	for (size_t i = 1; i < g->n; i++)
		if (strcmp(g->m[i]->metric->denominator, m->denominator) != 0)
			return m->percent ? "percent" : m->unit;
	return words_measure_unit(r->story, m);
}

static void add_chart(struct report *r, struct page *p, struct group *g)
{
	const struct metric *m = g->m[0]->metric;
	const char **series =
	    arena_array(&r->arena, g->n_series, sizeof(const char *));
	struct categories_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < g->n_series; i++)
		series[i] = g->series[i];
	*c = (struct categories_chart){ rows(r, g), g->n, series, g->n_series };
	add_heading(r, p, 2, m->group);
	add_text(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena, say(r->story, "%s, {area}, %s"),
		words_capital(r->story, unit_of(r, g)),
		g->m[0]->period[0] != '\0'
		    ? g->m[0]->period
		    : arena_printf(&r->arena, "%d", r->analysis->year)));
	add_figure(r, p,
	    &FIGURE(categories,
		arena_printf(&r->arena,
		    say(r->story,
			"Bar chart of %s in {area}: the largest share is "
			"%s with %s."),
		    words_small(r->story, m->group),
		    words_small(r->story, c->row[0].name),
		    c->row[0].value_text),
		c));
	lines_add(&l, "Source", words_source(r->story, m), NULL);
	add_notes(r, p, l.item, l.n);
}

/* Groups that belong to a chapter of the national figures stand there. */
static bool in_national(const struct metric_result *m)
{
	return m->national_only || m->few;
}

void categories_add(struct report *r, struct page *p,
    const struct report_request *request, size_t question)
{
	const struct analysis *a = r->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		struct group g;

		if (!asked(request, m) || !in_national(m) ||
		    m->metric->question_id[0] == '\0' ||
		    m->metric->question != question)
			continue;
		g = members(r, request, m);
		if (g.m[0] == m && m->national.value.known)
			add_chart(r, p, &g);
	}
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct page *p = NULL;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		struct group g;

		if (!asked(request, m) ||
		    (in_national(m) && m->metric->question_id[0] != '\0'))
			continue;
		g = members(r, request, m);
		if (g.m[0] != m)
			continue;
		if (p == NULL) {
			p = add_page(r, "categories", "categories",
			    "Shares by category", "Shares by category", 1);
			add_heading(r, p, 1, "Shares by category");
		}
		add_chart(r, p, &g);
	}
}

const struct page_kind page_categories = { "categories", SCOPE_NATIONAL, build,
	NULL };
