/* The forces as a set: the funnel, the distribution and its numbers. */
#include "page.h"
#include "peelstats/chart_funnel.h"
#include "peelstats/chart_spread.h"
#include "rows.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

enum { LIMITS = 60, STATISTICS = 8, BLOCK_COLUMNS = 3 };

static bool assessed(const struct report *r, const struct metric_result *m)
{
	return m->n_standing_typical[STANDING_NOT_ASSESSED] <
	       r->analysis->dataset->n_forces;
}

static const char *title(struct report *r, const struct metric_result *m)
{
	const char *subject = words_subject(r->story, m->metric);
	size_t n = words_n_unusual(r->story, m, false);

	if (!assessed(r, m))
		return arena_printf(&r->arena,
		    say(r->story, "%s: how the {units} differ"),
		    m->metric->title);
	if (n == 0)
		return arena_printf(&r->arena,
		    say(r->story,
			"No {unit} stands outside the usual spread of %s"),
		    subject);
	return arena_printf(&r->arena, "%s %s outside the usual spread of %s",
	    words_capital(r->story,
		arena_printf(&r->arena, "%s %s", words_count(r->story, n),
		    words_units(r->story, n))),
	    n == 1 ? "stands" : "stand", subject);
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The median distance of the forces from the typical one: in points for a
 * percentage, else in percent of it. */
static double typical_distance(struct report *r, const struct metric_result *m)
{
	double *d = arena_array(&r->arena, m->n_ranked, sizeof(*d));
	size_t n = m->n_ranked;
	bool points = m->metric->percent;

	for (size_t i = 0; i < n; i++)
		d[i] = fabs(m->force[m->order[i]].value.x - m->typical.x) *
		       (points ? 1 : 100 / m->typical.x);
	qsort(d, n, sizeof(*d), ascending);
	return (d[(n - 1) / 2] + d[n / 2]) / 2;
}

static const char *by_how_much(struct report *r, const struct metric_result *m)
{
	double d = typical_distance(r, m);

	if (m->metric->percent)
		return arena_printf(&r->arena, "%s percentage points",
		    words_number(r->story, d, m->metric->decimals));
	return arena_printf(
	    &r->arena, "%s percent", words_number(r->story, d, d < 1 ? 1 : 0));
}

/* Forces whose distance from England and Wales chance could explain. */
static const char *too_few(struct report *r, const struct metric_result *m)
{
	size_t assessed = 0;
	size_t n = 0;

	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++) {
		assessed += m->force[f].q.known;
		n += m->force[f].q.known && m->force[f].q.x > 0.05;
	}
	if (2 * n < assessed || n == 0)
		return "";
	return arena_printf(&r->arena,
	    say(r->story, " %s of %zu {units} have too few cases to tell their "
			  "distance from the {area:%s} from chance."),
	    words_count_capital(r->story, n), assessed,
	    words_figure(m->metric));
}

static const char *finding(struct report *r, const struct metric_result *m)
{
	const char *whole = "";

	if (!assessed(r, m))
		return say_text(r->story,
		    "There are too few {units} with data to say "
		    "what is usual.");
	if (!(m->typical.x > 0))
		return say_text(
		    r->story, "{Units} are compared with the middle {unit}.");
	if (m->national.value.known)
		whole = arena_printf(&r->arena,
		    say(r->story, "; the {area:figure} is %s"),
		    words_value(r->story, m->metric, m->national.value));
	return arena_printf(&r->arena,
	    say(r->story,
		"The typical {unit} has %s%s. Half of the %zu {units} lie "
		"within %s of the typical one.%s"),
	    words_value(r->story, m->metric, m->typical), whole, m->n_ranked,
	    by_how_much(r, m), too_few(r, m));
}

static const struct funnel_limit *limits(
    struct report *r, const struct metric_result *m, double low, double high)
{
	struct funnel_limit *l = arena_array(&r->arena, LIMITS, sizeof(*l));

	for (size_t i = 0; i < LIMITS; i++) {
		l[i].base = low * pow(high / low, (double)i / (LIMITS - 1));
		l[i].within95 = metric_limits(m, l[i].base, 0.95, false);
		l[i].within998 = metric_limits(m, l[i].base, 0.998, false);
	}
	return l;
}

static bool has_base(const struct observation *o)
{
	return o != NULL && (o->known & KNOWN_DENOMINATOR) != 0;
}

/* A third of the smallest base of the forces that set the scale. */
static double smallest(const struct metric_result *m)
{
	double least = HUGE_VAL;

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct observation *o = m->force[m->order[i]].now;

		if (!m->force[m->order[i]].extreme && has_base(o))
			least = fmin(least, o->denominator);
	}
	return least / 3;
}

static struct funnel_row funnel_row(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct force_result *x = &m->force[force];
	const struct ranked_row own = rows_force(r, m, force);

	return (struct funnel_row){ .name = own.name,
		.base = x->now->denominator,
		.value = own.value,
		.value_text = own.value_text,
		.mark = own.mark,
		.standing = figure_comparable(x) ? x->standing_typical
						 : STANDING_NOT_ASSESSED,
		.extreme = own.extreme,
		.selected = own.selected };
}

/* The forces that were assessed, and the limits for the range of their
 * sizes. */
static const struct funnel_chart *funnel_chart(
    struct report *r, const struct metric_result *m)
{
	struct funnel_row *row =
	    arena_array(&r->arena, m->n_ranked, sizeof(*row));
	struct funnel_chart *c = arena_alloc(&r->arena, sizeof(*c));
	double low = HUGE_VAL;
	double high = 0;
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct force_result *x = &m->force[m->order[i]];

		if (x->standing_typical == STANDING_NOT_ASSESSED)
			continue;
		row[n++] = funnel_row(r, m, m->order[i]);
		if (x->extreme && x->now->denominator < smallest(m))
			continue;
		low = fmin(low, x->now->denominator);
		high = fmax(high, x->now->denominator);
	}
	*c = (struct funnel_chart){ .row = row,
		.n_rows = n,
		.national = m->national.value,
		.typical = m->typical,
		.limit = limits(r, m, low / 1.3, high * 1.3),
		.n_limits = LIMITS,
		.base_label =
		    m->metric->denominator[0] != '\0'
			? words_capital(r->story, m->metric->denominator)
			: "Denominator",
		.axis_sign = words_axis_sign(m->metric) };
	return c;
}

static struct figure funnel(struct report *r, const struct metric_result *m)
{
	const struct funnel_chart *c = funnel_chart(r, m);

	return FIGURE(funnel,
	    arena_printf(&r->arena,
		say(r->story,
		    "Funnel plot of %s against %s, with %zu of %zu {units} "
		    "outside the 99.8 percent limits. The scale is that of the "
		    "{units}: limits beyond it are cut off."),
		words_subject(r->story, m->metric),
		m->metric->denominator[0] != '\0' ? m->metric->denominator
						  : "the denominator",
		words_n_unusual(r->story, m, false), c->n_rows),
	    c);
}

static struct figure distribution(
    struct report *r, const struct metric_result *m)
{
	struct spread_row *row =
	    arena_array(&r->arena, m->n_ranked, sizeof(*row));
	struct spread_chart *c = arena_alloc(&r->arena, sizeof(*c));

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct ranked_row own = rows_force(r, m, m->order[i]);

		row[i] = (struct spread_row){ .name = own.name,
			.value = own.value,
			.value_text = own.value_text,
			.extreme = own.extreme,
			.selected = own.selected };
	}
	*c = (struct spread_chart){ .row = row,
		.n_rows = m->n_ranked,
		.national = m->national.value,
		.q25 = m->spread.q25,
		.median = m->spread.median,
		.q75 = m->spread.q75,
		.axis_sign = words_axis_sign(m->metric) };
	return FIGURE(spread,
	    arena_printf(&r->arena,
		say(r->story,
		    "Distribution of %s over %zu {units}: half lie between "
		    "%s and %s, the median is %s."),
		words_subject(r->story, m->metric), m->n_ranked,
		words_value(r->story, m->metric, m->spread.q25),
		words_value(r->story, m->metric, m->spread.q75),
		words_value(r->story, m->metric, m->spread.median)),
	    c);
}

static const char *beyond(struct report *r, const struct metric_result *m)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (m->force[f].extreme && m->force[f].value.known)
			name[n++] = d->force[f].name;
	if (n == 0)
		return "";
	return arena_printf(&r->arena,
	    "%s %s ranked and shown, but kept out of the range of the scales: "
	    "its rates are not comparable.",
	    words_list(r->story, name, n), n == 1 ? "is" : "are");
}

static void add_standings(
    struct report *r, struct page *p, const struct metric_result *m)
{
	struct lines l = { .n = 0 };

	lines_add(&l, "Unusually high",
	    words_of_standing(r->story, m, STANDING_UNUSUALLY_HIGH, false),
	    NULL);
	lines_add(&l, "High",
	    words_of_standing(r->story, m, STANDING_HIGH, false), NULL);
	lines_add(&l, "Low",
	    words_of_standing(r->story, m, STANDING_LOW, false), NULL);
	lines_add(&l, "Unusually low",
	    words_of_standing(r->story, m, STANDING_UNUSUALLY_LOW, false),
	    NULL);
	lines_add(&l, "Scale", beyond(r, m), NULL);
	add_notes(r, p, l.item, l.n);
}

/* A statistic with its value, for all forces and without extreme ones. */
struct statistic {
	const char *name;
	const char *all;
	const char *without;
};

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

static const char *in_unit(
    struct report *r, const struct metric_result *m, struct value v)
{
	return v.known ? words_value(r->story, m->metric, v) : "[z]";
}

static void left_block(
    struct report *r, const struct metric_result *m, struct statistic *s)
{
	const struct distribution *a = &m->spread;
	const struct distribution *b = &m->spread_without;

	s[0] = (struct statistic){ say_text(r->story, "{Units} with data"),
		arena_printf(&r->arena, "%zu", a->n),
		arena_printf(&r->arena, "%zu", b->n) };
	s[1] = (struct statistic){ say_text(r->story, "Mean of the {units}"),
		in_unit(r, m, a->mean), in_unit(r, m, b->mean) };
	s[2] = (struct statistic){ "Standard deviation", in_unit(r, m, a->sd),
		in_unit(r, m, b->sd) };
	s[3] = (struct statistic){ "Coefficient of variation",
		percent(r, a->cv), percent(r, b->cv) };
	s[4] = (struct statistic){ "Gini (0 = all alike)", plain(r, a->gini, 2),
		plain(r, b->gini, 2) };
	s[5] = (struct statistic){ "Skewness (0 = even)",
		plain(r, a->skewness, 2), plain(r, b->skewness, 2) };
	s[6] = (struct statistic){ "Pearson, both years",
		plain(r, m->pearson.r, 2), plain(r, m->pearson_without.r, 2) };
	s[7] = (struct statistic){ "Spearman, both years",
		plain(r, m->spearman.r, 2),
		plain(r, m->spearman_without.r, 2) };
}

static void right_block(
    struct report *r, const struct metric_result *m, struct statistic *s)
{
	/* lowest and highest are of figures that can be compared */
	const struct distribution *d =
	    m->n_extreme > 0 ? &m->spread_without : &m->spread;

	s[0] = (struct statistic){ "Lowest", in_unit(r, m, d->minimum), "" };
	s[1] =
	    (struct statistic){ "Lower quartile", in_unit(r, m, d->q25), "" };
	s[2] = (struct statistic){ "Median", in_unit(r, m, d->median), "" };
	s[3] =
	    (struct statistic){ "Upper quartile", in_unit(r, m, d->q75), "" };
	s[4] = (struct statistic){ "Highest", in_unit(r, m, d->maximum), "" };
	s[5] = (struct statistic){ "90th to 10th percentile",
		d->q90.known && d->q10.x > 0
		    ? arena_printf(&r->arena, "%s to 1",
			  words_number(r->story, d->q90.x / d->q10.x, 1))
		    : "[z]",
		"" };
	s[6] = (struct statistic){ say_text(r->story, "Typical {unit}"),
		in_unit(r, m, m->typical), "" };
	s[7] = (struct statistic){ say_text(r->story,
				       "Usual spread of {units} (\u03C4)"),
		m->tau2_typical.known
		    ? words_number(r->story, sqrt(m->tau2_typical.x), 3)
		    : "[z]",
		"" };
}

static void add_statistics(
    struct report *r, struct page *p, const struct metric_result *m)
{
	struct statistic s[2][STATISTICS];
	struct table_row *row =
	    arena_array(&r->arena, STATISTICS, sizeof(*row));
	struct column *column = arena_array(&r->arena, 5, sizeof(*column));
	bool without = m->n_extreme > 0;
	struct table t = { .column = column,
		.row = row,
		.n_rows = STATISTICS,
		.n_columns = without ? 5 : 4,
		.row_height = 4.2,
		.caption = arena_printf(
		    &r->arena, "%s: mean and spread", m->metric->title),
		.second_block = without ? 3 : 2,
		.second_caption = arena_printf(&r->arena,
		    "%s: from lowest to highest", m->metric->title) };
	size_t at = 0;

	left_block(r, m, s[0]);
	right_block(r, m, s[1]);
	column[at++] = (struct column){ "Statistic", ALIGN_LEFT, 0 };
	column[at++] = (struct column){ say_text(r->story, "All {units}"),
		ALIGN_RIGHT, 22 };
	if (without)
		column[at++] =
		    (struct column){ "Without extremes", ALIGN_RIGHT, 30 };
	column[at++] = (struct column){ "Statistic", ALIGN_LEFT, 52 };
	column[at++] =
	    (struct column){ without ? "Without extremes"
				     : say_text(r->story, "All {units}"),
		    ALIGN_RIGHT, 30 };
	for (size_t i = 0; i < STATISTICS; i++) {
		struct cell *c = arena_array(&r->arena, 5, sizeof(*c));

		at = 0;
		c[at++].text = s[0][i].name;
		c[at++].text = s[0][i].all;
		if (without)
			c[at++].text = s[0][i].without;
		c[at].style = CELL_QUIET;
		c[at++].text = s[1][i].name;
		c[at++].text = s[1][i].all;
		row[i] = (struct table_row){ ROW_BODY, c };
	}
	add_table(r, p, &t);
}

static const char *years(struct report *r, const struct metric_result *m)
{
	const struct correlation *c = &m->spearman_without;
	const struct regression *g = &m->regression_without;
	double kept = 100 * g->slope.x;

	if (!c->interval.lower.known || !g->slope.known)
		return "";
	return arena_printf(&r->arena,
	    "%sank correlation of the two years %s (95%% interval %s to %s). "
	    "%s",
	    m->n_extreme > 0
		? say_text(r->story, "Of the {units} that can be compared: r")
		: "R",
	    words_number(r->story, c->r.x, 2),
	    words_number(r->story, c->interval.lower.x, 2),
	    words_number(r->story, c->interval.upper.x, 2),
	    kept >= 0 && kept < 99.5
		? arena_printf(&r->arena,
		      say(r->story,
			  "About %s percent of {a unit}\u2019s %d distance "
			  "from the average was still there in %d."),
		      words_number(r->story, kept, 0), r->analysis->compare,
		      r->analysis->year)
		: say_text(r->story,
		      "{Units} far from the average did not move towards it."));
}

static void add_text_and_charts(
    struct report *r, struct page *p, const struct metric_result *m)
{
	struct figure f;
	struct lines l = { .n = 0 };

	if (m->tau2.known) {
		f = funnel(r, m);
		add_figure(r, p, &f);
	}
	add_standings(r, p, m);
	f = distribution(r, m);
	add_figure(r, p, &f);
	add_statistics(r, p, m);
	lines_add(&l, "Two years", years(r, m), NULL);
	add_notes(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	struct page *p;

	if (!request_details(r, request, m) || m->n_ranked < 4)
		return;
	p = add_page(r, "spread",
	    arena_printf(&r->arena, "spread-%s", m->metric->id),
	    arena_printf(&r->arena, say(r->story, "%s: how the {units} differ"),
		m->metric->title),
	    m->metric->section, 0);
	add_figure_title(r, p, title(r, m));
	add_text(r, p, STYLE_FINDING, finding(r, m));
	add_figure_caption(r, p,
	    arena_printf(&r->arena, say(r->story, "%s, by {unit}, %s"),
		words_measure(r->story, m->metric),
		m->period[0] != '\0'
		    ? m->period
		    : arena_printf(&r->arena, "%d", r->analysis->year)));
	add_text_and_charts(r, p, m);
}

const struct page_kind page_spread = { "spread", SCOPE_NATIONAL, NULL, build };
