/* Every figure outside the 99.8% limits, and how many chance would put
 * there. */
#include "page.h"
#include "peelstats/gaps.h"
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

enum { COLUMNS = 7 };

static bool is_outside(const struct force_result *f)
{
	return standing_is_unusual(f->standing_typical);
}

/* How many times the typical figure it is; scores have no zero to count
 * from. */
static const char *times_typical(
    struct report *r, const struct metric_result *m, struct value v)
{
	double times = v.x / m->typical.x;
	bool fine = times < 0.095 || fabs(times - 1) < 0.05;

	if (m->metric->kind == KIND_SCORE || !(m->typical.x > 0) || v.x < 0)
		return "[z]";
	return words_number(r->story, times, fine ? 2 : times < 9.95 ? 1 : 0);
}

static const struct cell *cells(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct force_result *f = &m->force[force];
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));
	bool high = f->z_typical.x > 0;

	c[0].text = r->analysis->dataset->force[force].name;
	c[1].text = m->metric->brief;
	c[2].text = words_marked(r->story, m->metric, f->value, f->now);
	c[2].style = CELL_STRONG;
	c[3].text = words_value(r->story, m->metric, m->typical);
	c[4].text = high ? "high" : "low";
	c[4].mark = high ? DIRECTION_UP : DIRECTION_DOWN;
	c[4].mark_word = "unusually";
	c[5].text = times_typical(r, m, f->value);
	c[6].text = words_caveat_numbers(r->story, f);
	c[6].style = CELL_QUIET;
	return c;
}

static const struct column *columns(struct report *r)
{
	static const struct column fixed[COLUMNS] = {
		{ "{Unit}", ALIGN_LEFT, 34 },
		{ "Measure", ALIGN_LEFT, 0 },
		{ "Value", ALIGN_RIGHT, 19 },
		{ "Typical {unit}", ALIGN_RIGHT, 22 },
		{ "Unusually", ALIGN_RIGHT, 20 },
		{ "Times typical", ALIGN_RIGHT, 21 },
		{ "Note", ALIGN_RIGHT, 12 },
	};
	struct column *column =
	    arena_array(&r->arena, COLUMNS, sizeof(*column));

	for (size_t i = 0; i < COLUMNS; i++) {
		column[i] = fixed[i];
		column[i].title = say_text(r->story, fixed[i].title);
	}
	return column;
}

struct tally {
	size_t assessed;
	size_t measures;
	size_t outside;
	size_t outer; /* beyond the 95% limits, the former included */
};

static struct tally count(
    const struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct tally t = { 0, 0, 0, 0 };

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		size_t before = t.assessed;

		for (size_t f = 0;
		     request_has(request, m) && f < a->dataset->n_forces; f++) {
			const struct force_result *x = &m->force[f];

			if (!figure_comparable(x) ||
			    x->standing_typical == STANDING_NOT_ASSESSED)
				continue;
			t.assessed++;
			t.outside += is_outside(x);
			t.outer += x->standing_typical != STANDING_IN_LINE;
		}
		t.measures += t.assessed > before;
	}
	return t;
}

static size_t fill(struct report *r, const struct report_request *request,
    struct table_row *row)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	for (size_t f = 0; f < a->dataset->n_forces; f++)
		for (size_t i = 0; i < a->dataset->n_metrics; i++) {
			const struct metric_result *m = &a->metric[i];

			if (request_has(request, m) &&
			    words_stands_out(&m->force[f]))
				row[n++] = (struct table_row){ ROW_BODY,
					cells(r, m, f) };
		}
	return n;
}

/* What is known of the figures of the table, by the number of the note. */
static void add_caveats(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	const struct dataset *d = a->dataset;
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < d->n_notes; i++) {
		bool any = false;

		for (size_t k = 0; k < a->dataset->n_metrics && !any; k++)
			for (size_t f = 0; f < d->n_forces && !any; f++)
				any =
				    request_has(request, &a->metric[k]) &&
				    words_stands_out(&a->metric[k].force[f]) &&
				    words_has_caveat(
					&a->metric[k].force[f], &d->note[i]);
		if (any)
			lines_add(&l,
			    arena_printf(
				&r->arena, "Note %zu", d->note[i].number),
			    note_with_subject(
				r->story, request->metric, &d->note[i]),
			    NULL);
	}
	if (l.n == 0)
		return;
	add_heading(r, p, 2, "What is known of these figures");
	add_notes(r, p, l.item, l.n);
}

/* Forces whose rates are not comparable would hide the others: a line. */
static void add_extremes(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct lines l = { .n = 0 };

	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		size_t n = 0;

		for (size_t i = 0; i < a->dataset->n_metrics; i++)
			n += request_has(request, &a->metric[i]) &&
			     a->metric[i].force[f].extreme &&
			     is_outside(&a->metric[i].force[f]);
		if (n > 0)
			lines_add(&l, a->dataset->force[f].name,
			    arena_printf(&r->arena,
				"Its rates are not comparable. "
				"Outside the limits on %s measure%s, not "
				"counted here.",
				words_count(r->story, n), n == 1 ? "" : "s"),
			    NULL);
	}
	add_notes(r, p, l.item, l.n);
}

static void add_sentences(
    struct report *r, struct page *p, const struct tally *t)
{
	add_text(r, p, STYLE_FINDING,
	    arena_printf(&r->arena,
		say(r->story,
		    "%s of %s figures that can be compared, on %zu measure%s, "
		    "%s outside the 99.8%% limits. If the usual spread between "
		    "{units} were all, about %s would be. Outside the 95%% "
		    "limits are %zu, where about %s would be."),
		words_number(r->story, (double)t->outside, 0),
		words_number(r->story, (double)t->assessed, 0), t->measures,
		t->measures == 1 ? "" : "s", t->outside == 1 ? "is" : "are",
		words_number(r->story, 0.002 * (double)t->assessed, 0),
		t->outer,
		words_number(r->story, 0.05 * (double)t->assessed, 0)));
	add_text(r, p, STYLE_FINDING,
	    say_text(r->story,
		"A figure outside the limits does not fit the usual spread "
		"between {units}. It is not thereby good or bad: check "
		"definitions and data first, then ask why."));
}

static void build(struct report *r, const struct report_request *request)
{
	struct tally t = count(r, request);
	struct table_row *row = arena_array(&r->arena, t.outside, sizeof(*row));
	struct table table = { .column = columns(r),
		.row = row,
		.n_columns = COLUMNS,
		.row_height = 4.4,
		.caption = say_text(
		    r->story, "Figures outside the 99.8% limits, by {unit}") };
	struct page *p;

	if (t.assessed == 0)
		return;
	p = add_page(r, "outside", "outside", "Outside the limits",
	    "Outside the limits", 1);
	add_heading(r, p, 1, "Outside the limits");
	add_sentences(r, p, &t);
	table.n_rows = fill(r, request, row);
	if (table.n_rows > 0)
		add_table(r, p, &table);
	add_caveats(r, p, request);
	add_extremes(r, p, request);
}

const struct page_kind page_outside = { "outside", SCOPE_NATIONAL, build,
	NULL };
