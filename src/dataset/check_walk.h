#ifndef PEELSTATS_CHECK_WALK_H
#define PEELSTATS_CHECK_WALK_H

#include "dataset_check.h"

/* What is looked at: the figures of a measure in a year. */
struct check_walk {
	const struct dataset *d;
	const char *path; /* of observations.csv */
	struct diag_list *diags;
	size_t metric;
	int year;
	int before; /* the year before, where it has figures; 0 = none */
};

/** Calls `check` for each measure in each year; of `only`, unless 0, in that
 * year and the one before it. */
void check_walk(const struct dataset *d, const char *path, int only,
    struct diag_list *diags, void (*check)(struct check_walk *));

#endif
