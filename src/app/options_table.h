#ifndef PEELSTATS_OPTIONS_TABLE_H
#define PEELSTATS_OPTIONS_TABLE_H

#include "options.h"
#include "peelstats/text.h"

#include <stddef.h>

/** Takes the argument of an option; fails with EXIT_USAGE. */
typedef bool apply_fn(
    struct options *o, const char *argument, struct error *err);

apply_fn set_year, set_compare, set_forces, set_suppress, set_interval,
    set_spread, set_adjustment, set_signal, set_since, set_output, set_out_dir,
    set_charts, set_sort, set_format, set_layout, set_pdf, set_dump, set_check,
    set_stats, set_summary, set_list, set_init, set_import, set_explain,
    set_completion, set_wait, set_jobs, set_max_size, set_colour, set_progress,
    set_help, set_version;

enum option_group { INPUT, OUTPUT, MODES, NIGHTLY, GENERAL, OPTION_GROUPS };

/* One table drives parsing, configuration, help and completion. */
struct option_row {
	const char *name;
	const char *argument; /* NULL = takes none; "[=X]" = may be left out */
	size_t flag; /* offset of a bool in struct options, or 0 */
	size_t text; /* offset of a string, or 0 */
	apply_fn *apply; /* or NULL */
	const char *words; /* see options.def */
	const char *help;
	enum option_group group;
	char letter; /* 0 = none */
};

enum {
	N_OPTIONS = 0
#define OPTION(group, name, letter, argument, target, words, help) +1
#include "options.def"
#undef OPTION
};

extern const struct option_row option_table[N_OPTIONS];

/* What one option is set to, and by whom. */
struct setting {
	const char *value; /* NULL for a flag */
	const char *origin; /* "command line", "FILE:LINE", a variable */
	bool found; /* in the current folder, by nobody's order */
};

/** The words that may follow, spaces between; see options.def. */
const char *option_words(const struct option_row *row);

/** The row of a name, loosely compared; N_OPTIONS if there is none. */
size_t option_find(const char *name);

/** The name of an option that is nearly the one typed, or NULL. */
const char *option_near(const char *typed);

/** Whether the option chooses what to do, which a file must not. */
bool option_is_mode(const struct option_row *row);

/** Sets what a setting asks for. */
bool option_apply(struct options *o, const struct option_row *row,
    const struct setting *s, struct error *err);

/** Refuses a format that what is done has not, and names those it has. */
bool options_check_format(const struct options *o, struct error *err);

/** Refuses an output name that says another format than is written. */
bool options_check_suffix(const struct options *o, struct error *err);

/** Notes whether files that are there must stay; see options.h. */
void options_guard_places(struct options *o, const struct setting *settings);

/**
 * Fills the settings that are not there yet from the environment and the
 * configuration files.
 */
bool options_configure(
    struct options *o, struct setting *settings, struct error *err);

#endif
