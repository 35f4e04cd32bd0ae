/* The methods: the rule for words, what each figure is, and its source. */
#include "page.h"
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The classes, in words and by the rule, from the one table of them. */
static void add_classes(struct report *r, struct page *p)
{
	struct lines l = { .n = 0 };

	for (int s = STANDING_COUNT - 1; s > STANDING_NOT_ASSESSED; s--)
		lines_add(&l,
		    words_capital(r->story,
			say_text(r->story, standing_words((enum standing)s))),
		    say_text(r->story, standing_rule((enum standing)s)), NULL);
	add_said_notes(r, p, l.item, l.n);
}

static void add_rule(struct report *r, struct page *p)
{
	static const struct labelled rule[] = {
		{ "Without counts",
		    "Staff and money per head and scores have no measure of "
		    "chance. Their distance from the middle {unit}, over the "
		    "scaled median absolute deviation, takes the place of z.",
		    NULL },
		{ "Above or below {area}",
		    "By how much the printed figure differs from that of "
		    "{area}; about the same where both print alike.",
		    NULL },
		{ "Rose, fell",
		    "In titles: both figures print differently, the change is "
		    "at least 1 percent, and chance does not explain it "
		    "(adjusted p at most 0.05). Else the figure changed "
		    "little, or may not have changed. Counts of {units} that "
		    "rose or fell go by the exact figures.",
		    NULL },
		{ "Too few cases",
		    "Chance alone could explain the difference or the change "
		    "(adjusted p above 0.05). Chance is not mentioned where "
		    "it cannot: with thousands of cases it hardly ever does.",
		    NULL },
		{ "Unusual change",
		    "As for levels, against the change of all {units}: beyond "
		    "the usual spread of changes between them.",
		    NULL },
		{ "Not compared",
		    "A figure that is incomplete [u], and a rate "
		    "of {a unit} marked as not comparable, is shown and "
		    "ranked, but no word says where it stands, and no list or "
		    "title names it as unusual, highest or lowest.",
		    NULL },
		{ "Fewer than 20 events",
		    "The figure is marked in words as resting on few events.",
		    NULL },
	};

	add_heading(r, p, 2, "What the words mean");
	add_text(r, p, STYLE_FINDING,
	    "The cut-offs are ours. No word here says that a figure is good "
	    "or bad, or why it is what it is.");
	add_classes(r, p);
	add_said_notes(r, p, rule, COUNT(rule));
}

/* The measure and force on which the two centres differ most, by the share
 * of the denominator that the force holds. */
static const struct force_result *largest(
    const struct report *r, const struct metric_result **of, double *share)
{
	const struct analysis *a = r->analysis;
	const struct force_result *best = NULL;
	double apart = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		for (size_t f = 0; f < a->dataset->n_forces; f++) {
			const struct force_result *x = &m->force[f];
			double d = fabs(x->z_typical.x) - fabs(x->z.x);

			if (!x->national_excluding.known || !x->z.known ||
			    !m->tau2_typical.known || x->extreme || d <= apart)
				continue;
			apart = d;
			best = x;
			*of = m;
			*share =
			    100 * x->now->denominator / m->national.denominator;
		}
	}
	return best;
}

static void add_centres(struct report *r, struct page *p)
{
	const struct metric_result *m = NULL;
	double share = 0;
	const struct force_result *f = largest(r, &m, &share);
	struct lines l = { .n = 0 };
	const char *name;

	lines_add(&l, "{Area}",
	    "All counts added up: what happens to people. Large {units} weigh "
	    "more. Every sentence on above or below goes by it.",
	    NULL);
	lines_add(&l, "Typical {unit}",
	    "The median {unit}: half of the {units} have more, half less, and "
	    "each counts once. High, low and unusual go by it, and so do the "
	    "limits of the funnel charts.",
	    NULL);
	if (f != NULL) {
		name = r->analysis->dataset->force[f - m->force].name;
		lines_add(&l, "Why two",
		    arena_printf(&r->arena,
			say(r->story,
			    "A large {unit} pulls the total towards itself and "
			    "hides there. %s holds %s percent of the base of "
			    "%s: {area} has %s, without it %s, and the typical "
			    "{unit} %s. Its own %s lies %s standard units from "
			    "the first and %s from the last."),
			name, words_number(r->story, share, 0),
			words_subject(r->story, m->metric),
			words_value(r->story, m->metric, m->national.value),
			words_value(r->story, m->metric, f->national_excluding),
			words_value(r->story, m->metric, m->typical),
			words_value(r->story, m->metric, f->value),
			words_number(r->story, fabs(f->z.x), 1),
			words_number(r->story, fabs(f->z_typical.x), 1)),
		    NULL);
	}
	add_heading(r, p, 2, "Two centres");
	add_said_notes(r, p, l.item, l.n);
}

static void add_figures(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "Change",
		    "Of {area}: of the {units} with figures for both years and "
		    "no break in the series between them, so that neither who "
		    "reported nor what was counted passes for change. From "
		    "unrounded figures, but a difference in the unit of the "
		    "measure is that of the two figures as they are printed.",
		    NULL },
		{ "95% interval",
		    "How far chance alone could have moved a figure. Rate: "
		    "exact Poisson (Garwood 1936), Byar\u2019s approximation "
		    "above 100,000 events. Percentage: Wilson 1927. Ratio of "
		    "two counts: exact, conditional on their sum (Clopper and "
		    "Pearson 1934). It covers chance, not how well events "
		    "are recorded.",
		    NULL },
		{ "Range of a rank",
		    "95% confidence set of Mogstad, Romano, Shaikh and Wilhelm "
		    "(2023), worked out by quadrature, without random numbers. "
		    "Standard errors are those of chance, with the "
		    "year-to-year noise of {a unit} added: half the variance "
		    "between the {units}\u2019 changes.",
		    NULL },
		{ "Distribution",
		    "Quantiles of type 7 (Hyndman and Fan 1996). Standard "
		    "deviation with divisor n \u2212 1. Skewness of type 3. "
		    "Gini coefficient with each {unit} counting once. Mean, "
		    "deviation, Gini and Pearson are in the data output with "
		    "and without {units} whose rates are marked as not "
		    "comparable (--stats metrics).",
		    NULL },
	};

	add_heading(r, p, 2, "Figures");
	add_said_notes(r, p, item, COUNT(item));
}

static void add_comparison(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "Chance (p, q)",
		    "p: two-sided mid-P value (Lancaster 1961) of the "
		    "{unit}\u2019s count at the {area:rate}: Poisson for a "
		    "rate, binomial for a percentage, binomial given the sum "
		    "for a ratio. q: p adjusted over the {units} of the "
		    "measure (Benjamini and Hochberg 1995).",
		    NULL },
		{ "Level",
		    "Y = ln(O/N) for rates and ratios, a count of 0 taken as "
		    "\u00BD; Y = arcsin \u221Ap for percentages. Standard "
		    "error at the rate of the typical {unit} \u03B8: s\u00B2 = "
		    "1/(\u03B8N); for ratios 1/(\u03B8D) + 1/D; for "
		    "percentages 1/(4N).",
		    NULL },
		{ "Usual spread (\u03C4)",
		    "Variance between {units} beyond chance, added to s\u00B2 "
		    "(Spiegelhalter 2005). \u03C4\u00B2 solves "
		    "mean[W(z)\u00B2] = 0.6787, where z = (Y \u2212 "
		    "Y\u2080)/\u221A(s\u00B2 + \u03C4\u00B2), Y\u2080 is the "
		    "median Y of the {units} (columns z_typical, "
		    "class_typical; z and class: that of {area}), and W pulls "
		    "z in to its own 10% and 90% quantiles; 0.6787 is what "
		    "normal {units} would give (after Paule and Mandel 1982). "
		    "One {unit} far out cannot widen the limits for all, nor "
		    "do they come out too narrow. Needs 10 {units}.",
		    NULL },
		{ "Limits",
		    "95%: |z| < 1.960; 99.8%: |z| < 3.090, at each "
		    "{unit}\u2019s own denominator.",
		    NULL },
		{ "\u03C6",
		    "Mean squared z without \u03C4\u00B2: 1 if chance were "
		    "all. With 43 {units} it lies between 0.62 and 1.47 by "
		    "chance, so it is shown and never used as a switch.",
		    NULL },
	};

	add_heading(r, p, 2, "Comparison");
	add_said_notes(r, p, item, COUNT(item));
}

static void add_changes(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "Change of {a unit}",
		    "p: exact, given the two years\u2019 total, for rates; "
		    "pooled score test, or Fisher\u2019s with small counts, "
		    "for percentages; normal on the log for ratios; adjusted "
		    "as above. Unusual change: as the level, against the "
		    "change of all {units}, with a \u03C4\u00B2 of its own.",
		    NULL },
		{ "Beside its own past",
		    "{A unit}\u2019s relative change of the year, ln(v/v "
		    "before) \u2212 ln(E/E before) with E for {area}, against "
		    "its earlier ones back to a break, from ten of them: "
		    "their mean \u00B1 2.66 mean moving ranges, ranges over "
		    "3.267 times the mean left out once (Nelson 1982; "
		    "Montgomery 2009). With ten, chance alone puts about 3 in "
		    "100 outside; with twenty, about 1 in 100.",
		    NULL },
		{ "Over the years",
		    "The same relative changes of all years in a segment "
		    "between breaks: a frame marks a run (longest run over "
		    "round(log2 n) + 3, or too few crossings of the median; "
		    "Anh\u00F8j and Olesen 2014), from ten useful points, or "
		    "from 13 a last point outside those limits.",
		    NULL },
		{ "Two years",
		    "Spearman\u2019s rank correlation with the interval of "
		    "Bonett and Wright (2000). Regression to the mean: slope "
		    "of the later on the earlier logarithm.",
		    NULL },
		{ "Grades",
		    "Changes are counted only where a grade is known for both "
		    "years and was given afresh. Tests on them (sign, "
		    "Stuart-Maxwell, kappa) and of grades against measures "
		    "(Kruskal-Wallis, Jonckheere-Terpstra) are in the data "
		    "output; whoever graded may have seen the measures, so "
		    "none "
		    "shows a cause.",
		    NULL },
	};

	add_said_notes(r, p, item, COUNT(item));
}

static void add_limits(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "\u2022",
		    "With 43 {units} and a few far out, about 2 {units} lie "
		    "outside the 95% limits whatever the measure. Act on the "
		    "99.8% limits.",
		    NULL },
		{ "\u2022",
		    "The spread between {units} holds real differences in "
		    "need, in practice and in recording. The limits cannot "
		    "tell these apart.",
		    NULL },
		{ "\u2022",
		    "{A unit} that holds a large part of a total pulls the "
		    "{area:figure} towards itself. Where that is more than 5 "
		    "percent, the figure without it is in the data output "
		    "(national_value_excluding).",
		    NULL },
		{ "\u2022",
		    "Measures that share a denominator go together in part "
		    "because of it.",
		    NULL },
	};

	add_heading(r, p, 2, "What the methods cannot do");
	add_said_notes(r, p, item, COUNT(item));
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p = add_page(r, "methods", "methods",
	    "Annex D: statistical methods", "Annex D: statistical methods", 1);

	(void)request;
	add_heading(r, p, 1, "Annex D: statistical methods");
	add_rule(r, p);
	add_centres(r, p);
	add_figures(r, p);
	add_comparison(r, p);
	add_changes(r, p);
	add_limits(r, p);
}

const struct page_kind page_methods = { "methods", SCOPE_NATIONAL, build,
	NULL };
