/* The words of names, and how much each tells; see unit_words.h. */
#include "unit_words.h"

#include "peelstats/format.h"

#include <string.h>

#include "base/banned.h"

static const double little = 0.1; /* of a word that says nothing */

/* Words that say little of which unit is meant. */
static const char *const generic[] = { "area", "authority", "bc", "borough",
	"cbc", "cc", "centre", "city", "clinic", "council", "county", "dc",
	"district", "foundation", "ft", "general", "group", "health",
	"healthcare", "hospital", "hospitals", "infirmary", "lb", "local",
	"mbc", "mdc", "nhs", "teaching", "trust", "ua", "unitary", "university",
	"in", "on", "by", "with", "for", "upon", "under" };

static char *next_word(char **at)
{
	char *word = *at;
	char *end;

	while (*word == ' ')
		word++;
	if (*word == '\0')
		return NULL;
	end = word + strcspn(word, " ");
	*at = *end != '\0' ? end + 1 : end;
	*end = '\0';
	return word;
}

void unit_split(const char *plain, struct unit_words *w)
{
	char *at = w->bytes;

	format_short(w->bytes, sizeof(w->bytes), "%s", plain);
	w->n = 0;
	while (
	    w->n < UNIT_WORDS_MAX && (w->word[w->n] = next_word(&at)) != NULL)
		w->n++;
}

bool unit_word_in(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

struct counting {
	const char *word;
	bool found;
};

static void count_name(void *context, const char *name)
{
	struct counting *c = context;
	char plain[UNIT_NAME_ROOM];
	struct unit_words w;

	if (c->found)
		return;
	unit_name_plain(name, plain, sizeof(plain));
	unit_split(plain, &w);
	c->found = unit_word_in(w.word, w.n, c->word);
}

size_t unit_word_count(const struct unit_names *u, const char *word)
{
	size_t n = 0;

	for (size_t f = 0; f < u->d->n_forces; f++) {
		struct counting c = { word, false };

		unit_each_name(&u->d->force[f], count_name, &c);
		n += c.found;
	}
	return n;
}

double unit_word_weight(const struct unit_names *u, const char *word)
{
	/* names of their own in some folders */
	static const char *const seldom[] = { "london", "metropolitan",
		"royal" };
	size_t n = unit_word_count(u, word);
	bool says_little =
	    unit_word_is_title(u->d, word) ||
	    unit_word_in(generic, sizeof(generic) / sizeof(generic[0]), word) ||
	    (n == 0 &&
		unit_word_in(seldom, sizeof(seldom) / sizeof(seldom[0]), word));

	if (says_little || n > 10)
		return little;
	return n == 0 ? 1 : 1 / (double)n;
}
