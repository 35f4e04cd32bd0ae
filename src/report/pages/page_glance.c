#include "page.h"
#include "peelstats/gaps.h"
#include "tiles.h"

#include "base/banned.h"

enum { TILES = 6 };

static const struct cell *grade_row(struct report *r, size_t question)
{
	const struct analysis *a = r->analysis;
	struct judgment now = dataset_find_judgment(
	    a->dataset, question, r->force_index, a->year);
	struct judgment before = dataset_find_judgment(
	    a->dataset, question, r->force_index, a->compare);
	struct cell *c = arena_array(&r->arena, 4, sizeof(*c));
	bool known;
	int change = grade_change(a, question, r->force_index, &known);

	c[0].text = a->dataset->question[question].title;
	c[1] = (struct cell){ .text = grade_letter(now.grade),
		.style = CELL_GRADE,
		.grade = now.grade,
		.expansion = grade_name(now.grade) };
	c[2].text = words_capital(r, grade_name(now.grade));
	c[2].style = CELL_STRONG;
	c[3].text = before.grade == GRADE_NONE
			? "[x]"
			: words_capital(r, grade_name(before.grade));
	if (known && change != 0)
		c[3].text = arena_printf(&r->arena, "%s (%s)", c[3].text,
		    change > 0 ? "improved" : "declined");
	return c;
}

static void add_grades(struct report *r, struct page *p)
{
	const struct analysis *a = r->analysis;
	struct column *column = arena_array(&r->arena, 4, sizeof(*column));
	struct table_row *row =
	    arena_array(&r->arena, a->dataset->n_questions, sizeof(*row));
	struct table t = { .column = column,
		.row = row,
		.n_columns = a->compare != 0 ? 4 : 3,
		.row_height = 6.2,
		.caption = arena_printf(&r->arena, "Grades of %s, %d%s",
		    r->force->full, a->year,
		    a->compare != 0
			? arena_printf(&r->arena, " and %d", a->compare)
			: "") };

	column[0] = (struct column){ "Question", ALIGN_LEFT, 0 };
	column[1] = (struct column){ "Grade", ALIGN_CENTRE, 14 };
	column[2] = (struct column){ arena_printf(&r->arena, "%d", a->year),
		ALIGN_LEFT, 36 };
	column[3] = (struct column){ arena_printf(&r->arena, "%d", a->compare),
		ALIGN_LEFT, 46 };
	for (size_t q = 0; q < a->dataset->n_questions; q++)
		if (a->grade[q].count[GRADE_NONE] < a->dataset->n_forces)
			row[t.n_rows++] =
			    (struct table_row){ ROW_BODY, grade_row(r, q) };
	if (t.n_rows == 0)
		return;
	add_heading(r, p, 2, "Grades");
	add_table(r, p, &t);
}

/* Notes on figures of this force, each once. */
static void add_caveats(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < d->n_notes && l.n < 12; i++)
		if (gaps_touches(r, request->metric, &d->note[i]))
			lines_add(&l,
			    arena_printf(
				&r->arena, "Note %zu", d->note[i].number),
			    arena_printf(&r->arena, "%s (%s)", d->note[i].text,
				gaps_measures(r, request->metric, &d->note[i])),
			    NULL);
	if (l.n == 0)
		return;
	add_box(r, p,
	    arena_printf(
		&r->arena, "What to know about %s\u2019s data", r->force->name),
	    l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p =
	    add_page(r, "glance", "glance", "At a glance", "At a glance", 1);

	add_heading(
	    r, p, 1, arena_printf(&r->arena, "%s at a glance", r->force->full));
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r, "Filled circle: %s %d. Open circle: the year before. "
		       "Grey ticks: other {units}. Dashed line: {area}.%s"),
		r->force->name, r->analysis->year, words_force_beyond(r)),
	    "");
	tiles_add(r, p, request, TILES);
	if (request->metric == NULL &&
	    dataset_has_judgments(r->analysis->dataset, r->analysis->year))
		add_grades(r, p);
	add_caveats(r, p, request);
}

const struct page_kind page_glance = { "glance", SCOPE_FORCE, build, NULL };
