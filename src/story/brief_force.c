/* The news of one force in words. */
#include "brief_words.h"
#include "peelstats/words_trend.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

/* " per 1,000 population", " of all tweets": what follows a value. */
static const char *unit_of(struct story *story, const struct metric *m)
{
	if (m->kind == KIND_SCORE)
		return "";
	if (m->percent)
		return m->denominator[0] != '\0'
			   ? arena_printf(
				 story->arena, " of all %s", m->denominator)
			   : "";
	return words_unit(m)[0] != '\0'
		   ? arena_printf(story->arena, " %s", words_unit(m))
		   : "";
}

static const char *national_of(
    struct story *story, const struct metric_result *m)
{
	if (!m->national.value.known)
		return "";
	return arena_printf(story->arena,
	    say(story, "; the {area:figure} is %s"),
	    words_value(story, m->metric, m->national.value));
}

/* "35.7 per 100,000 population in 2017, compared with 16.5 in 2016; the
 * England and Wales figure is 60.2." */
static const char *level(struct story *story, const struct metric_result *m,
    const struct force_result *f)
{
	return arena_printf(story->arena, "%s%s in %d%s%s.",
	    words_value(story, m->metric, f->value), unit_of(story, m->metric),
	    story->analysis->year, words_before(story, m->metric, f),
	    national_of(story, m));
}

/* The size of a change in the unit, as its two figures are printed. */
static double points_of(const struct metric *m, const struct force_result *f)
{
	return fabs(words_difference(m, f->value, f->compare).x);
}

/* "by 9.0 percent", "by 1.2 percentage points", "from 3 to 9" */
static const char *by_how_much(
    struct story *story, const struct metric *m, const struct force_result *f)
{
	const char *percent = words_force_percent(story, m, f);

	if (m->percent)
		return arena_printf(story->arena, "by %s percentage point%s",
		    words_number(story, points_of(m, f), m->decimals),
		    words_alike(m, value_of(points_of(m, f)), value_of(1))
			? ""
			: "s");
	if (percent[0] == '[' || percent[0] == 'f')
		return arena_printf(story->arena, "from %s to %s",
		    words_value(story, m, f->compare),
		    words_value(story, m, f->value));
	return arena_printf(story->arena, "by %s percent",
	    words_number(story, fabs(f->change_percent.x), 1));
}

static const char *head_of(
    struct story *story, const struct news *news, const struct force_result *f)
{
	const struct metric *m = news->m->metric;
	int move = words_move(m, f);

	if (change_partial(f))
		return arena_printf(
		    story->arena, "%s: the data are incomplete", m->title);
	if (news->why == NEWS_LEVEL)
		return arena_printf(story->arena, "%s: %s", m->title,
		    say_text(story, standing_words(f->standing_typical)));
	if (move != 0)
		return arena_printf(story->arena, "%s %s %s", m->title,
		    move > 0 ? "rose" : "fell", by_how_much(story, m, f));
	if (!f->change.known)
		return arena_printf(story->arena, "%s in %s", m->title,
		    words_place(story, story->force));
	return arena_printf(story->arena, "%s %s", m->title,
	    words_by_chance(m, f) ? "may not have changed" : "changed little");
}

/* "recorded crime below England and Wales" */
static const char *tag_beside(struct story *story,
    const struct metric_result *m, const struct force_result *f)
{
	const char *name = words_small(story, m->metric->brief);

	if (!f->value.known || !m->national.value.known || figure_partial(f))
		return "";
	if (words_alike(m->metric, f->value, m->national.value))
		return arena_printf(
		    story->arena, say(story, "%s as in {area}"), name);
	return arena_printf(story->arena, say(story, "%s %s {area}"), name,
	    f->value.x > m->national.value.x ? "above" : "below");
}

/* "serious knife crime up 116.1%" */
static const char *tag_moved(
    struct story *story, const struct metric *m, const struct force_result *f)
{
	const char *percent = words_force_percent(story, m, f);
	const char *way = words_move(m, f) > 0 ? "up" : "down";
	const char *name = words_small(story, m->brief);

	if (m->percent)
		return arena_printf(story->arena, "%s %s %s points", name, way,
		    words_number(story, points_of(m, f), m->decimals));
	if (percent[0] == '[' || percent[0] == 'f')
		return arena_printf(story->arena, "%s %s", name, way);
	return arena_printf(story->arena, "%s %s %s%%", name, way,
	    words_number(story, fabs(f->change_percent.x), 1));
}

static const char *tag_of(struct story *story, const struct news *news,
    const struct force_result *f, bool first)
{
	const struct metric *m = news->m->metric;

	if (news->why == NEWS_LEVEL)
		return arena_printf(story->arena, "%s unusually %s",
		    words_small(story, m->brief),
		    standing_side(f->standing_typical) > 0 ? "high" : "low");
	if (news->why == NEWS_LEAD && (!first || words_move(m, f) == 0))
		return tag_beside(story, news->m, f);
	return words_move(m, f) != 0 && !figure_partial(f)
		   ? tag_moved(story, m, f)
		   : "";
}

const char *brief_past(struct story *story, const struct metric_result *m)
{
	const struct series *s = story_series(story, m, EVERYWHERE, NULL);
	struct trend_story t;
	const char *phrase;

	if (story->force != NULL)
		s = story_series(story, m, (int)story->force_index, s);
	t = trend_story(m->metric, s, story->analysis->year);
	phrase = t.known ? trend_phrase(story, &t) : "";
	if (phrase[0] == '\0')
		return "";
	return arena_printf(story->arena, " For %s this is %s.",
	    story->force != NULL ? story->force->name
				 : say_text(story, "{area}"),
	    phrase);
}

static const char *text_of(
    struct story *story, const struct news *news, const struct force_result *f)
{
	const struct metric_result *m = news->m;
	const char *typical = "";

	if (!figure_comparable(f))
		return arena_printf(story->arena, "%s%s%s", level(story, m, f),
		    words_without_events(story, m, f),
		    words_standing(story, m, f));
	if (news->why == NEWS_LEVEL && m->typical.known)
		typical = arena_printf(story->arena,
		    say(story, " The typical {unit} has %s."),
		    words_value(story, m->metric, m->typical));
	return arena_printf(story->arena, "%s%s%s%s%s%s", level(story, m, f),
	    words_without_events(story, m, f), brief_past(story, m), typical,
	    words_change_standing(story, m, f),
	    news->why == NEWS_MOVE ? "" : words_rank_sentence(story, m));
}

struct brief_item brief_force_item(
    struct story *story, const struct news *news, bool first)
{
	const struct metric_result *m = news->m;
	const struct force_result *f = &m->force[story->force_index];
	struct brief_item item = { .head = head_of(story, news, f),
		.text = text_of(story, news, f),
		.tag = tag_of(story, news, f, first),
		.topic = m->metric->id,
		.m = m };

	if (news->why != NEWS_LEVEL && !change_partial(f))
		item.mark = words_direction(words_move(m->metric, f));
	return item;
}

/* "Preventing crime and protecting people": questions with this grade. */
static const char *graded(struct story *story, enum grade g)
{
	const struct dataset *d = story->analysis->dataset;
	const char **name =
	    arena_array(story->arena, d->n_questions, sizeof(const char *));
	size_t n = 0;

	for (size_t q = 1; q < d->n_questions; q++)
		if (dataset_find_judgment(
			d, q, story->force_index, story->analysis->year)
			.grade == g)
			name[n++] = words_small(story, d->question[q].brief);
	return words_list(story, name, n);
}

/* " Improved since 2016: preventing crime." */
static const char *changed_grades(struct story *story, int way)
{
	const struct dataset *d = story->analysis->dataset;
	const char **name =
	    arena_array(story->arena, d->n_questions, sizeof(const char *));
	size_t n = 0;

	for (size_t q = 0; q < d->n_questions; q++) {
		bool known;

		if (grade_change(story->analysis, q, story->force_index,
			&known) == way &&
		    known)
			name[n++] = words_small(story, d->question[q].brief);
	}
	if (n == 0)
		return "";
	if (way == 0)
		return arena_printf(story->arena,
		    say(story, " {Judged} again, with the grade of %d: %s."),
		    story->analysis->compare, words_list(story, name, n));
	return arena_printf(story->arena, " %s since %d: %s.",
	    way > 0 ? "Improved" : "Declined", story->analysis->compare,
	    words_list(story, name, n));
}

static const char *grades_text(struct story *story)
{
	struct text out = TEXT_EMPTY;
	const char *made;

	for (int g = GRADE_OUTSTANDING; g > GRADE_NONE; g--) {
		const char *names = graded(story, (enum grade)g);

		if (names[0] != '\0')
			text_addf(&out, " %s: %s.",
			    words_capital(story, grade_name((enum grade)g)),
			    names);
	}
	for (int way = 1; way >= -1 && story->analysis->compare != 0; way--)
		text_add(&out, changed_grades(story, way));
	made =
	    arena_strdup(story->arena, out.len > 0 ? text_str(&out) + 1 : "");
	text_release(&out);
	return made;
}

struct brief_item brief_force_grades(struct story *story)
{
	const struct dataset *d = story->analysis->dataset;
	struct brief_item item = { .tag = "", .text = "" };
	enum grade first;

	if (d->n_questions == 0 ||
	    !dataset_has_judgments(d, story->analysis->year))
		return item;
	first = dataset_find_judgment(
	    d, 0, story->force_index, story->analysis->year)
		    .grade;
	if (first == GRADE_NONE)
		return item;
	item.head = arena_printf(
	    story->arena, "%s: %s", d->question[0].title, grade_name(first));
	item.text = grades_text(story);
	item.tag = arena_printf(story->arena, "graded %s", grade_name(first));
	return item;
}
