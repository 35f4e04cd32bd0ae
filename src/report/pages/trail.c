#include "trail.h"

#include "trend_lines.h"

#include "base/banned.h"

static const char *said(struct report *r, const struct metric_result *m,
    const struct series *s, bool framed)
{
	const struct trend_story t =
	    trend_story(m->metric, s, r->analysis->year);
	const char *phrase = t.known ? trend_phrase(r->story, &t) : "";
	const char *what = phrase[0] != '\0'
			       ? arena_printf(&r->arena, "%s.",
				     words_capital(r->story, phrase))
			       : trend_span(r, m->metric, s);
	const char *broken = trend_break(r, s);

	if (s->point[s->n - 1].status == STATUS_PARTIAL)
		what = arena_printf(&r->arena,
		    "The figure for %d is incomplete.%s%s",
		    s->point[s->n - 1].period, what[0] != '\0' ? " " : "",
		    what);
	return arena_printf(&r->arena, "%s%s%s%s", what,
	    broken[0] != '\0' && what[0] != '\0' ? " " : "", broken,
	    framed
		? say_text(r->story, " Framed: beside {area}, its changes are "
				     "beyond their usual ups and downs.")
		: "");
}

static void find_panel(struct report *r, const struct metric_result *m,
    const struct series *s, const struct series *whole, struct trend_panel *t)
{
	struct trend_ends e = trend_ends(s);
	bool force = r->force != NULL;

	t->title = arena_printf(&r->arena, "%s, %d to %d",
	    force ? r->force->name : say_text(r->story, "{Area}"),
	    s->point[0].period, s->point[s->n - 1].period);
	t->line = trend_line_said(r, m->metric, s);
	if (force)
		t->behind = trend_line(r, whole);
	t->framed = force && trend_signal(s, r->analysis->year);
	t->unit = force ? say_text(r->story, "Grey: {area}") : "";
	t->first_text = words_value(r->story, m->metric, e.first->value);
	t->value_text = words_value(r->story, m->metric, e.last->value);
	t->said = said(r, m, s, t->framed);
	t->alt =
	    arena_printf(&r->arena, "Line of %s, %s: %s in %d and %s in %d. %s",
		words_subject(r->story, m->metric), t->title, t->first_text,
		e.first->period, t->value_text, e.last->period, t->said);
}

static const struct figure *figure_of(struct report *r,
    const struct metric_result *m, const struct series *s,
    const struct series *whole)
{
	struct trend_panel *t = arena_alloc(&r->arena, sizeof(*t));
	struct trend_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct figure *f = arena_alloc(&r->arena, sizeof(*f));

	find_panel(r, m, s, whole, t);
	*c = (struct trend_chart){ .panel = t,
		.n_panels = 1,
		.across = 1,
		.first = s->point[0].period,
		.last = s->point[s->n - 1].period,
		.axis_sign = "",
		.name = "" };
	*f = FIGURE(trail, t->alt, c);
	return f;
}

const struct figure *trail_figure(
    struct report *r, const struct metric_result *m)
{
	const struct series *whole;
	const struct series *s;

	if (r->no_trend)
		return NULL;
	whole = story_series(r->story, m, EVERYWHERE, NULL);
	s = r->force != NULL
		? story_series(r->story, m, (int)r->force_index, whole)
		: whole;
	return s->n_known < TREND_FEWEST ? NULL : figure_of(r, m, s, whole);
}
