/* Annex D, at its end: for each measure with a page on how the forces differ,
 * the numbers of that spread, for readers who know statistics. */
#include "page.h"
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

enum { COLUMNS = 11 };

/* The pages on how forces differ, see page_spread.c. */
static bool has_spread(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	return request_has(request, m) && request_details(r, request, m) &&
	       m->n_ranked >= 4;
}

static const char *plain(struct report *r, struct value v, int decimals)
{
	return v.known ? words_number(r->story, v.x, decimals) : "[z]";
}

static const char *percent(struct report *r, struct value v)
{
	if (!v.known)
		return "[z]";
	return arena_printf(
	    &r->arena, "%s%%", words_number(r->story, 100 * v.x, 0));
}

/* Of the forces whose rates can be compared. */
static void add_row(
    struct report *r, const struct metric_result *m, struct table_row *row)
{
	const struct distribution *d =
	    m->n_extreme > 0 ? &m->spread_without : &m->spread;
	const struct metric *x = m->metric;
	struct value tau = m->tau2_typical;
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));

	if (tau.known)
		tau.x = sqrt(tau.x);
	c[0].text = x->brief;
	c[1].text = arena_printf(&r->arena, "%zu", d->n);
	c[2].text = plain(r, d->mean, x->decimals);
	c[3].text = plain(r, d->sd, x->decimals);
	c[4].text = percent(r, d->cv);
	c[5].text = plain(r, d->gini, 2);
	c[6].text = plain(r, d->skewness, 2);
	c[7].text = plain(r, m->dispersion.phi, 1);
	c[8].text = plain(r, tau, 3);
	c[9].text = plain(r, m->pearson_without.r, 2);
	c[10].text = plain(r, m->spearman_without.r, 2);
	*row = (struct table_row){ ROW_BODY, c };
}

static void add_numbers(struct report *r, struct page *p,
    const struct report_request *request, size_t n)
{
	const struct column column[COLUMNS] = {
		{ "Measure", ALIGN_LEFT, 0 },
		{ say_text(r->story, "{Units}"), ALIGN_RIGHT, 12 },
		{ "Mean", ALIGN_RIGHT, 14 },
		{ "SD", ALIGN_RIGHT, 14 },
		{ "CV", ALIGN_RIGHT, 11 },
		{ "Gini", ALIGN_RIGHT, 10 },
		{ "Skew", ALIGN_RIGHT, 11 },
		{ "\u03C6", ALIGN_RIGHT, 16 },
		{ "\u03C4", ALIGN_RIGHT, 12 },
		{ "Pearson", ALIGN_RIGHT, 16 },
		{ "Spearman", ALIGN_RIGHT, 18 },
	};
	static const char *const meaning[COLUMNS] = {
		[3] = "Standard deviation",
		[4] = "Coefficient of variation",
		[6] = "Skewness",
		[7] = "phi",
		[8] = "tau",
	};
	const struct analysis *a = r->analysis;
	struct table_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct column *kept = arena_array(&r->arena, COLUMNS, sizeof(*kept));
	struct table t = { .column = kept,
		.n_columns = COLUMNS,
		.row = row,
		.meaning = meaning,
		.caption = arena_printf(&r->arena,
		    say(r->story,
			"How the {units} differ on each measure, %d, and how "
			"the two years go together"),
		    a->year) };

	for (size_t i = 0; i < COLUMNS; i++)
		kept[i] = column[i];
	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (has_spread(r, request, &a->metric[i]))
			add_row(r, &a->metric[i], &row[t.n_rows++]);
	add_table(r, p, &t);
}

static void add_key(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "SD, CV",
		    "Standard deviation, and the same in percent of the mean.",
		    NULL },
		{ "Gini, skew",
		    "Gini coefficient, 0 where all are alike; skewness, 0 "
		    "where both sides are even.",
		    NULL },
		{ "\u03C6, \u03C4",
		    "The spread beside that of chance, and what is left of it "
		    "on the scale of the levels.",
		    NULL },
		{ "Both years",
		    "Correlations of Pearson and Spearman of the two years.",
		    NULL },
		{ "Left out",
		    "{Units} whose rates are marked as not comparable, except "
		    "from \u03C6 and \u03C4. More of each: --stats metrics.",
		    NULL },
	};

	add_said_notes(r, p, item, sizeof(item) / sizeof(item[0]));
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct page *p;
	size_t n = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		n += has_spread(r, request, &a->metric[i]);
	if (n == 0)
		return;
	p = add_page(r, "statistics", "statistics",
	    "Annex D: statistics of the spread", "Annex D: statistical methods",
	    0);
	add_heading(r, p, 1, "Annex D: statistics of the spread");
	add_numbers(r, p, request, n);
	add_key(r, p);
}

const struct page_kind page_statistics = { "statistics", SCOPE_NATIONAL, build,
	NULL };
