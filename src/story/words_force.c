#include "peelstats/words.h"
#include "peelstats/words_trend.h"

#include "base/banned.h"

/* "rose and is high among forces", "changed little" */
static const char *how_it_stands(
    struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	int where;
	int move = words_move(m->metric, f);
	const char *stands = words_standing_title(r, f, &where);
	const char *moved = !f->change.known ? ""
			    : move > 0	     ? "rose"
			    : move < 0	     ? "fell"
			    : words_by_chance(m->metric, f)
				? "may not have changed"
				: "changed little";

	if (moved[0] == '\0')
		return stands[0] != '\0' ? arena_printf(&r->arena, "%s %s",
					       words_is(m->metric), stands)
					 : "";
	if (stands[0] == '\0')
		return moved;
	return arena_printf(&r->arena, "%s %s %s %s", moved,
	    move * where < 0 ? "but" : "and", words_is(m->metric), stands);
}

/* Whether a figure is known to be short of some of what it should hold. */
static bool is_partial(const struct observation *o)
{
	return o != NULL && o->status == STATUS_PARTIAL;
}

const char *words_force_title(struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	const char *subject = words_subject(r, m->metric);
	const char *how;

	if (!f->value.known)
		return arena_printf(&r->arena, "%s: no %d figure for %s",
		    m->metric->title, r->analysis->year, r->force->name);
	if (is_partial(f->now) || (f->change.known && is_partial(f->before)))
		return arena_printf(&r->arena,
		    "%s: the data behind %s are incomplete", r->force->name,
		    subject);
	how = how_it_stands(r, m);
	if (how[0] == '\0')
		return arena_printf(&r->arena, "%s in %s, %d", m->metric->title,
		    r->force->name, r->analysis->year);
	return arena_printf(&r->arena, "%s: %s %s%s", r->force->name, subject,
	    how,
	    f->extreme ? say_text(r, " (not comparable with other {units})")
		       : "");
}

/* "15th ", with the space before what is counted. */
static const char *nth(struct report *r, size_t n)
{
	return arena_printf(&r->arena, "%s ", words_nth(r, n));
}

/* Ranks are less sure than they look. Counted from the end that the sentence
 * counts from: "15th lowest" is not between 17 and 34. */
static const char *rank_range(
    struct report *r, const struct metric_result *m, bool from_high)
{
	const struct rank_bounds b = m->force[r->force_index].rank95;
	size_t from = from_high ? b.lower : m->n_ranked + 1 - b.upper;
	size_t to = from_high ? b.upper : m->n_ranked + 1 - b.lower;

	if (b.lower == 0 || b.lower == b.upper)
		return "";
	return arena_printf(&r->arena,
	    "; its place may be anywhere from the %sto the %s%s",
	    from > 1	? nth(r, from)
	    : from_high ? "highest "
			: "lowest ",
	    nth(r, to), from_high ? "highest" : "lowest");
}

bool words_too_few(const struct report *r, const struct metric_result *m)
{
	size_t all = r->analysis->dataset->n_forces;

	/* over 13 of 43 missing is too many */
	return (all - m->n_ranked) * 43 > 13 * all;
}

/* Ranked forces with a lower figure. */
static size_t n_lower(const struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++)
		n += m->force[m->order[i]].rank > f->rank;
	return n;
}

/* Figures beyond this one, towards the high or the low end, that can be
 * compared. */
static size_t n_beyond(
    const struct report *r, const struct metric_result *m, bool high)
{
	const struct force_result *f = &m->force[r->force_index];
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
    struct report *r, const struct metric_result *m, bool high, size_t place)
{
	if (place == 1 || n_beyond(r, m, high) > 0)
		return "";
	return arena_printf(&r->arena,
	    " (the %s of those that can be compared)",
	    high ? "highest" : "lowest");
}

/* From the nearer end: the 43rd highest of 43 is the lowest. */
const char *words_rank_sentence(struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	size_t from_low = n_lower(r, m) + 1;
	bool high = f->rank <= from_low;
	size_t place = high ? f->rank : from_low;

	if (f->rank == 0 || m->n_ranked < 2 || !figure_comparable(f) ||
	    words_too_few(r, m))
		return "";
	return arena_printf(&r->arena,
	    say(r, " This is the %s%s%s of the %zu {units} with data%s%s."),
	    f->tied ? "joint " : "", place > 1 ? nth(r, place) : "",
	    high ? "highest" : "lowest", m->n_ranked,
	    first_comparable(r, m, high, place), rank_range(r, m, high));
}

/* The group of similar forces, where forces.csv gives one. */
static const char *similar_words(struct report *r,
    const struct metric_result *m, const struct force_result *f)
{
	if (!f->similar.known)
		return "";
	return arena_printf(&r->arena,
	    " Its %zu similar %s with data together have %s.", f->n_similar,
	    words_units(r, f->n_similar),
	    words_value(r, m->metric, f->similar));
}

const char *words_before(
    struct report *r, const struct metric *m, const struct force_result *f)
{
	if (!f->value.known || !f->compare.known)
		return "";
	if (!f->broken && words_alike(m, f->value, f->compare))
		return arena_printf(&r->arena, ", about the same as in %d",
		    r->analysis->compare);
	return arena_printf(&r->arena, ", %s with %s in %d",
	    f->broken ? "not comparable" : "compared",
	    words_value(r, m, f->compare), r->analysis->compare);
}

const char *words_force_finding(struct report *r, const struct metric_result *m)
{
	const struct metric *x = m->metric;
	const struct force_result *f = &m->force[r->force_index];
	const char *value = words_value(r, x, f->value);
	const char *when = words_in_period(r, m->period, r->analysis->year);
	const char *place = words_place(r, r->force);
	const char *before = words_before(r, x, f);
	const char *first;

	if (!f->value.known)
		return "";
	if (x->percent && x->denominator[0] != '\0')
		first = arena_printf(&r->arena,
		    "In %s, %s were %s of all %s %s%s.", place, x->numerator,
		    value, x->denominator, when, before);
	else if (x->kind == KIND_SCORE || x->kind == KIND_COUNT ||
		 x->numerator[0] == '\0')
		first = arena_printf(&r->arena, "In %s, %s was %s %s%s.", place,
		    words_subject(r, x), value, when, before);
	else if (words_is_money(x))
		first = arena_printf(&r->arena, "In %s, %s was %s %s %s%s.",
		    place, x->numerator, value, words_unit(x), when, before);
	else
		first =
		    arena_printf(&r->arena, "In %s there were %s %s %s %s%s.",
			place, value, x->numerator, x->unit, when, before);
	return arena_printf(&r->arena, "%s%s%s%s%s%s%s", first,
	    words_without_events(r, m, f), words_beside_national(r, m, f),
	    similar_words(r, m, f), words_standing(r, m, f),
	    words_change_standing(r, m, f), words_rank_sentence(r, m));
}

const char *words_force_beyond(struct report *r)
{
	if (!r->force->extreme)
		return "";
	return arena_printf(&r->arena,
	    say(r, " Where %s lies beyond all other {units}, its mark stands "
		   "at the end."),
	    r->force->name);
}
