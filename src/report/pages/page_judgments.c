/* The judgments of a force: what, when it was last inspected, and before. */
#include "grades.h"
#include "peelstats/report.h"
#include "peelstats/words.h"
#include "slides.h"

#include "base/banned.h"

enum { COLUMNS = 6 };

static bool is_graded(struct judgment j)
{
	return j.grade != GRADE_NONE && j.grade != GRADE_UNGRADED;
}

static const char *moved(struct report *r, size_t question, struct judgment now,
    struct judgment before)
{
	const struct analysis *a = r->analysis;
	bool known;
	int change = grade_change(a, question, r->force_index, &known);

	if (!a->dataset->question[question].graded ||
	    now.grade == GRADE_UNGRADED)
		return "Not graded";
	if (now.inspected_year != 0 && now.inspected_year < a->year)
		return "Carried forward";
	if (known && change != 0)
		return change > 0 ? "\u25B2 Improved" : "\u25BC Declined";
	if (known)
		return "Same grade";
	return is_graded(before)
		   ? "[x]"
		   : arena_printf(&r->arena, "[x] %d not known", a->compare);
}

static const struct cell *judgment_row(struct report *r, size_t question)
{
	const struct analysis *a = r->analysis;
	struct judgment now = dataset_find_judgment(
	    a->dataset, question, r->force_index, a->year);
	struct judgment before = dataset_find_judgment(
	    a->dataset, question, r->force_index, a->compare);
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));

	c[0].text = a->dataset->question[question].title;
	c[1] = (struct cell){ .text = grade_letter(now.grade),
		.style = CELL_GRADE,
		.grade = now.grade,
		.expansion = grade_name(now.grade) };
	c[2].text = words_capital(r->story, grade_name(now.grade));
	c[2].style = CELL_STRONG;
	c[3].text = now.inspected_year == 0
			? "[x]"
			: arena_printf(&r->arena, "%d", now.inspected_year);
	c[4].text = before.grade == GRADE_NONE
			? "[x]"
			: words_capital(r->story, grade_name(before.grade));
	c[5].text = moved(r, question, now, before);
	return c;
}

const char *judgment_finding(struct report *r, size_t question)
{
	const struct analysis *a = r->analysis;
	struct judgment j = dataset_find_judgment(
	    a->dataset, question, r->force_index, a->year);
	const char *when =
	    j.inspected_year == 0 ? ""
	    : j.inspected_year == a->year
		? arena_printf(
		      &r->arena, say(r->story, ", {judged} in %d"), a->year)
		: arena_printf(&r->arena,
		      say(r->story,
			  ", last {judged} in %d and carried forward"),
		      j.inspected_year);

	if (j.grade == GRADE_NONE)
		return "";
	return arena_printf(&r->arena, "%s: %s%s.",
	    a->dataset->question[question].title, grade_name(j.grade), when);
}

/* The questions of which the force has a judgment for the year. */
static size_t judged(const struct report *r, size_t *question)
{
	const struct dataset *d = r->analysis->dataset;
	size_t n = 0;

	for (size_t q = 0; q < d->n_questions; q++)
		if (dataset_find_judgment(
			d, q, r->force_index, r->analysis->year)
			.grade != GRADE_NONE)
			question[n++] = q;
	return n;
}

/* Titles of the questions last inspected in the year, or before it. */
static void add_areas(
    struct report *r, struct page *p, const size_t *question, size_t n)
{
	const struct analysis *a = r->analysis;
	struct lines now = { .n = 0 };
	struct lines before = { .n = 0 };

	for (size_t i = 0; i < n; i++) {
		const struct question *q = &a->dataset->question[question[i]];
		int year = dataset_find_judgment(
		    a->dataset, question[i], r->force_index, a->year)
			       .inspected_year;

		if (year == a->year)
			lines_add(&now, "\u2022", q->title, NULL);
		else if (year != 0)
			lines_add(&before, "\u2022",
			    arena_printf(&r->arena,
				say(r->story, "%s, last {judged} in %d"),
				q->title, year),
			    NULL);
	}
	if (now.n > 0) {
		add_heading(r, p, 2,
		    arena_printf(
			&r->arena, say(r->story, "{Judged} in %d"), a->year));
		add_list(r, p, now.item, now.n);
	}
	if (before.n > 0) {
		add_heading(r, p, 2, "Carried forward");
		add_list(r, p, before.item, before.n);
	}
}

static void add_judgments(
    struct report *r, struct page *p, const size_t *question, size_t n)
{
	const struct analysis *a = r->analysis;
	struct column *column =
	    arena_array(&r->arena, COLUMNS, sizeof(*column));
	struct table_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct table t = { .column = column,
		.row = row,
		.n_rows = n,
		.n_columns = a->compare != 0 ? COLUMNS : COLUMNS - 2,
		.row_height = 6.2,
		.caption = arena_printf(&r->arena,
		    say(r->story,
			"Judgments on %s that stood in %d, and when each was "
			"last {judged}"),
		    r->force->full, a->year) };

	column[0] = (struct column){ "Question", ALIGN_LEFT, 0 };
	column[1] = (struct column){ "Grade", ALIGN_CENTRE, 12 };
	column[2] = (struct column){ arena_printf(&r->arena, "%d", a->year),
		ALIGN_LEFT, 31 };
	column[3] = (struct column){ say_text(r->story, "Last {judged}"),
		ALIGN_CENTRE, 19 };
	column[4] = (struct column){ arena_printf(&r->arena, "%d", a->compare),
		ALIGN_LEFT, 31 };
	column[5] =
	    (struct column){ arena_printf(&r->arena, "Since %d", a->compare),
		    ALIGN_LEFT, 27 };
	for (size_t i = 0; i < n; i++)
		row[i] = (struct table_row){ ROW_BODY,
			judgment_row(r, question[i]) };
	add_table(r, p, &t);
}

static void build(struct report *r, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	size_t *question =
	    arena_array(&r->arena, d->n_questions, sizeof(*question));
	size_t n = judged(r, question);
	struct page *p;

	if (r->slide) {
		slide_judgments(r, request);
		return;
	}
	if (request->metric != NULL || n == 0)
		return;
	p = add_page(r, "judgments", "judgments", "Judgments", "Judgments", 1);
	add_heading(r, p, 1,
	    arena_printf(&r->arena, "How %s was judged", r->force->full));
	add_judgments(r, p, question, n);
	add_text(r, p, STYLE_NOTE,
	    say_text(r->story,
		"On a question that was not {judged} again, the grade of "
		"the earlier {judgment} stands: it is carried forward, "
		"and is no second look."));
	add_areas(r, p, question, n);
	grades_add_notes(r, p, r->force_index);
}

const struct page_kind page_judgments = { "judgments", SCOPE_FORCE, build,
	NULL };
