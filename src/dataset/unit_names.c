/* Which force a text means; see unit_names.h. */
#include "peelstats/arena.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"
#include "peelstats/slug.h"
#include "unit_words.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { WORDS_MAX = 32 };

/* Two forces go by it: it names neither. */
static const size_t ambiguous = SIZE_MAX;

/* Words that say what it is rather than which; the folder adds its own. */
static const char *const titles[] = { "police", "constabulary", "force",
	"service", "heddlu", "and", "the", "of" };

/* Words of the same use in other folders, where one of them is what a unit is
 * called: a table says "Norwich City Council" of the council Norwich. */
static const char *const families[][12] = {
	{ "council", "councils", "authority", "authorities", "borough", "city",
	    "county", "district", "unitary", "mbc", "cc", "bc" },
	{ "trust", "trusts", "hospital", "hospitals", "nhs", "foundation", "ft",
	    "provider", "providers" },
	{ "school", "schools", "academy", "primary", "secondary" }
};

static bool is_combining(uint32_t code)
{
	return code >= 0x300 && code < 0x370;
}

/* Zero-width and soft: nobody sees them in a name. */
static bool is_invisible(uint32_t code)
{
	return code == 0xAD || (code >= 0x200B && code <= 0x200F) ||
	       code == 0x2060 || code == 0xFEFF;
}

static bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == 0x2019 || code == 0x2018;
}

/* Of a character in a name: the bytes to keep for it, "" or " ". */
static void fold(uint32_t code, const char *from, size_t len, char out[8])
{
	char plain = slug_letter(code);

	memset(out, 0, 8);
	if (code == '&')
		memcpy(out, " and ", 5);
	else if (plain != '-')
		out[0] = plain;
	else if (is_combining(code) || is_apostrophe(code) ||
		 is_invisible(code))
		out[0] = '\0';
	else if (code < 0x250 || (code >= 0x2000 && code < 0x2070) ||
		 code == 0xFFFD)
		out[0] = ' ';
	else
		memcpy(out, from, len < 7 ? len : 7);
}

void unit_name_plain(const char *name, char *out, size_t size)
{
	size_t len = 0;

	while (*name != '\0') {
		const char *from = name;
		uint32_t code = utf8_next(&name);
		char bytes[8];

		fold(code, from, (size_t)(name - from), bytes);
		if (len + strlen(bytes) + 1 > size)
			break;
		for (const char *b = bytes; *b != '\0'; b++)
			if (*b != ' ' || (len > 0 && out[len - 1] != ' '))
				out[len++] = *b;
	}
	while (len > 0 && out[len - 1] == ' ')
		len--;
	out[len] = '\0';
}

static bool word_is(const char *word, const char *title)
{
	char plain[128];

	unit_name_plain(title, plain, sizeof(plain));
	return strcmp(word, plain) == 0;
}

static bool in_family(const char *word, const char *const family[12])
{
	for (size_t i = 0; i < 12 && family[i] != NULL; i++)
		if (strcmp(word, family[i]) == 0)
			return true;
	return false;
}

/* Whether a word that the folder calls a unit by is one of them. */
static bool is_of_family(const struct dataset *d, const char *const family[12])
{
	const char *const own[] = { d->naming.unit, d->naming.organisation };

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		char plain[128];
		char *at = plain;
		char *next;

		if (own[i] == NULL)
			continue;
		unit_name_plain(own[i], plain, sizeof(plain));
		for (; *at != '\0'; at = next) {
			next = at + strcspn(at, " ");
			if (*next != '\0')
				*next++ = '\0';
			if (in_family(at, family))
				return true;
		}
	}
	return false;
}

bool unit_word_is_title(const struct dataset *d, const char *word)
{
	const char *const own[] = { d->naming.unit, d->naming.units,
		d->naming.organisation, d->naming.organisations };

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strcmp(word, titles[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (own[i] != NULL && word_is(word, own[i]))
			return true;
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (in_family(word, families[i]) &&
		    is_of_family(d, families[i]))
			return true;
	return false;
}

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void unit_name_bare(const struct dataset *d, const char *plain, char *out)
{
	char copy[UNIT_NAME_ROOM];
	const char *word[WORDS_MAX];
	size_t n = 0;
	size_t len = 0;
	char *at = copy;

	format_short(copy, sizeof(copy), "%s", plain);
	while (*at != '\0' && n < WORDS_MAX) {
		char *next = at + strcspn(at, " ");
		bool last = *next == '\0';

		*next = '\0';
		if (!unit_word_is_title(d, at))
			word[n++] = at;
		at = last ? next : next + 1;
	}
	if (n == 0 || *at != '\0') {
		format_short(out, UNIT_NAME_ROOM, "%s", plain);
		return;
	}
	qsort(word, n, sizeof(*word), compare_words);
	for (size_t i = 0; i < n; i++) {
		format_short(out + len, UNIT_NAME_ROOM - len, "%s%s",
		    i > 0 ? " " : "", word[i]);
		len += strlen(out + len);
	}
}

static void add_key(
    struct unit_names *u, struct names *names, const char *key, size_t force)
{
	size_t first;

	if (key[0] == '\0' ||
	    names_add(names, arena_strdup(u->arena, key), force))
		return;
	if (names_find(names, key, &first) && first != force)
		names_set(names, key, ambiguous);
}

static void add_name(struct unit_names *u, const char *name, size_t force)
{
	char plain[UNIT_NAME_ROOM];
	char bare[UNIT_NAME_ROOM];

	unit_name_plain(name, plain, sizeof(plain));
	add_key(u, &u->plain, plain, force);
	unit_name_bare(u->d, plain, bare);
	add_key(u, &u->bare, bare, force);
}

void unit_each_name(const struct force *force,
    void (*f)(void *context, const char *name), void *context)
{
	f(context, force->name);
	f(context, force->full);
	f(context, force->slug);
	for (const char *a = force->aliases; *a != '\0';) {
		size_t len = strcspn(a, ";");
		char alias[UNIT_NAME_ROOM];

		if (format_copy(alias, sizeof(alias), a, len))
			f(context, alias);
		a += len;
		a += *a == ';';
	}
}

struct adding {
	struct unit_names *u;
	size_t force;
};

static void add_one(void *context, const char *name)
{
	struct adding *a = context;

	add_name(a->u, name, a->force);
}

void unit_names_make(struct unit_names *u, struct dataset *d)
{
	unit_names_release(u);
	u->d = d;
	u->arena = &d->arena;
	for (size_t f = 0; f < d->n_forces; f++) {
		struct adding a = { u, f };

		(void)names_add(&u->id, d->force[f].id, f);
		add_name(u, d->force[f].id, f);
		unit_each_name(&d->force[f], add_one, &a);
	}
}

void unit_names_release(struct unit_names *u)
{
	names_release(&u->id);
	names_release(&u->plain);
	names_release(&u->bare);
}

bool unit_names_find(
    const struct unit_names *u, const char *typed, size_t *force)
{
	char plain[UNIT_NAME_ROOM];
	char bare[UNIT_NAME_ROOM];

	if (names_find(&u->id, typed, force))
		return true;
	unit_name_plain(typed, plain, sizeof(plain));
	if (plain[0] == '\0')
		return false;
	if (names_find(&u->plain, plain, force))
		return *force != ambiguous;
	unit_name_bare(u->d, plain, bare);
	return names_find(&u->bare, bare, force) && *force != ambiguous;
}
