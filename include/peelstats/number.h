#ifndef PEELSTATS_NUMBER_H
#define PEELSTATS_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* A number that may be unknown. Invariant: when known, x is finite. */
struct value {
	double x;
	bool known;
};

/** A known value. */
struct value value_of(double x);

/** A known value when `x` is finite, else the unknown value. */
struct value value_if_finite(double x);

/** The unknown value. */
struct value value_unknown(void);

/**
 * Reads a whole string as a decimal number: sign, digits, one '.', exponent.
 * Nothing else is a number: no space, no thousands mark, no nan, no inf, no
 * hexadecimal. Independent of the locale. Returns false on anything else and
 * when the number is too large for a double.
 */
bool number_parse(const char *s, double *x);

/** Reads a year of four digits, 1000 to 9999; false on anything else. */
bool number_parse_year(const char *s, int *year);

enum {
	NUMBER_BUFFER = 440, /* bytes that hold any formatted double */
	NUMBER_DECIMALS_MAX = 9
};

/**
 * Rounds to `decimals` places (0 to 9), half away from zero. A value that is
 * a half but for the last bits of a double counts as a half, since 0.15 made
 * from 3/20 must print as 0.2.
 */
double number_round(double x, int decimals);

/**
 * Writes `x`, rounded once, with a comma for thousands and a real minus sign
 * (U+2212); never "-0". Returns `buffer`, of NUMBER_BUFFER bytes.
 */
char *number_format(char *buffer, double x, int decimals);

/** The same with "+" before a value that rounds to more than zero. */
char *number_format_signed(char *buffer, double x, int decimals);

/** Sign of `x` after rounding: -1, 0 or 1. */
int number_sign(double x, int decimals);

#endif
