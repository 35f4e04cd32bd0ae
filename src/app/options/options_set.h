#ifndef PEELSTATS_OPTIONS_SET_H
#define PEELSTATS_OPTIONS_SET_H

#include "options.h"

/** Takes the argument of an option; fails with EXIT_USAGE. */
typedef bool apply_fn(
    struct options *o, const char *argument, struct error *err);

apply_fn set_year, set_compare, set_forces, set_suppress, set_interval,
    set_spread, set_adjustment, set_signal, set_since, set_output, set_out_dir,
    set_charts, set_sort, set_format, set_layout, set_pdf, set_dump, set_check,
    set_stats, set_summary, set_list, set_init, set_import, set_explain,
    set_completion, set_wait, set_jobs, set_max_size, set_colour, set_progress,
    set_help, set_version;

#endif
