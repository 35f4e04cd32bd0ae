#include "page.h"
#include "peelstats/words.h"

#include "base/banned.h"

/* Rows of the table of counts, below their group. */
static const struct {
	enum grade grade;
	const char *title;
} shown[] = { { GRADE_OUTSTANDING, "O  Outstanding" },
	{ GRADE_GOOD, "G  Good" },
	{ GRADE_REQUIRES_IMPROVEMENT, "RI  Requires improvement" },
	{ GRADE_INADEQUATE, "I  Inadequate" },
	{ GRADE_UNGRADED, "\u2013  Not graded" },
	{ GRADE_NONE, "[x]  Not available" } };
static const char *const moves[] = { "\u25B2  Improved", "\u25BC  Declined",
	"Same grade", "Not compared" };

enum {
	N_SHOWN = sizeof(shown) / sizeof(shown[0]),
	N_MOVES = sizeof(moves) / sizeof(moves[0])
};

static struct cell plain(const char *text)
{
	return (struct cell){ .text = text };
}

static struct cell count_cell(struct report *r, size_t n)
{
	return plain(arena_printf(&r->arena, "%zu", n));
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

static bool has_grades(const struct report *r, size_t question)
{
	return r->analysis->grade[question].count[GRADE_NONE] <
	       r->analysis->dataset->n_forces;
}

static size_t count_of(const struct grade_result *g, size_t row)
{
	const size_t moved[N_MOVES] = { g->improved, g->declined, g->unchanged,
		g->not_compared };

	return row < N_SHOWN ? g->count[shown[row].grade]
			     : moved[row - N_SHOWN];
}

static const struct cell *count_row(
    struct report *r, const struct block_of *b, size_t row)
{
	const struct analysis *a = r->analysis;
	struct cell *c = arena_array(&r->arena, b->n + 1, sizeof(*c));

	c[0] = plain(row < N_SHOWN ? shown[row].title : moves[row - N_SHOWN]);
	for (size_t i = 0; i < b->n; i++)
		c[i + 1] =
		    count_cell(r, count_of(&a->grade[b->question[i]], row));
	return c;
}

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
		if (has_grades(r, q))
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

static void add_counts(
    struct report *r, struct page *p, const struct block_of *b)
{
	struct table_row *row =
	    arena_array(&r->arena, N_SHOWN + N_MOVES + 2, sizeof(*row));
	struct table t = { .row = row,
		.caption = arena_printf(&r->arena,
		    say(r, "Number of {units} by grade, %d%s"),
		    r->analysis->year, since(r, "")) };

	t.column = question_columns(r, b, "Grade", ALIGN_RIGHT);
	t.n_columns = b->n + 1;
	row[t.n_rows++] =
	    group_row(r, arena_printf(&r->arena, say(r, "{Units} by grade, %d"),
			     r->analysis->year));
	for (size_t i = 0; i < N_SHOWN + N_MOVES; i++) {
		if (i == N_SHOWN && r->analysis->compare == 0)
			break;
		if (i == N_SHOWN)
			row[t.n_rows++] = group_row(r,
			    arena_printf(&r->arena, "How grades moved since %d",
				r->analysis->compare));
		row[t.n_rows++] =
		    (struct table_row){ ROW_BODY, count_row(r, b, i) };
	}
	add_table(r, p, &t);
}

static void add_findings(struct report *r, struct page *p)
{
	const struct analysis *a = r->analysis;
	struct lines l = { .n = 0 };

	for (size_t q = 0; q < a->dataset->n_questions; q++) {
		const struct grade_result *g = &a->grade[q];
		size_t pairs = g->improved + g->declined + g->unchanged;
		const char *moved = "";

		if (!has_grades(r, q))
			continue;
		if (2 * pairs >= a->dataset->n_forces)
			moved = arena_printf(&r->arena,
			    " Of the %zu graded in both years, %s improved and "
			    "%s "
			    "declined.",
			    pairs, words_count(r, g->improved),
			    words_count(r, g->declined));
		lines_add(&l, "\u2022",
		    arena_printf(&r->arena,
			say(r, "%s: %zu of %zu {units} good or outstanding, %s "
			       "inadequate.%s"),
			g->question->title,
			g->count[GRADE_GOOD] + g->count[GRADE_OUTSTANDING],
			a->dataset->n_forces,
			words_count(r, g->count[GRADE_INADEQUATE]), moved),
		    NULL);
	}
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
		c.expansion = arena_printf(&r->arena, "%s, inspected in %d",
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
		    "O outstanding, G good, RI requires improvement, I "
		    "inadequate, "
		    "\u2013 not graded, [x] not available, %d.%s",
		    r->analysis->year,
		    since(r, " \u25B2 improved and \u25BC declined")),
		.plain_caption =
		    arena_printf(&r->arena, "Grades of %d%s", r->analysis->year,
			since(r, ", and which of them improved or declined")) };

	t.column = question_columns(r, b, say_text(r, "{Unit}"), ALIGN_CENTRE);
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

static const char *grades_title(struct report *r)
{
	const struct grade_result *g = r->analysis->grade;
	size_t good = g->count[GRADE_GOOD] + g->count[GRADE_OUTSTANDING];

	return arena_printf(&r->arena,
	    say(r, "%zu of %zu {units} %s graded good or outstanding on %s"),
	    good, r->analysis->dataset->n_forces, words_was(good),
	    words_small(r, g->question->title));
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct page *p;

	if (request->metric != NULL ||
	    !dataset_has_judgments(a->dataset, a->year) ||
	    a->dataset->n_questions == 0)
		return;
	p = add_page(r, "grades", "grades",
	    say_text(r, "Grades: how many {units}"), "Grades", 1);
	add_heading(r, p, 1,
	    has_grades(r, 0) ? grades_title(r)
			     : say_text(r, "Grades of the {units}"));
	in_blocks(r, p, add_counts);
	add_text(r, p, STYLE_NOTE,
	    say_text(r,
		"{A unit} is compared only if this data set holds its grade "
		"for both years. Where the inspectorate did not look again, "
		"the grade of the earlier inspection stands."));
	add_findings(r, p);
	p = add_page(r, "grades", "grades-matrix",
	    say_text(r, "Grades: every {unit}"), "Grades", 1);
	add_heading(r, p, 1, say_text(r, "How each {unit} was graded"));
	in_blocks(r, p, add_matrix);
}

const struct page_kind page_grades = { "grades", SCOPE_NATIONAL, build, NULL };
