/* Pages of the report that are slides too: one chart, or a few lines. */
#include "slides.h"

#include "grades.h"
#include "peelstats/brief.h"
#include "peelstats/chart_grades.h"
#include "peelstats/gaps.h"
#include "report/slide_words.h"

#include <string.h>

#include "base/banned.h"

enum { MOST_QUESTIONS = 8, MOST_GAPS = 6, MORE_WORDS = 6 };

/* "Organised crime: 4 outstanding, 34 good, ..." of every question. */
static const char *grades_alt(struct report *r, const struct grades_chart *c)
{
	struct text t = TEXT_EMPTY;
	const char *alt;

	text_add(&t, say_text(r->story, "Bars of how many {units} have each "
					"grade."));
	for (size_t i = 0; i < c->n_rows; i++) {
		const char *part[CHART_GRADES];
		size_t n = 0;

		for (int g = GRADE_OUTSTANDING; g > GRADE_NONE; g--)
			part[n++] = arena_printf(&r->arena, "%zu %s",
			    c->row[i].count[g], grade_name((enum grade)g));
		text_addf(&t, " %s: %s.", c->row[i].name,
		    words_list(r->story, part, n));
	}
	alt = arena_strndup(&r->arena, text_str(&t), t.len);
	text_release(&t);
	return alt;
}

static const struct grades_chart *grades_of(struct report *r, size_t *of)
{
	const struct analysis *a = r->analysis;
	struct grades_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct grades_row *row =
	    arena_array(&r->arena, MOST_QUESTIONS, sizeof(*row));

	*c = (struct grades_chart){ .row = row,
		.n_forces = a->dataset->n_forces };
	*of = 0;
	for (size_t q = 0; q < a->dataset->n_questions; q++) {
		const struct grade_result *g = &a->grade[q];

		if (!g->question->graded || !grades_known(r, q))
			continue;
		if ((*of)++ == MOST_QUESTIONS || c->n_rows == MOST_QUESTIONS)
			continue;
		row[c->n_rows].name = g->question->brief;
		for (int k = 0; k < CHART_GRADES; k++)
			row[c->n_rows].count[k] = g->count[k];
		c->n_rows++;
	}
	return c;
}

void slide_grades(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	const struct grades_chart *c;
	struct page *p;
	size_t of;

	if (request->metric != NULL ||
	    !dataset_has_judgments(a->dataset, a->year))
		return;
	c = grades_of(r, &of);
	if (c->n_rows == 0)
		return;
	p = add_page(r, "grades", "grades", "Grades", "Grades", 1);
	add_figure_title(r, p, grades_title(r));
	add_text(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story, "Number of {units} by grade, "
			      "%d%s"),
		a->year,
		of == c->n_rows
		    ? ""
		    : arena_printf(&r->arena,
			  "; the first %zu of %zu questions", c->n_rows, of)));
	add_figure(r, p, &FIGURE(grades, grades_alt(r, c), c));
}

/* The grade in full: there is room for it. */
static struct cell full_grade(struct report *r, size_t question, int year)
{
	enum grade g = dataset_find_judgment(
	    r->analysis->dataset, question, r->force_index, year)
			   .grade;

	if (g == GRADE_NONE)
		return (struct cell){ .text = "[x]",
			.style = CELL_GRADE,
			.expansion = grade_name(g) };
	return (struct cell){ .text = arena_printf(&r->arena, "%s",
				  words_capital(r->story, grade_name(g))),
		.style = CELL_GRADE,
		.grade = g };
}

/* What the news says of the grades, which is its title. */
static const char *judgments_title(
    struct report *r, const struct report_request *request)
{
	struct brief news;

	brief_make(r->story, request->metric, &news);
	for (size_t i = 0; i < news.n; i++)
		if (news.item[i].m == NULL && news.item[i].topic == NULL)
			return news.item[i].head;
	return arena_printf(&r->arena, "How %s was judged", r->force->full);
}

static const struct cell *judgment_row(struct report *r, size_t question)
{
	const struct analysis *a = r->analysis;
	struct cell *c = arena_array(&r->arena, 3, sizeof(*c));

	c[0].text = a->dataset->question[question].brief;
	c[1] = full_grade(r, question, a->year);
	c[2] = full_grade(r, question, a->compare);
	return c;
}

/* The table of grades in the year and in the one compared with. */
static void add_grades(
    struct report *r, struct page *p, const size_t *question, size_t n)
{
	const struct analysis *a = r->analysis;
	bool two =
	    a->compare != 0 && dataset_has_judgments(a->dataset, a->compare);
	struct column *column = arena_array(&r->arena, 3, sizeof(*column));
	struct table_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = two ? 3 : 2,
		.row = row,
		.row_height = 10 };
	size_t words = slide_words_of(p) + 3 + MORE_WORDS;
	int year[] = { a->year, a->compare };

	column[0] = (struct column){ "Question", ALIGN_LEFT, 0 };
	for (size_t i = 0; i < 2; i++)
		column[i + 1] =
		    (struct column){ arena_printf(&r->arena, "%d", year[i]),
			    ALIGN_CENTRE, 70 };
	for (size_t i = 0; i < n && i < MOST_QUESTIONS; i++) {
		const struct cell *c = judgment_row(r, question[i]);

		for (size_t k = 0; k < t.n_columns; k++)
			words += slide_words(c[k].text);
		if (words > SLIDE_WORDS)
			break;
		row[t.n_rows++] = (struct table_row){ ROW_BODY, c };
	}
	if (t.n_rows > 0)
		add_table(r, p, &t);
	if (t.n_rows < n)
		add_text(r, p, STYLE_SUBTITLE,
		    arena_printf(
			&r->arena, "%zu of %zu questions", t.n_rows, n));
}

void slide_judgments(struct report *r, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	size_t *question =
	    arena_array(&r->arena, d->n_questions, sizeof(*question));
	size_t n = 0;
	struct page *p;

	for (size_t q = 0; q < d->n_questions; q++)
		if (d->question[q].graded &&
		    dataset_find_judgment(
			d, q, r->force_index, r->analysis->year)
			    .grade != GRADE_NONE)
			question[n++] = q;
	if (request->metric != NULL || n == 0)
		return;
	p = add_page(r, "judgments", "judgments", "Grades", "Grades", 1);
	add_figure_title(r, p, judgments_title(r, request));
	add_grades(r, p, question, n);
}

/* How many forces have none; of a report on one, that it has none. */
static const char *gap_of(struct report *r, const struct metric_result *m)
{
	size_t n = gaps_count(r->story, m, r->analysis->year);

	if (r->force != NULL)
		return m->force[r->force_index].value.known ? ""
							    : m->metric->brief;
	if (n == 0)
		return "";
	return arena_printf(&r->arena, "%s: %zu of %s", m->metric->brief, n,
	    words_counted(r->story, r->analysis->dataset->n_forces));
}

/* With the reason, where there is room for it. */
static const char *with_reason(struct report *r, const struct metric_result *m,
    const char *gap, size_t room)
{
	const char *why =
	    r->force != NULL ? gaps_of_force(r->story, m, r->force_index, false)
			     : gaps_sentences(r->story, m, r->analysis->year);
	const char *both = arena_printf(&r->arena, "%s. %s", gap, why);

	return why[0] != '\0' && slide_words(both) <= room ? both : gap;
}

static void add_gaps(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	const struct metric_result *told[MOST_GAPS];
	const char *gap[MOST_GAPS];
	struct lines l = { .n = 0 };
	size_t words = slide_words_of(p) + MORE_WORDS;
	size_t more = 0;
	size_t n = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		const char *one =
		    brief_covers(m, request->metric) ? gap_of(r, m) : "";

		if (one[0] == '\0')
			continue;
		if (n == MOST_GAPS || words + slide_words(one) > SLIDE_WORDS) {
			more++;
			continue;
		}
		words += slide_words(one);
		told[n] = m;
		gap[n++] = one;
	}
	for (size_t i = 0; i < n; i++) {
		size_t before = slide_words(gap[i]);

		gap[i] = with_reason(
		    r, told[i], gap[i], SLIDE_WORDS - words + before);
		words += slide_words(gap[i]) - before;
		lines_add(&l, "\u2022", gap[i], NULL);
	}
	if (more > 0)
		lines_add(&l, "\u2022",
		    arena_printf(&r->arena, "%s more, named in the report",
			words_count_capital(r->story, more)),
		    NULL);
	add_list(r, p, l.item, l.n);
}

void slide_missing(struct report *r, const struct report_request *request)
{
	const char *title = brief_missing_head(r->story, request->metric);
	struct page *p;

	if (title[0] == '\0')
		return;
	p = add_page(
	    r, "missing", "missing", "What is missing", "What is missing", 1);
	add_figure_title(r, p, title);
	add_gaps(r, p, request);
}
