#ifndef PEELSTATS_MARKUP_H
#define PEELSTATS_MARKUP_H

#include "peelstats/text.h"

/*
 * Text in HTML and SVG. It may come from a data file: nothing of it acts as
 * markup, and no mark of direction turns round what stands beside it.
 */

/** Appends `s` as text, or as the value of an attribute in double quotes. What
 * has no place in XML 1.0 is shown as U+FFFD. NULL is "". */
void markup_text(struct text *out, const char *s);

/** Appends ` name="value"`. */
void markup_attribute(struct text *out, const char *name, const char *value);

/**
 * Appends `s` as an id: letters, digits, '-' and '_' stay, of other bytes the
 * hexadecimal digits stand behind a '.'; two that differ stay different.
 */
void markup_id(struct text *out, const char *s);

/** Appends a length with at most one decimal and no more bytes than it needs:
 * "12", "-0.5". */
void markup_number(struct text *out, double x);

#endif
