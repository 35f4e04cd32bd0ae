/* What is refused before anything is read: formats and places for output that
 * do not suit what is done. */
#include "app/options/options_table.h"
#include "plan.h"

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

/* A mode as it is typed and what it can print, its usual format first; NULL:
 * reports, which are printed in any. */
static const struct {
	const char *typed;
	const char *formats;
} modes[MODE_COUNT] = {
#define X(name, mode, typed, formats) { typed, formats },
#include "app/modes.def"
#undef X
};

static const char *formats_that_mode_has(const struct options *o)
{
	/* there it says how the reports are to be made */
	if (o->mode == MODE_LIST && strcmp(o->what, "reports") == 0)
		return NULL;
	return modes[o->mode].formats;
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

/* Tables, lists and messages have formats of their own, one at a time. */
static bool check_format(const struct options *o, struct error *err)
{
	const char *can = formats_that_mode_has(o);
	struct text words = TEXT_EMPTY;

	if (o->format == NULL ||
	    (can != NULL && is_in(can, o->format, strlen(o->format))))
		return true;
	if (can != NULL && can[0] == '\0')
		return error_set(err, EXIT_USAGE,
		    "%s has one format only: leave out --format",
		    modes[o->mode].typed);
	if (can != NULL) {
		add_words(&words, can);
		(void)error_set(err, EXIT_USAGE,
		    "--format: %s cannot print %s; it has %s%s",
		    modes[o->mode].typed, o->format, text_str(&words),
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
static bool check_suffix(const struct options *o, struct error *err)
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

/* --force asks for more than one report. */
static bool many_forces(const struct options *o)
{
	return o->forces != NULL && (strcmp(o->forces, "all") == 0 ||
					strchr(o->forces, ',') != NULL);
}

static bool check_output(const struct options *o, struct error *err)
{
	if (o->mode != MODE_REPORT || o->dump != NULL)
		return true;
	if (o->output != NULL && o->out_dir != NULL)
		return error_set(
		    err, EXIT_USAGE, "give either --output or --out-dir");
	if (o->output != NULL && many_forces(o))
		return error_set(err, EXIT_USAGE,
		    "several reports need a folder: use --out-dir DIR");
	if (o->output == NULL && o->out_dir == NULL && o->charts == NULL)
		return error_set(err, EXIT_USAGE,
		    "where should the report go? Try: peelstats -o report.pdf");
	if (o->describe && (o->out_dir == NULL || o->format == NULL ||
			       strstr(o->format, "csv") == NULL))
		return error_set(err, EXIT_USAGE,
		    "--datapackage describes the CSV files of a folder: add "
		    "--format csv and --out-dir DIR");
	return true;
}

bool plan_check_options(const struct options *o, struct error *err)
{
	return check_format(o, err) && check_output(o, err) &&
	       check_suffix(o, err);
}
