#include "peelstats/words_trend.h"

#include "base/banned.h"

enum { WORTH_SAYING = 3, IN_A_ROW = 2 };

const char *words_nth(struct story *story, size_t n)
{
	size_t last = n % 100 >= 11 && n % 100 <= 13 ? 0 : n % 10;

	return arena_printf(story->arena, "%zu%s", n,
	    last == 1	? "st"
	    : last == 2 ? "nd"
	    : last == 3 ? "rd"
			: "th");
}

const char *words_ordinal(struct story *story, size_t n)
{
	static const char *const words[] = { "", "first", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
		"tenth", "eleventh", "twelfth" };

	return n < sizeof(words) / sizeof(words[0]) ? words[n]
						    : words_nth(story, n);
}

static bool plain(const struct series_point *p)
{
	return p->value.known && p->status != STATUS_PARTIAL;
}

/* -1, 0 or 1 as printed: what prints alike has not changed. */
static int compare(const struct metric *m, struct value a, struct value b)
{
	return words_alike(m, a, b) ? 0 : (a.x > b.x) - (a.x < b.x);
}

static void find_streak(const struct metric *m, const struct series *s,
    size_t last, struct trend_story *t)
{
	for (size_t i = last; i > 0; i--) {
		const struct series_point *p = &s->point[i];
		const struct series_point *before = &s->point[i - 1];
		int move;

		if (!plain(before) || before->segment != p->segment)
			return;
		move = compare(m, p->value, before->value);
		if (move == 0 ||
		    (t->streak != 0 && move != (t->streak > 0 ? 1 : -1)))
			return;
		t->streak += move;
	}
}

/* The last year before with a figure at least as far to that side; 0 = none. */
static int beaten_in(
    const struct metric *m, const struct series *s, size_t last, int side)
{
	for (size_t i = last; i-- > 0;) {
		const struct series_point *p = &s->point[i];

		if (p->segment != s->point[last].segment)
			return 0;
		if (plain(p) &&
		    side * compare(m, p->value, s->point[last].value) >= 0)
			return p->period;
	}
	return 0;
}

static void find_extreme(const struct metric *m, const struct series *s,
    size_t last, struct trend_story *t)
{
	for (int side = 1; side >= -1; side -= 2) {
		int year = beaten_in(m, s, last, side);

		if (t->year - (year != 0 ? year : t->first) < WORTH_SAYING ||
		    t->years <= WORTH_SAYING)
			continue;
		t->extreme = side;
		t->since = year;
		return;
	}
}

struct trend_story trend_story(
    const struct metric *m, const struct series *s, int year)
{
	struct trend_story t = { .year = year };
	size_t last = s->n;

	while (last > 0 && s->point[last - 1].period > year)
		last--;
	if (last == 0 || s->point[last - 1].period != year ||
	    !plain(&s->point[last - 1]))
		return t;
	last--;
	t.known = true;
	t.value = s->point[last].value;
	for (size_t i = last + 1; i-- > 0;)
		if (plain(&s->point[i]) &&
		    s->point[i].segment == s->point[last].segment) {
			t.years++;
			t.first = s->point[i].period;
		}
	find_streak(m, s, last, &t);
	find_extreme(m, s, last, &t);
	return t;
}

static size_t length(const struct trend_story *t)
{
	return (size_t)(t->streak > 0 ? t->streak : -t->streak);
}

static const char *extreme_phrase(
    struct story *story, const struct trend_story *t)
{
	const char *word = t->extreme > 0 ? "highest" : "lowest";

	if (t->extreme == 0)
		return "";
	if (t->since != 0)
		return arena_printf(
		    story->arena, "the %s since %d", word, t->since);
	return arena_printf(story->arena, "the %s of the %zu years from %d",
	    word, t->years, t->first);
}

const char *trend_phrase(struct story *story, const struct trend_story *t)
{
	const char *extreme = extreme_phrase(story, t);

	if (length(t) < IN_A_ROW)
		return extreme;
	return arena_printf(story->arena, "the %s %s in a row%s%s",
	    words_ordinal(story, length(t)), t->streak > 0 ? "rise" : "fall",
	    extreme[0] != '\0' ? " and " : "", extreme);
}

const char *trend_title(
    struct story *story, const struct metric *m, const struct trend_story *t)
{
	if (length(t) >= IN_A_ROW)
		return arena_printf(story->arena,
		    "%s %s for the %s year in a row", m->title,
		    t->streak > 0 ? "rose" : "fell",
		    words_ordinal(story, length(t)));
	if (!t->known)
		return arena_printf(
		    story->arena, "%s over the years", m->title);
	if (t->extreme != 0)
		return arena_printf(
		    story->arena, "%s: %s", m->title, extreme_phrase(story, t));
	return arena_printf(
	    story->arena, "%s from %d to %d", m->title, t->first, t->year);
}

const struct series *story_series(struct story *story,
    const struct metric_result *m, int force, const struct series *whole)
{
	const struct analysis *a = story->analysis;
	const struct series_request request = { .dataset = a->dataset,
		.metric = m->index,
		.force = force,
		.since = a->settings.since,
		.until = a->year,
		.signal = a->settings.signal,
		.whole = whole };

	return series_build(story->arena, &request);
}
