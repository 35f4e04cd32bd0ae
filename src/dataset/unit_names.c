/* Which force a text means; see unit_names.h. */
#include "peelstats/unit_names.h"

#include "peelstats/arena.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"
#include "peelstats/slug.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { WORDS_MAX = 32, NEAR_MAX = 3 };

/* Two forces go by it: it names neither. */
static const size_t ambiguous = SIZE_MAX;

/* Words that say what it is rather than which; the folder adds its own. */
static const char *const titles[] = { "police", "constabulary", "force",
	"service", "heddlu", "and", "the", "of" };

static bool is_combining(uint32_t code)
{
	return code >= 0x300 && code < 0x370;
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
	else if (is_combining(code) || is_apostrophe(code))
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

/* "police", or a word that this folder has for what it compares. */
static bool is_title(const struct dataset *d, const char *word)
{
	const char *const own[] = { d->naming.unit, d->naming.units,
		d->naming.organisation, d->naming.organisations };

	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (strcmp(word, titles[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (own[i] != NULL && word_is(word, own[i]))
			return true;
	return false;
}

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * The words that tell which force is meant, in alphabetical order; all of
 * them when titles are all there is.
 */
static void make_bare(const struct dataset *d, const char *plain, char *out)
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
		if (!is_title(d, at))
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
	make_bare(u->d, plain, bare);
	add_key(u, &u->bare, bare, force);
}

/* Calls `f` with every name of a force but its id. */
static void each_name(const struct force *force,
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
		each_name(&d->force[f], add_one, &a);
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
	make_bare(u->d, plain, bare);
	return names_find(&u->bare, bare, force) && *force != ambiguous;
}

bool unit_names_total(const struct unit_names *u, const char *typed)
{
	static const char *const wholes[] = { "total", "all", "england",
		"wales", "england wales", "united kingdom", "uk", "grand total",
		"overall", "sum", "totals", "great britain", "average", "mean",
		"median" };
	char plain[UNIT_NAME_ROOM];
	char bare[UNIT_NAME_ROOM];
	char area[UNIT_NAME_ROOM];

	unit_name_plain(typed, plain, sizeof(plain));
	unit_name_plain(u->d->naming.area, area, sizeof(area));
	if (area[0] != '\0' && strcmp(plain, area) == 0)
		return true;
	unit_name_plain(u->d->naming.short_area, area, sizeof(area));
	if (area[0] != '\0' && strcmp(plain, area) == 0)
		return true;
	make_bare(u->d, plain, bare);
	for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++)
		if (strcmp(bare, wholes[i]) == 0)
			return true;
	return strncmp(plain, "total ", 6) == 0 ||
	       (strlen(plain) > 6 &&
		   strcmp(plain + strlen(plain) - 6, " total") == 0);
}

/* The nearest forces so far. */
struct nearest {
	const char *plain;
	size_t least;
	size_t best; /* index + 1; 0 = none */
	size_t other[NEAR_MAX]; /* as near as that */
	size_t n_others;
	size_t force;
};

/* Edits between two names; one that begins the other is as near as it gets,
 * from three letters on. */
static size_t distance_of(const char *typed, const char *name)
{
	size_t len = strlen(typed);
	size_t limit = len / 3 < 3 ? len / 3 : 3;
	size_t d = name_distance(typed, name);

	if (d <= limit)
		return d;
	if (len >= 3 && strncmp(typed, name, len) == 0)
		return limit + 1;
	return SIZE_MAX;
}

static void consider(void *context, const char *name)
{
	struct nearest *n = context;
	char plain[UNIT_NAME_ROOM];
	size_t d;

	unit_name_plain(name, plain, sizeof(plain));
	d = distance_of(n->plain, plain);
	if (d < n->least) {
		n->least = d;
		n->best = n->force + 1;
		n->n_others = 0;
	} else if (d == n->least && d != SIZE_MAX && n->best != n->force + 1 &&
		   n->n_others < NEAR_MAX &&
		   (n->n_others == 0 ||
		       n->other[n->n_others - 1] != n->force + 1)) {
		n->other[n->n_others++] = n->force + 1;
	}
}

/* The same of each word of a name: "Yorkshire", "Sommerset". */
static void consider_words(void *context, const char *name)
{
	char plain[UNIT_NAME_ROOM];
	char *at = plain;

	unit_name_plain(name, plain, sizeof(plain));
	while (*at != '\0') {
		char *next = at + strcspn(at, " ");
		bool last = *next == '\0';

		*next = '\0';
		if (strlen(at) > 3)
			consider(context, at);
		at = last ? next : next + 1;
	}
}

static void seek(const struct unit_names *u, const char *typed,
    void (*look)(void *context, const char *name), struct nearest *n)
{
	n->plain = typed;
	for (size_t f = 0; f < u->d->n_forces; f++) {
		n->force = f;
		each_name(&u->d->force[f], look, n);
	}
}

/* One letter or two and then digits: a code, whose neighbours are others. */
static bool is_code(const char *plain)
{
	size_t letters = strspn(plain, "abcdefghijklmnopqrstuvwxyz");
	size_t digits = strspn(plain + letters, "0123456789");

	return letters <= 3 && digits > 0 && plain[letters + digits] == '\0';
}

static void add_unit(const struct unit_names *u, size_t at, struct text *out)
{
	text_addf(
	    out, "%s (%s)", u->d->force[at - 1].name, u->d->force[at - 1].id);
}

void unit_names_help(
    const struct unit_names *u, const char *typed, struct text *out)
{
	char plain[UNIT_NAME_ROOM];
	char bare[UNIT_NAME_ROOM];
	struct nearest n = { NULL, SIZE_MAX, 0, { 0 }, 0, 0 };
	const char *unit = u->d->naming.unit;

	unit_name_plain(typed, plain, sizeof(plain));
	make_bare(u->d, plain, bare);
	if (unit_names_total(u, typed)) {
		text_add(out,
		    "this is the row of a total: remove it, totals are worked "
		    "out here; national.csv takes a figure that is published "
		    "for the whole only");
		return;
	}
	if (!is_code(plain)) {
		seek(u, plain, consider, &n);
		if (n.best == 0)
			seek(u, bare, consider, &n);
		if (n.best == 0)
			seek(u, bare, consider_words, &n);
	}
	if (n.best == 0) {
		text_addf(out,
		    "write the name or the id of a row of forces.csv, or add "
		    "%s to it; peelstats --list forces prints them",
		    u->d->naming.a_unit);
		if (is_code(plain) && u->d->n_forces > 0)
			text_addf(out,
			    "; an id is such as %s, and the name of "
			    "the %s does as well",
			    u->d->force[0].id, unit);
		return;
	}
	text_add(out, "did you mean ");
	add_unit(u, n.best, out);
	for (size_t i = 0; i < n.n_others; i++) {
		text_add(out, i + 1 < n.n_others ? ", " : " or ");
		add_unit(u, n.other[i], out);
	}
	text_add(out, "?");
}
