/* The methods: the rule for words, what each figure is, and its source. */
#include "page.h"
#include "peelstats/words.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void add_rule(struct report *r, struct page *p)
{
	static const struct labelled rule[] = {
		{ "Unusually high or low",
		    "Outside the 99.8% limits: further from the England and "
		    "Wales figure than the usual spread between forces would "
		    "explain. Check definitions and data first.",
		    NULL },
		{ "High or low",
		    "Outside the 95% limits: near the edge of the usual "
		    "spread between forces. About one force in 20 is, by "
		    "construction.",
		    NULL },
		{ "Above or below, higher or lower",
		    "Within the limits, and the difference is more than "
		    "chance alone would explain (adjusted p at most 0.05).",
		    NULL },
		{ "Broadly in line",
		    "Within the limits, and the difference could be chance.",
		    NULL },
		{ "Without counts",
		    "Staff and money per head and scores have no measure of "
		    "chance. Unusual and high or low go by the distance from "
		    "the middle force. Else a figure within 5 percent of the "
		    "England and Wales figure, or one unit of the last "
		    "printed decimal, is in line; within 10 percent slightly "
		    "higher or lower.",
		    NULL },
		{ "Fewer than 20 events",
		    "The figure is marked in words as resting on few events.",
		    NULL },
	};

	add_heading(r, p, 2, "What the words mean");
	add_text(r, p, STYLE_FINDING,
	    "The cut-offs are ours. No word here says that a figure is good "
	    "or bad, or why it is what it is.");
	add_notes(r, p, rule, COUNT(rule));
}

static void add_figures(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "Change",
		    "Of England and Wales: of the forces with figures for "
		    "both years, so that who reported does not pass for "
		    "change. From unrounded figures.",
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
		    "95% confidence set of Mogstad, Romano, Shaikh and "
		    "Wilhelm (2023), worked out by quadrature, without random "
		    "numbers. Standard errors are those of chance, with the "
		    "year-to-year noise of a force added: half the variance "
		    "between the forces\u2019 changes.",
		    NULL },
		{ "Distribution",
		    "Quantiles of type 7 (Hyndman and Fan 1996). Standard "
		    "deviation with divisor n \u2212 1. Skewness of type 3. "
		    "Gini coefficient with each force counting once. Mean, "
		    "deviation, Gini and Pearson are given with and without "
		    "forces whose rates per resident are not comparable.",
		    NULL },
	};

	add_heading(r, p, 2, "Figures");
	add_notes(r, p, item, COUNT(item));
}

static void add_comparison(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "Chance (p, q)",
		    "p: two-sided mid-P value (Lancaster 1961) of the "
		    "force\u2019s count at the England and Wales rate: "
		    "Poisson for a rate, binomial for a percentage, binomial "
		    "given the sum for a ratio. q: p adjusted over the forces "
		    "of the measure (Benjamini and Hochberg 1995).",
		    NULL },
		{ "Level",
		    "Y = ln(O/N) for rates and ratios, a count of 0 taken as "
		    "\u00BD; Y = arcsin \u221Ap for percentages. Standard "
		    "error at the England and Wales rate \u03B8: s\u00B2 = "
		    "1/(\u03B8N); for ratios 1/(\u03B8D) + 1/D; for "
		    "percentages 1/(4N).",
		    NULL },
		{ "Usual spread (\u03C4)",
		    "Variance between forces beyond chance, added to "
		    "s\u00B2 (Spiegelhalter 2005). \u03C4\u00B2 solves "
		    "mean[W(z)\u00B2] = 0.6787, where z = (Y \u2212 "
		    "Y\u2080)/\u221A(s\u00B2 + \u03C4\u00B2) and W pulls z in "
		    "to its own 10% and 90% quantiles; 0.6787 is what normal "
		    "forces would give (after Paule and Mandel 1982). One "
		    "City of London cannot widen the limits for all, nor do "
		    "they come out too narrow. Needs 10 forces.",
		    NULL },
		{ "Limits",
		    "95%: |z| < 1.960; 99.8%: |z| < 3.090, at each "
		    "force\u2019s own denominator.",
		    NULL },
		{ "\u03C6",
		    "Mean squared z without \u03C4\u00B2: 1 if chance were "
		    "all. With 43 forces it lies between 0.62 and 1.47 by "
		    "chance, so it is shown and never used as a switch.",
		    NULL },
	};

	add_heading(r, p, 2, "Comparison");
	add_notes(r, p, item, COUNT(item));
}

static void add_changes(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "Change of a force",
		    "p: exact, given the two years\u2019 total, for rates; "
		    "pooled score test, or Fisher\u2019s with small counts, "
		    "for percentages; normal on the log for ratios; adjusted "
		    "as above. Unusual change: as the level, against the "
		    "change of all forces, with a \u03C4\u00B2 of its own.",
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
		    "output; inspectors may have seen the measures, so none "
		    "shows a cause.",
		    NULL },
	};

	add_notes(r, p, item, COUNT(item));
}

static void add_limits(struct report *r, struct page *p)
{
	static const struct labelled item[] = {
		{ "\u2022",
		    "With 43 forces and a few far out, about 2 forces lie "
		    "outside the 95% limits whatever the measure. Act on the "
		    "99.8% limits.",
		    NULL },
		{ "\u2022",
		    "The spread between forces holds real differences in "
		    "need, in policing and in recording. The limits cannot "
		    "tell these apart.",
		    NULL },
		{ "\u2022",
		    "A force that holds a large part of a total pulls the "
		    "England and Wales figure towards itself: the Metropolitan "
		    "Police holds about 15 percent of the population. The "
		    "figure without it is in the data output.",
		    NULL },
		{ "\u2022",
		    "Measures that share a denominator go together in part "
		    "because of it.",
		    NULL },
	};

	add_heading(r, p, 2, "What the methods cannot do");
	add_notes(r, p, item, COUNT(item));
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p = add_page(r, "methods", "methods",
	    "Annex D: statistical methods", "Annex D: statistical methods", 1);

	(void)request;
	add_heading(r, p, 1, "Annex D: statistical methods");
	add_rule(r, p);
	add_figures(r, p);
	add_comparison(r, p);
	add_changes(r, p);
	add_limits(r, p);
}

const struct page_kind page_methods = { "methods", SCOPE_NATIONAL, build,
	NULL };
