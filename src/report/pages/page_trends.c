/*
 * A force over the years: what its series say, in the order of importance,
 * and all its measures as small lines with that of all together behind.
 */
#include "trend_lines.h"

#include <stdlib.h>

#include "base/banned.h"

enum { ACROSS = 4, ON_A_PAGE = 20, MOST_SENTENCES = 6 };

struct item {
	const struct metric_result *m;
	const struct series *series;
	const struct series *whole;
	struct trend_story story;
	bool signal;
};

/* A signal first, then long streaks, then how far back nothing is like it. */
static int weight(const struct item *i)
{
	int reach = i->story.extreme != 0
			? i->story.year - (i->story.since != 0 ? i->story.since
							       : i->story.first)
			: 0;

	return 1000 * i->signal + 10 * abs(i->story.streak) + reach;
}

static int heavier(const void *a, const void *b)
{
	const struct item *const *x = a;
	const struct item *const *y = b;
	int c = weight(*y) - weight(*x);

	return c != 0 ? c : ((*x)->m > (*y)->m) - ((*x)->m < (*y)->m);
}

static size_t collect(
    struct report *r, const struct report_request *request, struct item *item)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		struct item *t = &item[n];

		if (!request_has(request, m) ||
		    !request_details(r, request, m) ||
		    !m->force[r->force_index].value.known)
			continue;
		*t = (struct item){ .m = m };
		t->whole = story_series(r->story, m, EVERYWHERE, NULL);
		t->series =
		    story_series(r->story, m, (int)r->force_index, t->whole);
		t->story = trend_story(m->metric, t->series, a->year);
		t->signal = trend_signal(t->series, a->year);
		n += t->series->n_known >= TREND_FEWEST;
	}
	return n;
}

static const char *sentence(struct report *r, const struct item *i)
{
	const char *phrase = trend_phrase(r->story, &i->story);

	const char *unit =
	    i->m->metric->percent ? "" : words_unit(i->m->metric);

	return arena_printf(&r->arena, "%s%s%s in %d%s%s.%s%s",
	    words_value(r->story, i->m->metric, i->story.value),
	    unit[0] != '\0' ? " " : "", unit, i->story.year,
	    phrase[0] != '\0' ? ", " : "", phrase,
	    i->signal
		? say_text(r->story, " Beside {area}, its changes are beyond "
				     "their usual ups and downs.")
		: "",
	    " See page ");
}

/* What the lines say, the most telling first. */
static void add_sentences(
    struct report *r, struct page *p, struct item *item, size_t n)
{
	struct item **order = arena_array(&r->arena, n, sizeof(*order));
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < n; i++)
		order[i] = &item[i];
	qsort(order, n, sizeof(*order), heavier);
	for (size_t i = 0; i < n && l.n < MOST_SENTENCES; i++)
		if (order[i]->story.known &&
		    (order[i]->signal ||
			trend_phrase(r->story, &order[i]->story)[0] != '\0'))
			lines_add(&l, order[i]->m->metric->title,
			    sentence(r, order[i]), order[i]->m->metric->id);
	add_list(r, p, l.item, l.n);
}

static struct trend_panel panel_of(struct report *r, const struct item *i)
{
	const struct metric *m = i->m->metric;
	struct trend_panel t = { .title = m->brief,
		.unit = m->percent ? "percent" : m->unit,
		.value_text = words_value(r->story, m,
		    i->story.known ? i->story.value
				   : i->m->force[r->force_index].value),
		.line = trend_line_said(r, m, i->series),
		.behind = trend_line(r, i->whole),
		.framed = i->signal };
	const struct series_point *first = i->series->point;

	while (!first->value.known)
		first++;
	t.alt = arena_printf(&r->arena, "%s, %s: %s in %d, %s in %d%s.",
	    m->title, t.unit, words_value(r->story, m, first->value),
	    first->period, t.value_text, r->analysis->year,
	    i->signal ? "; framed: beyond its usual ups and downs" : "");
	return t;
}

static void find_span(struct trend_chart *c)
{
	c->first = c->panel[0].line.point[0].year;
	c->last = c->first;
	for (size_t i = 0; i < c->n_panels; i++) {
		const struct trend_line *l = &c->panel[i].line;

		c->first =
		    l->point[0].year < c->first ? l->point[0].year : c->first;
		c->last = l->point[l->n - 1].year > c->last
			      ? l->point[l->n - 1].year
			      : c->last;
	}
}

static void add_lines(
    struct report *r, struct page *p, const struct trend_panel *panel, size_t n)
{
	struct trend_chart *c = arena_alloc(&r->arena, sizeof(*c));

	*c = (struct trend_chart){ .panel = panel,
		.n_panels = n,
		.across = ACROSS,
		.from_zero = false,
		.axis_sign = "",
		.name = "" };
	find_span(c);
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story,
		    "%d to %d. Blue: %s. Grey: {area}. Number: %d. Each "
		    "chart has its own scale, which need not begin at 0; a "
		    "gap is a year without a figure or a change in what is "
		    "counted, a hollow point an incomplete figure."),
		c->first, c->last, r->force->name, r->analysis->year),
	    arena_printf(&r->arena, "From %d to %d.", c->first, c->last));
	add_figure(r, p, &FIGURE(trends, "", c));
}

static void build(struct report *r, const struct report_request *request)
{
	struct item *item = arena_array(
	    &r->arena, r->analysis->dataset->n_metrics, sizeof(*item));
	size_t n = collect(r, request, item);
	struct trend_panel *panel = arena_array(&r->arena, n, sizeof(*panel));

	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		panel[i] = panel_of(r, &item[i]);
	for (size_t at = 0; at < n; at += ON_A_PAGE) {
		struct page *p = add_page(r, "trends",
		    at == 0 ? "trends"
			    : arena_printf(&r->arena, "trends-%zu", at),
		    at == 0
			? "Over the years"
			: arena_printf(&r->arena, "Over the years, page %zu",
			      at / ON_A_PAGE + 1),
		    "Over the years", at == 0 ? 1 : 0);

		add_heading(r, p, 1, p->title);
		p->first->drawn = at > 0;
		if (at == 0)
			add_sentences(r, p, item, n);
		add_lines(
		    r, p, panel + at, n - at < ON_A_PAGE ? n - at : ON_A_PAGE);
	}
}

const struct page_kind page_trends = { "trends", SCOPE_FORCE, build, NULL };
