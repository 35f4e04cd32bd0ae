/* What is printed of England and Wales as a change or as ends of a range. */
#include "national.h"

#include "peelstats/report.h"
#include "peelstats/words.h"

#include "base/banned.h"

static bool belongs(const struct report *r,
    const struct report_request *request, size_t question,
    const struct published *p)
{
	const struct analysis *a = r->analysis;
	const struct metric_result *m;

	if (p->of_question || p->force != EVERYWHERE ||
	    (p->year != a->year && (a->compare == 0 || p->year != a->compare)))
		return false;
	m = &a->metric[p->subject];
	if ((request->metric != NULL && !request->metric[m->index]) ||
	    m->metric->question != question || m->spread.n > 0)
		return false;
	switch ((int)p->quantity) {
	case QUANTITY_CHANGE_PERCENT:
	case QUANTITY_NUMERATOR_CHANGE_PERCENT:
	case QUANTITY_CHANGE_POINTS:
		return p->year != a->year || !m->change.known;
	case QUANTITY_LOWEST:
	case QUANTITY_HIGHEST:
		return true;
	default:
		return false;
	}
}

bool national_has_printed(const struct report *r,
    const struct report_request *request, size_t question)
{
	const struct dataset *d = r->analysis->dataset;

	for (size_t i = 0; i < d->n_published; i++)
		if (belongs(r, request, question, &d->published[i]))
			return true;
	return false;
}

static const char *what(struct report *r, const struct published *p)
{
	const char *title = r->analysis->dataset->metric[p->subject].title;

	switch ((int)p->quantity) {
	case QUANTITY_LOWEST:
		return arena_printf(&r->arena,
		    say(r->story, "%s, lowest {unit}, %d"), title, p->year);
	case QUANTITY_HIGHEST:
		return arena_printf(&r->arena,
		    say(r->story, "%s, highest {unit}, %d"), title, p->year);
	default:
		return arena_printf(
		    &r->arena, "%s, change to %d", title, p->year);
	}
}

void national_add_printed(struct report *r, struct page *p,
    const struct report_request *request, size_t question)
{
	static const struct column column[] = { { "Figure", ALIGN_LEFT, 0 },
		{ "Printed", ALIGN_RIGHT, 24 }, { "Unit", ALIGN_LEFT, 34 },
		{ "Where it is printed", ALIGN_LEFT, 54 } };
	const struct dataset *d = r->analysis->dataset;
	struct table_row *row =
	    arena_array(&r->arena, d->n_published, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = 4,
		.row = row,
		.caption = "Printed as a change or a range, without figures" };

	for (size_t i = 0; i < d->n_published; i++) {
		const struct published *o = &d->published[i];
		struct cell *c;

		if (!belongs(r, request, question, o))
			continue;
		c = arena_array(&r->arena, 4, sizeof(*c));
		c[0].text = what(r, o);
		c[1].text = words_number(r->story, o->value, o->decimals);
		c[1].style = CELL_STRONG;
		c[2].text = o->unit;
		c[2].style = CELL_QUIET;
		c[3].text = o->where;
		c[3].style = CELL_QUIET;
		row[t.n_rows++] = (struct table_row){ ROW_BODY, c };
	}
	if (t.n_rows > 0)
		add_table(r, p, &t);
}
