#ifndef PEELSTATS_ANALYSIS_H
#define PEELSTATS_ANALYSIS_H

#include "peelstats/dataset.h"
#include "peelstats/num_between.h"
#include "peelstats/num_pairs.h"
#include "peelstats/series.h"

#include <stdbool.h>
#include <stddef.h>

/* The statistics of one year, compared with another. Immutable once made. */

/*
 * Where a figure stands among the forces: cut-offs 1.96 and 3.09 of the z
 * that allows for the usual spread between them.
 */
enum standing {
#define X(name, word, side, words, rule) STANDING_##name,
#include "peelstats/standings.def"
#undef X
	STANDING_COUNT
};

/* Confidence bounds of a rank; 0 where there are none. */
struct rank_bounds {
	size_t lower;
	size_t upper;
};

/* This year's change beside the force's own earlier ones; see
 * analysis/measure_past.c. */
struct own_past {
	size_t n; /* earlier yearly changes; below, unknown unless enough */
	struct value change; /* relative, this year's; a logarithm */
	struct interval limits; /* from the earlier ones */
	int outside; /* 1 above them, -1 below; 0 within or not judged */
	/* 1: more than every earlier one; -1: less; 0: neither */
	int furthest;
};

/* What one force's figures come to. */
struct force_result {
	const struct observation *now; /* NULL when there is no row */
	const struct observation *before; /* NULL likewise */
	bool extreme; /* marked so, and the metric is per resident */
	bool one_off; /* an event of events.csv lies in one of the two */
	bool broken; /* its series breaks between the two years */
	struct value value;
	struct value lower95; /* of the value, by chance alone */
	struct value upper95;
	struct value compare;
	struct value change; /* value - compare, in the metric's unit */
	struct value change_percent; /* relative to compare */
	int direction; /* sign of the change, decided exactly */
	size_t rank; /* 1 = highest; 0 = not ranked */
	bool tied; /* another force has the same rank */
	struct rank_bounds rank95; /* year-to-year noise allowed for */
	struct rank_bounds rank95_chance; /* chance alone */
	/* against the England and Wales value */
	struct value p; /* mid-P, chance alone */
	struct value q; /* p adjusted over the forces (Benjamini-Hochberg) */
	struct value z; /* allowing for the spread between forces */
	enum standing standing;
	struct value z_typical; /* likewise, about the typical force */
	enum standing standing_typical; /* what words and charts go by */
	struct value national_excluding; /* England and Wales without it */
	struct value similar; /* value of its similar forces together */
	size_t n_similar; /* of them with a figure */
	size_t quintile; /* of the forces, 1 = highest; 0 = none */
	struct value stabilised; /* pulled towards the rate of all */
	/* of the change */
	struct value change_lower95; /* of 100 x (ratio - 1), chance alone */
	struct value change_upper95;
	struct value change_p;
	struct value change_q;
	struct value change_z; /* against the change of all forces */
	enum standing change_standing;
	struct value
	    rate_effect; /* its part in the change of all, in the unit */
	struct value mix_effect;
	struct value change_expected; /* percent, regression to the mean */
	struct own_past past;
};

/* Forces added up: the England and Wales value. */
struct pooled {
	size_t n; /* forces in it */
	double numerator;
	double denominator;
	struct value value;
	struct value lower95; /* by chance alone */
	struct value upper95;
	bool published; /* taken from national.csv, not added up */
};

/* The forces' values as a set; n < 2 leaves most unknown. */
struct distribution {
	size_t n;
	struct value mean;
	struct value sd;
	struct value minimum;
	struct value q25;
	struct value median;
	struct value q75;
	struct value maximum;
	struct value cv; /* sd / mean */
	struct value q10;
	struct value q90;
	struct value gini; /* each force counting once */
	struct value mad;
	struct value qn;
	struct value sn;
	struct interval mean95; /* were the forces a sample */
	struct value skewness;
	struct value kurtosis;
};

/* What the figures of one metric come to. */
/* A number of a metric that needs no member below: it goes by a name, which
 * is that of its measure or begins with it. */
struct kept_number {
	const char *name;
	struct value value;
	const struct kept_number *next;
};

struct metric_result {
	const struct metric *metric;
	size_t index; /* of the metric in the data set */
	struct force_result *force; /* one per force of the data set */
	const char *period; /* of `year`, "" when not known */
	const char *compare_period;
	struct pooled national;
	struct pooled compare;
	/* the same forces in both years, counted in the same way */
	struct pooled matched;
	struct pooled matched_compare;
	struct value change; /* of the matched values, or published */
	struct value change_percent; /* likewise */
	struct value change_lower95; /* of change_percent, by chance alone */
	struct value change_upper95;
	struct value change_p;
	struct value composition; /* change of who reported, in the unit */
	size_t n_rose;
	size_t n_fell;
	size_t n_unchanged;
	size_t n_broken; /* have both figures, of which no change is told */
	struct distribution spread;
	struct distribution spread_without; /* forces marked extreme */
	size_t n_extreme; /* of the forces in `spread` */
	struct value ratio_max_min;
	struct value ratio_p90_p10;
	/* beyond chance, about the England and Wales value */
	struct dispersion dispersion;
	struct value tau2; /* WPM */
	struct interval tau2_interval; /* Q-profile, about the mean */
	/* about the typical force: the median level of those comparable */
	struct value typical; /* in the metric's unit */
	struct value tau2_typical;
	struct value tau2_change; /* of the changes, about that of all */
	struct variation variation;
	struct value shrink_weight; /* median weight on the rate of all */
	size_t n_standing[STANDING_COUNT];
	size_t n_standing_typical[STANDING_COUNT];
	size_t n_change_standing[STANDING_COUNT];
	size_t n_q05; /* q <= 0.05 */
	size_t n_change_q05;
	/* the two years */
	struct correlation pearson;
	struct correlation pearson_without; /* forces marked extreme */
	struct correlation pearson_log;
	struct correlation spearman;
	struct correlation spearman_without;
	struct correlation kendall;
	struct regression regression; /* of the logarithms */
	struct regression regression_without; /* forces marked extreme */
	struct paired_tests paired;
	struct association *association; /* with each question's grades */
	size_t *order; /* force indices by rank, n_ranked of them */
	size_t n_ranked;
	bool national_only; /* no force has a row for it */
	bool few; /* too few forces have a figure to compare them */
	const struct kept_number *kept; /* by name; see metric_kept() */
};

enum { GRADE_COUNT = GRADE_UNGRADED + 1 };

/* How the forces were graded on one question. */
struct grade_result {
	const struct question *question;
	size_t index;
	size_t count[GRADE_COUNT]; /* by enum grade, GRADE_NONE included */
	size_t improved;
	size_t declined;
	size_t unchanged;
	size_t not_compared; /* carried forward, or a grade is not known */
	size_t carried; /* those of an earlier inspection, still standing */
	size_t inspected; /* forces known to be looked at in the year */
	struct grade_tests tests; /* of the compared pairs */
};

/* How the intervals of figures are made. */
enum interval_method {
	INTERVAL_EXACT, /* Garwood and Byar, Wilson, exact for a ratio */
	INTERVAL_MID, /* mid-P for all three */
	INTERVAL_PHE /* as PHEindicatormethods: Byar from 10 events */
};

/* Zero stands for the first method of each. */
struct analysis_settings {
	int year;
	int compare; /* 0 = no comparison */
	enum interval_method interval;
	enum adjustment adjustment; /* of p-values */
	enum tau_method spread; /* beyond chance, of levels and changes */
	unsigned threads; /* that share the work; 0 = 1. Same results. */
	int since; /* first year of series; 0 = the first in the data */
	int until; /* last year of series; 0 = the last in the data */
	enum series_signal signal; /* what is judged in series */
	bool basic; /* values, totals, changes, ranks and grades only */
	const bool *full; /* by metric: which are not basic only; borrowed while
			     computing; NULL = all */
};

struct analysis {
	struct arena arena;
	const struct dataset *dataset;
	struct analysis_settings settings;
	int year;
	int compare; /* 0 = no comparison */
	struct metric_result *metric; /* one per metric of the data set */
	struct grade_result *grade; /* one per question */
};

/**
 * Computes every measure of measures.def. `compare` 0 compares with nothing.
 * `d` is borrowed and must outlive the result; the caller frees that with
 * analysis_free(). Never fails.
 */
struct analysis *analysis_compute(
    const struct dataset *d, int year, int compare);

/** The same with other methods. */
struct analysis *analysis_compute_as(
    const struct dataset *d, const struct analysis_settings *settings);

/** The number that a measure keeps under this name, see metric_keep(); unknown
 * where none does. */
struct value metric_kept(const struct metric_result *m, const char *name);

/** Frees the analysis; NULL is allowed. */
void analysis_free(struct analysis *a);

/** How the judgment of a force changed: -1, 0, 1; `known` false if no pair. */
int grade_change(
    const struct analysis *a, size_t question, size_t force, bool *known);

/* What our figures say of a published one. */
enum verdict {
	VERDICT_AGREES, /* within the rounding of the printed decimals */
	VERDICT_DIFFERS,
	VERDICT_CONFLICTS, /* printed differently elsewhere; we cannot decide */
	VERDICT_CANNOT_CHECK,
	VERDICT_COUNT
};

struct reconciled {
	const struct published *published;
	struct value computed;
	/* a count of forces some of which are unknown: what it could be */
	struct interval range;
	double slack; /* rounding of our own figure, if it is a printed one */
	bool printed; /* ours was taken from a printed figure, not added up */
	enum verdict verdict;
};

/**
 * Checks every published figure of the data set against its own figures of
 * that figure's year, compared with the year before. `out` has room for
 * n_published.
 */
void analysis_reconcile(const struct analysis *a, struct reconciled *out);

/** The same for a list of `n` figures; `out` has room for n. */
void analysis_reconcile_these(const struct analysis *a,
    const struct published *published, size_t n, struct reconciled *out);

/** The word of the verdict column. Static. */
const char *verdict_name(enum verdict v);

/** Whether figures of this kind have a chance model, and which. */
bool metric_has_chance_model(const struct metric *m, enum funnel_kind *kind);

/** The word of the class column: "in_line". Static. */
const char *standing_name(enum standing s);

/** What follows "is" in a sentence: "high among forces"; "". Static. */
const char *standing_words(enum standing s);

/** When a figure is of this class, in sentences. Static. */
const char *standing_rule(enum standing s);

/** The side of the others: -1 low, 1 high, else 0. */
int standing_side(enum standing s);

/** Whether it is unusually high or low. */
bool standing_is_unusual(enum standing s);

/** Whether the figure is known to be short of some of what it should hold. */
bool figure_partial(const struct force_result *f);

/** Whether it, or the one it is compared with, is: nothing is said to have
 * risen or fallen by such a change. */
bool change_partial(const struct force_result *f);

/**
 * Whether a figure may be set beside those of other forces in words: known,
 * whole (not partial), and not of a force whose rates per resident are
 * marked as not comparable.
 */
bool figure_comparable(const struct force_result *f);

/** The same of a change: both figures are, and neither holds a one-off. */
bool change_comparable(const struct force_result *f);

/** Whether one of its two figures is incomplete and the other is not: what is
 * missing would pass for a fall, or its return for a rise. */
bool change_uneven(const struct force_result *f);

/* How many forces went each way, without the uneven ones. */
struct change_ways {
	size_t rose;
	size_t fell;
	size_t of; /* all with such a change, those that stayed the same too */
	bool whole; /* none is left out */
};

/** Counts the changes of a measure for sentences about it; the counts of
 * struct metric_result hold the uneven ones too. */
struct change_ways change_ways(
    const struct analysis *a, const struct metric_result *m);

/**
 * The limits within which 95% or 99.8% of forces of this denominator would
 * lie about the typical force, given the usual spread between forces (or
 * `chance` alone); unknown where standings are not assessed. In the metric's
 * unit.
 */
struct interval metric_limits(const struct metric_result *m, double denominator,
    double confidence, bool chance);

#endif
