/* The change of the year beside a force's own earlier ones, in words. */
#include "peelstats/num_series.h"
#include "peelstats/words_trend.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

const char *words_chance(struct story *story, double expected)
{
	if (expected < 0.5)
		return "less than one";
	if (expected < 1.5)
		return "about one";
	return arena_printf(story->arena, "about %s",
	    words_count(story, (size_t)(expected + 0.5)));
}

/* A relative change, a logarithm, as a percentage. */
static const char *percent(struct story *story, struct value v, int decimals)
{
	char buffer[NUMBER_BUFFER];

	return arena_printf(story->arena, "%s%%",
	    number_format_signed(buffer, 100 * expm1(v.x), decimals));
}

/* The fewest decimals that tell a change from the limit it is beyond. */
static int decimals_of(struct story *story, const struct own_past *p)
{
	struct value limit = p->outside > 0 ? p->limits.upper : p->limits.lower;
	int decimals = 1;

	while (p->outside != 0 && decimals < 4 &&
	       strcmp(percent(story, p->change, decimals),
		   percent(story, limit, decimals)) == 0)
		decimals++;
	return decimals;
}

bool past_judged(const struct own_past *p)
{
	return p->limits.lower.known && p->limits.upper.known;
}

const char *past_phrase(
    struct story *story, const char *name, const struct force_result *f)
{
	const struct own_past *p = &f->past;
	const char *furthest = "";
	int decimals = decimals_of(story, p);

	if (p->furthest != 0)
		furthest = arena_printf(story->arena,
		    ", the %s of its %zu yearly changes",
		    p->furthest > 0 ? "highest" : "lowest", p->n + 1);
	return arena_printf(story->arena, "%s %s (limits %s to %s)%s%s", name,
	    percent(story, p->change, decimals),
	    percent(story, p->limits.lower, decimals),
	    percent(story, p->limits.upper, decimals), furthest,
	    f->one_off ? ", with a one-off event" : "");
}

const char *past_of_all(struct story *story, const struct metric_result *m)
{
	const struct dataset *d = story->analysis->dataset;
	const char **said =
	    arena_array(story->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;
	size_t judged = 0;
	double chance = 0;

	for (size_t f = 0; f < d->n_forces; f++) {
		const struct force_result *x = &m->force[f];

		if (!past_judged(&x->past))
			continue;
		judged++;
		chance += num_individuals_chance(x->past.n);
		if (x->past.outside != 0)
			said[n++] = past_phrase(story, d->force[f].name, x);
	}
	if (judged == 0)
		return "";
	if (n == 0)
		return arena_printf(story->arena,
		    say(story,
			"No change is outside the limits of the "
			"{unit}\u2019s own earlier yearly changes, beside "
			"{area}; %s %s ten or more of them, and "
			"chance alone would give %s."),
		    words_counted(story, judged), judged == 1 ? "has" : "have",
		    words_chance(story, chance));
	return arena_printf(story->arena,
	    say(story,
		"Outside the limits of the {unit}\u2019s own earlier yearly "
		"changes, beside {area}: %s. That is %zu of %s with "
		"ten or more of them; chance alone would give %s."),
	    words_phrases(story, said, n), n, words_counted(story, judged),
	    words_chance(story, chance));
}

const char *past_of_force(
    struct story *story, const struct metric_result *const *m, size_t n)
{
	const char **said = arena_array(story->arena, n, sizeof(const char *));
	const char **within =
	    arena_array(story->arena, n, sizeof(const char *));
	size_t n_said = 0;
	size_t n_within = 0;
	double chance = 0;

	for (size_t i = 0; i < n; i++) {
		const struct force_result *x = &m[i]->force[story->force_index];

		if (!past_judged(&x->past))
			continue;
		chance += num_individuals_chance(x->past.n);
		if (x->past.outside != 0)
			said[n_said++] =
			    past_phrase(story, m[i]->metric->brief, x);
		else
			within[n_within++] = m[i]->metric->brief;
	}
	if (n_said + n_within == 0)
		return "";
	return arena_printf(story->arena,
	    say(story,
		"Outside the limits of the {unit}\u2019s own earlier yearly "
		"changes, beside {area}: %s. Within them: %s. Of %s "
		"with ten or more such changes, chance "
		"alone would put %s outside."),
	    n_said > 0 ? words_phrases(story, said, n_said) : "none",
	    n_within > 0 ? words_phrases(story, within, n_within) : "none",
	    words_counted_as(story, n_said + n_within, "measure"),
	    words_chance(story, chance));
}
