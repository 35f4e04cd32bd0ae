#ifndef PEELSTATS_OPTIONS_TABLE_H
#define PEELSTATS_OPTIONS_TABLE_H

#include "options.h"
#include "peelstats/text.h"

#include <stddef.h>

enum option_group { INPUT, OUTPUT, MODES, NIGHTLY, GENERAL, OPTION_GROUPS };

/* One table drives parsing, configuration, help and completion. What an option
 * sets is known to options.c alone. */
struct option_row {
	const char *name;
	const char *argument; /* NULL = takes none; "[=X]" = may be left out */
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

/** The words that may follow, spaces between; see options.def. Static. */
const char *option_words(const struct option_row *row);

/** The row of a name, loosely compared; N_OPTIONS if there is none. */
size_t option_find(const char *name);

/** The name of an option that is nearly the one typed, or NULL. */
const char *option_near(const char *typed);

/** Whether the option chooses what to do, which a file must not. */
bool option_is_mode(const struct option_row *row);

/** Whether the option takes no value: in a file it is yes or no. */
bool option_is_flag(const struct option_row *row);

/** The help of the option, cut to `size`; its list of formats is that of
 * writers.def. */
void option_help(const struct option_row *row, char *out, size_t size);

/** The same without the default. */
void option_summary(const struct option_row *row, char *out, size_t size);

/** Notes whether files that are there must stay; see options.h. */
void options_guard_places(struct options *o, const struct setting *settings);

/**
 * Fills the settings that are not there yet from the environment and the
 * configuration files. Fails with EXIT_USAGE where one says what cannot be.
 */
bool options_configure(
    struct options *o, struct setting *settings, struct error *err);

#endif
