#include "page.h"
#include "peelstats/gaps.h"

#include <string.h>

#include "base/banned.h"

/* What others printed about a force stands there with its place. */
static bool asked(
    const struct report_request *request, const struct metric_result *m)
{
	if (request->one_force && (m->national_only || m->few))
		return false;
	/* nothing of it stands in the report */
	if (m->spread.n == 0 && !m->national.value.known &&
	    !m->compare.value.known)
		return false;
	return request->metric == NULL || request->metric[m->index];
}

static void add_methods(struct report *r, struct page *p)
{
	static const struct labelled methods[] = {
		{ "Value",
		    "Multiplier times numerator divided by denominator. A "
		    "rate is per 1,000 (or more) of a population, a "
		    "percentage is per 100 of a whole that holds the "
		    "numerator, a ratio sets two counts side by side.",
		    NULL },
		{ "{Area}",
		    "Sum of the numerators divided by the sum of the "
		    "denominators of all {units} with a figure that can be "
		    "used that year. Figures published only for {area} are "
		    "shown as published.",
		    NULL },
		{ "Change",
		    "Difference between the two figures as they are printed; "
		    "in "
		    "percent, worked out before rounding. For "
		    "{area} it uses only the {units} with a figure in both "
		    "years, so that {a unit} that starts or stops reporting "
		    "does not pass for a change.",
		    NULL },
		{ "Rank",
		    "1 is the highest. Equal figures share a rank; equality is "
		    "decided on the counts, without rounding.",
		    NULL },
		{ "Quartiles",
		    "Quantiles of type 7 of Hyndman and Fan (1996), the "
		    "default of R. Every {unit} counts once.",
		    NULL },
		{ "Standard deviation", "With divisor n \u2212 1.", NULL },
		{ "Rounding",
		    "Once, from unrounded figures, halves away from zero. "
		    "Printed figures may therefore not add up exactly.",
		    NULL },
		{ "Missing figures",
		    "Never counted as zero and never filled in. {A unit} "
		    "without a figure is not ranked, not in the {area:figure} "
		    "of that year, and named with its reason.",
		    NULL },
		{ "Grades",
		    "Judgments on four levels. A change is "
		    "counted only if {a unit} has a grade for both years.",
		    NULL },
	};

	add_heading(r, p, 2, "Methods");
	add_said_notes(r, p, methods, sizeof(methods) / sizeof(methods[0]));
}

/* Measures that share a source, after the first of them; those published for
 * all only stand on a page of their own. */
static const char *source_users(
    struct report *r, const struct report_request *request, size_t first)
{
	const struct analysis *a = r->analysis;
	const char **name = arena_array(
	    &r->arena, a->dataset->n_metrics + 1, sizeof(const char *));
	size_t n = 0;
	size_t published = 0;

	for (size_t i = first; i < a->dataset->n_metrics; i++) {
		if (!asked(request, &a->metric[i]) ||
		    strcmp(words_source(r->story, a->metric[i].metric),
			words_source(r->story, a->metric[first].metric)) != 0)
			continue;
		if (a->metric[i].national_only && r->force == NULL)
			published++;
		else
			name[n++] =
			    words_small(r->story, a->metric[i].metric->title);
	}
	if (published > 0)
		name[n++] = arena_printf(&r->arena,
		    say(r->story, "%s %s published for {area} only"),
		    words_count(r->story, published),
		    published == 1 ? "figure" : "figures");
	return words_capital(r->story, words_list(r->story, name, n));
}

static bool source_seen(
    struct report *r, const struct report_request *request, size_t index)
{
	const struct metric_result *m = r->analysis->metric;

	for (size_t i = 0; i < index; i++)
		if (asked(request, &m[i]) &&
		    strcmp(words_source(r->story, m[i].metric),
			words_source(r->story, m[index].metric)) == 0)
			return true;
	return false;
}

static void add_sources(
    struct report *r, struct page *p, const struct report_request *request)
{
	static const struct column column[] = { { "Source", ALIGN_LEFT, 62 },
		{ "Measures", ALIGN_LEFT, 0 } };
	const struct analysis *a = r->analysis;
	struct table_row *row =
	    arena_array(&r->arena, a->dataset->n_metrics, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = 2,
		.row = row,
		.caption = "Sources and the measures taken from them" };

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric *m = a->metric[i].metric;
		struct cell *c;

		if (!asked(request, &a->metric[i]) ||
		    words_source(r->story, m)[0] == '\0' ||
		    source_seen(r, request, i))
			continue;
		c = arena_array(&r->arena, 2, sizeof(*c));
		c[0].text = words_source(r->story, m);
		c[1].text = source_users(r, request, i);
		row[t.n_rows++] = (struct table_row){ ROW_BODY, c };
	}
	if (t.n_rows == 0)
		return;
	add_heading(r, p, 2, "Sources");
	add_table(r, p, &t);
}

static void add_measures(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct column *column = arena_array(&r->arena, 4, sizeof(*column));
	struct table_row *row =
	    arena_array(&r->arena, a->dataset->n_metrics, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = a->compare != 0 ? 4 : 3,
		.row = row,
		.caption = "What each measure counts and when" };

	column[0] = (struct column){ "Measure", ALIGN_LEFT, 42 };
	column[1] = (struct column){ "What it is", ALIGN_LEFT, 0 };
	column[2] = (struct column){ arena_printf(&r->arena, "%d", a->year),
		ALIGN_LEFT, 32 };
	column[3] = (struct column){ arena_printf(&r->arena, "%d", a->compare),
		ALIGN_LEFT, 32 };
	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		struct cell *c = arena_array(&r->arena, 4, sizeof(*c));

		if (!asked(request, m) || m->national_only)
			continue;
		c[0].text = m->metric->title;
		c[1].text = words_measure(r->story, m->metric);
		c[2].text = m->period;
		c[3].text = m->compare_period;
		row[t.n_rows++] = (struct table_row){ ROW_BODY, c };
	}
	add_heading(r, p, 2, "Measures and periods");
	add_table(r, p, &t);
}

/* A report and what it is to hold. */
struct reader {
	const struct report *r;
	const struct report_request *request;
};

static bool is_shown(const void *context, const struct metric_result *m)
{
	const struct reader *reader = context;

	return request_details(reader->r, reader->request, m);
}

static void add_all_notes(
    struct report *r, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	struct labelled *item =
	    arena_array(&r->arena, d->n_notes, sizeof(*item));
	const struct reader reader = { r, request };
	struct page *p;
	size_t n = 0;

	for (size_t i = 0; i < d->n_notes; i++) {
		if (!gaps_needed(r->story, request->metric, &d->note[i],
			is_shown, &reader))
			continue;
		item[n].label =
		    arena_printf(&r->arena, "Note %zu", d->note[i].number);
		item[n++].text =
		    note_with_subject(r->story, request->metric, &d->note[i]);
	}
	if (n == 0)
		return;
	p = add_page(r, "sources", "notes", "Notes on the data",
	    "Annex C: sources and methods", 1);
	add_heading(r, p, 1, "Notes on the data");
	add_notes(r, p, item, n);
}

/* Who made the report from what. */
static void add_about(struct report *r, struct page *p)
{
	const struct meta *meta = &r->analysis->dataset->meta;
	struct lines l = { .n = 0 };

	lines_add(&l, "Status", words_capital(r->story, meta->status), NULL);
	lines_add(&l, "Data released", words_date(r->story, r->date), NULL);
	lines_add(&l, "Published by", meta->publisher, NULL);
	lines_add(&l, "Contact", meta->contact, NULL);
	lines_add(&l, "Licence", meta->licence, NULL);
	lines_add(&l, "Made by", r->version, NULL);
	add_box(r, p, "About this report", l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p = add_page(r, "sources", "sources",
	    "Annex C: sources and methods", "Annex C: sources and methods", 1);

	add_heading(r, p, 1, "Annex C: sources and methods");
	add_about(r, p);
	add_methods(r, p);
	add_sources(r, p, request);
	add_measures(r, p, request);
	add_all_notes(r, request);
}

const struct page_kind page_sources = { "sources", SCOPE_BOTH, build, NULL };
