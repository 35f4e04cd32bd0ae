#include "peelstats/number.h"

#include <assert.h>
#include <float.h>
#include <math.h>
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

static const char *skip_digits(const char *s, size_t *count)
{
	while (*s >= '0' && *s <= '9') {
		s++;
		(*count)++;
	}
	return s;
}

static bool is_decimal(const char *s)
{
	size_t digits = 0;
	size_t exponent = 0;

	if (*s == '+' || *s == '-')
		s++;
	s = skip_digits(s, &digits);
	if (*s == '.')
		s = skip_digits(s + 1, &digits);
	if (digits == 0)
		return false;
	if (*s == 'e' || *s == 'E') {
		s++;
		if (*s == '+' || *s == '-')
			s++;
		s = skip_digits(s, &exponent);
		if (exponent == 0)
			return false;
	}
	return *s == '\0';
}

/*
 * strtod is exact and rounds correctly. It reads '.' only in the C locale,
 * which holds because setlocale is banned from the program.
 */
bool number_parse(const char *s, double *x)
{
	if (!is_decimal(s))
		return false;
	*x = strtod(s, NULL);
	return isfinite(*x);
}

bool number_parse_year(const char *s, int *year)
{
	size_t digits = 0;

	if (*skip_digits(s, &digits) != '\0' || digits != 4 || s[0] == '0')
		return false;
	*year = (int)strtol(s, NULL, 10);
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

static char *format(char *buffer, double x, int decimals, bool plus)
{
	char digits[NUMBER_BUFFER / 4 * 3 + 20];
	double r = number_round(x, decimals);
	const char *sign = r < 0 ? "\u2212" : plus && r > 0 ? "+" : "";
	size_t whole;
	size_t at;

	assert(isfinite(x) && decimals >= 0);
	(void)snprintf(digits, sizeof(digits), "%.*f", decimals, fabs(r));
	whole = strcspn(digits, ".");
	at = strlen(sign);
	memcpy(buffer, sign, at);
	for (size_t i = 0; i < whole && at < NUMBER_BUFFER - 16; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			buffer[at++] = ',';
		buffer[at++] = digits[i];
	}
	(void)snprintf(buffer + at, NUMBER_BUFFER - at, "%s", digits + whole);
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
