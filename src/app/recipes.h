#ifndef PEELSTATS_RECIPES_H
#define PEELSTATS_RECIPES_H

#include "app/options/options.h"
#include "peelstats/error.h"

#include <stdbool.h>
#include <stddef.h>

/** Prints the recipes that come along: name, a tab, title. Fails with EXIT_IO
 * where there are none. */
bool recipes_print(const struct options *o, struct error *err);

/** Writes to `path` the file of --recipe: one that was named, or one that
 * comes along; EXIT_USAGE if there is none. */
bool recipe_path(
    const struct options *o, char *path, size_t size, struct error *err);

#endif
