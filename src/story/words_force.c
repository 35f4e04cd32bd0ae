#include "peelstats/words.h"
#include "peelstats/words_trend.h"

#include "base/banned.h"

/* "rose and is high among forces", "changed little" */
static const char *how_it_stands(
    struct story *story, const struct metric_result *m)
{
	const struct force_result *f = &m->force[story->force_index];
	int where;
	int move = words_move(m->metric, f);
	const char *stands = words_standing_title(story, f, &where);
	const char *moved = !f->change.known ? ""
			    : move > 0	     ? "rose"
			    : move < 0	     ? "fell"
			    : words_by_chance(m->metric, f)
				? "may not have changed"
				: "changed little";

	if (moved[0] == '\0')
		return stands[0] != '\0' ? arena_printf(story->arena, "%s %s",
					       words_is(m->metric), stands)
					 : "";
	if (stands[0] == '\0')
		return moved;
	return arena_printf(story->arena, "%s %s %s %s", moved,
	    move * where < 0 ? "but" : "and", words_is(m->metric), stands);
}

const char *words_force_title(
    struct story *story, const struct metric_result *m)
{
	const struct force_result *f = &m->force[story->force_index];
	const char *subject = words_subject(story, m->metric);
	const char *how;

	if (!f->value.known)
		return arena_printf(story->arena, "%s: no %d figure for %s",
		    m->metric->title, story->analysis->year,
		    story->force->name);
	if (change_partial(f))
		return arena_printf(story->arena,
		    "%s: the data behind %s are incomplete", story->force->name,
		    subject);
	how = how_it_stands(story, m);
	if (how[0] == '\0')
		return arena_printf(story->arena, "%s in %s, %d",
		    m->metric->title, story->force->name,
		    story->analysis->year);
	return arena_printf(story->arena, "%s: %s %s%s", story->force->name,
	    subject, how,
	    f->extreme ? say_text(story, " (not comparable with other {units})")
		       : "");
}

/* "15th ", with the space before what is counted. */
static const char *nth(struct story *story, size_t n)
{
	return arena_printf(story->arena, "%s ", words_nth(story, n));
}

/* Ranks are less sure than they look. Counted from the end that the sentence
 * counts from: "15th lowest" is not between 17 and 34. */
static const char *rank_range(
    struct story *story, const struct metric_result *m, bool from_high)
{
	const struct rank_bounds b = m->force[story->force_index].rank95;
	size_t from = from_high ? b.lower : m->n_ranked + 1 - b.upper;
	size_t to = from_high ? b.upper : m->n_ranked + 1 - b.lower;

	if (b.lower == 0 || b.lower == b.upper)
		return "";
	return arena_printf(story->arena,
	    "; its place may be anywhere from the %sto the %s%s",
	    from > 1	? nth(story, from)
	    : from_high ? "highest "
			: "lowest ",
	    nth(story, to), from_high ? "highest" : "lowest");
}

bool words_too_few(const struct story *story, const struct metric_result *m)
{
	size_t all = story->analysis->dataset->n_forces;

	/* over 13 of 43 missing is too many */
	return (all - m->n_ranked) * 43 > 13 * all;
}

/* Ranked forces with a lower figure. */
static size_t n_lower(const struct story *story, const struct metric_result *m)
{
	const struct force_result *f = &m->force[story->force_index];
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++)
		n += m->force[m->order[i]].rank > f->rank;
	return n;
}

/* Figures beyond this one, towards the high or the low end, that can be
 * compared. */
static size_t n_beyond(
    const struct story *story, const struct metric_result *m, bool high)
{
	const struct force_result *f = &m->force[story->force_index];
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct force_result *x = &m->force[m->order[i]];

		n += figure_comparable(x) &&
		     (high ? x->rank < f->rank : x->rank > f->rank);
	}
	return n;
}

/* Where only figures lie beyond it that cannot be compared: the tiles and
 * lists call it the highest or the lowest. */
static const char *first_comparable(
    struct story *story, const struct metric_result *m, bool high, size_t place)
{
	if (place == 1 || n_beyond(story, m, high) > 0)
		return "";
	return arena_printf(story->arena,
	    " (the %s of those that can be compared)",
	    high ? "highest" : "lowest");
}

/* From the nearer end: the 43rd highest of 43 is the lowest. */
const char *words_rank_sentence(
    struct story *story, const struct metric_result *m)
{
	const struct force_result *f = &m->force[story->force_index];
	size_t from_low = n_lower(story, m) + 1;
	bool high = f->rank <= from_low;
	size_t place = high ? f->rank : from_low;

	if (f->rank == 0 || m->n_ranked < 2 || !figure_comparable(f) ||
	    words_too_few(story, m))
		return "";
	return arena_printf(story->arena,
	    say(story, " This is the %s%s%s of the %zu {units} with data%s%s."),
	    f->tied ? "joint " : "", place > 1 ? nth(story, place) : "",
	    high ? "highest" : "lowest", m->n_ranked,
	    first_comparable(story, m, high, place),
	    rank_range(story, m, high));
}

/* The group of similar forces, where forces.csv gives one. */
static const char *similar_words(struct story *story,
    const struct metric_result *m, const struct force_result *f)
{
	if (!f->similar.known)
		return "";
	return arena_printf(story->arena,
	    " Its %zu similar %s with data together have %s.", f->n_similar,
	    words_units(story, f->n_similar),
	    words_value(story, m->metric, f->similar));
}

const char *words_before(
    struct story *story, const struct metric *m, const struct force_result *f)
{
	if (!f->value.known || !f->compare.known)
		return "";
	if (!f->broken && words_alike(m, f->value, f->compare))
		return arena_printf(story->arena, ", about the same as in %d",
		    story->analysis->compare);
	return arena_printf(story->arena, ", %s with %s in %d",
	    f->broken ? "not comparable" : "compared",
	    words_value(story, m, f->compare), story->analysis->compare);
}

const char *words_force_level(
    struct story *story, const struct metric_result *m)
{
	const struct metric *x = m->metric;
	const struct force_result *f = &m->force[story->force_index];
	const char *value = words_value(story, x, f->value);
	const char *when =
	    words_in_period(story, m->period, story->analysis->year);
	const char *place = words_place(story, story->force);
	const char *before = words_before(story, x, f);

	if (!f->value.known)
		return "";
	if (x->percent && x->denominator[0] != '\0')
		return arena_printf(story->arena,
		    "In %s, %s were %s of all %s %s%s.", place, x->numerator,
		    value, x->denominator, when, before);
	if (x->kind == KIND_SCORE || x->kind == KIND_COUNT ||
	    x->numerator[0] == '\0')
		return arena_printf(story->arena, "In %s, %s was %s %s%s.",
		    place, words_subject(story, x), value, when, before);
	if (words_is_money(x))
		return arena_printf(story->arena, "In %s, %s was %s %s %s%s.",
		    place, x->numerator, value, words_unit(x), when, before);
	return arena_printf(story->arena, "In %s there were %s %s %s %s%s.",
	    place, value, x->numerator, x->unit, when, before);
}

const char *words_force_finding(
    struct story *story, const struct metric_result *m)
{
	const struct force_result *f = &m->force[story->force_index];
	const char *first = words_force_level(story, m);

	if (first[0] == '\0')
		return "";
	return arena_printf(story->arena, "%s%s%s%s%s%s%s", first,
	    words_without_events(story, m, f),
	    words_beside_national(story, m, f), similar_words(story, m, f),
	    words_standing(story, m, f), words_change_standing(story, m, f),
	    words_rank_sentence(story, m));
}

const char *words_force_beyond(struct story *story)
{
	if (!story->force->extreme)
		return "";
	return arena_printf(story->arena,
	    say(story,
		" Where %s lies beyond all other {units}, its mark stands "
		"at the end."),
	    story->force->name);
}
