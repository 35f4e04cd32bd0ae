/* Rows that are no unit's: totals, averages, parts of a whole; see
 * unit_names.h. */
#include "peelstats/format.h"
#include "unit_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* What a word tells of a row. */
enum hint {
	HINT_NONE, /* a name */
	HINT_WHOLE, /* everything there is */
	HINT_KIND, /* what there is: nothing by itself */
	HINT_STATISTIC, /* not a sum */
	HINT_PART /* a sum of some */
};

static const struct {
	const char *word;
	enum hint hint;
} hints[] = {
	{ "total", HINT_WHOLE },
	{ "totals", HINT_WHOLE },
	{ "sum", HINT_WHOLE },
	{ "all", HINT_WHOLE },
	{ "every", HINT_WHOLE },
	{ "overall", HINT_WHOLE },
	{ "whole", HINT_WHOLE },
	{ "entire", HINT_WHOLE },
	{ "combined", HINT_WHOLE },
	{ "aggregate", HINT_WHOLE },
	{ "england", HINT_WHOLE },
	{ "wales", HINT_WHOLE },
	{ "uk", HINT_WHOLE },
	{ "gb", HINT_WHOLE },
	{ "nationwide", HINT_WHOLE },
	{ "nationally", HINT_WHOLE },
	{ "united", HINT_KIND },
	{ "kingdom", HINT_WHOLE },
	{ "great", HINT_KIND },
	{ "britain", HINT_WHOLE },
	{ "grand", HINT_KIND },
	{ "column", HINT_KIND },
	{ "for", HINT_KIND },
	{ "in", HINT_KIND },
	{ "figure", HINT_KIND },
	{ "national", HINT_KIND },
	{ "country", HINT_KIND },
	{ "nation", HINT_KIND },
	{ "area", HINT_KIND },
	{ "areas", HINT_KIND },
	{ "units", HINT_KIND },
	{ "forces", HINT_KIND },
	{ "hospitals", HINT_KIND },
	{ "trusts", HINT_KIND },
	{ "nhs", HINT_KIND },
	{ "providers", HINT_KIND },
	{ "councils", HINT_KIND },
	{ "authorities", HINT_KIND },
	{ "local", HINT_KIND },
	{ "boroughs", HINT_KIND },
	{ "districts", HINT_KIND },
	{ "counties", HINT_KIND },
	{ "schools", HINT_KIND },
	{ "practices", HINT_KIND },
	{ "organisations", HINT_KIND },
	{ "average", HINT_STATISTIC },
	{ "mean", HINT_STATISTIC },
	{ "median", HINT_STATISTIC },
	{ "minimum", HINT_STATISTIC },
	{ "maximum", HINT_STATISTIC },
	{ "min", HINT_STATISTIC },
	{ "max", HINT_STATISTIC },
	{ "quartile", HINT_STATISTIC },
	{ "subtotal", HINT_PART },
	{ "subtotals", HINT_PART },
	{ "sub", HINT_PART },
};

static enum hint hint_of(const struct dataset *d, const char *word)
{
	for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
		if (strcmp(word, hints[i].word) == 0)
			return hints[i].hint;
	if (unit_word_is_title(d, word) ||
	    word[strspn(word, "0123456789")] == '\0')
		return HINT_KIND;
	return HINT_NONE;
}

/* What all the words of a name tell; `n` gets how many of each kind. */
static void count_hints(
    const struct dataset *d, const char *plain, size_t n[HINT_PART + 1])
{
	struct unit_words w;

	memset(n, 0, (HINT_PART + 1) * sizeof(*n));
	unit_split(plain, &w);
	for (size_t i = 0; i < w.n; i++)
		n[hint_of(d, w.word[i])]++;
}

static bool is_area(const struct dataset *d, const char *plain)
{
	const char *const names[] = { d->naming.area, d->naming.short_area };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char area[UNIT_NAME_ROOM];

		unit_name_plain(names[i], area, sizeof(area));
		if (area[0] != '\0' && strcmp(plain, area) == 0)
			return true;
	}
	return false;
}

static bool ends_in(const char *s, const char *tail)
{
	size_t n = strlen(s);
	size_t len = strlen(tail);

	return n > len && strcmp(s + n - len, tail) == 0;
}

bool unit_names_total(const struct unit_names *u, const char *typed)
{
	static const char *const alone[] = { "national", "country", "nation" };
	char plain[UNIT_NAME_ROOM];
	size_t n[HINT_PART + 1];

	unit_name_plain(typed, plain, sizeof(plain));
	if (is_area(u->d, plain))
		return true;
	for (size_t i = 0; i < sizeof(alone) / sizeof(alone[0]); i++)
		if (strcmp(plain, alone[i]) == 0)
			return true;
	count_hints(u->d, plain, n);
	if (n[HINT_STATISTIC] + n[HINT_PART] > 0)
		return false;
	return (n[HINT_WHOLE] > 0 && n[HINT_NONE] == 0) ||
	       strncmp(plain, "total ", 6) == 0 || ends_in(plain, " total");
}

bool unit_names_summary(const struct unit_names *u, const char *typed)
{
	char plain[UNIT_NAME_ROOM];
	size_t n[HINT_PART + 1];

	unit_name_plain(typed, plain, sizeof(plain));
	count_hints(u->d, plain, n);
	return (n[HINT_STATISTIC] > 0 && n[HINT_NONE] == 0) ||
	       strncmp(plain, "subtotal", 8) == 0 ||
	       strncmp(plain, "sub total", 9) == 0 ||
	       ends_in(plain, " subtotal") || ends_in(plain, " sub total");
}
