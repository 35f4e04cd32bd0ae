/* Figures that others printed about the force, with their places. */
#include "peelstats/gaps.h"
#include "peelstats/report.h"
#include "peelstats/words.h"
#include "printed.h"

#include <string.h>

#include "base/banned.h"

enum { COLUMNS = 5 };

/* Of a count: "of 9 files that needed one". */
static const char of_some[] = "of ";

/* A figure about the force for the year or the one before, not a judgment. */
static bool is_about(const struct report *r,
    const struct report_request *request, const struct published *p)
{
	const struct analysis *a = r->analysis;

	return p->force == (int)r->force_index && !p->of_question &&
	       (request->metric == NULL || request->metric[p->subject]) &&
	       (p->year == a->year ||
		   (a->compare != 0 && p->year == a->compare));
}

static const char *change_word(enum quantity q)
{
	if (q == QUANTITY_CHANGE_PERCENT ||
	    q == QUANTITY_NUMERATOR_CHANGE_PERCENT)
		return "%, change";
	return q == QUANTITY_CHANGE_POINTS ? " points, change" : "";
}

static const char *printed(struct report *r, const struct published *p)
{
	const struct metric *m = &r->analysis->dataset->metric[p->subject];
	const char *unit = change_word(p->quantity);

	if (p->quantity == QUANTITY_VALUE && m->percent)
		unit = "%";
	if (strncmp(p->unit, of_some, strlen(of_some)) == 0)
		unit = arena_printf(&r->arena, " %s", p->unit);
	return arena_printf(&r->arena, "%s%s",
	    words_number(r->story, p->value, p->decimals), unit);
}

/* Whether both say the same thing in the same year, this one of all
 * together. */
static bool is_of_all(const struct published *o, const struct published *p)
{
	return o->force == EVERYWHERE && !o->of_question &&
	       o->subject == p->subject && o->year == p->year &&
	       o->quantity == p->quantity;
}

/* The same figure of all together, as printed; "" where none is. */
static const char *printed_of_all(struct report *r, const struct published *p)
{
	const struct dataset *d = r->analysis->dataset;
	const char *all = "";

	for (size_t i = 0; i < d->n_published; i++) {
		const struct published *o = &d->published[i];

		if (is_of_all(o, p) && strstr(all, printed(r, o)) == NULL)
			all = arena_printf(&r->arena, "%s%s%s", all,
			    all[0] != '\0' ? " or " : "", printed(r, o));
	}
	return all;
}

/* The same figure of all together, as printed: else as it is known here. */
static const char *beside(struct report *r, const struct published *p)
{
	const struct analysis *a = r->analysis;
	const struct metric_result *m = &a->metric[p->subject];
	const char *all = printed_of_all(r, p);

	if (all[0] != '\0')
		return all;
	if (p->quantity != QUANTITY_VALUE || m->metric->kind == KIND_COUNT)
		return "\u2013";
	if (p->year == a->year && m->national.value.known)
		return words_value(r->story, m->metric, m->national.value);
	if (p->year == a->compare && m->compare.value.known)
		return words_value(r->story, m->metric, m->compare.value);
	return "\u2013";
}

static const char *judged(struct report *r, const struct reconciled *c)
{
	switch (c->verdict) {
	case VERDICT_AGREES:
		return c->printed ? "as printed" : "agrees";
	case VERDICT_DIFFERS:
		return arena_printf(&r->arena, "differs: %s",
		    words_number(
			r->story, c->computed.x, c->published->decimals + 1));
	case VERDICT_CONFLICTS:
		return "printed twice, differently";
	case VERDICT_CANNOT_CHECK:
	case VERDICT_COUNT:
		break;
	}
	return "not in our data";
}

static const struct cell *row_of(struct report *r, const struct reconciled *c)
{
	const struct published *p = c->published;
	const struct metric *m = &r->analysis->dataset->metric[p->subject];
	struct cell *cell = arena_array(&r->arena, COLUMNS, sizeof(*cell));

	bool unit = !m->percent && m->kind != KIND_COUNT && m->unit[0] != '\0';

	cell[0].text = arena_printf(&r->arena, "%s%s%s, %d", m->title,
	    unit ? ", " : "", unit ? m->unit : "", p->year);
	cell[1].text = printed(r, p);
	cell[1].style = CELL_STRONG;
	cell[2].text = beside(r, p);
	cell[3].text = p->where[0] != '\0' ? p->where : p->document;
	cell[3].style = CELL_QUIET;
	cell[4].text = judged(r, c);
	return cell;
}

/* Why figures that others have are not there for this force. */
static void add_absent(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (m->few && request_asks(request, m))
			lines_add(&l, m->metric->brief,
			    gaps_of_force(r->story, m, r->force_index, true),
			    NULL);
	}
	if (l.n == 0)
		return;
	add_heading(r, p, 2, "Not available");
	add_notes(r, p, l.item, l.n);
}

/* A row for each document, then the figures that it prints. */
static void add_rows(struct report *r, struct table *t, struct table_row *row,
    const struct reconciled *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *document = all[i].published->document;
		struct cell *head = arena_alloc(&r->arena, sizeof(*head));
		size_t before = 0;

		while (strcmp(all[before].published->document, document) != 0)
			before++;
		if (before < i) /* its rows are there */
			continue;
		head->text = document;
		head->style = CELL_STRONG;
		row[t->n_rows++] = (struct table_row){ ROW_GROUP, head };
		for (size_t k = i; k < n; k++)
			if (strcmp(all[k].published->document, document) == 0)
				row[t->n_rows++] = (struct table_row){ ROW_BODY,
					row_of(r, &all[k]) };
	}
}

static void add_figures(
    struct report *r, struct page *p, const struct reconciled *all, size_t n)
{
	struct column *column =
	    arena_array(&r->arena, COLUMNS, sizeof(*column));
	struct table_row *row = arena_array(&r->arena, 2 * n, sizeof(*row));
	struct table t = { .column = column,
		.row = row,
		.n_columns = COLUMNS,
		.caption = arena_printf(&r->arena,
		    say(r->story, "Figures that others printed about %s, "
				  "{area} beside them where that is known"),
		    r->force->full) };

	column[0] = (struct column){ "Figure", ALIGN_LEFT, 0 };
	column[1] = (struct column){ "Printed", ALIGN_RIGHT, 25 };
	column[2] = (struct column){ say_text(r->story, "{Short area}"),
		ALIGN_RIGHT, 25 };
	column[3] = (struct column){ "Where it is printed", ALIGN_LEFT, 44 };
	column[4] = (struct column){ "Our data", ALIGN_LEFT, 24 };
	add_rows(r, &t, row, all, n);
	add_table(r, p, &t);
}

bool printed_add(struct report *r, struct page *p,
    const struct report_request *request, size_t question)
{
	const struct dataset *d = r->analysis->dataset;
	struct published *about =
	    arena_array(&r->arena, d->n_published, sizeof(*about));
	struct reconciled *all;
	size_t n = 0;

	for (size_t i = 0; i < d->n_published; i++) {
		const struct published *o = &d->published[i];

		if (is_about(r, request, o) &&
		    (question == PRINTED_ALL ||
			d->metric[o->subject].question == question))
			about[n++] = *o;
	}
	if (n == 0 || p == NULL)
		return n > 0;
	all = arena_array(&r->arena, n, sizeof(*all));
	analysis_reconcile_these(r->analysis, about, n, all);
	add_figures(r, p, all, n);
	return true;
}

static void build(struct report *r, const struct report_request *request)
{
	const char *title =
	    arena_printf(&r->arena, "Figures printed about %s", r->force->name);
	struct page *p;

	if (!printed_add(r, NULL, request, PRINTED_ALL))
		return;
	p = add_page(r, "printed", "printed", title, "Printed figures", 1);
	add_heading(r, p, 1, title);
	(void)printed_add(r, p, request, PRINTED_ALL);
	add_text(r, p, STYLE_NOTE,
	    "Agrees: worked out from other data, with the same result. As "
	    "printed: this report takes the printed figure itself, which "
	    "proves nothing. Not in our data: nothing here to hold it "
	    "against. \u2013 none is printed.");
	add_absent(r, p, request);
}

const struct page_kind page_printed = { "printed", SCOPE_FORCE, build, NULL };
