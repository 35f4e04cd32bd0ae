/* Figures that others printed, held against the data. */
#include "page.h"
#include "peelstats/words.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

enum { COLUMNS = 5 };

static const char *quantity_words(enum quantity q)
{
	static const char *const words[QUANTITY_COUNT] = { "", "count", "base",
		"change, percent", "change, points",
		"change of the count, percent", "{units} graded outstanding",
		"{units} graded good", "{units} graded requires improvement",
		"{units} graded inadequate", "{units} that improved",
		"{units} that declined", "{units} with the same grade",
		"{units} {judged}", "last {judged}", "rank", "lowest {unit}",
		"highest {unit}", "{units} where it rose",
		"{units} where it fell" };

	return words[q];
}

static const char *subject(struct report *r, const struct published *p)
{
	const struct dataset *d = r->analysis->dataset;
	const char *what = say_text(r->story, quantity_words(p->quantity));

	return arena_printf(&r->arena, "%s%s%s, %s%d",
	    p->of_question ? d->question[p->subject].title
			   : d->metric[p->subject].title,
	    what[0] != '\0' ? ", " : "", what,
	    p->force == EVERYWHERE
		? ""
		: arena_printf(&r->arena, "%s, ", d->force[p->force].name),
	    p->year);
}

static const char *verdict_words(enum verdict v)
{
	static const char *const words[VERDICT_COUNT] = { "agrees", "differs",
		"conflicts", "cannot be checked" };

	return words[v];
}

/* Of which there is no half. */
static bool is_count_of_units(enum quantity q)
{
	return q == QUANTITY_ROSE || q == QUANTITY_FELL || q == QUANTITY_RANK;
}

/* Ours with one decimal more than is printed, so that the reason shows. */
static const char *ours(struct report *r, const struct reconciled *c)
{
	if (!c->computed.known)
		return "[x]";
	if (c->range.upper.known && c->range.upper.x > c->range.lower.x)
		return arena_printf(&r->arena, "%s to %s",
		    words_number(r->story, c->range.lower.x, 0),
		    words_number(r->story, c->range.upper.x, 0));
	if (c->published->of_question)
		return words_number(r->story, c->computed.x, 0);
	if (c->slack > 0) /* a printed figure itself: as it was printed */
		return words_number(
		    r->story, c->computed.x, (int)lround(-log10(2 * c->slack)));
	return words_number(r->story, c->computed.x,
	    is_count_of_units(c->published->quantity)
		? 0
		: c->published->decimals + 1);
}

/* Where else the figure is printed, as ours has it; NULL where ours is none
 * that was printed. */
static const struct published *other_place(
    const struct report *r, const struct reconciled *c)
{
	const struct dataset *d = r->analysis->dataset;
	const struct published *own = c->published;

	for (size_t i = 0; c->printed && i < d->n_published; i++) {
		const struct published *p = &d->published[i];

		if (p != own && p->of_question == own->of_question &&
		    p->subject == own->subject && p->force == own->force &&
		    p->year == own->year && p->quantity == own->quantity &&
		    fabs(p->value - c->computed.x) <
			fabs(own->value - c->computed.x))
			return p;
	}
	return NULL;
}

static const char *place(struct report *r, const struct published *p)
{
	return p->where[0] != '\0'
		   ? arena_printf(&r->arena, "%s: %s", p->document, p->where)
		   : p->document;
}

/* In the same document its heading says enough. */
static const char *other_words(
    struct report *r, const struct published *p, const struct published *other)
{
	return strcmp(p->document, other->document) == 0 &&
		       other->where[0] != '\0'
		   ? other->where
		   : place(r, other);
}

static const struct cell *cells(struct report *r, const struct reconciled *c)
{
	const struct published *p = c->published;
	const struct published *other = other_place(r, c);
	struct cell *cell = arena_array(&r->arena, COLUMNS, sizeof(*cell));

	cell[0].text = subject(r, p);
	cell[1].text = other == NULL
			   ? place(r, p)
			   : arena_printf(&r->arena, "%s; ours in %s",
				 place(r, p), other_words(r, p, other));
	cell[1].style = CELL_QUIET;
	cell[2].text = words_number(r->story, p->value, p->decimals);
	cell[2].style = CELL_STRONG;
	cell[3].text = ours(r, c);
	cell[4].text = verdict_words(c->verdict);
	return cell;
}

static void add_verdicts(struct report *r, struct page *p,
    const struct reconciled *all, size_t n, enum verdict v, const char *heading,
    const char *why)
{
	static const struct column column[COLUMNS] = {
		{ "Figure", ALIGN_LEFT, 62 },
		{ "Where it is printed", ALIGN_LEFT, 0 },
		{ "Printed", ALIGN_RIGHT, 18 },
		{ "Ours", ALIGN_RIGHT, 18 },
		{ "", ALIGN_LEFT, 0 },
	};
	struct table_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct table t = { .column = column,
		.row = row,
		.n_columns = COLUMNS - 1,
		.caption = why };

	for (size_t i = 0; i < n; i++)
		if (all[i].verdict == v)
			row[t.n_rows++] =
			    (struct table_row){ ROW_BODY, cells(r, &all[i]) };
	if (t.n_rows == 0)
		return;
	add_heading(r, p, 2, heading);
	add_table(r, p, &t);
}

/* A figure printed about one force, of which nothing else is known. */
static bool stands_alone(const struct analysis *a, const struct published *p)
{
	return p->force != EVERYWHERE && !p->of_question &&
	       a->metric[p->subject].national_only &&
	       !a->metric[p->subject].national.value.known;
}

/* What cannot be checked, and the data that would decide it. */
static void add_unchecked(
    struct report *r, struct page *p, const struct reconciled *all, size_t n)
{
	static const struct column column[] = {
		{ "Figure", ALIGN_LEFT, 0 },
		{ "What would decide it", ALIGN_LEFT, 70 },
		{ "Printed", ALIGN_RIGHT, 18 },
	};
	struct table_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct table t = { .column = column,
		.row = row,
		.n_columns = 3,
		.caption = "Figures without the data to check them" };
	struct text needs = TEXT_EMPTY;

	for (size_t i = 0; i < n; i++) {
		struct cell *cell;

		if (all[i].verdict != VERDICT_CANNOT_CHECK ||
		    stands_alone(r->analysis, all[i].published))
			continue;
		cell = arena_array(&r->arena, 3, sizeof(*cell));
		words_needs(r->analysis->dataset, &all[i], &needs);
		cell[0].text = subject(r, all[i].published);
		cell[2].text = words_number(r->story, all[i].published->value,
		    all[i].published->decimals);
		cell[2].style = CELL_STRONG;
		cell[1].text = arena_strdup(&r->arena, text_str(&needs));
		row[t.n_rows++] = (struct table_row){ ROW_BODY, cell };
	}
	text_release(&needs);
	if (t.n_rows == 0)
		return;
	add_heading(r, p, 2, "Not checked");
	add_table(r, p, &t);
}

/* Those printed about the two years of the report, checked; `n` takes how
 * many. */
static struct reconciled *find_all(struct report *r, size_t *n)
{
	const struct analysis *a = r->analysis;
	struct reconciled *all =
	    arena_array(&r->arena, a->dataset->n_published, sizeof(*all));

	*n = 0;
	analysis_reconcile(a, all);
	for (size_t i = 0; i < a->dataset->n_published; i++)
		if (all[i].published->year == a->year ||
		    (a->compare != 0 && all[i].published->year == a->compare))
			all[(*n)++] = all[i];
	return all;
}

/* Contradictions in words, which no figure decides. */
static void add_contradictions(struct report *r, struct page *p)
{
	const struct dataset *d = r->analysis->dataset;
	struct lines l = { .n = 0 };

	for (size_t m = 0; m < d->n_metrics; m++)
		for (size_t i = 0; i < d->metric[m].notes.n; i++) {
			const struct note *note = d->metric[m].notes.note[i];

			if (name_equal(note->scope, "conflict"))
				lines_add(&l, "\u2022",
				    arena_printf(&r->arena, "%s: %s",
					d->metric[m].title, note->text),
				    NULL);
		}
	if (l.n == 0)
		return;
	add_heading(r, p, 2, "Said in two ways");
	add_list(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	size_t n;
	struct reconciled *all = find_all(r, &n);
	size_t count[VERDICT_COUNT] = { 0 };
	size_t printed = 0;
	size_t alone = 0;
	struct page *p;

	if (n == 0 || request->metric != NULL)
		return;
	for (size_t i = 0; i < n; i++) {
		count[all[i].verdict]++;
		printed += all[i].verdict == VERDICT_AGREES && all[i].printed;
		alone += all[i].verdict == VERDICT_CANNOT_CHECK &&
			 stands_alone(r->analysis, all[i].published);
	}
	p = add_page(r, "published", "published", "Published figures checked",
	    "Published figures checked", 1);
	add_heading(r, p, 1, "Published figures checked");
	add_text(r, p, STYLE_FINDING,
	    arena_printf(&r->arena,
		"%zu printed figures are held against "
		"the data of this report. %zu agree, within their rounding, "
		"with figures worked out from other data. As printed are %zu "
		"more: this report takes the printed figure itself, which "
		"proves nothing. Of the others %zu differ and %zu conflict "
		"with another printed figure. Not checked are %zu: what would "
		"decide each is named below.%s",
		n, count[VERDICT_AGREES] - printed, printed,
		count[VERDICT_DIFFERS], count[VERDICT_CONFLICTS],
		count[VERDICT_CANNOT_CHECK] - alone,
		alone == 0 ? ""
			   : arena_printf(&r->arena,
				 say(r->story,
				     " The other %zu are printed about one "
				     "{unit} only: they stand in its report."),
				 alone)));
	add_verdicts(r, p, all, n, VERDICT_DIFFERS, "Different",
	    "Printed figures that the data do not give");
	add_verdicts(r, p, all, n, VERDICT_CONFLICTS, "In conflict",
	    "Printed differently in two places, and nothing here decides");
	add_contradictions(r, p);
	add_unchecked(r, p, all, n);
}

const struct page_kind page_published = { "published", SCOPE_NATIONAL, build,
	NULL };
