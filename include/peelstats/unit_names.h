#ifndef PEELSTATS_UNIT_NAMES_H
#define PEELSTATS_UNIT_NAMES_H

#include "peelstats/arena.h"
#include "peelstats/names.h"
#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * The one place that knows which force a text means: files of the data
 * folder, --force, the readers of the nightly mail and imported tables all
 * ask here. A force is known by its id, name, official name and aliases, and
 * by the name in its file names. Case, accents, signs and the difference
 * between "&" and "and" do not matter, nor does the order of the words
 * ("London, City of") or a word that says what it is ("Police",
 * "Constabulary", and what the folder calls a unit), as long as one force
 * only is left.
 */
struct dataset;

enum { UNIT_NAME_ROOM = 512 };

/** The names of the forces of a data set; release with unit_names_release. */
struct unit_names {
	const struct dataset *d;
	struct names id; /* as written */
	struct names plain; /* without case, accents and signs */
	struct names bare; /* and without titles, words in order */
	struct arena *arena; /* borrowed: of the data set */
};

/** Learns the names of the forces of `d`, which must not move afterwards. */
void unit_names_make(struct unit_names *u, struct dataset *d);

/** Frees the indices; one of zeros is allowed. */
void unit_names_release(struct unit_names *u);

/**
 * The force that `typed` means, by index. False when none does, or when more
 * than one might.
 */
bool unit_names_find(
    const struct unit_names *u, const char *typed, size_t *force);

/** Whether `typed` is the name of a whole, such as "England and Wales" or
 * "Total": a row of it is a sum, and no force's. */
bool unit_names_total(const struct unit_names *u, const char *typed);

/** Whether `typed` names an average or another figure that sums up some or
 * all units without being the sum of all: "Median", "Sub-total". */
bool unit_names_summary(const struct unit_names *u, const char *typed);

/**
 * Appends what to do about a text that no force is known by: the nearest
 * names and their ids, up to four that are equally near, by slips of the hand
 * (edit distance), initials, the beginning of a name, and words that few names
 * have; or how to add it. A code is never taken for a neighbour in the order
 * of codes, nor a place that is spelled right for another.
 */
void unit_names_help(
    const struct unit_names *u, const char *typed, struct text *out);

/** Whether `typed` as a whole is a slip of the hand of a known name. */
bool unit_names_slip(const struct unit_names *u, const char *typed);

/**
 * Writes a name in small letters without accents, each run of signs as one
 * space, "&" as "and"; letters that are not Latin stay. Cut to `size`.
 */
void unit_name_plain(const char *name, char *out, size_t size);

#endif
