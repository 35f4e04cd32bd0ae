#ifndef PEELSTATS_MEASURE_H
#define PEELSTATS_MEASURE_H

#include "peelstats/analysis.h"

/*
 * A statistic: fills its part of a result. Either function may be NULL. That
 * for metrics may allocate from a->arena and read the data set, and reads and
 * writes the one result only: metrics are worked on at the same time.
 */
struct measure {
	const char *name;
	void (*metric)(struct analysis *a, struct metric_result *m);
	void (*grade)(struct analysis *a, struct grade_result *g);
	bool basic; /* part of an analysis that is basic only */
};

#define X(name) extern const struct measure measure_##name;
#include "measures.def"
#undef X

/** Keeps a number of the metric under a name, a static string, for
 * metric_kept(); so a measure needs no member of metric_result. */
void metric_keep(struct analysis *a, struct metric_result *m, const char *name,
    struct value v);

/** Whether a force's figures of this year, or of the other, hold counts. */
bool has_counts(const struct observation *o);

/**
 * Compares two figures exactly: by counts where both have them, else by
 * value. Both must have known values. Returns -1, 0 or 1.
 */
int figure_compare(const struct metric *m, const struct observation *a,
    const struct observation *b);

/** The counts of a figure that has them. */
struct count_of counts_of(const struct observation *o);

/** The 95% interval of a figure with counts, in the metric's unit; false for
 * a kind without one. */
bool counts_interval(const struct metric *m, struct count_of c,
    enum interval_method how, struct value *lower, struct value *upper);

/* The 95% interval of a change, in percent, and its p-value, 0 to 1. */
struct change_tested {
	struct value lower95;
	struct value upper95;
	struct value p;
};

/** Tests the change between two figures with counts; unknown where there are
 * no events in either. */
struct change_tested change_tested(
    enum funnel_kind kind, struct count_of before, struct count_of now);

/**
 * The forces whose figures can be held against chance: usable, with counts,
 * of a kind with a chance model. Their indices go to `out`, room for all;
 * returns how many.
 */
size_t counted_forces(
    const struct analysis *a, const struct metric_result *m, size_t *out);

/* Forces with counts, of a kind with a chance model. */
struct counted {
	const size_t *force; /* indices */
	size_t n;
	enum funnel_kind kind;
};

/**
 * The levels of the forces (see measure_dispersion.c), each with its standard
 * error were `rate`, not multiplied and over 0, that of all. In a->arena.
 */
struct estimates levels_at(struct analysis *a, const struct metric_result *m,
    struct counted c, double rate);

/** How far level `i` is from the target, in standard deviations of chance and
 * of the variance between forces together; unknown where that is 0. */
struct value level_z(struct estimates e, size_t i, double target, double tau2);

/** The England and Wales rate, not multiplied; unknown unless above 0. */
struct value national_rate(const struct metric_result *m);

/** The standing for a z of which the sign counts. */
enum standing standing_of(struct value z);

/** Fewest forces for which their spread is estimated. */
enum { FEWEST_FOR_SPREAD = 10, FEWEST_FOR_ROBUST = 4 };

#endif
