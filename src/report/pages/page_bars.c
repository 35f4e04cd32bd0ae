/* A measure on a slide: what it says, and a bar with its name for every
 * force. */
#include "page.h"
#include "peelstats/brief.h"
#include "peelstats/gaps.h"
#include "report/slide_words.h"
#include "rows.h"

#include <string.h>

#include "base/banned.h"

enum { MOST_MEASURES = 8, FEWEST = 4 };

/* "; [u] partial" for each mark that stands at a name. */
static const char *marks_of(struct report *r, const struct metric_result *m)
{
	const char *all = "";

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct observation *o = m->force[m->order[i]].now;
		const char *mark = o != NULL ? status_mark(o->status) : "";
		struct text meaning = TEXT_EMPTY;

		if (mark[0] != '\0' && strstr(all, mark) == NULL &&
		    report_spoken(mark, &meaning))
			all = arena_printf(&r->arena, "%s; %s %s", all, mark,
			    text_str(&meaning));
		text_release(&meaning);
	}
	return all;
}

static bool any_cut(const struct report *r, const struct metric_result *m)
{
	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		if (m->force[f].extreme && m->force[f].value.known)
			return true;
	return false;
}

/* "Recorded crimes per 1,000 population, by force, 12 months to June 2017",
 * and how many are not there. */
static const char *caption_of(struct report *r, const struct metric_result *m)
{
	size_t gaps = gaps_count(r->story, m, r->analysis->year);
	const char *missing =
	    gaps == 0
		? ""
		: arena_printf(&r->arena,
		      say(r->story, "; %s %s without a usable figure"),
		      words_count(r->story, gaps), words_units(r->story, gaps));

	const char *cut = any_cut(r, m) ? "; a cut bar is not comparable" : "";

	return arena_printf(&r->arena, say(r->story, "%s, by {unit}, %s%s%s"),
	    words_measure(r->story, m->metric),
	    m->period[0] != '\0'
		? m->period
		: arena_printf(&r->arena, "%d", r->analysis->year),
	    missing, cut);
}

static void add_slide(struct report *r, const struct metric_result *m)
{
	const struct ranked_chart *c;
	const char *caption = caption_of(r, m);
	const char *marks = marks_of(r, m);
	struct page *p = add_page(
	    r, "bars", m->metric->id, m->metric->title, "Main measures", 2);

	add_figure_title(r, p,
	    r->force != NULL ? words_force_title(r->story, m)
			     : words_ranked_title(r->story, m));
	if (slide_words_of(p) + slide_words(caption) + slide_words(marks) <=
	    SLIDE_WORDS)
		caption = arena_printf(&r->arena, "%s%s", caption, marks);
	add_text(r, p, STYLE_SUBTITLE, caption);
	add_text(r, p, STYLE_BODY, words_level(r->story, m));
	c = rows_chart(r, m, m->order, m->n_ranked, true);
	add_figure(r, p, &FIGURE(bars, rows_alt(r, m, c, true), c));
}

static bool is_ranked(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	return request_has(request, m) && m->n_ranked >= FEWEST &&
	       !words_too_few(r->story, m);
}

static bool may_be_shown(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	bool asked = request->pages != NULL || request->metric != NULL;
	bool gap = r->force != NULL && !m->force[r->force_index].value.known;

	/* the slide of what is missing names it */
	return is_ranked(r, request, m) && request_details(r, request, m) &&
	       (asked || !gap);
}

static bool is_among(const struct metric_result *m,
    const struct metric_result *const *chosen, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (chosen[i] == m)
			return true;
	return false;
}

/* Those that the news is about, in its order, then the others; all of those
 * that were asked for. */
static size_t choose(struct report *r, const struct report_request *request,
    const struct metric_result **chosen)
{
	const struct analysis *a = r->analysis;
	bool asked = request->pages != NULL || request->metric != NULL;
	size_t most = asked ? a->dataset->n_metrics : MOST_MEASURES;
	struct brief news;
	size_t n = 0;

	brief_make(r->story, request->metric, &news);
	for (size_t i = 0; i < news.n; i++)
		if (news.item[i].m != NULL &&
		    is_ranked(r, request, news.item[i].m))
			chosen[n++] = news.item[i].m;
	for (size_t i = 0; i < a->dataset->n_metrics && n < most; i++)
		if (may_be_shown(r, request, &a->metric[i]) &&
		    !is_among(&a->metric[i], chosen, n))
			chosen[n++] = &a->metric[i];
	return n;
}

static void build(struct report *r, const struct report_request *request)
{
	const struct metric_result **chosen = arena_array(&r->arena,
	    r->analysis->dataset->n_metrics + BRIEF_MOST, sizeof(*chosen));
	size_t n = choose(r, request, chosen);

	for (size_t i = 0; i < n; i++)
		add_slide(r, chosen[i]);
}

const struct page_kind page_bars = { "bars", SCOPE_BOTH, build, NULL };
