#ifndef PEELSTATS_REPORT_DESCRIBE_H
#define PEELSTATS_REPORT_DESCRIBE_H

#include "app/deliver.h"

/** Writes datapackage.json, which describes the CSV files of the reports,
 * beside them. Fails with EXIT_IO. */
bool report_describe(const struct delivery *delivery, struct error *err);

#endif
