/*
 * The news of a report, in the order of importance.
 * 1. A force: measures that news.c chooses, its grades, and what else stands
 *    out among all its figures.
 * 2. All forces: changes that news.c chooses, who stands out, and the grades.
 */
#include "peelstats/brief.h"

#include "brief_words.h"
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

enum { MEASURES = 4, CHANGES = 3, NAMED = 6 };

/* The lists of what stands out leave out what is told already. */
static bool is_told(
    const struct news *told, size_t n, const struct metric_result *m)
{
	for (size_t i = 0; i < n; i++)
		if (told[i].m == m)
			return true;
	return false;
}

static bool asked(const bool *metric, size_t i)
{
	return metric == NULL || metric[i];
}

/* "Arrests (low), cautions (rose)": the other figures of the force. */
static const char *others(struct story *story, const bool *metric,
    const struct news *told, size_t n_told, size_t *count)
{
	const struct analysis *a = story->analysis;
	const char *name[NAMED + 1];
	size_t n = 0;

	*count = 0;
	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		const struct force_result *f = &m->force[story->force_index];
		bool level = words_stands_out(f);

		if (!asked(metric, i) || is_told(told, n_told, m) ||
		    !(level || news_changed_unusually(f)))
			continue;
		if ((*count)++ < NAMED)
			name[n++] = arena_printf(story->arena, "%s (%s)",
			    words_small(story, m->metric->brief),
			    level ? standing_side(f->standing_typical) > 0
					? "high"
					: "low"
			    : f->direction > 0 ? "rose"
					       : "fell");
	}
	if (*count > n) {
		name[n] = arena_printf(
		    story->arena, "%s more", words_count(story, *count - n));
		n++;
	}
	return words_capital(story, words_list(story, name, n));
}

static struct brief_item rest_of_force(struct story *story, const bool *metric,
    const struct news *told, size_t n_told)
{
	struct brief_item item = { .text = "", .tag = "", .topic = "profile" };
	size_t unusual = 0;
	size_t n;
	const char *names = others(story, metric, told, n_told, &n);

	for (size_t i = 0; i < n_told; i++)
		unusual +=
		    told[i].why == NEWS_CHANGE || told[i].why == NEWS_LEVEL;
	if (n > 0) {
		item.head = arena_printf(story->arena,
		    say(story, "%s%s figure%s unusual among {units}"),
		    words_count_capital(story, n), unusual > 0 ? " more" : "",
		    n == 1 ? " is" : "s are");
		item.text = arena_printf(story->arena, "%s.", names);
	} else {
		item.head = say_text(
		    story, unusual > 0 ? "Nothing else is unusual among {units}"
				       : "No figure is unusual among {units}");
	}
	return item;
}

static void add(struct brief *b, struct brief_item item)
{
	if (item.head != NULL && b->n < BRIEF_MOST)
		b->item[b->n++] = item;
}

static void make_of_force(
    struct story *story, const bool *metric, struct brief *out)
{
	struct news told[MEASURES];
	size_t n = news_of_force(story, metric, told, MEASURES);

	for (size_t i = 0; i < n; i++)
		add(out, brief_force_item(story, &told[i], i == 0));
	if (n > 0)
		add(out, rest_of_force(story, metric, told, n));
	if (metric == NULL)
		add(out, brief_force_grades(story));
}

static void make_of_all(
    struct story *story, const bool *metric, struct brief *out)
{
	const struct metric_result *told[CHANGES];
	size_t n = words_news(story, metric, told, CHANGES);

	for (size_t i = 0; i < n; i++)
		add(out, brief_national_item(story, told[i]));
	add(out, brief_outside(story, metric));
	if (metric == NULL)
		add(out, brief_grades(story));
}

void brief_make(struct story *story, const bool *metric, struct brief *out)
{
	*out = (struct brief){ .n = 0 };
	if (story->force != NULL)
		make_of_force(story, metric, out);
	else
		make_of_all(story, metric, out);
}
