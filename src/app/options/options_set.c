/* What the argument of each option means. */
#include "options_set.h"

#include "options_table.h"
#include "peelstats/format.h"
#include "peelstats/number.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

enum { WORD_ROOM = 32 };

/* Copies the next word of a list with spaces between; false at its end. */
static bool next_word(const char **list, char *word)
{
	size_t len;

	*list += strspn(*list, " ");
	len = strcspn(*list, " ");
	format_short(word, WORD_ROOM, "%.*s", (int)len, *list);
	*list += len;
	return len > 0;
}

/* Refuses a word; names the one that was meant, or all. */
static void wrong_word(
    const char *option, const char *typed, const char *list, struct error *err)
{
	struct text all = TEXT_EMPTY;
	char word[WORD_ROOM];

	while (next_word(&list, word)) {
		if (name_near(typed, word))
			(void)error_set(err, EXIT_USAGE,
			    "--%s: \"%s\" is not known; did you mean %s?",
			    option, typed, word);
		text_addf(&all, "%s%s", all.len > 0 ? ", " : "", word);
	}
	/* the first that is set stays */
	(void)error_set(err, EXIT_USAGE, "--%s: \"%s\" is none of these: %s",
	    option, typed, text_str(&all));
	text_release(&all);
}

/* One of the words of the option's row, whose place is the value. */
static bool choose(
    const char *option, const char *a, size_t *at, struct error *err)
{
	const char *list = option_words(&option_table[option_find(option)]);
	const char *from = list;
	char word[WORD_ROOM];

	for (*at = 0; next_word(&from, word); ++*at)
		if (strcmp(a, word) == 0)
			return true;
	wrong_word(option, a, list, err);
	return false;
}

bool set_output(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--output needs a file name");
	o->output = a;
	return true;
}

bool set_out_dir(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--out-dir needs a folder");
	o->out_dir = a;
	return true;
}

bool set_charts(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--charts needs a folder");
	o->charts = a;
	return true;
}

bool set_year(struct options *o, const char *a, struct error *err)
{
	if (number_parse_year(a, &o->year))
		return true;
	return error_set(err, EXIT_USAGE,
	    "--year: \"%s\" is not a year; write four digits, such as 2017", a);
}

bool set_compare(struct options *o, const char *a, struct error *err)
{
	o->compare_none = strcmp(a, "none") == 0;
	if (o->compare_none || number_parse_year(a, &o->compare))
		return true;
	return error_set(err, EXIT_USAGE,
	    "--compare: \"%s\" is neither a year nor \"none\"", a);
}

/* People know --force as "overwrite": say what it is here. */
bool set_forces(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0' || a[0] == '-')
		return error_set(err, EXIT_USAGE,
		    "--force names a police force: which one? Try --force "
		    "norfolk or --force all (to write an identical file again "
		    "use --rewrite)");
	o->forces = a;
	return true;
}

bool set_pdf(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("pdf", a, &at, err))
		return false;
	o->pdf2 = at == 1;
	return true;
}

bool set_layout(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("layout", a, &at, err))
		return false;
	o->slide = at == 1;
	o->by_question = at == 2;
	return true;
}

/* A list; which of them make sense depends on the mode. */
bool set_format(struct options *o, const char *a, struct error *err)
{
	struct text list = TEXT_EMPTY;
	size_t at;

	for (const char *from = a;; from++) {
		size_t len = strcspn(from, ",");
		const char *word =
		    arena_printf(&o->arena, "%.*s", (int)len, from);

		if (strcmp(word, "text") == 0)
			word = "txt";
		if (!choose("format", word, &at, err))
			break;
		text_addf(&list, "%s%s", list.len > 0 ? "," : "", word);
		from += len;
		if (*from == '\0')
			break;
	}
	o->format = arena_strdup(&o->arena, text_str(&list));
	text_release(&list);
	return err->status == EXIT_OK;
}

bool set_dump(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("dump", a, &at, err))
		return false;
	o->dump = a;
	return true;
}

bool set_sort(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("sort", a, &at, err))
		return false;
	o->sort = (enum report_sort)at;
	return true;
}

bool set_interval(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("ci", a, &at, err))
		return false;
	o->methods.interval = (enum interval_method)at;
	return true;
}

bool set_spread(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("od", a, &at, err))
		return false;
	o->methods.spread = (enum tau_method)at;
	return true;
}

bool set_signal(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("signal", a, &at, err))
		return false;
	o->methods.signal = (enum series_signal)at;
	return true;
}

/* A year begins the series; a file is that of an earlier run. */
bool set_since(struct options *o, const char *a, struct error *err)
{
	(void)err;
	if (!number_parse_year(a, &o->methods.since))
		o->since = a;
	return true;
}

bool set_adjustment(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	if (!choose("adjust", a, &at, err))
		return false;
	o->methods.adjustment = (enum adjustment)at;
	return true;
}

bool set_suppress(struct options *o, const char *a, struct error *err)
{
	if (number_parse(a, &o->suppress) && o->suppress >= 0 &&
	    o->suppress <= 1000)
		return true;
	return error_set(err, EXIT_USAGE,
	    "--suppress: \"%s\" is not a number from 0 to 1000, such as 5", a);
}

bool set_wait(struct options *o, const char *a, struct error *err)
{
	double seconds;

	if (!number_parse(a, &seconds) || seconds < 0 || seconds > 86400)
		return error_set(err, EXIT_USAGE,
		    "--wait: \"%s\" is not a number of seconds up to 86400", a);
	o->wait = (unsigned)seconds;
	return true;
}

bool set_jobs(struct options *o, const char *a, struct error *err)
{
	double n;

	if (!number_parse(a, &n) || n < 1 || n > 64 || fmod(n, 1) > 0)
		return error_set(err, EXIT_USAGE,
		    "--jobs: \"%s\" is not a number from 1 to 64", a);
	o->jobs = (unsigned)n;
	return true;
}

/* "800K", "2M", "1.5M" or bytes. */
bool set_max_size(struct options *o, const char *a, struct error *err)
{
	size_t len = strlen(a);
	char digits[32];
	double unit = 1;

	if (len > 0 && (a[len - 1] == 'K' || a[len - 1] == 'k'))
		unit = 1024;
	else if (len > 0 && (a[len - 1] == 'M' || a[len - 1] == 'm'))
		unit = 1024.0 * 1024;
	if (format_copy(digits, sizeof(digits), a, unit > 1 ? len - 1 : len) &&
	    number_parse(digits, &o->max_size) && o->max_size > 0) {
		o->max_size *= unit;
		return true;
	}
	return error_set(err, EXIT_USAGE,
	    "--max-size: \"%s\" is not a size, such as 800K or 2M", a);
}

static bool set_when(
    const char *option, const char *a, enum when *when, struct error *err)
{
	size_t at = 0;

	if (!choose(option, a, &at, err))
		return false;
	*when = (enum when)at;
	return true;
}

bool set_colour(struct options *o, const char *a, struct error *err)
{
	return set_when("color", a, &o->colour, err);
}

bool set_progress(struct options *o, const char *a, struct error *err)
{
	return set_when("progress", a, &o->progress, err);
}

/* Help wins over everything else that is asked for. */
static bool set_mode(struct options *o, enum mode mode, const char *what)
{
	if (o->mode != MODE_HELP) {
		o->mode = mode;
		o->what = what;
	}
	return true;
}

bool set_check(struct options *o, const char *a, struct error *err)
{
	(void)err;
	return set_mode(o, MODE_CHECK, a);
}

bool set_list(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	return choose("list", a, &at, err) && set_mode(o, MODE_LIST, a);
}

bool set_stats(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	return choose("stats", a, &at, err) && set_mode(o, MODE_STATS, a);
}

bool set_summary(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	return (a == NULL || choose("summary", a, &at, err)) &&
	       set_mode(o, MODE_SUMMARY, a != NULL ? a : "all");
}

bool set_init(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--init needs a folder");
	return set_mode(o, MODE_INIT, a);
}

bool set_import(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--import needs a file");
	return set_mode(o, MODE_IMPORT, a);
}

bool set_explain(struct options *o, const char *a, struct error *err)
{
	(void)err;
	return set_mode(o, MODE_EXPLAIN, a);
}

bool set_completion(struct options *o, const char *a, struct error *err)
{
	size_t at = 0;

	return choose("completion", a, &at, err) &&
	       set_mode(o, MODE_COMPLETION, a);
}

bool set_help(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	return set_mode(o, MODE_HELP, NULL);
}

bool set_version(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	return set_mode(o, MODE_VERSION, NULL);
}
