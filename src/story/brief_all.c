/* The news of all forces in words, and what is missing. */
#include "brief_words.h"
#include "peelstats/gaps.h"

#include <math.h>

#include "base/banned.h"

enum { FURTHEST = 4, NAMED = 6 };

struct brief_item brief_national_item(
    struct story *story, const struct metric_result *m)
{
	struct value v = m->change_percent;
	struct brief_item item = { .text = words_finding(story, m),
		.topic = m->metric->id,
		.m = m,
		.tag = "" };
	bool points = m->metric->percent;
	bool moved = v.known && number_sign(v.x, 1) != 0;

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

/* A figure that stands out by its level. */
struct outlier {
	const struct metric_result *m;
	size_t force;
	double z;
};

/* A force is named once, with its furthest figure. */
static void keep_furthest(
    struct outlier *list, size_t *n, const struct outlier *x)
{
	size_t at = *n;

	for (size_t i = 0; i < *n; i++) {
		if (list[i].force != x->force)
			continue;
		if (fabs(list[i].z) >= fabs(x->z))
			return;
		for (size_t k = i + 1; k < *n; k++)
			list[k - 1] = list[k];
		at = --(*n);
		break;
	}
	if (*n < FURTHEST)
		(*n)++;
	else if (fabs(list[--at].z) >= fabs(x->z))
		return;
	for (; at > 0 && fabs(list[at - 1].z) < fabs(x->z); at--)
		list[at] = list[at - 1];
	list[at] = *x;
}

/* How many figures stand out, and the furthest of them, one a measure. */
static size_t find_outliers(const struct story *story, const bool *metric,
    struct outlier *list, size_t *n, size_t *of)
{
	const struct analysis *a = story->analysis;
	size_t all = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		struct outlier best = { &a->metric[i], 0, 0 };

		for (size_t f = 0; f < a->dataset->n_forces; f++) {
			const struct force_result *x = &best.m->force[f];

			if ((metric != NULL && !metric[i]) ||
			    !figure_comparable(x) ||
			    x->standing_typical == STANDING_NOT_ASSESSED)
				continue;
			(*of)++;
			if (!words_stands_out(x))
				continue;
			all++;
			if (fabs(x->z_typical.x) > fabs(best.z)) {
				best.force = f;
				best.z = x->z_typical.x;
			}
		}
		if (fabs(best.z) > 0)
			keep_furthest(list, n, &best);
	}
	return all;
}

/* A known fault speaks first. */
static bool has_note(const struct story *story, const struct force_result *f)
{
	const struct dataset *d = story->analysis->dataset;

	for (size_t i = 0; i < d->n_notes; i++)
		if (words_has_caveat(f, &d->note[i]))
			return true;
	return false;
}

struct brief_item brief_outside(struct story *story, const bool *metric)
{
	struct outlier list[FURTHEST];
	const char *name[FURTHEST];
	struct brief_item item = { .tag = "", .topic = "outside" };
	size_t n = 0;
	size_t of = 0;
	size_t all = find_outliers(story, metric, list, &n, &of);

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
		    story->analysis->dataset->force[list[i].force].name,
		    words_small(story, list[i].m->metric->brief),
		    list[i].z > 0 ? "high" : "low",
		    has_note(story, &list[i].m->force[list[i].force])
			? ", with a note in the report"
			: "");
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
	    say(story, "%s: %zu of %zu {units} good or outstanding"),
	    g->question->title, good, a->dataset->n_forces);
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

const char *brief_missing(struct story *story, const bool *metric)
{
	const struct analysis *a = story->analysis;
	const char *name[NAMED + 1];
	size_t gaps = 0;
	size_t named = 0;
	size_t of = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		/* those that the report has pages for */
		if (m->spread.n == 0 || m->few ||
		    (metric != NULL && !metric[i]))
			continue;
		of++;
		if (!is_gap(story, m))
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
	return arena_printf(story->arena,
	    say(story, "%s of %zu measures %s no usable figure %s: %s."),
	    words_count_capital(story, gaps), of, gaps == 1 ? "has" : "have",
	    story->force != NULL
		? arena_printf(story->arena, "for %s", story->force->name)
		: say_text(story, "for at least one {unit}"),
	    words_list(story, name, named));
}
