#include "peelstats/words.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

const char *words_number(struct story *story, double x, int decimals)
{
	char buffer[NUMBER_BUFFER];

	return arena_strdup(story->arena, number_format(buffer, x, decimals));
}

static const char pound[] = "\u00A3";

bool words_is_money(const struct metric *m)
{
	return strncmp(m->unit, pound, strlen(pound)) == 0;
}

const char *words_axis_sign(const struct metric *m)
{
	if (words_is_money(m))
		return pound;
	return m->percent ? "%" : "";
}

const char *words_unit(const struct metric *m)
{
	const char *unit = m->unit;

	if (words_is_money(m))
		unit += strlen(pound);
	while (*unit == ' ')
		unit++;
	return unit;
}

const char *words_value(
    struct story *story, const struct metric *m, struct value v)
{
	const char *number;

	if (!v.known)
		return "[x]";
	number = words_number(story, v.x, m->decimals);
	if (m->percent)
		return arena_printf(story->arena, "%s%%", number);
	if (words_is_money(m))
		return arena_printf(story->arena, "%s%s%s",
		    v.x < 0 ? "\u2212" : "", pound,
		    words_number(story, fabs(v.x), m->decimals));
	return number;
}

struct value words_difference(
    const struct metric *m, struct value now, struct value before)
{
	if (!now.known || !before.known)
		return value_unknown();
	return value_if_finite(number_round(now.x, m->decimals) -
			       number_round(before.x, m->decimals));
}

const char *words_change(struct story *story, const struct metric *m,
    struct value now, struct value before)
{
	struct value v = words_difference(m, now, before);
	char buffer[NUMBER_BUFFER];

	if (!v.known)
		return "[x]";
	return arena_strdup(
	    story->arena, number_format_signed(buffer, v.x, m->decimals));
}

const char *words_change_of(
    struct story *story, const struct metric *m, const struct force_result *f)
{
	return words_change(
	    story, m, f->value, f->change.known ? f->compare : value_unknown());
}

struct value words_difference_of_all(const struct metric_result *m)
{
	if (!m->change.known)
		return value_unknown();
	if (m->matched.n > 0)
		return words_difference(
		    m->metric, m->matched.value, m->matched_compare.value);
	return words_difference(m->metric, m->national.value, m->compare.value);
}

const char *words_change_of_all(
    struct story *story, const struct metric_result *m)
{
	struct value v = words_difference_of_all(m);

	return words_change(
	    story, m->metric, v, v.known ? value_of(0) : value_unknown());
}

const char *words_percent_change(struct story *story, struct value v)
{
	char buffer[NUMBER_BUFFER];

	if (!v.known)
		return "[x]";
	return arena_printf(
	    story->arena, "%s%%", number_format_signed(buffer, v.x, 1));
}

const char *words_marked(struct story *story, const struct metric *m,
    struct value v, const struct observation *o)
{
	const char *mark = o != NULL && v.known ? status_mark(o->status) : "";

	return arena_printf(story->arena, "%s%s%s", words_value(story, m, v),
	    mark[0] != '\0' ? " " : "", mark);
}

const char *words_part(struct story *story, const struct observation *o,
    unsigned which, int decimals)
{
	if (o == NULL || !status_usable(o->status))
		return "[x]";
	if ((o->known & which) == 0)
		return "[z]";
	return words_number(story,
	    which == KNOWN_NUMERATOR ? o->numerator : o->denominator, decimals);
}

enum direction words_direction(int sign)
{
	if (sign == 0)
		return DIRECTION_NONE;
	return sign > 0 ? DIRECTION_UP : DIRECTION_DOWN;
}

const char *words_rank(struct story *story, const struct force_result *f)
{
	if (f->rank == 0)
		return "";
	return arena_printf(story->arena, "%zu%s", f->rank, f->tied ? "=" : "");
}

/* The items with something between, something else before the last. */
static const char *join(struct story *story, const char *const *item, size_t n,
    const char *between, const char *last)
{
	struct text t = TEXT_EMPTY;
	const char *s;

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			text_add(&t, i + 1 == n ? last : between);
		text_add(&t, item[i]);
	}
	s = arena_strdup(story->arena, text_str(&t));
	text_release(&t);
	return s;
}

const char *words_list(struct story *story, const char *const *name, size_t n)
{
	return join(story, name, n, ", ", " and ");
}

const char *words_phrases(
    struct story *story, const char *const *phrase, size_t n)
{
	return join(story, phrase, n, "; ", "; ");
}

const char *words_units(struct story *story, size_t n)
{
	const struct naming *w = &story->analysis->dataset->naming;

	return n == 1 ? w->unit : w->units;
}

const char *words_counted(struct story *story, size_t n)
{
	return arena_printf(story->arena, "%zu %s", n, words_units(story, n));
}

const char *words_counted_as(struct story *story, size_t n, const char *noun)
{
	return arena_printf(
	    story->arena, "%zu %s%s", n, noun, n == 1 ? "" : "s");
}

const char *words_was(size_t n)
{
	return n == 1 ? "was" : "were";
}

const char *words_count(struct story *story, size_t n)
{
	static const char *const small[] = { "no", "one", "two", "three",
		"four", "five", "six", "seven", "eight", "nine" };

	if (n < 10)
		return small[n];
	return arena_printf(story->arena, "%zu", n);
}

const char *words_capital(struct story *story, const char *s)
{
	char *copy = arena_strdup(story->arena, s);

	copy[0] = (char)toupper((unsigned char)copy[0]);
	return copy;
}

const char *words_count_capital(struct story *story, size_t n)
{
	return words_capital(story, words_count(story, n));
}

const char *words_small(struct story *story, const char *s)
{
	char *copy = arena_strdup(story->arena, s);

	if (copy[0] != '\0' && islower((unsigned char)copy[1]) &&
	    !dataset_is_proper(story->analysis->dataset, s))
		copy[0] = (char)tolower((unsigned char)copy[0]);
	return copy;
}

/* Whether a phrase leaves room for a finding in a title of two lines. */
static bool is_short(const char *phrase, size_t most)
{
	return phrase[0] != '\0' && strlen(phrase) <= most;
}

/* "the number of" keeps the verb that follows in the singular. */
static bool is_number(const struct metric *m)
{
	return (m->kind == KIND_RATIO || m->kind == KIND_AMOUNT) &&
	       !words_is_money(m) && is_short(m->numerator, 40);
}

const char *words_subject(struct story *story, const struct metric *m)
{
	const char *title = words_small(story, m->title);

	switch (m->kind) {
	case KIND_RATE:
		return arena_printf(story->arena, "the rate of %s",
		    is_short(m->numerator, 32) ? m->numerator : title);
	case KIND_PROPORTION:
		if (m->percent)
			return arena_printf(
			    story->arena, "the percentage of %s", title);
		return arena_printf(
		    story->arena, "%s %s", title, words_unit(m));
	case KIND_RATIO:
	case KIND_AMOUNT:
		if (is_number(m))
			return arena_printf(story->arena, "the number of %s %s",
			    m->numerator, words_unit(m));
		return arena_printf(
		    story->arena, "%s %s", title, words_unit(m));
	case KIND_SCORE:
		return arena_printf(story->arena,
		    strncmp(title, "the ", 4) == 0 ? "%s" : "the %s", title);
	case KIND_COUNT:
		break;
	}
	return title;
}

const char *words_figure(const struct metric *m)
{
	if (m->kind == KIND_RATE)
		return "rate";
	return m->percent ? "percentage" : "figure";
}

const char *words_is(const struct metric *m)
{
	bool named =
	    !is_number(m) && (m->kind == KIND_RATIO || m->kind == KIND_AMOUNT ||
				 m->kind == KIND_COUNT);
	size_t n = strlen(m->title);

	/* a title in the plural: "Police officers", not "Recorded crime" */
	return named && n > 1 && m->title[n - 1] == 's' &&
		       m->title[n - 2] != 's'
		   ? "are"
		   : "is";
}

const char *words_in_period(struct story *story, const char *period, int year)
{
	bool at = strncmp(period, "as at ", 6) == 0;

	/* on a day, but in a month */
	if (at)
		return arena_printf(story->arena, "%s %s",
		    isdigit((unsigned char)period[6]) ? "on" : "in",
		    period + 6);
	/* "in the 12 months to March 2017", but "in 2016/17" */
	if (isdigit((unsigned char)period[0]) && strchr(period, ' ') != NULL)
		return arena_printf(story->arena, "in the %s", period);
	if (period[0] == '\0')
		return arena_printf(story->arena, "in %d", year);
	return arena_printf(story->arena, "in %s", period);
}

const char *words_measure(struct story *story, const struct metric *m)
{
	const char *what = words_capital(
	    story, m->numerator[0] != '\0' ? m->numerator : m->title);

	if (m->percent && m->denominator[0] == '\0')
		return arena_printf(story->arena, "%s, percent", what);
	if (m->percent)
		return arena_printf(story->arena,
		    "%s, as a percentage of all %s", what, m->denominator);
	if (m->kind == KIND_COUNT || m->kind == KIND_SCORE)
		return what;
	return arena_printf(story->arena,
	    words_is_money(m) ? "%s, %s" : "%s %s", what, m->unit);
}

const char *words_measure_unit(struct story *story, const struct metric *m)
{
	if (!m->percent)
		return m->unit;
	if (m->denominator[0] == '\0')
		return "percent";
	return arena_printf(story->arena, "percent of all %s", m->denominator);
}

const char *words_source(struct story *story, const struct metric *m)
{
	const struct analysis *a = story->analysis;
	const char *now = metric_source(m, a->year);
	const struct metric_result *x = &a->metric[m - a->dataset->metric];
	const char *before =
	    x->compare.value.known ? metric_source(m, a->compare) : now;

	if (strcmp(now, before) == 0)
		return now;
	return arena_printf(
	    story->arena, "%s. For %d: %s", now, a->compare, before);
}

const char *words_place(struct story *story, const struct force *f)
{
	if (strstr(f->name, "Police") != NULL)
		return arena_printf(story->arena, "the %s area", f->name);
	if (strncmp(f->name, "City of ", 8) == 0)
		return arena_printf(story->arena, "the %s", f->name);
	return f->name;
}

const char *words_date(struct story *story, const char *iso)
{
	static const char *const months[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };
	long month;
	long day;

	if (strlen(iso) != 10 || iso[4] != '-' || iso[7] != '-')
		return iso;
	month = strtol(iso + 5, NULL, 10);
	day = strtol(iso + 8, NULL, 10);
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return iso;
	return arena_printf(
	    story->arena, "%ld %s %.4s", day, months[month - 1], iso);
}

enum { SMALL_BASE = 10 };

/* Percentages of very few events mislead. */
const char *words_force_percent(
    struct story *story, const struct metric *m, const struct force_result *f)
{
	if (f->change.known && !(f->compare.x > 0) && !(f->compare.x < 0))
		return f->direction != 0 ? "from 0" : "0.0%";
	if (f->change_percent.known && m->kind != KIND_AMOUNT &&
	    (f->before->known & KNOWN_NUMERATOR) != 0 &&
	    f->before->numerator < SMALL_BASE)
		return "[low]";
	return words_percent_change(story, f->change_percent);
}
