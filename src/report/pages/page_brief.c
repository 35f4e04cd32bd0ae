/* Page 1: what matters most, for a reader with three minutes. */
#include "brief_table.h"
#include "peelstats/brief.h"
#include "peelstats/gaps.h"
#include "peelstats/report.h"
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

enum { MOST_QUESTIONS = 8, MOST_NOTES = 2, NOTE_LENGTH = 220, LONG_NEWS = 17 };

static size_t count_measures(
    const struct report *r, const struct report_request *request)
{
	size_t n = 0;

	for (size_t m = 0; m < r->analysis->dataset->n_metrics; m++)
		n += request_has(request, &r->analysis->metric[m]);
	return n;
}

static void add_band(
    struct report *r, struct page *p, const struct report_request *request)
{
	size_t n = count_measures(r, request);
	const struct analysis *a = r->analysis;
	const struct meta *meta = &a->dataset->meta;
	const char *with = a->compare != 0 ? arena_printf(&r->arena,
						 ", and with %d", a->compare)
					   : "";
	/* the foot of every slide says when */
	const char *released =
	    r->date[0] == '\0' || r->slide
		? ""
		: arena_printf(&r->arena, "%sData released %s%s%s",
		      r->force != NULL ? ". " : "",
		      words_date(r->story, r->date),
		      meta->status[0] != '\0' ? ", " : "", meta->status);

	p->cover = true;
	if (r->force == NULL) {
		add_heading(r, p, 1, r->title);
		add_text(r, p, STYLE_COVER,
		    arena_printf(&r->arena, "%s %s%s",
			a->dataset->n_forces == 1
			    ? say_text(r->story,
				  "The one {organisation}{of area} on")
			    : arena_printf(&r->arena,
				  say(r->story,
				      "The %zu {organisations}{of area} "
				      "compared on"),
				  a->dataset->n_forces),
			words_counted_as(r->story, n, "measure"), with));
		add_text(r, p, STYLE_COVER, released);
		return;
	}
	add_heading(
	    r, p, 1, arena_printf(&r->arena, "%s %d", r->force->full, a->year));
	add_text(r, p, STYLE_COVER,
	    arena_printf(&r->arena, "%s%s", r->title_of_all, released));
	if (a->dataset->n_forces > 1)
		add_text(r, p, STYLE_COVER,
		    arena_printf(&r->arena,
			say(r->story, "Compared with the %zu "
				      "{organisations}{of area}%s"),
			a->dataset->n_forces, with));
}

/* Who publishes it, and for whose eyes it is. */
static void add_brand(struct report *r, struct page *p)
{
	const struct brand *b = &r->analysis->dataset->brand;

	const char *marking =
	    b->marking[0] != '\0'
		? arena_printf(&r->arena, "Protective marking: %s", b->marking)
		: "";

	add_text(r, p, STYLE_COVER,
	    arena_printf(&r->arena, "%s%s%s", b->name,
		b->name[0] != '\0' && marking[0] != '\0' ? ". " : "", marking));
}

static void add_brief(struct report *r, struct page *p, const struct brief *b)
{
	struct labelled item[BRIEF_MOST];
	enum direction mark[BRIEF_MOST];

	if (b->n == 0)
		return;
	for (size_t i = 0; i < b->n; i++) {
		mark[i] = b->item[i].mark;
		item[i] = (struct labelled){ b->item[i].head,
			r->slide ? "" : b->item[i].text, b->item[i].topic };
	}
	add_heading(r, p, 2, "In brief");
	add_news(r, p, item, mark, b->n);
}

static struct cell grade_cell(enum grade g)
{
	return (struct cell){ .text = grade_letter(g),
		.style = CELL_GRADE,
		.grade = g,
		.expansion = grade_name(g) };
}

/* A year's grades: in the row of that year, a question a column. */
static const struct cell *grade_row(
    struct report *r, const size_t *question, size_t n, int year)
{
	const struct dataset *d = r->analysis->dataset;
	struct cell *c = arena_array(&r->arena, n + 1, sizeof(*c));

	c[0].text = arena_printf(&r->arena, "%d", year);
	c[0].style = CELL_STRONG;
	for (size_t i = 0; i < n; i++)
		c[i + 1] = grade_cell(
		    dataset_find_judgment(d, question[i], r->force_index, year)
			.grade);
	return c;
}

/* One grade in all its letters: how many of each. */
static const struct cell *count_row(
    struct report *r, const size_t *question, size_t n, enum grade g)
{
	struct cell *c = arena_array(&r->arena, n + 1, sizeof(*c));

	c[0] = grade_cell(g);
	c[0].text = words_capital(r->story, grade_name(g));
	c[0].expansion = NULL;
	for (size_t i = 0; i < n; i++)
		c[i + 1].text = arena_printf(
		    &r->arena, "%zu", r->analysis->grade[question[i]].count[g]);
	return c;
}

static void add_grade_table(
    struct report *r, struct page *p, const size_t *question, size_t of)
{
	const struct analysis *a = r->analysis;
	size_t n = of < MOST_QUESTIONS ? of : MOST_QUESTIONS;
	struct column *column = arena_array(&r->arena, n + 1, sizeof(*column));
	struct table_row *row = arena_array(&r->arena, 4, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = n + 1,
		.row = row,
		.row_height = 5.4 };
	bool force = r->force != NULL;

	column[0] = (struct column){ force ? "Year" : "Grade", ALIGN_LEFT,
		force ? 14 : 42 };
	for (size_t i = 0; i < n; i++)
		column[i + 1] =
		    (struct column){ a->dataset->question[question[i]].brief,
			    ALIGN_CENTRE, 0 };
	if (force) {
		row[t.n_rows++] = (struct table_row){ ROW_BODY,
			grade_row(r, question, n, a->year) };
		if (a->compare != 0 &&
		    dataset_has_judgments(a->dataset, a->compare))
			row[t.n_rows++] = (struct table_row){ ROW_BODY,
				grade_row(r, question, n, a->compare) };
	}
	for (int g = GRADE_OUTSTANDING; g > GRADE_NONE && !force; g--)
		row[t.n_rows++] = (struct table_row){ ROW_BODY,
			count_row(r, question, n, (enum grade)g) };
	t.plain_caption =
	    force ? arena_printf(&r->arena, "Grades of %s", r->force->name)
		  : say_text(r->story, "Grades: how many {units} have each");
	t.caption = force ? arena_printf(&r->arena,
				"%s: O outstanding, G good, RI requires "
				"improvement, I inadequate, [x] none that year",
				t.plain_caption)
			  : t.plain_caption;
	if (n < of)
		t.caption = arena_printf(&r->arena,
		    "%s; the first %zu of %zu questions", t.caption, n, of);
	add_table(r, p, &t);
}

static void add_grades(struct report *r, struct page *p)
{
	const struct analysis *a = r->analysis;
	size_t *question =
	    arena_array(&r->arena, a->dataset->n_questions, sizeof(*question));
	size_t n = 0;

	for (size_t q = 0; q < a->dataset->n_questions; q++)
		if (a->dataset->question[q].graded &&
		    a->grade[q].count[GRADE_NONE] < a->dataset->n_forces)
			question[n++] = q;
	if (n > 0)
		add_grade_table(r, p, question, n);
}

/* A note on why a figure that only others might print is not there is no news
 * of the force. */
static bool is_of_figures(const struct report *r, const struct note *note)
{
	const struct analysis *a = r->analysis;

	for (size_t m = 0; m < a->dataset->n_metrics; m++) {
		const struct force_result *f =
		    &a->metric[m].force[r->force_index];

		if (note_at(f, note) && f->now != NULL &&
		    f->now->status != STATUS_NOT_PUBLISHED)
			return true;
	}
	return false;
}

/* Notes on the force's own figures, as many as page 1 has room for: the annex
 * has all. */
static void add_force_notes(
    struct report *r, const struct report_request *request, struct lines *l)
{
	const struct dataset *d = r->analysis->dataset;
	size_t room = NOTE_LENGTH;
	size_t n = 0;

	for (size_t i = 0; i < d->n_notes && n < MOST_NOTES; i++)
		if (strlen(d->note[i].text) <= room &&
		    gaps_touches(r->story, request->metric, &d->note[i]) &&
		    is_of_figures(r, &d->note[i])) {
			room -= strlen(d->note[i].text);
			lines_add(l,
			    arena_printf(
				&r->arena, "Note %zu", d->note[i].number),
			    note_with_subject(
				r->story, request->metric, &d->note[i]),
			    NULL);
			n++;
		}
}

static void add_care(struct report *r, struct page *p,
    const struct report_request *request, const struct brief *news)
{
	struct lines l = { .n = 0 };

	lines_add(
	    &l, "Missing", brief_missing(r->story, request->metric), NULL);
	if (r->force != NULL && brief_table_lines(news) <= LONG_NEWS)
		add_force_notes(r, request, &l);
	lines_add(&l, "All notes",
	    r->force != NULL ? "Where figures come from and what limits them: "
			       "page "
			     : "What is missing, and why: page ",
	    r->force != NULL ? "sources" : "missing");
	add_box(r, p, "Read with care", l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p = add_page(r, "brief", "brief", "In brief", "", 0);
	struct brief b;

	add_band(r, p, request);
	add_brand(r, p);
	brief_make(r->story, request->metric, &b);
	add_brief(r, p, &b);
	if (r->slide)
		return;
	brief_table_add(r, p, request, &b);
	/* large letters have no room for columns; the news tells the grades */
	if (request->metric == NULL && !r->large &&
	    dataset_has_judgments(r->analysis->dataset, r->analysis->year))
		add_grades(r, p);
	add_care(r, p, request, &b);
}

const struct page_kind page_brief = { "brief", SCOPE_BOTH, build, NULL };
