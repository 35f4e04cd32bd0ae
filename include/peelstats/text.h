#ifndef PEELSTATS_TEXT_H
#define PEELSTATS_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A growing byte string. Invariant: when s is not NULL, s[len] is 0.
 * Release with text_release(). Never fails: see arena.h on memory.
 */
struct text {
	char *s;
	size_t len;
	size_t capacity;
};

/** An empty text, ready for use. */
#define TEXT_EMPTY                                                             \
	{                                                                      \
		NULL, 0, 0                                                     \
	}

/** Frees the bytes of `t`, which is then empty and usable again. */
void text_release(struct text *t);

/** Empties `t` and keeps its memory. */
void text_clear(struct text *t);

/** Appends the string `s`. */
void text_add(struct text *t, const char *s);

/** Appends `len` bytes, which may hold zeros. */
void text_add_bytes(struct text *t, const void *bytes, size_t len);

/** Appends one byte. */
void text_add_char(struct text *t, char c);

/** Appends a number in decimal digits. */
void text_add_unsigned(struct text *t, size_t n);

/** Appends a string formatted as by printf. */
void text_addf(struct text *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** The same with a list of arguments, which is used up. */
void text_addv(struct text *t, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/** Adds a CSV field, quoted where it must be; no comma. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it. */
void text_add_csv_field(struct text *t, const char *s);

/** Whether a spreadsheet would take the text for a formula. */
bool text_is_formula(const char *s);

/** The same for a file of a data folder, which must be read back as it is:
 * nothing is added that keeps a spreadsheet from a formula. */
void text_add_csv_exact(struct text *t, const char *s);

/** Returns the bytes of `t` as a string, "" when empty. Borrowed. */
const char *text_str(const struct text *t);

/**
 * Decodes the UTF-8 character at `*s`, moves `*s` behind it and returns its
 * code point. At the end returns 0 and stays. A malformed, overlong or
 * surrogate sequence gives U+FFFD and moves one byte (RFC 3629).
 */
uint32_t utf8_next(const char **s);

/** Whether `len` bytes are well-formed UTF-8 (RFC 3629) without a zero. */
bool utf8_valid(const char *s, size_t len);

/** Number of characters (code points) in the first `len` bytes of `s`. */
size_t utf8_count(const char *s, size_t len);

/** Appends the UTF-8 form of `code`, a valid code point. */
void text_add_code(struct text *t, uint32_t code);

/**
 * Whether two names are equal when ASCII case, spaces, '_', '-' and the
 * difference between "&" and "and" are put aside.
 */
bool name_equal(const char *a, const char *b);

/**
 * Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`,
 * ASCII case put aside; strings over 63 bytes count as far apart.
 * Source: Damerau 1964, the restricted form.
 */
size_t name_distance(const char *a, const char *b);

/**
 * Whether `candidate` is near enough to `typed` to be suggested: at most two
 * edits and at most a third of the length.
 */
bool name_near(const char *typed, const char *candidate);

#endif
