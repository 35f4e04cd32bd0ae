#include "page.h"
#include "peelstats/gaps.h"
#include "tiles.h"

#include <string.h>

#include "base/banned.h"

enum { FINDINGS_MAX = 5 };

static const char *grades_moved(struct report *r, const struct grade_result *g)
{
	if (r->analysis->compare == 0)
		return "";
	return arena_printf(&r->arena,
	    " Since %d, %zu improved and %zu declined among the %zu graded in "
	    "both years.",
	    r->analysis->compare, g->improved, g->declined,
	    g->improved + g->declined + g->unchanged);
}

static const char *grades_finding(struct report *r)
{
	const struct analysis *a = r->analysis;
	const struct grade_result *g = a->grade;

	if (a->dataset->n_questions == 0 ||
	    g->count[GRADE_NONE] == a->dataset->n_forces)
		return "";
	return arena_printf(&r->arena,
	    say(r->story, "On %s, %zu of %s %s graded outstanding, %zu good, "
			  "%zu requires improvement and %zu inadequate.%s"),
	    words_small(r->story, g->question->title),
	    g->count[GRADE_OUTSTANDING],
	    words_counted(r->story, a->dataset->n_forces),
	    words_was(g->count[GRADE_OUTSTANDING]), g->count[GRADE_GOOD],
	    g->count[GRADE_REQUIRES_IMPROVEMENT], g->count[GRADE_INADEQUATE],
	    grades_moved(r, g));
}

static const char *gaps_finding(
    struct report *r, const struct report_request *request)
{
	size_t n = 0;
	size_t of = 0;

	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++) {
		const struct metric_result *m = &r->analysis->metric[i];

		if (!request_has(request, m))
			continue;
		of++;
		n += gaps_count(r->story, m, r->analysis->year) > 0;
	}
	if (n == 0)
		return "";
	return arena_printf(&r->arena,
	    say(r->story,
		"For %s of the %zu measures at least one {unit} has no "
		"figure for %d that can be used. Annex B names each {unit} "
		"and the reason, page "),
	    words_count(r->story, n), of, r->analysis->year);
}

/* Says which forces the strips do not show. */
static const char *left_out(struct report *r)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (d->force[f].extreme)
			name[n++] = d->force[f].name;
	if (n == 0)
		return "";
	return arena_printf(&r->arena,
	    " %s %s left out here, as %s rates are not comparable.",
	    words_list(r->story, name, n), n == 1 ? "is" : "are",
	    n == 1 ? "its" : "their");
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p = add_page(r, "numbers", "numbers",
	    say_text(r->story, "{Area} in numbers"), "In numbers", 1);
	const struct metric_result *news[FINDINGS_MAX];
	struct lines l = { .n = 0 };
	size_t n;

	add_heading(r, p, 1, say_text(r->story, "{Area} in numbers"));
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story,
		    "Figures for {area} in %d. Each tick is {a unit}, the "
		    "dashed line is {area}, and the ends name the lowest "
		    "and the highest {unit}.%s"),
		r->analysis->year, left_out(r)),
	    arena_printf(&r->arena,
		say(r->story,
		    "Figures for {area} in %d, with the lowest and the "
		    "highest {unit}.%s"),
		r->analysis->year, left_out(r)));
	tiles_add(r, p, request, TILES_MAX);
	n = words_news(r->story, request->metric, news, FINDINGS_MAX);
	for (size_t i = 0; i < n; i++)
		lines_add(&l, "\u2022", words_finding(r->story, news[i]), NULL);
	if (request->metric == NULL)
		lines_add(&l, "\u2022", grades_finding(r), NULL);
	lines_add(&l, "\u2022", gaps_finding(r, request), "missing");
	if (l.n == 0)
		return;
	add_heading(r, p, 2, "What the figures show");
	add_list(r, p, l.item, l.n);
}

const struct page_kind page_numbers = { "numbers", SCOPE_NATIONAL, build,
	NULL };
