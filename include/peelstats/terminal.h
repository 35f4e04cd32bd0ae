#ifndef PEELSTATS_TERMINAL_H
#define PEELSTATS_TERMINAL_H

#include "peelstats/text.h"

#include <stdio.h>

/*
 * Text from a file may hold what a terminal obeys: control characters, those
 * of the second set (U+0080 to U+009F), and marks that turn the direction of
 * what follows (Boucher and Anderson 2021, "Trojan Source"). Wherever text
 * goes to a terminal or to a person's log, it goes through these.
 */

/** The character to show for `code`: a space for white space that is not a
 * space, U+FFFD for what a terminal would obey, else `code` itself. */
uint32_t terminal_code(uint32_t code);

/** Appends `s` so that it can be shown in one line. Bytes that are no UTF-8
 * become U+FFFD. */
void terminal_add(struct text *out, const char *s);

/** The same, but tabs and line feeds stay. */
void terminal_add_lines(struct text *out, const char *s);

/** Prints `s` in one line, without a line feed of its own. */
void terminal_print(const char *s, FILE *out);

/** Prints what printf would; tabs and line feeds stay. */
void terminal_printf(FILE *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
