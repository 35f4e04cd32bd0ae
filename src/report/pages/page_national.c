/*
 * Figures published for England and Wales, by the question they belong to.
 * 1. What has figures of both years stands with its change, what has one of
 *    this year without empty columns.
 * 2. A whole and its parts are a table of their own, with shares.
 * 3. What is printed only as a change, or as the ends of a range, follows.
 */
#include "national.h"
#include "peelstats/report.h"
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

enum { COLUMNS = 7, COLUMNS_ALONE = 4 };

static bool is_whole(const struct dataset *d, size_t metric)
{
	for (size_t i = 0; i < d->n_metrics; i++)
		if (i != metric && d->metric[i].whole == metric)
			return true;
	return false;
}

/* Whether the figure is one of a table of a whole and its parts, which has
 * at least two parts. */
static bool in_parts(const struct dataset *d, size_t metric)
{
	size_t whole = d->metric[metric].whole;
	size_t parts = 0;

	for (size_t i = 0; i < d->n_metrics; i++)
		parts += i != whole && d->metric[i].whole == whole;
	return parts > 2 && (metric != whole || is_whole(d, metric));
}

static bool asked(const struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	const struct analysis *a = r->analysis;

	return (m->national_only || m->few) &&
	       (request->metric == NULL || request->metric[m->index]) &&
	       dataset_has_national(a->dataset, m->index, a->year, a->compare);
}

static bool has_both(const struct metric_result *m)
{
	return m->national.value.known && m->compare.value.known;
}

static const struct cell *row_of(
    struct report *r, const struct metric_result *m)
{
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));
	int sign = m->change.known ? (m->change.x > 0) - (m->change.x < 0) : 0;

	c[0].text = m->metric->title;
	c[1].text = m->metric->unit;
	c[1].style = CELL_QUIET;
	c[2].text = m->period[0] != '\0' ? m->period : m->compare_period;
	c[2].style = CELL_QUIET;
	c[3].text = words_value(r->story, m->metric, m->national.value);
	c[3].style = CELL_STRONG;
	c[4].text = words_value(r->story, m->metric, m->compare.value);
	c[5].text = words_change_of_all(r->story, m);
	if (m->metric->percent && m->change.known)
		c[5].text = arena_printf(&r->arena, "%s points", c[5].text);
	c[5].mark = words_direction(sign);
	c[5].mark_word = sign > 0 ? "rose" : "fell";
	c[6].text = words_percent_change(r->story, m->change_percent);
	return c;
}

/* A chapter: the metrics that belong to the question. */
struct chapter {
	const struct report_request *request;
	size_t question;
};

static bool in_chapter(const struct report *r, const struct chapter *c,
    const struct metric_result *m)
{
	return m->metric->question == c->question && asked(r, c->request, m);
}

static struct column *columns(struct report *r)
{
	const struct analysis *a = r->analysis;
	struct column *c = arena_array(&r->arena, COLUMNS, sizeof(*c));

	c[0] = (struct column){ "Measure", ALIGN_LEFT, 0 };
	c[1] = (struct column){ "Unit", ALIGN_LEFT, 31 };
	c[2] = (struct column){ "Period", ALIGN_LEFT, 31 };
	c[3] = (struct column){ arena_printf(&r->arena, "%d", a->year),
		ALIGN_RIGHT, 17 };
	c[4] = (struct column){ arena_printf(&r->arena, "%d", a->compare),
		ALIGN_RIGHT, 15 };
	c[5] = (struct column){ "Change", ALIGN_RIGHT, 23 };
	c[6] = (struct column){ "Relative change", ALIGN_RIGHT, 16 };
	return c;
}

/* Whether the measure has a row among those of both years, or of one. */
static bool has_row(const struct report *r, const struct chapter *c,
    const struct metric_result *m, bool both)
{
	return in_chapter(r, c, m) &&
	       !in_parts(r->analysis->dataset, m->index) &&
	       (m->metric->group[0] == '\0' || !m->national.value.known) &&
	       has_both(m) == both;
}

/* Whether a figure of the chapter is of the year compared with alone. */
static bool any_earlier(const struct report *r, const struct chapter *c)
{
	const struct analysis *a = r->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (in_chapter(r, c, m) && !m->national.value.known &&
		    m->compare.value.known)
			return true;
	}
	return false;
}

static const char *figures_caption(struct report *r, bool both)
{
	const struct analysis *a = r->analysis;

	if (both)
		return arena_printf(
		    &r->arena, "Figures of %d and %d", a->year, a->compare);
	return a->compare != 0 ? "Figures of one year: the other is not printed"
			       : "Figures of one year";
}

/* Figures of both years, or of one: `both` tells which. */
static void add_figures(
    struct report *r, struct page *p, const struct chapter *c, bool both)
{
	const struct analysis *a = r->analysis;
	const struct dataset *d = a->dataset;
	struct table_row *row =
	    arena_array(&r->arena, d->n_metrics, sizeof(*row));
	struct table t = { .column = columns(r),
		.n_columns = both ? COLUMNS : COLUMNS_ALONE,
		.row = row };
	bool earlier = true;

	for (size_t i = 0; i < d->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (!has_row(r, c, m, both))
			continue;
		earlier = earlier && !m->national.value.known;
		row[t.n_rows++] = (struct table_row){ ROW_BODY, row_of(r, m) };
	}
	if (t.n_rows == 0)
		return;
	t.caption = figures_caption(r, both);
	if (!both && a->compare != 0 && (earlier || any_earlier(r, c)))
		t.n_columns = COLUMNS_ALONE + 1;
	add_table(r, p, &t);
}

/* Share of the whole, in percent. */
static const char *share(struct report *r, struct value part, struct value all)
{
	if (!part.known || !all.known || !(all.x > 0))
		return "[x]";
	return arena_printf(
	    &r->arena, "%s%%", words_number(r->story, 100 * part.x / all.x, 1));
}

static const struct cell *part_row(struct report *r,
    const struct metric_result *m, const struct metric_result *whole)
{
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));

	c[0].text = m->metric->title;
	c[1].text = words_value(r->story, m->metric, m->national.value);
	c[1].style = CELL_STRONG;
	c[2].text = share(r, m->national.value, whole->national.value);
	c[3].text = words_value(r->story, m->metric, m->compare.value);
	c[4].text = share(r, m->compare.value, whole->compare.value);
	c[5].text = words_change_of_all(r->story, m);
	c[6].text = words_percent_change(r->story, m->change_percent);
	return c;
}

/* A whole with its parts, their shares and changes. */
static void add_parts(struct report *r, struct page *p, const struct chapter *c,
    const struct metric_result *whole)
{
	const struct analysis *a = r->analysis;
	const struct dataset *d = a->dataset;
	struct column *column =
	    arena_array(&r->arena, COLUMNS, sizeof(*column));
	struct table_row *row =
	    arena_array(&r->arena, d->n_metrics, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = a->compare != 0 ? COLUMNS : 3,
		.row = row,
		.caption =
		    arena_printf(&r->arena, "%s, %s%s%s", whole->metric->title,
			whole->period, a->compare != 0 ? " and " : "",
			a->compare != 0 ? whole->compare_period : "") };

	column[0] = (struct column){ "Measure", ALIGN_LEFT, 0 };
	column[1] = (struct column){ arena_printf(&r->arena, "%d", a->year),
		ALIGN_RIGHT, 18 };
	column[2] = (struct column){ "Share", ALIGN_RIGHT, 16 };
	column[3] = (struct column){ arena_printf(&r->arena, "%d", a->compare),
		ALIGN_RIGHT, 18 };
	column[4] =
	    (struct column){ arena_printf(&r->arena, "Share %d", a->compare),
		    ALIGN_RIGHT, 18 };
	column[5] = (struct column){ "Change", ALIGN_RIGHT, 20 };
	column[6] = (struct column){ "Relative change", ALIGN_RIGHT, 18 };
	for (size_t i = 0; i < d->n_metrics; i++)
		if (i != whole->index && d->metric[i].whole == whole->index &&
		    in_chapter(r, c, &a->metric[i]))
			row[t.n_rows++] = (struct table_row){ ROW_BODY,
				part_row(r, &a->metric[i], whole) };
	row[t.n_rows++] =
	    (struct table_row){ ROW_BODY, part_row(r, whole, whole) };
	add_table(r, p, &t);
}

static void add_wholes(
    struct report *r, struct page *p, const struct chapter *c)
{
	const struct analysis *a = r->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (in_chapter(r, c, &a->metric[i]) &&
		    a->dataset->metric[i].whole == i && in_parts(a->dataset, i))
			add_parts(r, p, c, &a->metric[i]);
}

static bool carries(const struct metric *m, const struct note *note)
{
	for (size_t i = 0; i < m->notes.n; i++)
		if (m->notes.note[i] == note)
			return true;
	return false;
}

/* Each note once, under the first of the measures that it is about. */
static void add_notes_of(
    struct report *r, struct page *p, const struct chapter *c)
{
	const struct analysis *a = r->analysis;
	struct lines l = { .n = 0 };

	for (size_t n = 0; n < a->dataset->n_notes; n++) {
		const struct note *note = &a->dataset->note[n];

		if (!note_applies(note, a->year, a->compare))
			continue;
		for (size_t i = 0; i < a->dataset->n_metrics; i++) {
			const struct metric *m = a->metric[i].metric;

			if (!in_chapter(r, c, &a->metric[i]) ||
			    !carries(m, note))
				continue;
			lines_add(&l, m->group[0] != '\0' ? m->group : m->brief,
			    note->text, NULL);
			break;
		}
	}
	add_notes(r, p, l.item, l.n);
}

static bool any_in(const struct report *r, const struct chapter *c)
{
	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++)
		if (in_chapter(r, c, &r->analysis->metric[i]))
			return true;
	return national_has_printed(r, c->request, c->question);
}

bool national_add(struct report *r, struct page *p,
    const struct report_request *request, size_t question)
{
	struct chapter c = { request, question };

	if (p == NULL || !any_in(r, &c))
		return any_in(r, &c);
	if (r->analysis->compare != 0)
		add_figures(r, p, &c, true);
	add_figures(r, p, &c, false);
	add_wholes(r, p, &c);
	categories_add(r, p, request, question);
	national_add_printed(r, p, request, question);
	add_notes_of(r, p, &c);
	return true;
}

static void build(struct report *r, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	struct page *p = NULL;

	for (size_t q = 0; q <= d->n_questions; q++) {
		struct chapter c = { request, q };

		if (!any_in(r, &c))
			continue;
		if (p == NULL) {
			p = add_page(r, "national", "national",
			    say_text(
				r->story, "Figures published for {area} only"),
			    "National figures", 1);
			add_heading(r, p, 1,
			    say_text(
				r->story, "Figures published for {area} only"));
			add_text(r, p, STYLE_SUBTITLE,
			    say_text(r->story,
				"These figures are published for {area} as a "
				"whole, not for each {unit}."));
		}
		if (q < d->n_questions)
			add_heading(r, p, 2, d->question[q].title);
		else if (d->n_questions > 0)
			add_heading(r, p, 2, "Other figures");
		(void)national_add(r, p, request, q);
	}
}

const struct page_kind page_national = { "national", SCOPE_NATIONAL, build,
	NULL };
