/* Options that choose between methods. */
#include "options_methods.h"

#include "peelstats/number.h"
#include "peelstats/text.h"

#include <string.h>

#include "base/banned.h"

/* One of a list of words, whose place is the value. */
static bool choose(const char *option, const char *a, const char *const *word,
    size_t n, size_t *at, struct error *err)
{
	struct text all = TEXT_EMPTY;

	for (*at = 0; *at < n; ++*at) {
		if (strcmp(a, word[*at]) == 0) {
			text_release(&all);
			return true;
		}
		text_addf(&all, "%s%s", *at > 0 ? ", " : "", word[*at]);
	}
	(void)error_set(err, EXIT_USAGE, "--%s: \"%s\" is none of these: %s",
	    option, a, text_str(&all));
	text_release(&all);
	return false;
}

bool set_interval(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "exact", "midp", "phe" };
	size_t at;

	if (!choose("ci", a, word, 3, &at, err))
		return false;
	o->methods.interval = (enum interval_method)at;
	return true;
}

bool set_spread(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "wpm", "pm", "dl", "funnelplotr" };
	size_t at;

	if (!choose("od", a, word, 4, &at, err))
		return false;
	o->methods.spread = (enum tau_method)at;
	return true;
}

bool set_adjustment(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "bh", "holm", "bonferroni", "by" };
	size_t at;

	if (!choose("adjust", a, word, 4, &at, err))
		return false;
	o->methods.adjustment = (enum adjustment)at;
	return true;
}

bool set_sort(struct options *o, const char *a, struct error *err)
{
	static const char *const word[] = { "value", "name", "change" };
	size_t at;

	if (!choose("sort", a, word, 3, &at, err))
		return false;
	o->sort = (enum report_sort)at;
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
