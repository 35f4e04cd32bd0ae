/* The news of all forces in words, and what is missing. */
#include "brief_words.h"
#include "outliers.h"
#include "peelstats/gaps.h"

#include <math.h>

#include "base/banned.h"

enum { FURTHEST = 4, NAMED = 6 };

struct brief_item brief_national_item(
    struct story *story, const struct metric_result *m)
{
	struct value v = m->change_percent;
	struct brief_item item = { .text = arena_printf(story->arena, "%s%s",
				       words_finding(story, m),
				       brief_past(story, m)),
		.topic = m->metric->id,
		.m = m,
		.tag = "" };
	bool points = m->metric->percent;
	bool moved = v.known && number_sign(v.x, 1) != 0;

	/* a head says no more than the text under it */
	if (moved && words_chance_of_all(m)) {
		item.head = arena_printf(
		    story->arena, "%s may not have changed", m->metric->title);
		return item;
	}
	item.head = arena_printf(
	    story->arena, "%s %s", m->metric->title, words_moved(story, m));
	if (!moved)
		return item;
	item.mark = words_direction(number_sign(v.x, 1));
	if (points)
		v = words_difference_of_all(m);
	item.tag = arena_printf(story->arena, "%s %s %s%s",
	    words_small(story, m->metric->brief), v.x > 0 ? "up" : "down",
	    words_number(story, fabs(v.x), points ? m->metric->decimals : 1),
	    points ? " points" : "%");
	return item;
}

/* The furthest of them, a measure and a force named once each. */
static size_t pick_furthest(struct story *story, const struct outlier *all,
    size_t n, const struct outlier **out)
{
	const struct dataset *d = story->analysis->dataset;
	bool *measure =
	    arena_array(story->arena, d->n_metrics, sizeof(*measure));
	bool *force = arena_array(story->arena, d->n_forces, sizeof(*force));
	size_t picked = 0;

	for (size_t i = 0; i < n && picked < FURTHEST; i++) {
		const struct outlier *x = &all[i];

		if (!measure[x->m->index] && !force[x->force]) {
			out[picked++] = x;
			force[x->force] = true;
		}
		measure[x->m->index] = true;
	}
	return picked;
}

struct brief_item brief_outside(struct story *story, const bool *metric)
{
	const struct outlier *list;
	const struct outlier *far[FURTHEST];
	const char *name[FURTHEST];
	struct brief_item item = { .tag = "", .topic = "outside" };
	size_t of;
	size_t all = outliers_find(story, metric, false, &list, &of);
	size_t n = pick_furthest(story, list, all, far);

	if (of == 0)
		return item;
	item.text = "";
	if (all == 0) {
		item.head =
		    say_text(story, "No {unit} stands out among {units}");
		return item;
	}
	for (size_t i = 0; i < n; i++)
		name[i] = arena_printf(story->arena, "%s (%s, %s%s)",
		    story->analysis->dataset->force[far[i]->force].name,
		    words_small(story, far[i]->m->metric->brief),
		    far[i]->z > 0 ? "high" : "low",
		    outlier_caveat(story, far[i]));
	item.head = arena_printf(story->arena,
	    say(story,
		"%zu of %s figures %s unusually high or low among {units}"),
	    all, words_number(story, (double)of, 0), all == 1 ? "is" : "are");
	item.text = arena_printf(story->arena, "%s: %s.",
	    all == 1 ? "It is" : "Furthest out", words_list(story, name, n));
	return item;
}

static const char *grades_moved(
    struct story *story, const struct grade_result *g)
{
	if (story->analysis->compare == 0)
		return "";
	return arena_printf(story->arena,
	    " Since %d, %zu improved and %zu declined among the %zu graded in "
	    "both years.",
	    story->analysis->compare, g->improved, g->declined,
	    g->improved + g->declined + g->unchanged);
}

struct brief_item brief_grades(struct story *story)
{
	const struct analysis *a = story->analysis;
	const struct grade_result *g = a->grade;
	struct brief_item item = { .tag = "", .topic = "grades" };
	size_t good;

	if (a->dataset->n_questions == 0 ||
	    g->count[GRADE_NONE] == a->dataset->n_forces)
		return item;
	good = g->count[GRADE_GOOD] + g->count[GRADE_OUTSTANDING];
	item.head = arena_printf(story->arena,
	    "%s: %zu of %s good or outstanding", g->question->title, good,
	    words_counted(story, a->dataset->n_forces));
	item.text = arena_printf(story->arena,
	    "%zu outstanding, %zu good, %zu requires improvement and %zu "
	    "inadequate.%s",
	    g->count[GRADE_OUTSTANDING], g->count[GRADE_GOOD],
	    g->count[GRADE_REQUIRES_IMPROVEMENT], g->count[GRADE_INADEQUATE],
	    grades_moved(story, g));
	return item;
}

static bool is_gap(const struct story *story, const struct metric_result *m)
{
	if (story->force == NULL)
		return gaps_count(story, m, story->analysis->year) > 0;
	return !m->force[story->force_index].value.known;
}

bool brief_covers(const struct metric_result *m, const bool *metric)
{
	return m->spread.n > 0 && !m->few &&
	       (metric == NULL || metric[m->index]);
}

const char *brief_missing_head(struct story *story, const bool *metric)
{
	const struct analysis *a = story->analysis;
	size_t gaps = 0;
	size_t of = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		of += brief_covers(&a->metric[i], metric);
		gaps += brief_covers(&a->metric[i], metric) &&
			is_gap(story, &a->metric[i]);
	}
	if (gaps == 0)
		return "";
	return arena_printf(story->arena,
	    say(story, "%s of %zu measures %s no usable figure %s"),
	    words_count_capital(story, gaps), of, gaps == 1 ? "has" : "have",
	    story->force != NULL
		? arena_printf(story->arena, "for %s", story->force->name)
		: say_text(story, "for at least one {unit}"));
}

const char *brief_missing(struct story *story, const bool *metric)
{
	const struct analysis *a = story->analysis;
	const char *name[NAMED + 1];
	size_t gaps = 0;
	size_t named = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (!brief_covers(m, metric) || !is_gap(story, m))
			continue;
		if (gaps++ < NAMED)
			name[named++] = words_small(story, m->metric->brief);
	}
	if (gaps == 0)
		return "";
	if (gaps > named) {
		name[named] = arena_printf(
		    story->arena, "%s more", words_count(story, gaps - named));
		named++;
	}
	return arena_printf(story->arena, "%s: %s.",
	    brief_missing_head(story, metric), words_list(story, name, named));
}
