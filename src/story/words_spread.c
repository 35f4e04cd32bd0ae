/*
 * How the forces of a measure differ, for readers who know no statistics.
 * 1. The middle half: between the quartiles of all forces with a figure.
 * 2. The ends, of figures that can be compared, and how many times the lowest
 *    the highest is: not of scores, nor where the lowest prints as 0.
 * 3. Whether chance could be all of it: no new judgement, but the interval of
 *    the spread beyond chance (measure_dispersion.c), the spread about the
 *    typical force (measure_typical.c) and the forces' adjusted p-values. In
 *    doubt nothing is said.
 */
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

enum { NAMED_TOGETHER = 3, FEWEST_FOR_QUARTERS = 4 };

const char *words_middle_half(
    struct story *story, const struct metric_result *m)
{
	const struct distribution *d = &m->spread;
	const char *low = words_value(story, m->metric, d->q25);

	if (d->n < FEWEST_FOR_QUARTERS)
		return "";
	if (words_alike(m->metric, d->q25, d->q75))
		return arena_printf(story->arena,
		    say(story, " The middle half of the %zu {units} has %s."),
		    d->n, low);
	return arena_printf(story->arena,
	    say(story,
		" The middle half of the %zu {units} lies between %s and %s."),
	    d->n, low, words_value(story, m->metric, d->q75));
}

/* "107.9 (Kent)", "0.0 (12 forces)": a figure and who has it, as printed. */
static const char *who_has(
    struct story *story, const struct metric_result *m, struct value v)
{
	const struct dataset *d = story->analysis->dataset;
	const char *name[NAMED_TOGETHER];
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct force_result *f = &m->force[m->order[i]];

		if (!figure_comparable(f) ||
		    !words_alike(m->metric, f->value, v))
			continue;
		if (n < NAMED_TOGETHER)
			name[n] = d->force[m->order[i]].name;
		n++;
	}
	return arena_printf(story->arena, "%s (%s)",
	    words_value(story, m->metric, v),
	    n <= NAMED_TOGETHER
		? words_list(story, name, n)
		: arena_printf(story->arena, "%s %s", words_count(story, n),
		      words_units(story, n)));
}

static const char *ratio(struct story *story, double high, double low)
{
	double times = high / low;

	return words_number(story, times, times < 9.95 ? 1 : 0);
}

/* "2.3 times ", "about 7.8 times " where the two figures as they are printed
 * would give another number; "" where that says nothing. */
static const char *times(struct story *story, const struct metric *m,
    struct value low, struct value high)
{
	double printed = number_round(low.x, m->decimals);
	const char *exact;

	if (m->kind == KIND_SCORE || !(printed > 0) || high.x < 1.1 * low.x)
		return "";
	exact = ratio(story, high.x, low.x);
	return arena_printf(story->arena, "%s%s times ",
	    strcmp(exact,
		ratio(story, number_round(high.x, m->decimals), printed)) == 0
		? ""
		: "about ",
	    exact);
}

const char *words_ends(struct story *story, const struct metric_result *m)
{
	struct value high = value_unknown();
	struct value low = value_unknown();
	const char *figure = words_figure(m->metric);
	const char *of = "";
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct force_result *f = &m->force[m->order[i]];

		if (!figure_comparable(f))
			continue;
		if (n++ == 0)
			high = f->value;
		low = f->value;
	}
	if (n < 2)
		return "";
	if (n < m->n_ranked)
		of = arena_printf(story->arena,
		    say(story, "Of the %zu {units} that can be compared, "), n);
	if (words_alike(m->metric, low, high))
		return arena_printf(story->arena, " %s%s %s the same %s, %s.",
		    of, of[0] != '\0' ? "all" : "All", "have", figure,
		    words_value(story, m->metric, high));
	return arena_printf(story->arena,
	    " %s%s highest %s is %s, %sthe lowest%s %s.", of,
	    of[0] != '\0' ? "the" : "The", figure, who_has(story, m, high),
	    times(story, m->metric, low, high),
	    times(story, m->metric, low, high)[0] != '\0' ? "," : "",
	    who_has(story, m, low));
}

const char *words_beyond_chance(
    struct story *story, const struct metric_result *m)
{
	struct value least = m->tau2_interval.lower;

	if (!m->tau2_typical.known)
		return "";
	if (least.known && least.x > 0)
		return say_text(story,
		    " The {units} differ by more than chance alone would "
		    "give.");
	if (!(m->tau2_typical.x > 0) && m->n_q05 == 0)
		return say_text(story,
		    " The {units} differ by no more than chance alone would "
		    "give.");
	return "";
}
