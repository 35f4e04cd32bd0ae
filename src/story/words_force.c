#include "peelstats/words.h"

#include "base/banned.h"

/* Side of England and Wales at the printed precision: -1, 0 or 1. */
static int side(const struct metric *m, struct value force, struct value ew)
{
	double a = number_round(force.x, m->decimals);
	double b = number_round(ew.x, m->decimals);

	return (a > b) - (a < b);
}

const char *words_force_title(struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	const char *subject = words_subject(r, m->metric);
	const char *stands;
	int now;
	bool joins;

	if (!f->value.known)
		return arena_printf(&r->arena, "%s: no %d figure for %s",
		    m->metric->title, r->analysis->year, r->force->name);
	if (!m->national.value.known)
		return arena_printf(&r->arena, "%s in %s, %d", m->metric->title,
		    r->force->name, r->analysis->year);
	stands = words_standing_title(r, m, f, &now);
	if (!f->change.known || f->direction == 0)
		return arena_printf(
		    &r->arena, "%s: %s is %s", r->force->name, subject, stands);
	joins = now == 0 || (now > 0) == (f->direction > 0);
	return arena_printf(&r->arena, "%s: %s %s %s is%s %s", r->force->name,
	    subject, f->direction > 0 ? "rose" : "fell", joins ? "and" : "but",
	    !joins && m->compare.value.known &&
		    side(m->metric, f->compare, m->compare.value) == now
		? " still"
		: "",
	    stands);
}

static const char *ordinal(struct report *r, size_t n)
{
	const char *end = "th";

	if (n % 100 < 11 || n % 100 > 13) {
		if (n % 10 == 1)
			end = "st";
		else if (n % 10 == 2)
			end = "nd";
		else if (n % 10 == 3)
			end = "rd";
	}
	return arena_printf(&r->arena, "%zu%s ", n, end);
}

/* Ranks are less sure than they look. */
static const char *rank_range(struct report *r, const struct force_result *f)
{
	const struct rank_bounds b = f->rank95;

	if (b.lower == 0 || b.lower == b.upper)
		return "";
	return arena_printf(&r->arena,
	    "; its rank may lie anywhere from %zu to %zu", b.lower, b.upper);
}

static const char *rank_words(struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];

	if (f->rank == 0 || m->n_ranked < 2)
		return "";
	return arena_printf(&r->arena,
	    " This is the %s%shighest of the %zu forces with data%s.",
	    f->tied ? "joint " : "", f->rank > 1 ? ordinal(r, f->rank) : "",
	    m->n_ranked, rank_range(r, f));
}

/* The group of similar forces, where forces.csv gives one. */
static const char *similar_words(struct report *r,
    const struct metric_result *m, const struct force_result *f)
{
	if (!f->similar.known)
		return "";
	return arena_printf(&r->arena,
	    " Its %zu similar %s with data together have %s.", f->n_similar,
	    words_forces(f->n_similar), words_value(r, m->metric, f->similar));
}

const char *words_force_finding(struct report *r, const struct metric_result *m)
{
	const struct metric *x = m->metric;
	const struct force_result *f = &m->force[r->force_index];
	const char *value = words_value(r, x, f->value);
	const char *when = words_in_period(r, m->period, r->analysis->year);
	const char *place = words_place(r, r->force);
	const char *before = "";
	const char *first;
	const char *ew = "";

	if (!f->value.known)
		return "";
	if (f->compare.known)
		before = arena_printf(&r->arena, ", compared with %s in %d",
		    words_value(r, x, f->compare), r->analysis->compare);
	if (x->kind == KIND_PROPORTION && x->denominator[0] != '\0')
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
	if (m->national.value.known)
		ew = arena_printf(&r->arena,
		    " The England and Wales figure is %s.",
		    words_value(r, x, m->national.value));
	return arena_printf(&r->arena, "%s%s%s%s%s%s", first, ew,
	    similar_words(r, m, f), words_standing(r, m, f),
	    words_change_standing(r, m, f), rank_words(r, m));
}

const char *words_force_beyond(struct report *r)
{
	if (!r->force->extreme)
		return "";
	return arena_printf(&r->arena,
	    " Where %s lies beyond all other forces, its mark stands at the "
	    "end.",
	    r->force->name);
}
