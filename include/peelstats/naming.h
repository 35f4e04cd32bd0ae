#ifndef PEELSTATS_NAMING_H
#define PEELSTATS_NAMING_H

#include "peelstats/arena.h"
#include "peelstats/text.h"

/*
 * What a data folder calls the things that it compares: police forces of
 * England and Wales, or hospitals of a region. No sentence of the program
 * names them; it holds a placeholder, and the words come from meta.csv. All
 * strings are UTF-8 and belong to the data set.
 */
struct naming {
	const char *unit; /* "force", "hospital"; "area" unless given */
	const char *units; /* "forces" */
	const char *a_unit; /* "a force", "an area" */
	const char *organisation; /* "police force"; as the unit unless given */
	const char *organisations; /* "police forces" */
	const char *area; /* "England and Wales"; "" when it has no name */
	const char *short_area; /* "E&W"; "" */
	const char *short_title; /* "PEEL", for subjects of mails; "" */
	const char *judged; /* "inspected"; "judged" unless given */
	const char *judgment; /* "inspection"; "judgment" unless given */
};

/**
 * Gives every word that the folder left out its neutral form, made from those
 * that it gave where that is possible. The strings that it makes are
 * allocated in `arena`.
 */
void naming_complete(struct naming *n, struct arena *arena);

/**
 * The field for a key of meta.csv, such as "units"; NULL when the key names
 * none of them.
 */
const char **naming_field(struct naming *n, const char *key);

/**
 * Appends `words` with each placeholder replaced:
 *   {unit} {units} {a unit} {organisation} {organisations}
 *   {judged} {judgment}
 *   {area}          "England and Wales", "all hospitals together"
 *   {area is}       the same with "is" or "are"
 *   {area:figure}   to follow "the": "England and Wales figure", "figure of
 *                   all hospitals together", "figure of the region"; any
 *                   noun, also %s
 *   {of area}       to follow a word: " of England and Wales"; ""
 *   {short area}    "E&W", "All"
 * A first letter in capital gives one: {Units}. What is no placeholder stays.
 * `format` doubles percent signs in what is put in, for a printf format.
 */
void naming_fill(
    const struct naming *n, const char *words, bool format, struct text *out);

#endif
