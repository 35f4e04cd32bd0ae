/*
 * Comparison in words. The classes and their rules stand in standings.def.
 * 1. Among forces: by the class about the typical force, for figures that
 *    can be compared only.
 * 2. Beside England and Wales: by how much, at the printed precision.
 * 3. Chance is named only where it could explain a difference or a change:
 *    with large counts everything is more than chance, which says nothing.
 */
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

enum { FEW_EVENTS = 20, CHANGED_LITTLE = 1 /* [percent] */ };

bool words_alike(const struct metric *m, struct value a, struct value b)
{
	double x = number_round(a.x, m->decimals);
	double y = number_round(b.x, m->decimals);

	return a.known && b.known && !(x < y) && !(x > y);
}

static bool could_be_chance(struct value q)
{
	return q.known && q.x > 0.05;
}

int words_move(const struct metric *m, const struct force_result *f)
{
	if (!f->change.known || words_alike(m, f->value, f->compare) ||
	    could_be_chance(f->change_q) ||
	    (f->change_percent.known &&
		fabs(f->change_percent.x) < CHANGED_LITTLE))
		return 0;
	return f->direction;
}

bool words_by_chance(const struct metric *m, const struct force_result *f)
{
	return f->change.known && could_be_chance(f->change_q) &&
	       !words_alike(m, f->value, f->compare) &&
	       !(f->change_percent.known &&
		   fabs(f->change_percent.x) < CHANGED_LITTLE);
}

const char *words_standing_title(
    struct story *story, const struct force_result *f, int *where)
{
	*where = 0;
	if (!figure_comparable(f))
		return "";
	*where = standing_side(f->standing_typical);
	return say_text(story, standing_words(f->standing_typical));
}

/* "12 percent above": a figure beside that of England and Wales. */
static const char *distance(struct story *story, const struct metric *m,
    struct value v, struct value ew)
{
	double percent = 100 * (v.x / ew.x - 1);
	const char *side = v.x > ew.x ? "above" : "below";

	if (m->percent)
		return arena_printf(story->arena, "%s percentage point%s %s",
		    words_number(story, fabs(v.x - ew.x), m->decimals),
		    words_alike(m, value_of(fabs(v.x - ew.x)), value_of(1))
			? ""
			: "s",
		    side);
	if (percent >= 100)
		return arena_printf(story->arena, "%s times",
		    words_number(story, v.x / ew.x, 1));
	if (fabs(percent) < 1)
		return arena_printf(story->arena, "just %s", side);
	return arena_printf(story->arena, "%s percent %s",
	    words_number(story, fabs(percent), 0), side);
}

const char *words_beside_national(struct story *story,
    const struct metric_result *m, const struct force_result *f)
{
	const struct metric *x = m->metric;
	struct value ew = m->national.value;
	const char *text = words_value(story, x, ew);

	if (!f->value.known || !ew.known)
		return "";
	if (!(ew.x > 0) || figure_partial(f))
		return arena_printf(story->arena,
		    say(story, " The {area:figure} is %s."), text);
	if (words_alike(x, f->value, ew))
		return arena_printf(story->arena,
		    say(story,
			" That is about the same as the {area:figure} of %s."),
		    text);
	return arena_printf(story->arena,
	    say(story, " That is %s the {area:figure} of %s%s."),
	    distance(story, x, f->value, ew), text,
	    could_be_chance(f->q)
		? ", but there are too few cases to tell it from chance"
		: "");
}

static const char *not_compared(
    struct story *story, const struct force_result *f)
{
	if (figure_partial(f))
		return arena_printf(story->arena,
		    say(story, " The figure is incomplete %s, so it is not "
			       "compared with other {units}."),
		    status_mark(STATUS_PARTIAL));
	return say_text(story,
	    " Its figure is not comparable with those of other "
	    "{units}.");
}

static const char *among_forces(struct story *story,
    const struct metric_result *m, const struct force_result *f)
{
	enum standing s = f->standing_typical;
	const char *typical = words_value(story, m->metric, m->typical);
	const char *known = words_caveats(story, f);

	if (s == STANDING_NOT_ASSESSED)
		return "";
	if (standing_is_unusual(s))
		return arena_printf(story->arena,
		    say(story,
			" It is %s: further from the typical {unit} (%s) "
			"than the usual spread between {units} would "
			"explain.%s"),
		    say_text(story, standing_words(s)), typical,
		    known[0] != '\0' ? known
				     : " Check definitions and data first.");
	if (standing_side(s) != 0)
		return arena_printf(story->arena,
		    say(story,
			" It is %s: at the edge of the usual spread about "
			"the typical {unit} (%s)."),
		    say_text(story, standing_words(s)), typical);
	return arena_printf(story->arena,
	    " It is %s: within the usual spread about the typical one (%s).",
	    say_text(story, standing_words(s)), typical);
}

const char *words_standing(struct story *story, const struct metric_result *m,
    const struct force_result *f)
{
	bool few;

	if (!f->value.known)
		return "";
	few = f->q.known && f->now->numerator < FEW_EVENTS;
	return arena_printf(story->arena, "%s%s",
	    figure_comparable(f) ? among_forces(story, m, f)
				 : not_compared(story, f),
	    few ? " The figure is based on fewer than 20 events." : "");
}

const char *words_change_standing(struct story *story,
    const struct metric_result *m, const struct force_result *f)
{
	int where = standing_side(f->change_standing);
	const char *how;

	if (!f->change.known || words_alike(m->metric, f->value, f->compare))
		return "";
	if (words_by_chance(m->metric, f))
		return arena_printf(story->arena,
		    " The change since %d is no more than chance could "
		    "explain.",
		    story->analysis->compare);
	if (!change_comparable(f) || !standing_is_unusual(f->change_standing))
		return "";
	if ((where > 0) == (f->direction > 0))
		how = where > 0 ? "rose more" : "fell more";
	else
		how = where > 0 ? "fell less" : "rose less";
	return arena_printf(story->arena,
	    say(story,
		" It %s than the usual spread of changes between {units} "
		"would explain."),
	    how);
}

static bool is_of(const struct force_result *f, enum standing s, bool change)
{
	return change ? change_comparable(f) && f->change_standing == s
		      : figure_comparable(f) && f->standing_typical == s;
}

/* The name, with the numbers of the notes on a figure that stands out. */
static const char *named(
    struct story *story, const struct force_result *f, const char *name)
{
	const char *notes = words_caveat_numbers(story, f);

	if (notes[0] == '\0' || !words_stands_out(f))
		return name;
	return arena_printf(story->arena, "%s (note %s)", name, notes);
}

const char *words_of_standing(struct story *story,
    const struct metric_result *m, enum standing s, bool change)
{
	const struct dataset *d = story->analysis->dataset;
	const char **name =
	    arena_array(story->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (is_of(&m->force[f], s, change))
			name[n++] = change ? d->force[f].name
					   : named(story, &m->force[f],
						 d->force[f].name);
	return words_list(story, name, n);
}

size_t words_n_unusual(
    const struct story *story, const struct metric_result *m, bool change)
{
	size_t n = 0;

	for (size_t f = 0; f < story->analysis->dataset->n_forces; f++)
		n += is_of(&m->force[f], STANDING_UNUSUALLY_HIGH, change) ||
		     is_of(&m->force[f], STANDING_UNUSUALLY_LOW, change);
	return n;
}

bool words_stands_out(const struct force_result *f)
{
	return figure_comparable(f) && standing_is_unusual(f->standing_typical);
}
