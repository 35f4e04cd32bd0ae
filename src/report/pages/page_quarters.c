/*
 * Measures by quarter, where series.csv has them: the line without the seasons
 * (num_seasonal.c), the figures as they were counted behind it in grey, and
 * the last quarter beside the same one of the year before. Changes of quarters
 * next to each other share three quarters of their figures, so that nothing is
 * judged by runs or limits here.
 */
#include "trend_lines.h"

#include <string.h>

#include "base/banned.h"

enum { ACROSS = 4, ON_A_PAGE = 24, FEWEST_QUARTERS = 8, QUARTERS = 4 };

struct quarterly {
	const struct metric_result *m;
	const struct series *series; /* of the force, or of all together */
	const struct series *whole;
};

/* The last quarter of the report's year: its figure of the year says in which
 * month that ends; the fourth where it does not. */
static int last_quarter(const struct report *r, const struct metric_result *m)
{
	static const char *const month[] = { "March", "June", "September" };
	int year = r->analysis->year;

	for (int q = 0; q < 3; q++)
		if (strstr(m->period, month[q]) != NULL)
			return year * QUARTERS + q;
	return year * QUARTERS + 3;
}

static const struct series *series_of(struct report *r,
    const struct metric_result *m, int force, const struct series *whole)
{
	const struct analysis *a = r->analysis;
	const struct series_request request = { .dataset = a->dataset,
		.metric = m->index,
		.force = force,
		.parts = true,
		.since = a->settings.since,
		.until = a->year,
		.last = last_quarter(r, m),
		.signal = a->settings.signal,
		.whole = whole };

	return series_build(&r->arena, &request);
}

static size_t collect(struct report *r, const struct report_request *request,
    struct quarterly *out)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (!request_has(request, m))
			continue;
		out[n] = (struct quarterly){ .m = m };
		out[n].whole = series_of(r, m, EVERYWHERE, NULL);
		out[n].series =
		    r->force == NULL
			? out[n].whole
			: series_of(r, m, (int)r->force_index, out[n].whole);
		n += out[n].series->n_known >= FEWEST_QUARTERS;
	}
	return n;
}

/* A rate in its decimals, a count without a base as a whole number. */
static const char *shown(
    struct report *r, const struct metric *m, const struct series_point *p)
{
	if (p->denominator.known)
		return words_value(r->story, m, p->value);
	return words_number(r->story, p->value.x, 0);
}

static const struct series_point *last_of(const struct series *s)
{
	return s->n > 0 && s->point[s->n - 1].value.known ? &s->point[s->n - 1]
							  : NULL;
}

/* "+14.1%": beside the same quarter of the year before; "" across a break, from
 * an incomplete figure, or from fewer than 10. */
static const char *since_year_before(struct report *r, const struct series *s)
{
	const struct series_point *now = last_of(s);
	const struct series_point *before =
	    now != NULL && s->n > QUARTERS ? now - QUARTERS : NULL;

	if (before == NULL || !before->value.known || !(before->value.x > 0) ||
	    before->segment != now->segment ||
	    (before->numerator.known && before->numerator.x < 10) ||
	    now->status == STATUS_PARTIAL || before->status == STATUS_PARTIAL)
		return "";
	return words_percent_change(r->story,
	    value_if_finite(100 * (now->value.x / before->value.x - 1)));
}

/* Whether an event of events.csv lies in one of the two years. */
static bool has_event(const struct report *r, const struct metric_result *m)
{
	if (r->force != NULL)
		return m->force[r->force_index].one_off;
	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		if (m->force[f].one_off)
			return true;
	return false;
}

static const char *sentence(struct report *r, const struct quarterly *q)
{
	const struct series_point *now = last_of(q->series);
	const char *change = since_year_before(r, q->series);
	const char *all =
	    r->force != NULL ? since_year_before(r, q->whole) : "";
	char label[SERIES_LABEL];

	if (now == NULL || change[0] == '\0')
		return "";
	series_label(label, q->series, now);
	return arena_printf(&r->arena, "%s in %s: %s%s%s%s%s.",
	    shown(r, q->m->metric, now), label, change,
	    all[0] != '\0' ? say_text(r->story, "; {area} ") : "", all,
	    now->status == STATUS_PROVISIONAL ? "; provisional" : "",
	    has_event(r, q->m) ? "; one of the two years holds a one-off event"
			       : "");
}

/* The figures without the seasons, where there are factors for all. */
static struct trend_line without_seasons(
    struct report *r, const struct series *s)
{
	struct trend_line line = trend_line(r, s);
	struct trend_point *point =
	    arena_array(&r->arena, line.n, sizeof(*point));

	for (size_t i = 0; i < line.n; i++) {
		point[i] = line.point[i];
		if (s->point[i].adjusted.known)
			point[i].value = s->point[i].adjusted;
	}
	return (struct trend_line){ point, line.n };
}

static struct trend_panel panel_of(struct report *r, const struct quarterly *q)
{
	const struct metric *m = q->m->metric;
	const struct series *s = q->series;
	const struct trend_ends e = trend_ends(s);
	struct trend_panel t = { .title = m->brief,
		.unit = e.last->denominator.known ? words_unit(m) : "number",
		.value_text = shown(r, m, e.last),
		.line = without_seasons(r, s),
		.behind = trend_line(r, s) };
	char first[SERIES_LABEL];
	char last[SERIES_LABEL];

	series_label(first, s, e.first);
	series_label(last, s, e.last);
	t.alt = arena_printf(&r->arena, "%s, %s: %s in %s, %s in %s.", m->title,
	    t.unit, shown(r, m, e.first), first, t.value_text, last);
	return t;
}

static void add_sentences(
    struct report *r, struct page *p, const struct quarterly *q, size_t n)
{
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < n; i++)
		lines_add(&l, q[i].m->metric->title, sentence(r, &q[i]), NULL);
	if (l.n == 0)
		return;
	add_text(r, p, STYLE_FINDING,
	    "The last quarter of the year of this report, and its change since "
	    "the same quarter of the year before.");
	add_notes(r, p, l.item, l.n);
}

static void add_lines(struct report *r, struct page *p,
    const struct quarterly *q, const struct trend_panel *panel, size_t n)
{
	struct trend_chart *c = arena_alloc(&r->arena, sizeof(*c));
	char first[SERIES_LABEL];
	char last[SERIES_LABEL];

	*c = (struct trend_chart){ .panel = panel,
		.n_panels = n,
		.across = ACROSS,
		.first = panel[0].line.point[0].year,
		.last = panel[0].line.point[panel[0].line.n - 1].year,
		.axis_sign = "",
		.name = "" };
	series_label(first, q->series, &q->series->point[0]);
	series_label(last, q->series, &q->series->point[q->series->n - 1]);
	for (size_t i = 0; i < n; i++) {
		const struct trend_line *line = &panel[i].line;

		c->first = line->point[0].year < c->first ? line->point[0].year
							  : c->first;
		c->last = line->point[line->n - 1].year > c->last
			      ? line->point[line->n - 1].year
			      : c->last;
	}
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		"%s to %s. Blue: without the seasons. Grey: as counted, whose "
		"last number is printed. Each chart has its own scale, which "
		"need not begin at 0.",
		first, last),
	    arena_printf(&r->arena, "From %s to %s.", first, last));
	add_figure(r, p, &FIGURE(trends, "", c));
}

static void add_page_notes(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "Seasons",
		    "Each quarter is divided by how much that quarter of the "
		    "year lies above or below a centred mean of four "
		    "(multiplicative decomposition), from 12 quarters without "
		    "a break.",
		    NULL },
		{ "Not judged",
		    "Changes since the year before of quarters next to each "
		    "other share three quarters of their figures, so runs of "
		    "them say nothing: no signal is marked.",
		    NULL },
	};

	add_said_notes(r, p, item, sizeof(item) / sizeof(item[0]));
}

static void build(struct report *r, const struct report_request *request)
{
	struct quarterly *q =
	    arena_array(&r->arena, r->analysis->dataset->n_metrics, sizeof(*q));
	struct trend_panel *panel;
	size_t n;

	if (r->analysis->dataset->parts_a_year != QUARTERS)
		return;
	n = collect(r, request, q);
	panel = arena_array(&r->arena, n, sizeof(*panel));
	for (size_t i = 0; i < n; i++)
		panel[i] = panel_of(r, &q[i]);
	for (size_t at = 0; at < n; at += ON_A_PAGE) {
		size_t here = n - at < ON_A_PAGE ? n - at : ON_A_PAGE;
		struct page *p = add_page(r, "quarters",
		    at == 0 ? "quarters"
			    : arena_printf(&r->arena, "quarters-%zu", at),
		    at == 0 ? "By quarter"
			    : arena_printf(&r->arena, "By quarter, page %zu",
				  at / ON_A_PAGE + 1),
		    "By quarter", at == 0 ? 1 : 0);

		add_heading(r, p, 1, p->title);
		add_sentences(r, p, q + at, here);
		add_lines(r, p, q + at, panel + at, here);
		if (at + here == n)
			add_page_notes(r, p);
	}
}

const struct page_kind page_quarters = { "quarters", SCOPE_BOTH, build, NULL };
