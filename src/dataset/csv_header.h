#ifndef PEELSTATS_CSV_HEADER_H
#define PEELSTATS_CSV_HEADER_H

#include "csv_record.h"

/** Whether the file that is read has a column of that name. */
bool csv_header_known(const struct csv_record *r, const char *name);

/**
 * Takes the record for the line that names the columns. Problems go to the
 * diagnostics; false when a column that is needed is not there, and nothing
 * more of the file can be used.
 */
bool csv_header_read(struct csv_record *r);

#endif
