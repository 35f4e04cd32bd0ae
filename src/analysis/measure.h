#ifndef PEELSTATS_MEASURE_H
#define PEELSTATS_MEASURE_H

#include "peelstats/analysis.h"

/* A statistic: fills its part of a result. Either function may be NULL. */
struct measure {
	const char *name;
	void (*metric)(struct analysis *a, struct metric_result *m);
	void (*grade)(struct analysis *a, struct grade_result *g);
};

#define X(name) extern const struct measure measure_##name;
#include "measures.def"
#undef X

/** Whether a force's figures of this year, or of the other, hold counts. */
bool has_counts(const struct observation *o);

/**
 * Compares two figures exactly: by counts where both have them, else by
 * value. Both must have known values. Returns -1, 0 or 1.
 */
int figure_compare(const struct metric *m, const struct observation *a,
    const struct observation *b);

#endif
