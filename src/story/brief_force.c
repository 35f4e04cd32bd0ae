/* The news of one force in words. */
#include "brief_words.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

/* " per 1,000 population", " of all tweets": what follows a value. */
static const char *unit_of(struct report *r, const struct metric *m)
{
	if (m->kind == KIND_SCORE)
		return "";
	if (m->percent)
		return m->denominator[0] != '\0'
			   ? arena_printf(
				 &r->arena, " of all %s", m->denominator)
			   : "";
	return words_unit(m)[0] != '\0'
		   ? arena_printf(&r->arena, " %s", words_unit(m))
		   : "";
}

static const char *national_of(struct report *r, const struct metric_result *m)
{
	if (!m->national.value.known)
		return "";
	return arena_printf(&r->arena, say(r, "; the {area:figure} is %s"),
	    words_value(r, m->metric, m->national.value));
}

/* "35.7 per 100,000 population in 2017, compared with 16.5 in 2016; the
 * England and Wales figure is 60.2." */
static const char *level(struct report *r, const struct metric_result *m,
    const struct force_result *f)
{
	return arena_printf(&r->arena, "%s%s in %d%s%s.",
	    words_value(r, m->metric, f->value), unit_of(r, m->metric),
	    r->analysis->year, words_before(r, m->metric, f),
	    national_of(r, m));
}

static bool is_partial(const struct force_result *f)
{
	return f->now != NULL && f->now->status == STATUS_PARTIAL;
}

/* The size of a change in the unit, as its two figures are printed. */
static double points_of(const struct metric *m, const struct force_result *f)
{
	return fabs(words_difference(m, f->value, f->compare).x);
}

/* "by 9.0 percent", "by 1.2 percentage points", "from 3 to 9" */
static const char *by_how_much(
    struct report *r, const struct metric *m, const struct force_result *f)
{
	const char *percent = words_force_percent(r, m, f);

	if (m->percent)
		return arena_printf(&r->arena, "by %s percentage point%s",
		    words_number(r, points_of(m, f), m->decimals),
		    words_alike(m, value_of(points_of(m, f)), value_of(1))
			? ""
			: "s");
	if (percent[0] == '[' || percent[0] == 'f')
		return arena_printf(&r->arena, "from %s to %s",
		    words_value(r, m, f->compare), words_value(r, m, f->value));
	return arena_printf(&r->arena, "by %s percent",
	    words_number(r, fabs(f->change_percent.x), 1));
}

static const char *head_of(
    struct report *r, const struct news *news, const struct force_result *f)
{
	const struct metric *m = news->m->metric;
	int move = words_move(m, f);

	if (is_partial(f) || (f->change.known && f->before != NULL &&
				 f->before->status == STATUS_PARTIAL))
		return arena_printf(
		    &r->arena, "%s: the data are incomplete", m->title);
	if (news->why == NEWS_LEVEL)
		return arena_printf(&r->arena, "%s: %s", m->title,
		    say_text(r, standing_words(f->standing_typical)));
	if (move != 0)
		return arena_printf(&r->arena, "%s %s %s", m->title,
		    move > 0 ? "rose" : "fell", by_how_much(r, m, f));
	if (!f->change.known)
		return arena_printf(
		    &r->arena, "%s in %s", m->title, words_place(r, r->force));
	return arena_printf(&r->arena, "%s %s", m->title,
	    words_by_chance(m, f) ? "may not have changed" : "changed little");
}

/* "recorded crime below England and Wales" */
static const char *tag_beside(struct report *r, const struct metric_result *m,
    const struct force_result *f)
{
	const char *name = words_small(r, m->metric->brief);

	if (!f->value.known || !m->national.value.known || is_partial(f))
		return "";
	if (words_alike(m->metric, f->value, m->national.value))
		return arena_printf(&r->arena, say(r, "%s as in {area}"), name);
	return arena_printf(&r->arena, say(r, "%s %s {area}"), name,
	    f->value.x > m->national.value.x ? "above" : "below");
}

/* "serious knife crime up 116.1%" */
static const char *tag_moved(
    struct report *r, const struct metric *m, const struct force_result *f)
{
	const char *percent = words_force_percent(r, m, f);
	const char *way = words_move(m, f) > 0 ? "up" : "down";
	const char *name = words_small(r, m->brief);

	if (m->percent)
		return arena_printf(&r->arena, "%s %s %s points", name, way,
		    words_number(r, points_of(m, f), m->decimals));
	if (percent[0] == '[' || percent[0] == 'f')
		return arena_printf(&r->arena, "%s %s", name, way);
	return arena_printf(&r->arena, "%s %s %s%%", name, way,
	    words_number(r, fabs(f->change_percent.x), 1));
}

static const char *tag_of(struct report *r, const struct news *news,
    const struct force_result *f, bool first)
{
	const struct metric *m = news->m->metric;

	if (news->why == NEWS_LEVEL)
		return arena_printf(&r->arena, "%s unusually %s",
		    words_small(r, m->brief),
		    standing_side(f->standing_typical) > 0 ? "high" : "low");
	if (news->why == NEWS_LEAD && (!first || words_move(m, f) == 0))
		return tag_beside(r, news->m, f);
	return words_move(m, f) != 0 && !is_partial(f) ? tag_moved(r, m, f)
						       : "";
}

static const char *text_of(
    struct report *r, const struct news *news, const struct force_result *f)
{
	const struct metric_result *m = news->m;
	const char *typical = "";

	if (!figure_comparable(f))
		return arena_printf(&r->arena, "%s%s%s", level(r, m, f),
		    words_without_events(r, m, f), words_standing(r, m, f));
	if (news->why == NEWS_LEVEL && m->typical.known)
		typical = arena_printf(&r->arena,
		    say(r, " The typical {unit} has %s."),
		    words_value(r, m->metric, m->typical));
	return arena_printf(&r->arena, "%s%s%s%s%s", level(r, m, f),
	    words_without_events(r, m, f), typical,
	    words_change_standing(r, m, f),
	    news->why == NEWS_MOVE ? "" : words_rank_sentence(r, m));
}

struct brief_item brief_force_item(
    struct report *r, const struct news *news, bool first)
{
	const struct metric_result *m = news->m;
	const struct force_result *f = &m->force[r->force_index];
	struct brief_item item = { .head = head_of(r, news, f),
		.text = text_of(r, news, f),
		.tag = tag_of(r, news, f, first),
		.anchor = m->metric->id,
		.m = m };

	if (news->why != NEWS_LEVEL)
		item.mark = words_direction(words_move(m->metric, f));
	return item;
}

/* "Preventing crime and protecting people": questions with this grade. */
static const char *graded(struct report *r, enum grade g)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_questions, sizeof(const char *));
	size_t n = 0;

	for (size_t q = 1; q < d->n_questions; q++)
		if (dataset_find_judgment(
			d, q, r->force_index, r->analysis->year)
			.grade == g)
			name[n++] = words_small(r, d->question[q].brief);
	return words_list(r, name, n);
}

/* " Improved since 2016: preventing crime." */
static const char *changed_grades(struct report *r, int way)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_questions, sizeof(const char *));
	size_t n = 0;

	for (size_t q = 0; q < d->n_questions; q++) {
		bool known;

		if (grade_change(r->analysis, q, r->force_index, &known) ==
			way &&
		    known)
			name[n++] = words_small(r, d->question[q].brief);
	}
	if (n == 0)
		return "";
	if (way == 0)
		return arena_printf(&r->arena, " The same as in %d: %s.",
		    r->analysis->compare, words_list(r, name, n));
	return arena_printf(&r->arena, " %s since %d: %s.",
	    way > 0 ? "Improved" : "Declined", r->analysis->compare,
	    words_list(r, name, n));
}

static const char *grades_text(struct report *r)
{
	struct text out = TEXT_EMPTY;
	const char *made;

	for (int g = GRADE_OUTSTANDING; g > GRADE_NONE; g--) {
		const char *names = graded(r, (enum grade)g);

		if (names[0] != '\0')
			text_addf(&out, " %s: %s.",
			    words_capital(r, grade_name((enum grade)g)), names);
	}
	for (int way = 1; way >= -1 && r->analysis->compare != 0; way--)
		text_add(&out, changed_grades(r, way));
	made = arena_strdup(&r->arena, out.len > 0 ? text_str(&out) + 1 : "");
	text_release(&out);
	return made;
}

struct brief_item brief_force_grades(struct report *r)
{
	const struct dataset *d = r->analysis->dataset;
	struct brief_item item = { .tag = "", .text = "" };
	enum grade first;

	if (d->n_questions == 0 || !dataset_has_judgments(d, r->analysis->year))
		return item;
	first = dataset_find_judgment(d, 0, r->force_index, r->analysis->year)
		    .grade;
	if (first == GRADE_NONE)
		return item;
	item.head = arena_printf(
	    &r->arena, "%s: %s", d->question[0].title, grade_name(first));
	item.text = grades_text(r);
	item.tag = arena_printf(&r->arena, "graded %s", grade_name(first));
	return item;
}
