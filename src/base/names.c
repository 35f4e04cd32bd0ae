#include "peelstats/names.h"

#include "peelstats/arena.h"
#include "peelstats/text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "banned.h"

void names_init(struct names *n)
{
	n->slots = NULL;
	n->capacity = 0;
	n->count = 0;
}

void names_release(struct names *n)
{
	free(n->slots);
	names_init(n);
}

/*
 * FNV-1a, 64 bits, over words instead of bytes, with its upper half folded
 * into the lower one, which is what is used.
 */
static uint64_t names_hash(const char *name)
{
	const uint64_t prime = 1099511628211U;
	uint64_t h = 14695981039346656037U;
	size_t len = strlen(name);

	for (; len >= 8; len -= 8, name += 8) {
		uint64_t word;

		memcpy(&word, name, sizeof(word));
		h = (h ^ word) * prime;
		h ^= h >> 32;
	}
	for (; len > 0; len--, name++)
		h = (h ^ (unsigned char)*name) * prime;
	return h ^ h >> 32;
}

/* Where the name is, or where it would be. */
static struct names_slot *names_slot_of(
    const struct names *n, const char *name, uint64_t hash)
{
	size_t i = (size_t)hash & (n->capacity - 1);

	while (
	    n->slots[i].name != NULL &&
	    (n->slots[i].hash != hash || strcmp(n->slots[i].name, name) != 0))
		i = (i + 1) & (n->capacity - 1);
	return &n->slots[i];
}

/* A slot of a table that does not have the name yet. */
static struct names_slot *names_free_slot(const struct names *n, uint64_t hash)
{
	size_t i = (size_t)hash & (n->capacity - 1);

	while (n->slots[i].name != NULL)
		i = (i + 1) & (n->capacity - 1);
	return &n->slots[i];
}

static void names_grow(struct names *n)
{
	struct names old = *n;

	n->capacity = old.capacity != 0 ? old.capacity * 2 : 64;
	n->slots = heap_realloc(NULL, n->capacity, sizeof(*n->slots));
	memset(n->slots, 0, n->capacity * sizeof(*n->slots));
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].name != NULL)
			*names_free_slot(n, old.slots[i].hash) = old.slots[i];
	free(old.slots);
}

bool names_add(struct names *n, const char *name, size_t value)
{
	uint64_t hash = names_hash(name);
	struct names_slot *slot;

	if (n->count * 2 >= n->capacity)
		names_grow(n);
	slot = names_slot_of(n, name, hash);
	if (slot->name != NULL)
		return false;
	*slot = (struct names_slot){ name, value, hash };
	n->count++;
	return true;
}

bool names_find(const struct names *n, const char *name, size_t *value)
{
	const struct names_slot *slot;

	if (n->capacity == 0)
		return false;
	slot = names_slot_of(n, name, names_hash(name));
	if (slot->name == NULL)
		return false;
	*value = slot->value;
	return true;
}

void names_set(struct names *n, const char *name, size_t value)
{
	struct names_slot *slot =
	    n->capacity != 0 ? names_slot_of(n, name, names_hash(name)) : NULL;

	if (slot != NULL && slot->name != NULL)
		slot->value = value;
}

const char *names_stored(const struct names *n, const char *name)
{
	return n->capacity != 0 ? names_slot_of(n, name, names_hash(name))->name
				: NULL;
}

/* The next character that counts in a loose comparison, lower case. */
static int name_next(const char **s)
{
	while (**s == ' ' || **s == '_' || **s == '-')
		(*s)++;
	if (**s == '\0')
		return 0;
	return tolower((unsigned char)*(*s)++);
}

static size_t name_fold(const char *s, char *out, size_t size)
{
	size_t len = 0;
	int c;

	while ((c = name_next(&s)) != 0 && len + 4 < size) {
		if (c == '&') {
			memcpy(out + len, "and", 3);
			len += 3;
		} else {
			out[len++] = (char)c;
		}
	}
	out[len] = '\0';
	return c == 0 ? len : size;
}

bool name_equal(const char *a, const char *b)
{
	char fa[128];
	char fb[128];
	size_t la = name_fold(a, fa, sizeof(fa));
	size_t lb = name_fold(b, fb, sizeof(fb));

	if (la == sizeof(fa) || lb == sizeof(fb))
		return strcmp(a, b) == 0;
	return la == lb && memcmp(fa, fb, la) == 0;
}

static size_t least(size_t a, size_t b, size_t c)
{
	size_t ab = a < b ? a : b;

	return ab < c ? ab : c;
}

static bool same_letter(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

size_t name_distance(const char *a, const char *b)
{
	enum { LONGEST = 63 };
	size_t d[LONGEST + 1][LONGEST + 1];
	size_t la = strlen(a);
	size_t lb = strlen(b);

	if (la > LONGEST || lb > LONGEST)
		return SIZE_MAX;
	for (size_t i = 0; i <= la; i++)
		d[i][0] = i;
	for (size_t j = 0; j <= lb; j++)
		d[0][j] = j;
	for (size_t i = 1; i <= la; i++) {
		for (size_t j = 1; j <= lb; j++) {
			size_t cost = same_letter(a[i - 1], b[j - 1]) ? 0 : 1;

			d[i][j] = least(d[i - 1][j] + 1, d[i][j - 1] + 1,
			    d[i - 1][j - 1] + cost);
			if (i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) &&
			    same_letter(a[i - 2], b[j - 1]) &&
			    d[i - 2][j - 2] + 1 < d[i][j])
				d[i][j] = d[i - 2][j - 2] + 1;
		}
	}
	return d[la][lb];
}

bool name_near(const char *typed, const char *candidate)
{
	size_t limit = strlen(typed) / 3;

	if (limit > 2)
		limit = 2;
	return limit > 0 && name_distance(typed, candidate) <= limit;
}
