#ifndef PEELSTATS_RANKED_NUMBERS_H
#define PEELSTATS_RANKED_NUMBERS_H

#include "numbers.h"

/** The numbers of a chart whose data are a struct ranked_chart. */
void ranked_numbers(const struct figure *f, struct numbers *t);

/** The title of a column of changes, "" without a year to compare with.
 * Static. */
const char *change_title(const char *compare_label, bool points);

#endif
