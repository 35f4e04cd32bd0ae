#ifndef PEELSTATS_NAMES_H
#define PEELSTATS_NAMES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * An index from a name to a number, for keys read from files. The names are
 * borrowed and must outlive the index. Release with names_release().
 */
struct names_slot {
	const char *name;
	size_t value;
	unsigned long long hash; /* of the name: most others differ in it */
};
struct names {
	struct names_slot *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
};

/** Makes `n` empty. */
void names_init(struct names *n);

/** Frees the index, not the names. */
void names_release(struct names *n);

/** Adds `name`; returns false, and changes nothing, if it is there. */
bool names_add(struct names *n, const char *name, size_t value);

/** Finds `name` exactly; returns false if it is not there. */
bool names_find(const struct names *n, const char *name, size_t *value);

/** Gives a name that is there another number. */
void names_set(struct names *n, const char *name, size_t value);

/** The stored name equal to `name`, or NULL. Borrowed from who added it. */
const char *names_stored(const struct names *n, const char *name);

#endif
