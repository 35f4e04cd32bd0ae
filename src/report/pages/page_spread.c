/* The forces as a set: the funnel and the distribution. Their statistics are
 * in annex D, see page_statistics.c. */
#include "page.h"
#include "peelstats/chart_funnel.h"
#include "peelstats/chart_spread.h"
#include "rows.h"

#include <math.h>

#include "base/banned.h"

enum { LIMITS = 60 };

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

/* What is usual, and what England and Wales has. */
static const char *centre(struct report *r, const struct metric_result *m)
{
	const char *whole = "";

	if (!assessed(r, m))
		return say_text(r->story,
		    "There are too few {units} with data to say what is "
		    "usual.");
	if (!(m->typical.x > 0))
		return say_text(
		    r->story, "{Units} are compared with the middle {unit}.");
	if (m->national.value.known)
		whole = arena_printf(&r->arena,
		    say(r->story, "; the {area:figure} is %s"),
		    words_value(r->story, m->metric, m->national.value));
	return arena_printf(&r->arena,
	    say(r->story, "The typical {unit} has %s%s."),
	    words_value(r->story, m->metric, m->typical), whole);
}

static const char *finding(struct report *r, const struct metric_result *m)
{
	return arena_printf(&r->arena, "%s%s%s%s%s", centre(r, m),
	    words_middle_half(r->story, m), words_ends(r->story, m),
	    words_beyond_chance(r->story, m), too_few(r, m));
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

/* How much of what sets forces apart is lasting: the slope of the later on the
 * earlier year. */
static const char *years(struct report *r, const struct metric_result *m)
{
	const struct regression *g = &m->regression_without;
	double kept = 100 * g->slope.x;

	if (!m->spearman_without.interval.lower.known || !g->slope.known)
		return "";
	if (!(kept >= 0 && kept < 99.5))
		return say_text(r->story,
		    "{Units} far from the average did not move towards it.");
	return arena_printf(&r->arena,
	    say(r->story,
		"About %s percent of {a unit}\u2019s %d distance from the "
		"average was still there in %d%s."),
	    words_number(r->story, kept, 0), r->analysis->compare,
	    r->analysis->year,
	    m->n_extreme > 0
		? say_text(r->story, ", of {units} that can be compared")
		: "");
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
