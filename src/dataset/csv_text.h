#ifndef PEELSTATS_CSV_TEXT_H
#define PEELSTATS_CSV_TEXT_H

#include "peelstats/text.h"

/**
 * Whether a line is printable ASCII, but for tabs if they are the `delimiter`.
 * The ending is not part of it.
 */
bool csv_text_plain(const char *s, size_t len, char delimiter);

/**
 * Appends the UTF-8 form of `len` bytes of Windows-1252, as Microsoft's best
 * fit table has it. False, and nothing sensible appended, for bytes that the
 * code page leaves undefined, and for the two letters that no English or
 * Welsh text has and broken files have (thorn and y with diaeresis).
 */
bool csv_text_from_1252(const char *s, size_t len, struct text *out);

/** Whether a character has no shape but may change how others are read:
 * joiners, marks of direction, soft hyphens, byte order marks. */
bool csv_text_invisible(uint32_t code);

/* What the pages can carry of the texts of a column. */
struct csv_text_limit {
	const char *column;
	size_t most; /* characters */
	bool flows; /* its lines are kept as paragraphs */
};

/** The limit of a column, by its name in the header of any file. Static. */
const struct csv_text_limit *csv_text_limit_of(const char *column);

/**
 * Reads tabs and line ends in a field as white space, in place: a run of
 * white space that holds one becomes one space, or, where the text flows and
 * the run holds a line end, one line feed. None is left at either end.
 */
void csv_text_settle(char *field, bool flows);

/** Whether it is a control character other than tab and line end. */
bool csv_text_control(uint32_t code);

#endif
