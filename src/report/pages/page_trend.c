/*
 * A measure over the years: all together as one line, then every force in
 * small on one scale, in the order of the report's year. A frame marks a
 * force whose changes, beside those of all, hold a signal (series_rules.c).
 */
#include "trend_lines.h"

#include "base/banned.h"

enum { ACROSS = 5 };

/* The forces of the page and what their series say. */
struct view {
	const struct metric_result *m;
	const struct series *whole;
	const struct series **series; /* by force; NULL = not shown */
	const size_t *order;
	size_t n_order;
	const char **framed;
	size_t n_framed;
	size_t n_judged;
	double by_chance;
};

static void look(struct report *r, struct view *v)
{
	const struct dataset *d = r->analysis->dataset;
	int year = r->analysis->year;

	v->series =
	    arena_array(&r->arena, d->n_forces, sizeof(struct series *));
	v->framed = arena_array(&r->arena, d->n_forces, sizeof(const char *));
	for (size_t f = 0; f < d->n_forces; f++) {
		const struct series *s =
		    story_series(r->story, v->m, (int)f, v->whole);

		if (s->n_known < 2 || v->m->force[f].extreme)
			continue;
		v->series[f] = s;
		v->n_judged += trend_judged(s, year);
		v->by_chance += trend_by_chance(s, year);
		if (trend_signal(s, year))
			v->framed[v->n_framed++] = d->force[f].name;
	}
}

/* Forces by rank, then those that have none this year. */
static void put_in_order(struct report *r, struct view *v)
{
	size_t n_forces = r->analysis->dataset->n_forces;
	size_t *order = arena_array(&r->arena, n_forces, sizeof(*order));

	for (size_t i = 0; i < v->m->n_ranked; i++)
		if (v->series[v->m->order[i]] != NULL)
			order[v->n_order++] = v->m->order[i];
	for (size_t f = 0; f < n_forces; f++)
		if (v->series[f] != NULL && v->m->force[f].rank == 0)
			order[v->n_order++] = f;
	v->order = order;
}

/* Names the first and the last value, the highest and the lowest. */
static void name_points(struct trend_point *point, size_t n)
{
	size_t named[4] = { n, n, n, n };

	for (size_t i = 0; i < n; i++) {
		if (!point[i].value.known)
			continue;
		if (named[0] == n)
			named[0] = named[1] = named[2] = i;
		if (point[i].value.x < point[named[1]].value.x)
			named[1] = i;
		if (point[i].value.x > point[named[2]].value.x)
			named[2] = i;
		named[3] = i;
	}
	for (size_t k = 0; k < 4; k++)
		if (named[k] < n)
			point[named[k]].named = true;
}

/* The line of all together, with what is printed. */
static struct trend_line whole_line(struct report *r, const struct view *v)
{
	struct trend_line line = trend_line(r, v->whole);
	struct trend_point *point = trend_points_said(r, v->m->metric, &line);

	name_points(point, line.n);
	return (struct trend_line){ point, line.n };
}

static void add_whole(struct report *r, struct page *p, const struct view *v)
{
	const struct metric *m = v->m->metric;
	struct trend_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct trend_panel *panel = arena_alloc(&r->arena, sizeof(*panel));

	panel->line = whole_line(r, v);
	*c = (struct trend_chart){ .panel = panel,
		.n_panels = 1,
		.across = 1,
		.first = v->whole->point[0].period,
		.last = v->whole->point[v->whole->n - 1].period,
		.axis_sign = words_axis_sign(m),
		.name = say_text(r->story, "{Area}") };
	add_figure(r, p,
	    &FIGURE(trend,
		arena_printf(&r->arena,
		    say(r->story,
			"Line of %s over the years %d to %d, {area}; every "
			"value is in the data."),
		    words_subject(r->story, m), c->first, c->last),
		c));
}

/* All together have so many more than one that its line would be flat. */
static bool is_sum(const struct metric *m)
{
	return m->kind == KIND_COUNT;
}

static struct trend_panel panel_of(
    struct report *r, const struct view *v, size_t force)
{
	const struct dataset *d = r->analysis->dataset;
	const struct metric *m = v->m->metric;
	const struct series *s = v->series[force];
	struct trend_panel t = { .title = d->force[force].name,
		.unit = "",
		.value_text =
		    words_value(r->story, m, v->m->force[force].value),
		.line = trend_line_said(r, m, s),
		.behind = is_sum(m) ? (struct trend_line){ NULL, 0 }
				    : trend_line(r, v->whole),
		.framed = trend_signal(s, r->analysis->year) };
	size_t first = 0;

	while (!s->point[first].value.known)
		first++;
	t.alt = arena_printf(&r->arena, "%s: %s in %d, %s in %d%s.", t.title,
	    words_value(r->story, m, s->point[first].value),
	    s->point[first].period, t.value_text, r->analysis->year,
	    t.framed ? "; framed: beyond its usual ups and downs" : "");
	return t;
}

/* All on one scale. */
static void add_forces(struct report *r, struct page *p, const struct view *v)
{
	struct trend_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct trend_panel *panel =
	    arena_array(&r->arena, v->n_order, sizeof(*panel));

	for (size_t i = 0; i < v->n_order; i++)
		panel[i] = panel_of(r, v, v->order[i]);
	*c = (struct trend_chart){ .panel = panel,
		.n_panels = v->n_order,
		.across = ACROSS,
		.scaled = panel,
		.n_scaled = v->n_order,
		.first = v->whole->point[0].period,
		.last = v->whole->point[v->whole->n - 1].period,
		.axis_sign = "",
		.name = "" };
	add_figure(r, p, &FIGURE(trends, "", c));
}

/* What lies between the ends, and whether it is one series. */
static const char *span(struct report *r, const struct view *v)
{
	const char *words = trend_span(r, v->m->metric, v->whole);
	const char *broken = trend_break(r, v->whole);

	return arena_printf(&r->arena, "%s%s%s%s", words[0] != '\0' ? " " : "",
	    words, broken[0] != '\0' ? " " : "", broken);
}

static const char *finding(
    struct report *r, const struct view *v, const struct trend_story *t)
{
	const char *phrase = trend_phrase(r->story, t);
	const char *between = span(r, v);

	if (!t->known)
		return between + (between[0] == ' ');
	return arena_printf(&r->arena,
	    say(r->story, "For {area} the %s was %s in %d%s%s.%s"),
	    words_figure(v->m->metric),
	    words_value(r->story, v->m->metric, t->value), t->year,
	    phrase[0] != '\0' ? ", " : "", phrase, between);
}

static const char *signals(struct report *r, const struct view *v)
{
	if (v->n_judged == 0)
		return say_text(r->story,
		    "There are too few years of comparable figures to tell a "
		    "change that stands out from the usual ups and downs.");
	if (v->n_framed == 0)
		return arena_printf(&r->arena,
		    say(r->story,
			"No {unit} changed, beside {area}, beyond its usual "
			"ups and downs; %zu have enough years to tell."),
		    v->n_judged);
	return arena_printf(&r->arena,
	    say(r->story,
		"A frame marks changes that, beside those of {area}, are "
		"beyond the usual ups and downs of the {unit}: %s. That is "
		"%zu of %s with enough years to tell; chance alone "
		"would give %s."),
	    words_list(r->story, v->framed, v->n_framed), v->n_framed,
	    words_counted(r->story, v->n_judged),
	    words_chance(r->story, v->by_chance));
}

static void add_page_notes(
    struct report *r, struct page *p, const struct view *v)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	struct lines l = { .n = 0 };
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (v->series[f] == NULL)
			name[n++] = d->force[f].name;
	if (n > 0)
		lines_add(&l, "Not shown",
		    arena_printf(&r->arena,
			"%s: rates that are not comparable, or too few years.",
			words_list(r->story, name, n)),
		    NULL);
	lines_add(&l, "Gaps",
	    "A gap in a line is a year without a figure, or a change in what "
	    "is counted; a hollow point is a figure that is incomplete.",
	    NULL);
	lines_add(&l, "How it is judged",
	    "By runs and limits of yearly changes: methods, page ", "methods");
	lines_add(&l, "Source", trend_sources(r, v->m->metric, v->whole), NULL);
	add_notes(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	struct view v = { .m = m };
	struct trend_story t;
	struct page *p;

	if (!request_details(r, request, m))
		return;
	v.whole = story_series(r->story, m, EVERYWHERE, NULL);
	if (v.whole->n_known < TREND_FEWEST)
		return;
	look(r, &v);
	put_in_order(r, &v);
	t = trend_story(m->metric, v.whole, r->analysis->year);
	p = add_page(r, "trend",
	    arena_printf(&r->arena, "trend-%s", m->metric->id),
	    arena_printf(&r->arena, "%s: over the years", m->metric->title),
	    m->metric->section, 0);
	add_figure_title(r, p, trend_title(r->story, m->metric, &t));
	add_text(r, p, STYLE_FINDING, finding(r, &v, &t));
	add_figure_caption(r, p,
	    arena_printf(&r->arena,
		say(r->story, "%s, {area} and each {unit}, %d to %d"),
		words_measure(r->story, m->metric), v.whole->point[0].period,
		v.whole->point[v.whole->n - 1].period));
	add_whole(r, p, &v);
	add_heading(r, p, 2, say_text(r->story, "Each {unit}, on one scale"));
	add_text(r, p, STYLE_FINDING, signals(r, &v));
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story,
		    "In the order of %d, whose figure stands beside the "
		    "last point. Blue: the {unit}.%s"),
		r->analysis->year,
		is_sum(m->metric) ? "" : say_text(r->story, " Grey: {area}.")),
	    "");
	add_forces(r, p, &v);
	add_page_notes(r, p, &v);
}

const struct page_kind page_trend = { "trend", SCOPE_NATIONAL, NULL, build };
