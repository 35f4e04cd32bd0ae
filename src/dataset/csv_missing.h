#ifndef PEELSTATS_CSV_MISSING_H
#define PEELSTATS_CSV_MISSING_H

#include "csv_source.h"

/**
 * Reports a file that is not there (E101): one that is needed, or one that
 * lies beside under a name that nearly is its own, such as Observations.CSV,
 * observations.xlsx or observations.csv.txt.
 */
void csv_missing(const struct csv_request *request, const char *path);

#endif
