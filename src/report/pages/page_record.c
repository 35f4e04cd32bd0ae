#include "page.h"
#include "peelstats/gaps.h"
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

enum { COLUMNS = 8, COLUMNS_ALONE = 6 };

static const struct cell *row_of(
    struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));
	const struct observation *o = f->now;
	bool whole = o == NULL || !(fmod(o->numerator, 1) > 0);

	c[0].text = arena_printf(
	    &r->arena, "%s, %s", m->metric->brief, m->metric->unit);
	c[1].text = words_part(r->story, o, KNOWN_NUMERATOR, whole ? 0 : 1);
	c[2].text = words_part(r->story, o, KNOWN_DENOMINATOR, 0);
	c[3].text = words_marked(r->story, m->metric, f->value, o);
	c[3].style = CELL_STRONG;
	c[4].text = words_value(r->story, m->metric, m->national.value);
	c[5].text = f->rank != 0 ? arena_printf(&r->arena, "%s of %zu",
				       words_rank(r->story, f), m->n_ranked)
				 : "[x]";
	c[6].text = words_value(r->story, m->metric, f->compare);
	c[7].text = words_change_of(r->story, m->metric, f);
	c[7].mark =
	    f->change.known ? words_direction(f->direction) : DIRECTION_NONE;
	c[7].mark_word = f->direction > 0 ? "rose" : "fell";
	return c;
}

static const struct column *columns(struct report *r)
{
	struct column *c = arena_array(&r->arena, COLUMNS, sizeof(*c));

	c[0] = (struct column){ "Measure and unit", ALIGN_LEFT, 0 };
	c[1] = (struct column){ "Count", ALIGN_RIGHT, 17 };
	c[2] = (struct column){ "Out of", ALIGN_RIGHT, 19 };
	c[3] =
	    (struct column){ arena_printf(&r->arena, "%d", r->analysis->year),
		    ALIGN_RIGHT, 20 };
	c[4] = (struct column){ say_text(r->story, "{Area}"), ALIGN_RIGHT, 17 };
	c[5] = (struct column){ "Rank", ALIGN_RIGHT, 17 };
	c[6] = (struct column){ arena_printf(
				    &r->arena, "%d", r->analysis->compare),
		ALIGN_RIGHT, 16 };
	c[7] = (struct column){ "Change", ALIGN_RIGHT, 18 };
	return c;
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct table_row *row =
	    arena_array(&r->arena, a->dataset->n_metrics, sizeof(*row));
	struct table t = { .column = columns(r),
		.row = row,
		.n_columns = a->compare != 0 ? COLUMNS : COLUMNS_ALONE };
	struct page *p;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (request_has(request, &a->metric[i]))
			row[t.n_rows++] = (struct table_row){ ROW_BODY,
				row_of(r, &a->metric[i]) };
	if (t.n_rows == 0)
		return;
	t.caption = arena_printf(&r->arena,
	    "Every figure of %s, with its count and the base it is set against",
	    r->force->full);
	p = add_page(r, "record", "record", "Data table", "Data table", 1);
	add_heading(r, p, 1,
	    arena_printf(&r->arena, "%s\u2019s figures", r->force->name));
	add_table(r, p, &t);
}

const struct page_kind page_record = { "record", SCOPE_FORCE, build, NULL };
