#include "page.h"
#include "peelstats/words.h"

#include "base/banned.h"

/* Without a year to compare with, its three columns are left out. */
enum { COLUMNS = 7, COLUMNS_ALONE = 4 };

static bool asked(const struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	const struct analysis *a = r->analysis;

	return (m->national_only || m->few) &&
	       (request->metric == NULL || request->metric[m->index]) &&
	       dataset_has_national(a->dataset, m->index, a->year, a->compare);
}

static const struct cell *row_of(
    struct report *r, const struct metric_result *m)
{
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));
	int sign = m->change.known ? (m->change.x > 0) - (m->change.x < 0) : 0;

	c[0].text = m->metric->title;
	c[1].text = m->metric->unit;
	c[1].style = CELL_QUIET;
	c[3].text = words_value(r, m->metric, m->national.value);
	c[3].style = CELL_STRONG;
	c[4].text = words_value(r, m->metric, m->compare.value);
	c[5].text = words_change_of_all(r, m);
	if (m->metric->kind == KIND_PROPORTION && m->change.known)
		c[5].text = arena_printf(&r->arena, "%s points", c[5].text);
	c[5].mark = words_direction(sign);
	c[5].mark_word = sign > 0 ? "rose" : "fell";
	c[6].text = words_percent_change(r, m->change_percent);
	c[2].text = m->period[0] != '\0' ? m->period : m->compare_period;
	c[2].style = CELL_QUIET;
	return c;
}

static void add_notes_of(
    struct report *r, struct page *p, const struct report_request *request)
{
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++) {
		const struct metric_result *m = &r->analysis->metric[i];

		for (size_t k = 0;
		     asked(r, request, m) && k < m->metric->notes.n; k++)
			if (note_applies(m->metric->notes.note[k],
				r->analysis->year, r->analysis->compare))
				lines_add(&l, m->metric->title,
				    m->metric->notes.note[k]->text, NULL);
	}
	lines_add(&l, "[x]",
	    "The source prints no figure for that year, or two that differ.",
	    NULL);
	add_heading(r, p, 2, "Notes");
	add_notes(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct column *column =
	    arena_array(&r->arena, COLUMNS, sizeof(*column));
	struct table_row *row =
	    arena_array(&r->arena, a->dataset->n_metrics, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = a->compare != 0 ? COLUMNS : COLUMNS_ALONE,
		.row = row,
		.caption = say_text(r,
		    "These figures are published for {area} as a whole, not "
		    "for each {unit}.") };
	struct page *p;

	column[0] = (struct column){ "Measure", ALIGN_LEFT, 0 };
	column[1] = (struct column){ "Unit", ALIGN_LEFT, 31 };
	column[3] = (struct column){ arena_printf(&r->arena, "%d", a->year),
		ALIGN_RIGHT, 15 };
	column[4] = (struct column){ arena_printf(&r->arena, "%d", a->compare),
		ALIGN_RIGHT, 15 };
	column[5] = (struct column){ "Change", ALIGN_RIGHT, 23 };
	column[6] = (struct column){ "Relative change", ALIGN_RIGHT, 16 };
	column[2] = (struct column){ "Period", ALIGN_LEFT, 31 };
	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (asked(r, request, &a->metric[i]))
			row[t.n_rows++] = (struct table_row){ ROW_BODY,
				row_of(r, &a->metric[i]) };
	if (t.n_rows == 0)
		return;
	p = add_page(r, "national", "national",
	    say_text(r, "Figures published for {area} only"),
	    "National figures", 1);
	add_heading(r, p, 1, say_text(r, "Figures published for {area} only"));
	add_table(r, p, &t);
	add_notes_of(r, p, request);
}

const struct page_kind page_national = { "national", SCOPE_NATIONAL, build,
	NULL };
