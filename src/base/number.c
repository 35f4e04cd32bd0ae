#include "peelstats/number.h"

#include "peelstats/format.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "banned.h"

struct value value_of(double x)
{
	assert(isfinite(x));
	return (struct value){ x, true };
}

struct value value_if_finite(double x)
{
	return isfinite(x) ? value_of(x) : value_unknown();
}

struct value value_unknown(void)
{
	return (struct value){ 0, false };
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A decimal number in parts: digits x 10^power, while digits fit. */
struct decimal {
	bool negative;
	bool whole; /* `digits` holds all of them */
	uint64_t digits;
	int power;
};

static const char *read_digits(const char *s, struct decimal *d, int step)
{
	const uint64_t most = (UINT64_MAX - 9) / 10;

	for (; is_digit(*s); s++) {
		if (d->digits > most) {
			d->whole = false;
			continue;
		}
		d->digits = d->digits * 10 + (uint64_t)(*s - '0');
		d->power += step;
	}
	return s;
}

static const char *read_exponent(const char *s, struct decimal *d)
{
	bool negative = *s == '-';
	int exponent = 0;

	if (*s == '+' || *s == '-')
		s++;
	if (!is_digit(*s))
		return NULL;
	for (; is_digit(*s); s++)
		if (exponent < 100000)
			exponent = exponent * 10 + (*s - '0');
	d->power += negative ? -exponent : exponent;
	return s;
}

/* Reads the parts; false if the string is no decimal number. */
static bool read_decimal(const char *s, struct decimal *d)
{
	const char *begin;
	bool any;

	*d = (struct decimal){ *s == '-', true, 0, 0 };
	if (*s == '+' || *s == '-')
		s++;
	begin = s;
	s = read_digits(s, d, 0);
	any = s > begin;
	if (*s == '.') {
		begin = ++s;
		s = read_digits(s, d, -1);
		any = any || s > begin;
	}
	if (!any)
		return false;
	if (*s == 'e' || *s == 'E')
		s = read_exponent(s + 1, d);
	return s != NULL && *s == '\0';
}

/*
 * Both parts exact in a double make one rounding, so the result is the
 * nearest (Clinger 1990, How to read floating point numbers accurately).
 * Anything else is left to strtod, which rounds correctly as well. That reads
 * '.' only in the C locale, which holds because setlocale is banned from the
 * program.
 */
bool number_parse(const char *s, double *x)
{
	static const double ten[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7,
		1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
		1e19, 1e20, 1e21, 1e22 };
	struct decimal d;

	if (!read_decimal(s, &d))
		return false;
	if (d.whole && d.digits <= 1ULL << 53 && d.power >= -22 &&
	    d.power <= 22) {
		*x = d.power < 0 ? (double)d.digits / ten[-d.power]
				 : (double)d.digits * ten[d.power];
		*x = d.negative ? -*x : *x;
	} else {
		*x = strtod(s, NULL);
	}
	return isfinite(*x);
}

bool number_parse_year(const char *s, int *year)
{
	int y = 0;
	size_t n = 0;

	for (; n < 5 && is_digit(s[n]); n++)
		y = y * 10 + (s[n] - '0');
	if (n != 4 || s[n] != '\0' || s[0] == '0')
		return false;
	*year = y;
	return true;
}

static double power_of_ten(int decimals)
{
	double p = 1;

	while (decimals-- > 0)
		p *= 10;
	return p;
}

double number_round(double x, int decimals)
{
	double scale = power_of_ten(decimals);
	double y = fabs(x) * scale;
	double nudge;

	if (y >= 1.0 / DBL_EPSILON)
		return x;
	nudge = fmin(4 * DBL_EPSILON * y, 1e-6);
	return copysign(floor(y + nudge + 0.5) / scale, x);
}

int number_sign(double x, int decimals)
{
	double r = number_round(x, decimals);

	return (r > 0) - (r < 0);
}

/* Decimal digits of a number that is rounded already, at least one before the
 * point. Printed as an integer while it is one exactly, else by the library. */
static void print_digits(char *out, size_t size, double r, int decimals)
{
	double scaled = fabs(r) * power_of_ten(decimals);
	char made[32];
	size_t at = sizeof(made);
	int n_digits = 0;

	/* up to here the product is off by less than a quarter */
	if (!(scaled < 1e15) || decimals > 15) {
		format_short(out, size, "%.*f", decimals, fabs(r));
		return;
	}
	for (uint64_t n = (uint64_t)(scaled + 0.5);
	     n > 0 || n_digits <= decimals; n /= 10) {
		if (n_digits == decimals && decimals > 0)
			made[--at] = '.';
		made[--at] = (char)('0' + n % 10);
		n_digits++;
	}
	memcpy(out, made + at, sizeof(made) - at);
	out[sizeof(made) - at] = '\0';
}

static char *format(char *buffer, double x, int decimals, bool plus)
{
	char digits[NUMBER_BUFFER / 4 * 3 + 20];
	double r = number_round(x, decimals);
	const char *sign = r < 0 ? "\u2212" : plus && r > 0 ? "+" : "";
	size_t whole;
	size_t rest;
	size_t at;

	assert(isfinite(x) && decimals >= 0);
	print_digits(digits, sizeof(digits), r, decimals);
	whole = strcspn(digits, ".");
	at = strlen(sign);
	memcpy(buffer, sign, at);
	for (size_t i = 0; i < whole && at < NUMBER_BUFFER - 16; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			buffer[at++] = ',';
		buffer[at++] = digits[i];
	}
	rest = strlen(digits + whole);
	if (rest > NUMBER_BUFFER - 1 - at)
		rest = NUMBER_BUFFER - 1 - at;
	memcpy(buffer + at, digits + whole, rest);
	buffer[at + rest] = '\0';
	return buffer;
}

char *number_format(char *buffer, double x, int decimals)
{
	return format(buffer, x, decimals, false);
}

char *number_format_signed(char *buffer, double x, int decimals)
{
	return format(buffer, x, decimals, true);
}
