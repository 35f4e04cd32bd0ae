#ifndef PEELSTATS_CHECK_JSON_H
#define PEELSTATS_CHECK_JSON_H

#include "app/options/options.h"
#include "peelstats/diag.h"
#include "peelstats/error.h"

/** Writes every problem to standard output for other programs: as JSON, an
 * object a line, or as CSV, as --format says. Fails with EXIT_IO. */
bool check_write(
    const struct options *o, const struct diag_list *diags, struct error *err);

#endif
