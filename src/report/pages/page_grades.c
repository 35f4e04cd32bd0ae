#include "grades.h"
#include "page.h"
#include "peelstats/words.h"
#include "slides.h"

#include <string.h>

#include "base/banned.h"

/* Rows of the table of counts, below their groups. */
static const struct {
	enum grade grade;
	const char *title;
} shown[] = { { GRADE_OUTSTANDING, "O  Outstanding" },
	{ GRADE_GOOD, "G  Good" },
	{ GRADE_REQUIRES_IMPROVEMENT, "RI  Requires improvement" },
	{ GRADE_INADEQUATE, "I  Inadequate" },
	{ GRADE_UNGRADED, "\u2013  Not graded" },
	{ GRADE_NONE, "[x]  Not available" } };

enum { N_SHOWN = sizeof(shown) / sizeof(shown[0]) };

static struct cell plain(const char *text)
{
	return (struct cell){ .text = text };
}

/* Questions that stand beside each other in one table. */
struct block_of {
	const size_t *question;
	size_t n;
};

/* More columns than this leave no room for their heads. */
enum { MOST_ACROSS = 7 };

/* Width of all of them [mm]: the names of forces take the rest. */
static const double width_across = 143;
static const double most_width = 32;

static struct table_row group_row(struct report *r, const char *text)
{
	struct cell *c = arena_alloc(&r->arena, sizeof(*c));

	c->text = text;
	c->style = CELL_STRONG;
	return (struct table_row){ ROW_GROUP, c };
}

static struct column *question_columns(struct report *r,
    const struct block_of *b, const char *first, enum align align)
{
	const struct dataset *d = r->analysis->dataset;
	struct column *column =
	    arena_array(&r->arena, b->n + 1, sizeof(*column));
	double width = width_across / (double)b->n;

	column[0] = (struct column){ first, ALIGN_LEFT, 0 };
	for (size_t i = 0; i < b->n; i++)
		column[i + 1] =
		    (struct column){ d->question[b->question[i]].brief, align,
			    width < most_width ? width : most_width };
	return column;
}

/* Calls `add` for the questions with grades, a few at a time, evenly. */
static void in_blocks(struct report *r, struct page *p,
    void (*add)(struct report *, struct page *, const struct block_of *))
{
	size_t most = r->analysis->dataset->n_questions;
	size_t *question = arena_array(&r->arena, most, sizeof(*question));
	size_t n = 0;
	size_t blocks;

	for (size_t q = 0; q < most; q++)
		if (grades_known(r, q))
			question[n++] = q;
	blocks = (n + MOST_ACROSS - 1) / MOST_ACROSS;
	for (size_t i = 0; i < blocks; i++) {
		size_t from = n * i / blocks;
		struct block_of b = { question + from,
			n * (i + 1) / blocks - from };

		add(r, p, &b);
	}
}

/* What a subtitle says of the earlier year; "" without one. */
static const char *since(struct report *r, const char *marks)
{
	int compare = r->analysis->compare;

	if (compare == 0)
		return "";
	if (marks[0] == '\0')
		return arena_printf(
		    &r->arena, ", and how grades moved since %d", compare);
	return arena_printf(&r->arena, "%s since %d.", marks, compare);
}

/* A row of counts, one for each question; what `count` gives of it. */
static void add_row(struct report *r, struct table *t, struct table_row *row,
    const struct block_of *b, const char *title,
    const char *(*count)(struct report *, const struct grade_result *, int),
    int which)
{
	struct cell *c = arena_array(&r->arena, b->n + 1, sizeof(*c));

	c[0] = plain(title);
	for (size_t i = 0; i < b->n; i++)
		c[i + 1] =
		    plain(count(r, &r->analysis->grade[b->question[i]], which));
	row[t->n_rows++] = (struct table_row){ ROW_BODY, c };
}

/* The same, unless it is 0 for every question. */
static void add_row_if(struct report *r, struct table *t, struct table_row *row,
    const struct block_of *b, const char *title,
    const char *(*count)(struct report *, const struct grade_result *, int),
    int which)
{
	for (size_t i = 0; i < b->n; i++) {
		const char *n =
		    count(r, &r->analysis->grade[b->question[i]], which);

		if (strcmp(n, "0") != 0 && strcmp(n, "\u2013") != 0) {
			add_row(r, t, row, b, title, count, which);
			return;
		}
	}
}

static const char *number(struct report *r, size_t n)
{
	return arena_printf(&r->arena, "%zu", n);
}

static const char *of_grade(
    struct report *r, const struct grade_result *g, int grade)
{
	return number(r, g->count[grade]);
}

enum { INSPECTED_NOW, INSPECTED_BEFORE, INSPECTED_UNKNOWN };

static const char *of_inspection(
    struct report *r, const struct grade_result *g, int when)
{
	size_t unknown =
	    r->analysis->dataset->n_forces - g->inspected - g->carried;

	return number(r, when == INSPECTED_NOW	    ? g->inspected
			 : when == INSPECTED_BEFORE ? g->carried
						    : unknown);
}

enum { MOVED_UP, MOVED_DOWN, MOVED_NOT, MOVED_CARRIED, MOVED_UNKNOWN };

/* At least, where a grade of either year is missing: it could be one more. */
static const char *of_move(
    struct report *r, const struct grade_result *g, int move)
{
	size_t n = move == MOVED_UP	? g->improved
		   : move == MOVED_DOWN ? g->declined
					: g->unchanged;

	if (!g->question->graded)
		return "\u2013";
	if (move == MOVED_CARRIED)
		return number(r, g->carried);
	if (move == MOVED_UNKNOWN)
		return number(r, g->not_compared - g->carried);
	return arena_printf(&r->arena, "%zu%s", n,
	    g->not_compared > g->carried ? " or more" : "");
}

static const char *of_print(
    struct report *r, const struct grade_result *g, int quantity)
{
	const char *printed = grades_printed(r, g, (enum quantity)quantity);

	return printed[0] != '\0' ? printed : "\u2013";
}

static bool is_printed(
    struct report *r, const struct block_of *b, enum quantity quantity)
{
	for (size_t i = 0; i < b->n; i++)
		if (grades_printed(r, &r->analysis->grade[b->question[i]],
			quantity)[0] != '\0')
			return true;
	return false;
}

static bool inspections_known(struct report *r, const struct block_of *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct grade_result *g =
		    &r->analysis->grade[b->question[i]];

		if (g->inspected + g->carried > 0)
			return true;
	}
	return false;
}

static void add_inspected(struct report *r, struct table *t,
    struct table_row *row, const struct block_of *b)
{
	if (!inspections_known(r, b))
		return;
	row[t->n_rows++] =
	    group_row(r, say_text(r->story, "{Units} by last {judgment}"));
	add_row(r, t, row, b,
	    arena_printf(&r->arena, "In %d", r->analysis->year), of_inspection,
	    INSPECTED_NOW);
	add_row(r, t, row, b, "Earlier: grade carried forward", of_inspection,
	    INSPECTED_BEFORE);
	add_row_if(r, t, row, b, "[x]  Year not known", of_inspection,
	    INSPECTED_UNKNOWN);
}

static void add_moves(struct report *r, struct table *t, struct table_row *row,
    const struct block_of *b)
{
	static const struct {
		int move;
		const char *title;
	} moves[] = { { MOVED_UP, "\u25B2  Improved" },
		{ MOVED_DOWN, "\u25BC  Declined" },
		{ MOVED_NOT, "Same grade, {judged} again" },
		{ MOVED_CARRIED, "Not {judged}: grade stands" },
		{ MOVED_UNKNOWN, "[x]  A grade is not known" } };
	static const struct {
		enum quantity quantity;
		const char *title;
	} printed[] = { { QUANTITY_IMPROVED, "\u25B2  Improved, as printed" },
		{ QUANTITY_DECLINED, "\u25BC  Declined, as printed" } };

	if (r->analysis->compare == 0)
		return;
	row[t->n_rows++] =
	    group_row(r, arena_printf(&r->arena, "How grades moved since %d",
			     r->analysis->compare));
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++)
		(moves[i].move >= MOVED_CARRIED ? add_row_if : add_row)(r, t,
		    row, b, say_text(r->story, moves[i].title), of_move,
		    moves[i].move);
	for (size_t i = 0; i < sizeof(printed) / sizeof(printed[0]); i++)
		if (is_printed(r, b, printed[i].quantity))
			add_row(r, t, row, b, printed[i].title, of_print,
			    (int)printed[i].quantity);
}

enum { MOST_ROWS = N_SHOWN + 16 };

static void add_counts(
    struct report *r, struct page *p, const struct block_of *b)
{
	struct table_row *row = arena_array(&r->arena, MOST_ROWS, sizeof(*row));
	struct table t = { .row = row,
		.caption = arena_printf(&r->arena,
		    say(r->story, "Number of {units} by grade, %d%s"),
		    r->analysis->year, since(r, "")) };

	t.column = question_columns(r, b, "Grade", ALIGN_RIGHT);
	t.n_columns = b->n + 1;
	row[t.n_rows++] = group_row(
	    r, arena_printf(&r->arena, say(r->story, "{Units} by grade, %d"),
		   r->analysis->year));
	for (size_t i = 0; i < N_SHOWN; i++)
		(shown[i].grade == GRADE_UNGRADED ||
			    shown[i].grade == GRADE_NONE
			? add_row_if
			: add_row)(r, &t, row, b, shown[i].title, of_grade,
		    (int)shown[i].grade);
	add_inspected(r, &t, row, b);
	add_moves(r, &t, row, b);
	add_table(r, p, &t);
}

/* "17 forces were inspected in 2017; the grade of 26 was carried forward." */
static const char *inspected_words(
    struct report *r, const struct grade_result *g)
{
	if (g->carried == 0 && g->inspected == 0)
		return "";
	if (g->carried == 0)
		return arena_printf(&r->arena,
		    say(r->story, " %s %s {judged} in %d."),
		    words_counted(r->story, g->inspected),
		    words_was(g->inspected), r->analysis->year);
	return arena_printf(&r->arena,
	    say(r->story, " %s %s {judged} in %d; %zu kept the grade of an "
			  "earlier {judgment}."),
	    words_counted(r->story, g->inspected), words_was(g->inspected),
	    r->analysis->year, g->carried);
}

static const char *moved_words(struct report *r, const struct grade_result *g)
{
	size_t pairs = g->improved + g->declined + g->unchanged;
	const char *up = grades_printed(r, g, QUANTITY_IMPROVED);
	const char *down = grades_printed(r, g, QUANTITY_DECLINED);

	if (g->not_compared > g->carried && up[0] != '\0' && down[0] != '\0')
		return arena_printf(&r->arena,
		    " Not all grades of %d are known here: the figures "
		    "printed are %s improved and %s declined.",
		    r->analysis->compare, up, down);
	if (2 * pairs < r->analysis->dataset->n_forces)
		return "";
	return arena_printf(&r->arena,
	    " Of the %zu graded in both years, %s improved and %s declined.",
	    pairs, words_count(r->story, g->improved),
	    words_count(r->story, g->declined));
}

const char *grades_finding(struct report *r, const struct grade_result *g)
{
	size_t n = r->analysis->dataset->n_forces;

	if (!g->question->graded)
		return arena_printf(&r->arena,
		    say(r->story, "%s: looked at in %zu of %s, without "
				  "a grade."),
		    g->question->title, n - g->count[GRADE_NONE],
		    words_counted(r->story, n));
	return arena_printf(&r->arena,
	    say(r->story, "%s: %zu of %s good or outstanding, %s "
			  "inadequate.%s%s"),
	    g->question->title,
	    g->count[GRADE_GOOD] + g->count[GRADE_OUTSTANDING],
	    words_counted(r->story, n),
	    words_count(r->story, g->count[GRADE_INADEQUATE]),
	    inspected_words(r, g), moved_words(r, g));
}

static void add_findings(struct report *r, struct page *p)
{
	const struct analysis *a = r->analysis;
	struct lines l = { .n = 0 };

	for (size_t q = 0; q < a->dataset->n_questions; q++)
		if (grades_known(r, q))
			lines_add(&l, "\u2022", grades_finding(r, &a->grade[q]),
			    NULL);
	add_heading(r, p, 2, "What the grades show");
	add_list(r, p, l.item, l.n);
}

static struct cell grade_cell(struct report *r, size_t question, size_t force)
{
	const struct analysis *a = r->analysis;
	struct judgment j =
	    dataset_find_judgment(a->dataset, question, force, a->year);
	struct cell c = { .text = grade_letter(j.grade),
		.style = CELL_GRADE,
		.grade = j.grade };
	bool known;
	int change = grade_change(a, question, force, &known);

	c.mark = words_direction(change);
	if (change != 0)
		c.mark_word = change > 0 ? "improved" : "declined";
	c.expansion = grade_name(j.grade);
	if (j.inspected_year != 0 && j.inspected_year != a->year) {
		c.text = arena_printf(&r->arena, "%s %02d",
		    grade_letter(j.grade), j.inspected_year % 100);
		c.expansion =
		    arena_printf(&r->arena, say(r->story, "%s, {judged} in %d"),
			grade_name(j.grade), j.inspected_year);
	}
	return c;
}

static void add_matrix(
    struct report *r, struct page *p, const struct block_of *b)
{
	const struct dataset *d = r->analysis->dataset;
	struct table_row *row =
	    arena_array(&r->arena, d->n_forces, sizeof(*row));
	struct table t = { .row = row,
		.n_rows = d->n_forces,
		.row_height = 4.85,
		.caption = arena_printf(&r->arena,
		    say(r->story,
			"O outstanding, G good, RI requires improvement, I "
			"inadequate, "
			"\u2013 not graded, [x] not available, %d.%s A year "
			"behind a grade: last {judged} then, carried forward."),
		    r->analysis->year,
		    since(r, " \u25B2 improved and \u25BC declined")),
		.plain_caption =
		    arena_printf(&r->arena, "Grades of %d%s", r->analysis->year,
			since(r, ", and which of them improved or declined")) };

	t.column =
	    question_columns(r, b, say_text(r->story, "{Unit}"), ALIGN_CENTRE);
	t.n_columns = b->n + 1;
	for (size_t f = 0; f < d->n_forces; f++) {
		struct cell *c = arena_array(&r->arena, b->n + 1, sizeof(*c));

		c[0] = plain(d->force[f].name);
		for (size_t i = 0; i < b->n; i++)
			c[i + 1] = grade_cell(r, b->question[i], f);
		row[f] = (struct table_row){ ROW_BODY, c };
	}
	add_table(r, p, &t);
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct page *p;

	if (r->slide) {
		slide_grades(r, request);
		return;
	}
	if (request->metric != NULL ||
	    !dataset_has_judgments(a->dataset, a->year) ||
	    a->dataset->n_questions == 0)
		return;
	p = add_page(r, "grades", "grades",
	    say_text(r->story, "Grades: how many {units}"), "Grades", 1);
	add_heading(r, p, 1, grades_title(r));
	in_blocks(r, p, add_counts);
	add_text(r, p, STYLE_NOTE,
	    say_text(r->story,
		"{A unit} is compared only if this data set holds its grade "
		"for both years. Of {a unit} that was not {judged} again, "
		"the grade of the earlier {judgment} stands."));
	add_findings(r, p);
	grades_add_notes(r, p, GRADES_ALL);
	p = add_page(r, "grades", "grades-matrix",
	    say_text(r->story, "Grades: every {unit}"), "Grades", 1);
	add_heading(r, p, 1, say_text(r->story, "How each {unit} was graded"));
	in_blocks(r, p, add_matrix);
}

const struct page_kind page_grades = { "grades", SCOPE_NATIONAL, build, NULL };
