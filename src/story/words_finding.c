#include "peelstats/words.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

static bool is_points(const struct metric *m)
{
	return m->percent;
}

const char *words_moved(struct story *story, const struct metric_result *m)
{
	struct value v = is_points(m->metric) ? words_difference_of_all(m)
					      : m->change_percent;
	int decimals = is_points(m->metric) ? m->metric->decimals : 1;
	const char *verb;
	const char *size;

	if (!v.known)
		return "";
	if (number_sign(v.x, decimals) == 0)
		return "was almost unchanged";
	verb = v.x > 0 ? "rose" : "fell";
	size = words_number(story, fabs(v.x), decimals);
	if (!is_points(m->metric))
		return arena_printf(
		    story->arena, "%s by %s percent", verb, size);
	return arena_printf(story->arena, "%s by %s percentage point%s", verb,
	    size, strcmp(size, "1") == 0 ? "" : "s");
}

bool words_apart(const struct metric_result *m)
{
	return m->matched.n > 0 &&
	       (m->matched.n < m->national.n || m->matched.n < m->compare.n);
}

const char *words_both_years(const struct metric_result *m)
{
	return m->n_broken > 0 ? "comparable figures for both years"
			       : "figures for both years";
}

const char *words_among(struct story *story, const struct metric_result *m)
{
	if (!words_apart(m))
		return "";
	if (m->matched.n == 1)
		return arena_printf(story->arena,
		    say(story, "For the one {unit} with %s, "),
		    words_both_years(m));
	return arena_printf(story->arena,
	    say(story, "Among the %zu {units} with %s, "), m->matched.n,
	    words_both_years(m));
}

/* "all 43 forces", "36 of 43 forces" */
static const char *share(
    struct story *story, const struct metric_result *m, size_t n, size_t of)
{
	if (n == of && n == 1)
		return arena_printf(story->arena,
		    say(story, "the one {unit} with %s"), words_both_years(m));
	if (n == of)
		return arena_printf(
		    story->arena, say(story, "all %zu {units}"), of);
	return arena_printf(
	    story->arena, "%zu of %s", n, words_counted(story, of));
}

const char *words_ranked_title(
    struct story *story, const struct metric_result *m)
{
	const struct change_ways w = change_ways(story->analysis, m);
	const char *subject =
	    words_capital(story, words_subject(story, m->metric));

	if (w.of == 0 && m->n_ranked == 0)
		return arena_printf(story->arena,
		    "%s: no figures for %d that can be used", m->metric->title,
		    story->analysis->year);
	if (w.of == 0)
		return arena_printf(story->arena,
		    say(story, "%s by {unit}, %d"), m->metric->title,
		    story->analysis->year);
	if (w.rose + w.fell == 0)
		return arena_printf(story->arena, "%s stayed the same in %s",
		    subject, share(story, m, w.of, w.of));
	if (w.rose >= w.fell)
		return arena_printf(story->arena, "%s rose in %s since %d",
		    subject, share(story, m, w.rose, w.of),
		    story->analysis->compare);
	return arena_printf(story->arena, "%s fell in %s since %d", subject,
	    share(story, m, w.fell, w.of), story->analysis->compare);
}

/* "67.5 in 2016", with the period when it is not the usual one. */
static const char *compared(struct story *story, const struct metric_result *m)
{
	if (m->change.known &&
	    words_alike(m->metric, m->national.value, m->compare.value))
		return arena_printf(story->arena, ", about the same as in %d",
		    story->analysis->compare);
	return arena_printf(story->arena, ", %s with %s in %d",
	    m->change.known ? "compared" : "not comparable",
	    words_value(story, m->metric, m->compare.value),
	    story->analysis->compare);
}

static const char *level(struct story *story, const struct metric_result *m)
{
	const struct metric *x = m->metric;
	const char *value = words_value(story, x, m->national.value);
	const char *when =
	    words_in_period(story, m->period, story->analysis->year);
	const char *before = m->compare.value.known ? compared(story, m) : "";

	if (!m->national.value.known)
		return "";
	if (is_points(x) && x->numerator[0] != '\0' &&
	    x->denominator[0] != '\0')
		return arena_printf(story->arena,
		    say(story, "In {area}, %s were %s of all %s %s%s."),
		    x->numerator, value, x->denominator, when, before);
	if (is_points(x) || x->kind == KIND_SCORE || x->kind == KIND_COUNT ||
	    x->numerator[0] == '\0')
		return arena_printf(story->arena,
		    say(story, "In {area}, %s was %s %s%s."),
		    words_subject(story, x),
		    x->kind == KIND_RATE
			? arena_printf(story->arena, "%s %s", value, x->unit)
			: value,
		    when, before);
	if (words_is_money(x))
		return arena_printf(story->arena,
		    say(story, "In {area}, %s was %s %s %s%s."), x->numerator,
		    value, words_unit(x), when, before);
	return arena_printf(story->arena,
	    say(story, "In {area} there were %s %s %s %s%s."), value,
	    x->numerator, x->unit, when, before);
}

bool words_chance_of_all(const struct metric_result *m)
{
	return m->change_lower95.known && m->change_upper95.known &&
	       m->change_lower95.x <= 0 && m->change_upper95.x >= 0;
}

/* The interval of the change, by chance alone; with its limits on either
 * side of 0 chance could be all. */
static const char *how_sure(struct story *story, const struct metric_result *m)
{
	struct value low = m->change_lower95;
	struct value high = m->change_upper95;
	bool points = is_points(m->metric);
	double scale = points ? m->matched_compare.value.x / 100 : 1;
	/* a printed change of points never leaves its interval by rounding */
	double change = points ? words_difference_of_all(m).x : 0;
	int decimals = points ? m->metric->decimals : 1;
	char buffer[2][NUMBER_BUFFER];

	if (!low.known || !high.known)
		return "";
	return arena_printf(story->arena, " (95%% interval %s to %s%s)",
	    number_format_signed(buffer[0],
		points ? fmin(scale * low.x, change) : low.x, decimals),
	    number_format_signed(buffer[1],
		points ? fmax(scale * high.x, change) : high.x, decimals),
	    words_chance_of_all(m) ? ": chance could explain it" : "");
}

static const char *moved(struct story *story, const struct metric_result *m)
{
	const char *how = words_moved(story, m);

	if (how[0] == '\0')
		return "";
	return arena_printf(story->arena, " %s%s %s %s%s.%s",
	    words_among(story, m), words_apart(m) ? "the" : "The",
	    words_figure(m->metric), how, how_sure(story, m),
	    words_without_events(story, m, NULL));
}

const char *words_level(struct story *story, const struct metric_result *m)
{
	return story->force != NULL ? words_force_level(story, m)
				    : level(story, m);
}

const char *words_ranked_finding(
    struct story *story, const struct metric_result *m)
{
	const char *first = level(story, m);
	const char *half = words_middle_half(story, m);

	if (first[0] == '\0')
		return half[0] != '\0' ? half + 1 : "";
	return arena_printf(
	    story->arena, "%s%s%s", first, moved(story, m), half);
}

/* "It rose in all 43 forces." */
static const char *in_forces(struct story *story, const struct metric_result *m)
{
	const struct change_ways w = change_ways(story->analysis, m);
	bool rise = w.rose >= w.fell;

	if (w.rose + w.fell == 0)
		return arena_printf(story->arena, "It stayed the same in %s.",
		    share(story, m, w.of, w.of));
	return arena_printf(story->arena, "It %s in %s.",
	    rise ? "rose" : "fell",
	    share(story, m, rise ? w.rose : w.fell, w.of));
}

/* Counts of events say more than their rate: both are given. */
static const char *count_finding(
    struct story *story, const struct metric_result *m)
{
	double now = m->matched.numerator;
	double before = m->matched_compare.numerator;
	double percent = 100 * (now / before - 1);

	return arena_printf(story->arena,
	    "%s%s number of %s %s by %s percent, from %s to %s. The rate %s%s, "
	    "from %s to %s %s.%s %s",
	    words_among(story, m), words_apart(m) ? "the" : "The",
	    m->metric->numerator, percent > 0 ? "rose" : "fell",
	    words_number(story, fabs(percent), 1),
	    words_number(story, before, 0), words_number(story, now, 0),
	    words_moved(story, m), how_sure(story, m),
	    words_value(story, m->metric, m->matched_compare.value),
	    words_value(story, m->metric, m->matched.value), m->metric->unit,
	    words_without_events(story, m, NULL), in_forces(story, m));
}

const char *words_finding(struct story *story, const struct metric_result *m)
{
	const struct metric *x = m->metric;

	if (!m->change.known || change_ways(story->analysis, m).of == 0)
		return "";
	if (x->kind == KIND_RATE && m->matched_compare.numerator > 0 &&
	    x->numerator[0] != '\0' && number_sign(m->change_percent.x, 1) != 0)
		return count_finding(story, m);
	return arena_printf(story->arena, "%s %s%s, from %s to %s.%s %s",
	    words_capital(
		story, arena_printf(story->arena, "%s%s", words_among(story, m),
			   words_subject(story, x))),
	    words_moved(story, m), how_sure(story, m),
	    words_value(story, x,
		m->matched.n > 0 ? m->matched_compare.value : m->compare.value),
	    words_value(story, x,
		m->matched.n > 0 ? m->matched.value : m->national.value),
	    words_without_events(story, m, NULL), in_forces(story, m));
}
