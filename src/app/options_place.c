/* Whether the place that is named for output suits what is to be written. */
#include "options_table.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* Whether `word` of `len` bytes is in a list with commas or spaces between. */
static bool is_in(const char *list, const char *word, size_t len)
{
	while (*list != '\0') {
		size_t n = strcspn(list, ", ");

		if (n == len && strncasecmp(list, word, len) == 0)
			return true;
		list += n;
		list += *list != '\0';
	}
	return false;
}

/* What is written to --output, or NULL where its name may be any. */
static const char *formats_of(const struct options *o)
{
	if (o->mode == MODE_REPORT && o->dump == NULL)
		return o->format != NULL ? o->format : "pdf";
	if (o->mode == MODE_STATS)
		return o->format != NULL ? o->format : "csv";
	return o->mode == MODE_SUMMARY ? "txt" : NULL;
}

/* Whoever opens it goes by its name. */
bool options_check_suffix(const struct options *o, struct error *err)
{
	const char *all = option_words(&option_table[option_find("format")]);
	const char *formats = formats_of(o);
	const char *dot = o->output != NULL ? strrchr(o->output, '.') : NULL;
	const char *suffix = dot != NULL ? dot + 1 : "";
	bool possible;

	if (formats == NULL || !is_in(all, suffix, strlen(suffix)) ||
	    is_in(formats, suffix, strlen(suffix)))
		return true;
	possible = o->mode == MODE_REPORT ||
		   (o->mode == MODE_STATS &&
		       is_in("csv json", suffix, strlen(suffix)));
	return error_set(err, EXIT_USAGE,
	    "%s: the name says %s, but %s would be written; name it %.*s.%s%s"
	    "%s",
	    o->output, suffix, formats, (int)(dot - o->output), o->output,
	    formats, possible ? ", or add --format " : "",
	    possible ? suffix : "");
}

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

	o->keep_files =
	    (o->output != NULL && file->found) ||
	    (o->out_dir != NULL && folder->found && !is_below_here(o->out_dir));
}
