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

/**
 * Looks for figures on another scale than they should be: fractions among
 * percentages, a proportion that is not times 100 (W522), zeros where many are
 * to be expected (W501), counts that other forces had the year before (W513).
 * `year` as for dataset_check().
 */
void dataset_check_scale(const struct dataset *d, const char *path, int year,
    struct diag_list *diags);

/** The power of ten that a ratio is, within 40 percent; 0 for none. */
int dataset_power_of_ten(double ratio);

/** Asks of each force whose figures shifted to another level, of years or, with
 * `parts`, of those of series.csv, whether it counts otherwise since (W521);
 * `path` is the file. */
void dataset_check_levels(const struct dataset *d, const char *path, bool parts,
    int year, struct diag_list *diags);

#endif
