#ifndef PEELSTATS_FIGURES_H
#define PEELSTATS_FIGURES_H

#include "app/choose.h"
#include "app/options/options.h"
#include "peelstats/analysis.h"
#include "peelstats/dataset.h"

/** What is to be worked out for a report: the methods asked for, the years
 * and measures chosen. It borrows from the choice. */
struct analysis_settings figures_settings(
    const struct options *o, const struct choice *c);

/** Hides small counts if that was asked for, then works out the figures. The
 * caller frees them, before the data. */
struct analysis *figures_work_out(const struct options *o, struct dataset *d,
    const struct analysis_settings *settings);

#endif
