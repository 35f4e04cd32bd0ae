/* Whether the format and the place named for output suit what is done. */
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

/* What each mode can print, its usual format first; reports print any. */
static const char *formats_that_mode_has(const struct options *o)
{
	switch (o->mode) {
	case MODE_STATS:
		return "csv json";
	case MODE_CHECK:
		return "txt csv json";
	case MODE_LIST:
		/* there it says how the reports are to be made */
		return strcmp(o->what, "reports") == 0 ? NULL : "txt csv json";
	case MODE_SUMMARY:
	case MODE_EXPLAIN:
		return "txt";
	case MODE_INIT:
	case MODE_IMPORT:
	case MODE_RECIPES:
	case MODE_COMPLETION:
		return "";
	case MODE_REPORT:
	case MODE_HELP:
	case MODE_VERSION:
		break;
	}
	return NULL;
}

/* "txt, csv and json" */
static void add_words(struct text *out, const char *list)
{
	while (*list != '\0') {
		size_t n = strcspn(list, " ");

		text_add_bytes(out, list, n);
		list += n;
		list += *list != '\0';
		if (*list != '\0')
			text_add(out, strchr(list, ' ') ? ", " : " and ");
	}
}

/* The mode as it was typed. */
static const char *mode_of(const struct options *o)
{
	static const struct {
		enum mode mode;
		const char *name;
	} modes[] = { { MODE_STATS, "--stats" }, { MODE_CHECK, "--check" },
		{ MODE_LIST, "--list" }, { MODE_SUMMARY, "--summary" },
		{ MODE_EXPLAIN, "--explain" }, { MODE_INIT, "--init" },
		{ MODE_COMPLETION, "--completion" } };

	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		if (modes[i].mode == o->mode)
			return modes[i].name;
	return "a report";
}

/* Tables, lists and messages have formats of their own, one at a time. */
bool options_check_format(const struct options *o, struct error *err)
{
	const char *can = formats_that_mode_has(o);
	struct text words = TEXT_EMPTY;

	if (o->format == NULL ||
	    (can != NULL && is_in(can, o->format, strlen(o->format))))
		return true;
	if (can != NULL && can[0] == '\0')
		return error_set(err, EXIT_USAGE,
		    "%s has one format only: leave out --format", mode_of(o));
	if (can != NULL) {
		add_words(&words, can);
		(void)error_set(err, EXIT_USAGE,
		    "--format: %s cannot print %s; it has %s%s", mode_of(o),
		    o->format, text_str(&words),
		    strchr(can, ' ') ? ", one at a time" : "");
		text_release(&words);
		return false;
	}
	if (o->mode == MODE_REPORT && o->output != NULL &&
	    strchr(o->format, ',') != NULL)
		return error_set(err, EXIT_USAGE,
		    "several formats need a folder: use --out-dir DIR");
	return true;
}

/* What is written to --output, or NULL where its name may be any. */
static const char *formats_of(const struct options *o)
{
	if (o->mode == MODE_REPORT && o->dump == NULL)
		return o->format != NULL ? o->format : "pdf";
	if (o->mode == MODE_STATS)
		return o->format != NULL ? o->format : "csv";
	if (o->mode == MODE_LIST && strcmp(o->what, "reports") != 0)
		return o->format != NULL ? o->format : "txt";
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
	possible = formats_that_mode_has(o) == NULL ||
		   is_in(formats_that_mode_has(o), suffix, strlen(suffix));
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
	const struct setting *charts = &settings[option_find("charts")];

	o->keep_files =
	    (o->output != NULL && file->found) ||
	    (o->out_dir != NULL && folder->found &&
		!is_below_here(o->out_dir)) ||
	    (o->charts != NULL && charts->found && !is_below_here(o->charts));
}
