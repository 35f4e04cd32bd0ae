/* Large print: a ranked list of each measure, over as many sheets as it
 * takes. */
#include "page.h"
#include "peelstats/gaps.h"
#include "peelstats/words.h"

#include "base/banned.h"

enum { COLUMNS = 5, COLUMNS_ALONE = 3 };

static const struct cell *row_of(struct report *r, const char *rank,
    const char *name, const char *now, const char *before, const char *change,
    bool strong)
{
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));

	c[0].text = rank;
	c[1].text = name;
	c[2].text = now;
	c[3].text = before;
	c[4].text = change;
	for (size_t i = 0; i < COLUMNS; i++)
		c[i].style = strong || i == 2 ? CELL_STRONG : CELL_PLAIN;
	return c;
}

static const struct cell *force_row(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct force_result *f = &m->force[force];

	return row_of(r, words_rank(r->story, f),
	    r->analysis->dataset->force[force].name,
	    words_marked(r->story, m->metric, f->value, f->now),
	    words_marked(r->story, m->metric, f->compare, f->before),
	    words_change_of(r->story, m->metric, f),
	    r->force != NULL && force == r->force_index);
}

static void add_ranking(
    struct report *r, struct page *p, const struct metric_result *m)
{
	size_t n = r->analysis->dataset->n_forces;
	struct table_row *row = arena_array(&r->arena, n + 1, sizeof(*row));
	struct column *column =
	    arena_array(&r->arena, COLUMNS, sizeof(*column));
	struct table t = { .column = column,
		.n_columns =
		    r->analysis->compare != 0 ? COLUMNS : COLUMNS_ALONE,
		.head_column = 1,
		.gap = 1,
		.row = row,
		.caption =
		    arena_printf(&r->arena, say(r->story, "%s, by {unit}"),
			words_measure(r->story, m->metric)) };

	column[0] = (struct column){ "Rank", ALIGN_RIGHT, 17 };
	column[1] =
	    (struct column){ say_text(r->story, "{Unit}"), ALIGN_LEFT, 0 };
	column[2] =
	    (struct column){ arena_printf(&r->arena, "%d", r->analysis->year),
		    ALIGN_RIGHT, 33 };
	column[3] = (struct column){ arena_printf(
					 &r->arena, "%d", r->analysis->compare),
		ALIGN_RIGHT, 33 };
	column[4] = (struct column){ "Change", ALIGN_RIGHT, 26 };
	row[t.n_rows++] = (struct table_row){ ROW_TOTAL,
		row_of(r, "", say_text(r->story, "{Area}"),
		    words_value(r->story, m->metric, m->national.value),
		    words_value(r->story, m->metric, m->compare.value),
		    words_change_of_all(r->story, m), true) };
	for (size_t i = 0; i < m->n_ranked; i++)
		row[t.n_rows++] = (struct table_row){ ROW_BODY,
			force_row(r, m, m->order[i]) };
	for (size_t f = 0; f < n; f++)
		if (!m->force[f].value.known)
			row[t.n_rows++] =
			    (struct table_row){ ROW_BODY, force_row(r, m, f) };
	add_table(r, p, &t);
}

static void build(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	struct lines l = { .n = 0 };
	struct page *p;

	if (!request_details(r, request, m))
		return;
	p = add_page(
	    r, "large", m->metric->id, m->metric->title, m->metric->section, 2);
	add_heading(r, p, 1,
	    r->force != NULL ? words_force_title(r->story, m)
			     : words_ranked_title(r->story, m));
	add_text(r, p, STYLE_BODY,
	    r->force != NULL ? words_force_finding(r->story, m)
			     : words_ranked_finding(r->story, m));
	add_ranking(r, p, m);
	lines_add(&l, "Not shown",
	    gaps_sentences(r->story, m, r->analysis->year), NULL);
	lines_add(&l, "Source", words_source(r->story, m->metric), NULL);
	add_list(r, p, l.item, l.n);
}

const struct page_kind page_large = { "large", SCOPE_BOTH, NULL, build };
