#ifndef PEELSTATS_IMPORT_H
#define PEELSTATS_IMPORT_H

#include "run.h"

/** The file of --recipe: a path, or one that comes along; says so if there is
 * none. */
bool import_recipe_path(struct run *r, char *path, size_t size);

#endif
