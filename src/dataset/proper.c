/*
 * Which words keep their capital inside a sentence: those that the folder
 * itself writes with one after the first word of a title, or of what is
 * counted ("uses of a Taser").
 */
#include "load.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

/* Bytes of the word at `s`, without what marks the genitive. */
static size_t word_length(const char *s)
{
	size_t n = 0;

	while (
	    isalnum((unsigned char)s[n]) != 0 || s[n] == '-' ||
	    ((unsigned char)s[n] >= 0x80 && strncmp(s + n, "\u2019", 3) != 0 &&
		strncmp(s + n, "\u2018", 3) != 0))
		n++;
	return n;
}

enum { COMMON, PROPER };

/* A word that is also written small is no name: "police", though there is a
 * Police National Computer. */
static void learn_word(struct dataset *d, const char *text, size_t n)
{
	char *word = arena_strndup(&d->arena, text, n);
	bool small = islower((unsigned char)*word) != 0;

	*word = (char)toupper((unsigned char)*word);
	if (!names_add(&d->proper, word, small ? COMMON : PROPER) && small)
		names_set(&d->proper, word, COMMON);
}

/* Any word has a capital at the head of a title; what is counted is written
 * as it stands in a sentence. */
static void learn(struct dataset *d, const char *text, bool title)
{
	bool first = title;

	while (*text != '\0') {
		size_t n = word_length(text);

		if (n == 0) {
			text++;
			continue;
		}
		if (!first && isalpha((unsigned char)*text) != 0)
			learn_word(d, text, n);
		first = false;
		text += n;
	}
}

void proper_learn(struct dataset *d)
{
	for (size_t m = 0; m < d->n_metrics; m++) {
		learn(d, d->metric[m].title, true);
		learn(d, d->metric[m].brief, true);
		learn(d, d->metric[m].numerator, false);
		learn(d, d->metric[m].denominator, false);
	}
	for (size_t q = 0; q < d->n_questions; q++)
		learn(d, d->question[q].title, true);
}

bool dataset_is_proper(const struct dataset *d, const char *text)
{
	char word[64];
	size_t n = word_length(text);
	const char *next = strchr(text, ' ');
	size_t value;

	/* "Clare's Law" */
	if (next != NULL && isupper((unsigned char)next[1]) != 0)
		return true;
	if (n == 0 || n >= sizeof(word))
		return false;
	memcpy(word, text, n);
	word[n] = '\0';
	return names_find(&d->proper, word, &value) && value == PROPER;
}
