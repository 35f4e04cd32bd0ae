/* What the argument of each option means. */
#include "options_table.h"
#include "peelstats/number.h"

#include <string.h>

#include "base/banned.h"

/* Refuses a word; names the one that was meant, or all. */
static bool wrong_word(const char *option, const char *typed,
    const char *const *word, size_t n, struct error *err)
{
	struct text all = TEXT_EMPTY;

	for (size_t i = 0; i < n; i++)
		if (name_near(typed, word[i]))
			return error_set(err, EXIT_USAGE,
			    "--%s: \"%s\" is not known; did you mean %s?",
			    option, typed, word[i]);
	for (size_t i = 0; i < n; i++)
		text_addf(&all, "%s%s", i > 0 ? ", " : "", word[i]);
	(void)error_set(err, EXIT_USAGE, "--%s: \"%s\" is none of these: %s",
	    option, typed, text_str(&all));
	text_release(&all);
	return false;
}

/* One of a list of words, whose place is the value. */
static bool choose(const char *option, const char *a, const char *const *word,
    size_t n, size_t *at, struct error *err)
{
	for (*at = 0; *at < n; ++*at)
		if (strcmp(a, word[*at]) == 0)
			return true;
	(void)wrong_word(option, a, word, n, err);
	return false;
}

#define CHOOSE(option, a, words, at, err)                                      \
	choose(option, a, words, sizeof(words) / sizeof((words)[0]), at, err)

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

bool set_layout(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "page", "slide" };
	size_t at = 0;

	if (!CHOOSE("layout", a, word, &at, err))
		return false;
	o->slide = at == 1;
	return true;
}

/* A list; which of them make sense depends on the mode. */
bool set_format(struct options *o, const char *a, struct error *err)
{
	static const char *const known[] = { "pdf", "csv", "json", "txt" };
	char word[32];
	size_t at;

	for (const char *from = a;; from++) {
		size_t len = strcspn(from, ",");

		(void)snprintf(word, sizeof(word), "%.*s", (int)len, from);
		if (!CHOOSE("format", word, known, &at, err))
			return false;
		from += len;
		if (*from == '\0')
			break;
	}
	o->format = a;
	return true;
}

bool set_dump(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "report", "trace" };
	size_t at = 0;

	if (!CHOOSE("dump", a, word, &at, err))
		return false;
	o->dump = word[at];
	return true;
}

bool set_sort(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "value", "name", "change" };
	size_t at = 0;

	if (!CHOOSE("sort", a, word, &at, err))
		return false;
	o->sort = (enum report_sort)at;
	return true;
}

bool set_interval(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "exact", "midp", "phe" };
	size_t at = 0;

	if (!CHOOSE("ci", a, word, &at, err))
		return false;
	o->methods.interval = (enum interval_method)at;
	return true;
}

bool set_spread(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "wpm", "pm", "dl", "funnelplotr" };
	size_t at = 0;

	if (!CHOOSE("od", a, word, &at, err))
		return false;
	o->methods.spread = (enum tau_method)at;
	return true;
}

bool set_adjustment(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "bh", "holm", "bonferroni", "by" };
	size_t at = 0;

	if (!CHOOSE("adjust", a, word, &at, err))
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

	if (!number_parse(a, &n) || n < 1 || n > 64)
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
	(void)snprintf(
	    digits, sizeof(digits), "%.*s", (int)(unit > 1 ? len - 1 : len), a);
	if (len < sizeof(digits) && number_parse(digits, &o->max_size) &&
	    o->max_size > 0) {
		o->max_size *= unit;
		return true;
	}
	return error_set(err, EXIT_USAGE,
	    "--max-size: \"%s\" is not a size, such as 800K or 2M", a);
}

static bool set_when(
    const char *option, const char *a, enum when *when, struct error *err)
{
	static const char *const word[] = { "auto", "always", "never" };
	size_t at = 0;

	if (!CHOOSE(option, a, word, &at, err))
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
	static const char *const word[] = { "forces", "metrics", "years",
		"notes", "pages", "codes", "files" };
	size_t at = 0;

	return CHOOSE("list", a, word, &at, err) &&
	       set_mode(o, MODE_LIST, word[at]);
}

bool set_stats(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "forces", "metrics", "grades",
		"published", "correlations", "associations" };
	size_t at = 0;

	return CHOOSE("stats", a, word, &at, err) &&
	       set_mode(o, MODE_STATS, word[at]);
}

bool set_summary(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "subject", "body", "all" };
	size_t at = 2;

	return (a == NULL || CHOOSE("summary", a, word, &at, err)) &&
	       set_mode(o, MODE_SUMMARY, word[at]);
}

bool set_init(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--init needs a folder");
	return set_mode(o, MODE_INIT, a);
}

bool set_explain(struct options *o, const char *a, struct error *err)
{
	(void)err;
	return set_mode(o, MODE_EXPLAIN, a);
}

bool set_completion(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "bash", "zsh", "fish" };
	size_t at = 0;

	return CHOOSE("completion", a, word, &at, err) &&
	       set_mode(o, MODE_COMPLETION, word[at]);
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
