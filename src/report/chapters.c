/*
 * The order of inspection reports: the area or the unit in numbers, the
 * judgments, a chapter for each question that was inspected, annexes.
 * Measures that belong to no such question make the last chapter.
 */
#include "chapters.h"

#include "peelstats/report.h"
#include "peelstats/words.h"
#include "report/pages/grades.h"
#include "report/pages/national.h"
#include "report/pages/printed.h"

#include <string.h>

#include "base/banned.h"

bool chapters_inspected(const struct report *r, size_t question)
{
	const struct analysis *a = r->analysis;
	const struct dataset *d = a->dataset;

	if (question >= d->n_questions)
		return false;
	if (r->force == NULL)
		return a->grade[question].count[GRADE_NONE] < d->n_forces;
	return dataset_find_judgment(d, question, r->force_index, a->year)
		   .inspected_year == a->year;
}

/* The chapter that a measure stands in: its question, or that of none. */
static size_t chapter_of(const struct report *r, const struct metric_result *m)
{
	return chapters_inspected(r, m->metric->question)
		   ? m->metric->question
		   : r->analysis->dataset->n_questions;
}

static const char *title_of(struct report *r, size_t question)
{
	const struct dataset *d = r->analysis->dataset;

	return question < d->n_questions ? d->question[question].title
					 : "Other measures";
}

static bool has_measures(const struct report *r,
    const struct report_request *request, size_t question)
{
	const struct analysis *a = r->analysis;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		if (chapter_of(r, &a->metric[m]) == question &&
		    request_has(request, &a->metric[m]))
			return true;
	return false;
}

/* Figures printed of all, or of the report's force, in a chapter. */
static bool add_printed(struct report *r, struct page *p,
    const struct report_request *request, size_t question)
{
	return r->force == NULL ? national_add(r, p, request, question)
				: printed_add(r, p, request, question);
}

static const char *judged(struct report *r, size_t question)
{
	return r->force == NULL
		   ? grades_finding(r, &r->analysis->grade[question])
		   : judgment_finding(r, question);
}

/* What opens a chapter: what was judged, and the figures printed. */
static void add_opening(
    struct report *r, const struct report_request *request, size_t question)
{
	struct page *p =
	    add_page(r, r->force == NULL ? "national" : "judgments",
		arena_printf(&r->arena, "chapter-%zu", question + 1),
		title_of(r, question), title_of(r, question), 1);

	add_heading(r, p, 1, title_of(r, question));
	add_text(r, p, STYLE_FINDING,
	    question < r->analysis->dataset->n_questions
		? judged(r, question)
		: say_text(r->story,
		      "These measures belong to no question that was "
		      "{judged}."));
	(void)add_printed(r, p, request, question);
}

/* Questions of which there is nothing but the judgment share a page. */
static void add_bare(struct report *r, const struct report_request *request)
{
	const char *title = say_text(r->story, "Other questions {judged}");
	struct lines l = { .n = 0 };
	struct page *p;

	for (size_t q = 0; q < r->analysis->dataset->n_questions; q++)
		if (chapters_inspected(r, q) && !has_measures(r, request, q) &&
		    !add_printed(r, NULL, request, q))
			lines_add(&l, "\u2022", judged(r, q), NULL);
	if (l.n == 0)
		return;
	p = add_page(r, r->force == NULL ? "national" : "judgments",
	    "chapter-bare", title, title, 1);
	add_heading(r, p, 1, title);
	add_text(r, p, STYLE_SUBTITLE, "No measure here belongs to them.");
	add_list(r, p, l.item, l.n);
}

void chapters_build(struct report *r, const struct report_request *request,
    const struct chapter_pages *pages)
{
	const struct analysis *a = r->analysis;
	size_t n = a->dataset->n_questions;
	bool opening = pages->opening && request->metric == NULL;

	for (size_t q = 0; q <= n; q++) {
		struct page **from = r->last;
		bool measures = has_measures(r, request, q);

		if (q < n ? !chapters_inspected(r, q) : !measures)
			continue;
		if (opening && (measures || add_printed(r, NULL, request, q)))
			add_opening(r, request, q);
		for (size_t m = 0; m < a->dataset->n_metrics; m++)
			if (chapter_of(r, &a->metric[m]) == q &&
			    request_has(request, &a->metric[m]))
				pages->build(r, request, &a->metric[m]);
		for (struct page *p = *from; p != NULL; p = p->next)
			p->section = title_of(r, q);
	}
	if (opening)
		add_bare(r, request);
}
