#ifndef PEELSTATS_DATASET_CHECK_H
#define PEELSTATS_DATASET_CHECK_H

#include "peelstats/dataset.h"

/**
 * Looks for counts that cannot be what their column says: exchanged with
 * another force or with each other, of another size than the force, with
 * decimals, of another period; years that stand alone; quarters that do not
 * make their year (W513 to W519). Reports each cause once. `year` as for
 * dataset_check(); `path` is observations.csv.
 */
void dataset_check_sense(const struct dataset *d, const char *path, int year,
    struct diag_list *diags);

/** The same for series.csv, beside it: gaps, and sums of a year. */
void dataset_check_parts(const struct dataset *d, const char *path, int year,
    struct diag_list *diags);

/** Asks of each force whose figures shifted to another level, of years or, with
 * `parts`, of those of series.csv, whether it counts otherwise since (W521);
 * `path` is the file. */
void dataset_check_levels(const struct dataset *d, const char *path, bool parts,
    int year, struct diag_list *diags);

#endif
