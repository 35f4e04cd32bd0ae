/* What a file of settings in the current folder may not do. */
#include "options_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* A folder in the one where we are, or one that is not there yet. */
static bool is_below_here(const char *folder)
{
	char *here = realpath(".", NULL);
	char *there = realpath(folder, NULL);
	size_t len = here != NULL ? strlen(here) : 0;
	bool below =
	    there == NULL || (len > 0 && strncmp(there, here, len) == 0 &&
				 (there[len] == '\0' || there[len] == '/'));

	free(here);
	free(there);
	return below;
}

/*
 * peelstats.conf in the folder where somebody happens to be may be anybody's:
 * it may say where a report goes, but not what it takes the place of, except
 * for reports in that folder and those below it.
 */
void options_guard_places(struct options *o, const struct setting *settings)
{
	const struct setting *file = &settings[option_find("output")];
	const struct setting *folder = &settings[option_find("out-dir")];
	const struct setting *charts = &settings[option_find("charts")];

	o->keep_files =
	    (o->output != NULL && file->found) ||
	    (o->out_dir != NULL && folder->found &&
		!is_below_here(o->out_dir)) ||
	    (o->charts != NULL && charts->found && !is_below_here(o->charts));
}
