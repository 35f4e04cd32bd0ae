#ifndef PEELSTATS_COMPLETION_H
#define PEELSTATS_COMPLETION_H

#include "app/options/options_table.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * The scripts ask "peelstats --list" for what the data hold, when a key is
 * pressed. What comes back is only ever compared, quoted and shown: a name
 * of a force that is a command of the shell stays a name.
 */

/** What "peelstats --list" prints for the option, or NULL. */
const char *completion_list(const struct option_row *row);

/** A word that fits beside those of the list, or NULL. */
const char *completion_extra(const struct option_row *row);

/** Whether several values may stand with commas between. */
bool completion_is_list(const struct option_row *row);

/** Whether the argument is a file, or a folder. */
bool completion_is_file(const struct option_row *row);
bool completion_is_folder(const struct option_row *row);

/* The parts of the scripts that are the same for every table of options, from
 * the files beside this one. */
extern const char script_bash[], script_zsh[], script_fish[];
extern const size_t script_bash_len, script_zsh_len, script_fish_len;

/** Print a script each. */
void completion_bash(FILE *out);
void completion_zsh(FILE *out);
void completion_fish(FILE *out);

#endif
