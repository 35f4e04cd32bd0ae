#include "page.h"
#include "peelstats/gaps.h"
#include "rows.h"
#include "trail.h"

#include "base/banned.h"

/* Of more than these the marks in the chart tell, and annex B. */
enum { MARKED_NAMED = 6 };

static const char *subtitle(
    struct report *r, const struct metric_result *m, bool drawn)
{
	const char *what = words_measure(r->story, m->metric);
	int compare = r->analysis->compare;

	const char *now = m->period[0] != '\0' ? m->period
					       : arena_printf(&r->arena, "%d",
						     r->analysis->year);
	const char *before = m->compare_period[0] != '\0'
				 ? m->compare_period
				 : arena_printf(&r->arena, "%d", compare);

	if (compare == 0)
		return arena_printf(&r->arena,
		    say(r->story, "%s, by {unit}, {area}, %s"), what, now);
	return arena_printf(&r->arena,
	    say(r->story, "%s, by {unit}, {area}, %s%s and %s%s"), what, now,
	    drawn ? " (bars)" : "", before, drawn ? " (circles)" : "");
}

static void add_few_box(
    struct report *r, struct page *p, const struct metric_result *m)
{
	struct lines l = { .n = 0 };

	lines_add(&l, "Why",
	    arena_printf(&r->arena,
		say(r->story,
		    "%s of the %zu {units} %s a %d figure that can be "
		    "compared, so no {unit} is ranked. Circles show %d "
		    "where it is known."),
		words_count_capital(r->story, m->n_ranked),
		r->analysis->dataset->n_forces,
		m->n_ranked == 1 ? "has" : "have", r->analysis->year,
		r->analysis->compare),
	    NULL);
	add_box(r, p, say_text(r->story, "Too few {units} for a ranking"),
	    l.item, l.n);
}

/* All forces that have a figure in either year, in their usual order. */
static size_t unranked(
    struct report *r, const struct metric_result *m, size_t *force)
{
	size_t n = 0;

	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		if (m->force[f].value.known || m->force[f].compare.known)
			force[n++] = f;
	return n;
}

/* How the change of England and Wales differs from its two figures. */
static const char *change_note(struct report *r, const struct metric_result *m)
{
	if (!words_apart(m))
		return "";
	return arena_printf(&r->arena,
	    say(r->story,
		"The {area:change} is that of the %zu %s with %s, from %s "
		"to %s."),
	    m->matched.n, words_units(r->story, m->matched.n),
	    words_both_years(m),
	    words_value(r->story, m->metric, m->matched_compare.value),
	    words_value(r->story, m->metric, m->matched.value));
}

static void add_source(
    struct report *r, const struct metric_result *m, struct lines *l)
{
	const char *from = words_source(r->story, m->metric);
	const char *source =
	    arena_printf(&r->arena, "%s%s", from, from[0] != '\0' ? "." : "");

	if (r->force != NULL)
		lines_add(l, "Source",
		    arena_printf(&r->arena, "%s Counts: page ", source),
		    "record");
	else
		lines_add(l, "Source",
		    arena_printf(&r->arena,
			"%s Counts and definition: annex A, page ", source),
		    arena_printf(&r->arena, "table-%s", m->metric->id));
}

/* A measure of one year has no gaps in the other. */
static bool has_before(const struct report *r, const struct metric_result *m)
{
	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		if (m->force[f].before != NULL)
			return true;
	return false;
}

/* Who is missing in the one year and in the other, or in both. */
static void add_gaps(
    struct report *r, const struct metric_result *m, struct lines *l)
{
	const struct analysis *a = r->analysis;
	const char *now = gaps_sentences(r->story, m, a->year);
	bool both = a->compare != 0 && has_before(r, m);

	if (both && gaps_alike(r->story, m)) {
		lines_add(l, "Not shown",
		    arena_printf(
			&r->arena, "%s So it is for %d.", now, a->compare),
		    NULL);
		return;
	}
	lines_add(l, "Not shown", now, NULL);
	if (both)
		lines_add(l,
		    arena_printf(&r->arena, "No %d figure", a->compare),
		    gaps_sentences(r->story, m, a->compare), NULL);
}

static void add_page_notes(
    struct report *r, struct page *p, const struct metric_result *m)
{
	const struct analysis *a = r->analysis;
	struct lines l = { .n = 0 };
	const char *care;
	bool by_number;
	const char *now = gaps_marked(r->story, m, a->year, MARKED_NAMED);
	const char *before =
	    a->compare != 0 ? gaps_marked(r->story, m, a->compare, MARKED_NAMED)
			    : "";

	add_gaps(r, m, &l);
	lines_add(&l, "Change", change_note(r, m), NULL);
	lines_add(&l, "Marked",
	    arena_printf(&r->arena, "%s%s%s", now,
		now[0] != '\0' && before[0] != '\0' ? " " : "", before),
	    NULL);
	care = gaps_notes(r->story, m, &by_number);
	if (by_number)
		care = arena_printf(&r->arena, "%s on page ", care);
	lines_add(&l, "Read with care", care, by_number ? "notes" : NULL);
	if (r->force == NULL && a->compare != 0 && m->matched.n > 0)
		lines_add(&l, "More",
		    say_text(r->story, "How each {unit} changed: page "),
		    arena_printf(&r->arena, "change-%s", m->metric->id));
	add_source(r, m, &l);
	add_notes(r, p, l.item, l.n);
}

static bool goes_first(
    const struct metric_result *m, enum report_sort sort, size_t a, size_t b)
{
	const struct value x = m->force[a].change;
	const struct value y = m->force[b].change;

	if (sort == SORT_NAME)
		return a < b;
	return x.known && (!y.known || x.x > y.x);
}

/* The ranked forces in the order asked for. */
static const size_t *sorted(
    struct report *r, const struct metric_result *m, enum report_sort sort)
{
	size_t *force = arena_array(&r->arena, m->n_ranked, sizeof(*force));

	for (size_t i = 0; i < m->n_ranked; i++) {
		size_t at = i;

		for (; sort != SORT_VALUE && at > 0 &&
		       goes_first(m, sort, m->order[i], force[at - 1]);
		     at--)
			force[at] = force[at - 1];
		force[at] = m->order[i];
	}
	return force;
}

static void build_one(
    struct report *r, const struct metric_result *m, enum report_sort sort)
{
	struct page *p = add_page(r, "ranked", m->metric->id, m->metric->title,
	    m->metric->section, 2);
	size_t n_forces = r->analysis->dataset->n_forces;
	size_t *force = arena_array(&r->arena, n_forces, sizeof(*force));
	const struct figure *trail = trail_figure(r, m);
	struct figure f;

	add_figure_title(r, p,
	    r->force != NULL ? words_force_title(r->story, m)
			     : words_ranked_title(r->story, m));
	add_text(r, p, STYLE_FINDING,
	    r->force != NULL ? words_force_finding(r->story, m)
			     : words_ranked_finding(r->story, m));
	if (words_too_few(r->story, m)) {
		size_t n = unranked(r, m, force);

		add_few_box(r, p, m);
		f = rows_figure(r, m, force, n, false);
	} else {
		f = rows_figure(r, m, sorted(r, m, sort), m->n_ranked, true);
	}
	if (trail != NULL)
		add_figure(r, p, trail);
	add_figure_caption(r, p, "");
	add_drawn(
	    r, p, STYLE_CAPTION, subtitle(r, m, true), subtitle(r, m, false));
	add_figure(r, p, &f);
	add_page_notes(r, p, m);
}

static void build(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	/* a force's report ranks the headlines; its table has them all */
	if (r->force == NULL || request_details(r, request, m))
		build_one(r, m, request->sort);
}

const struct page_kind page_ranked = { "ranked", SCOPE_BOTH, NULL, build };
