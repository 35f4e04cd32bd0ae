#include "peelstats/number.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

static void only_decimals_are_numbers(void **state)
{
	static const char *const good[] = { "0", "-1", "+2.5", ".5", "3.",
		"1e3", "1.5E-7", "123456789012" };
	static const char *const bad[] = { "", " 1", "1 ", "nan", "inf", "-inf",
		"0x10", "1,234", "12,4", "1e", "e5", "--1", "1.2.3", ".",
		"1e999",
		"\xC2\xA3"
		"1" };
	double x;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_so(number_parse(good[i], &x),
		    "\"%s\" is a number and is refused", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_so(!number_parse(bad[i], &x),
		    "\"%s\" is no number and is read as %g", bad[i], x);
	assert_true(number_parse("123142.0345", &x));
	assert_close(x, 123142.0345, 0, 0);
}

static uint64_t next(uint64_t *state)
{
	/* Knuth's MMIX generator */
	*state = *state * 6364136223846793005U + 1442695040888963407U;
	return *state >> 16;
}

static void assert_same_as_libc(const char *s)
{
	double x;
	double y = strtod(s, NULL);

	assert_true(number_parse(s, &x));
	if (memcmp(&x, &y, sizeof(x)) != 0)
		fail_msg("%s is read as %a, not %a", s, x, y);
}

/* The C library rounds correctly: any other double is wrong. */
static void numbers_are_the_nearest_doubles(void **state)
{
	static const char *const hard[] = { "9007199254740993",
		"9007199254740992.5", "1e23", "8.5e22", "1e22", "-0", "0.1",
		"2.2250738585072011e-308", "123456789012345678901234567890",
		"0.000000000000000000000000001", "1.7976931348623157e308",
		"179769313486231570000e288", "4.35", "0.30000000000000004" };
	uint64_t seed = 2017;
	char s[64];

	(void)state;
	for (size_t i = 0; i < sizeof(hard) / sizeof(hard[0]); i++)
		assert_same_as_libc(hard[i]);
	for (int i = 0; i < 200000; i++) {
		uint64_t a = next(&seed) >> (next(&seed) % 44);
		uint64_t b = next(&seed) >> (next(&seed) % 44);

		if (i % 3 == 0)
			(void)snprintf(s, sizeof(s), "%llu.%0*llu",
			    (unsigned long long)a, (int)(next(&seed) % 9),
			    (unsigned long long)(b % 100000));
		else if (i % 3 == 1)
			(void)snprintf(s, sizeof(s), "-%llu%llue-%u",
			    (unsigned long long)a, (unsigned long long)b,
			    (unsigned)(next(&seed) % 30));
		else
			(void)snprintf(
			    s, sizeof(s), "%llu", (unsigned long long)a);
		assert_same_as_libc(s);
	}
}

/* The digits of the C library, which prints exactly, with the commas taken
 * out of ours. */
static void digits_are_those_of_the_library(void **state)
{
	uint64_t seed = 43;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		int decimals = i % (NUMBER_DECIMALS_MAX + 1);
		double x = (double)(next(&seed) >> (next(&seed) % 48)) /
			   (double)(1 + next(&seed) % 100000);
		char ours[NUMBER_BUFFER];
		char theirs[NUMBER_BUFFER];
		char *to = ours;

		(void)number_format(ours, x, decimals);
		for (const char *c = ours; *c != '\0'; c++)
			if (*c != ',')
				*to++ = *c;
		*to = '\0';
		(void)snprintf(theirs, sizeof(theirs), "%.*f", decimals,
		    number_round(x, decimals));
		assert_string_equal(ours, theirs);
	}
}

static void years_have_four_digits(void **state)
{
	static const struct {
		const char *text;
		int year; /* 0: it is none */
	} cases[] = { { "2017", 2017 }, { "1000", 1000 }, { "9999", 9999 },
		{ "17", 0 }, { "201", 0 }, { "20171", 0 }, { "0999", 0 },
		{ "201x", 0 }, { "2017 ", 0 }, { "", 0 }, { "-201", 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int year = 0;
		bool read = number_parse_year(cases[i].text, &year);

		assert_so(read == (cases[i].year != 0) &&
			      (!read || year == cases[i].year),
		    "\"%s\" is %s as %d", cases[i].text,
		    read ? "read" : "refused", year);
	}
}

/* Halves worked by hand: away from zero, also when a double is just below. A
 * sign stands only before what is not printed as zero. */
static void numbers_are_printed_as_people_round_them(void **state)
{
	static const struct {
		double x;
		int decimals;
		const char *plain, *with_sign;
	} cases[] = { { 0.125, 2, "0.13", "+0.13" },
		{ -0.125, 2, "\u22120.13", "\u22120.13" },
		{ 3.0 / 20.0, 1, "0.2", "+0.2" }, { 1.005, 2, "1.01", "+1.01" },
		{ 2.5, 0, "3", "+3" }, { 0.1449, 1, "0.1", "+0.1" },
		{ 0.5, 0, "1", "+1" }, { 0.4999, 0, "0", "0" },
		/* thousands */
		{ 4455479, 0, "4,455,479", "+4,455,479" },
		{ 999, 0, "999", "+999" }, { 1000, 0, "1,000", "+1,000" },
		{ 999.95, 1, "1,000.0", "+1,000.0" },
		{ 999999, 0, "999,999", "+999,999" },
		{ 1000000, 0, "1,000,000", "+1,000,000" },
		{ -1234.56, 1, "\u22121,234.6", "\u22121,234.6" },
		{ 1e15, 0, "1,000,000,000,000,000", "+1,000,000,000,000,000" },
		/* zero */
		{ 0, 0, "0", "0" }, { -0.04, 1, "0.0", "0.0" },
		{ 0.04, 1, "0.0", "0.0" }, { 0.05, 1, "0.1", "+0.1" },
		{ -0.05, 1, "\u22120.1", "\u22120.1" },
		{ 2.06, 1, "2.1", "+2.1" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char plain[NUMBER_BUFFER];
		char with_sign[NUMBER_BUFFER];
		int sign = number_sign(cases[i].x, cases[i].decimals);

		(void)number_format(plain, cases[i].x, cases[i].decimals);
		(void)number_format_signed(
		    with_sign, cases[i].x, cases[i].decimals);
		assert_so(strcmp(plain, cases[i].plain) == 0 &&
			      strcmp(with_sign, cases[i].with_sign) == 0,
		    "%.17g with %d decimals is printed as %s and %s, not %s "
		    "and %s",
		    cases[i].x, cases[i].decimals, plain, with_sign,
		    cases[i].plain, cases[i].with_sign);
		assert_so((sign > 0) == (with_sign[0] == '+') &&
			      (sign < 0) == (plain[0] == '\xE2'),
		    "%.17g with %d decimals has the sign %d and is printed as "
		    "%s",
		    cases[i].x, cases[i].decimals, sign, with_sign);
	}
}

static void the_largest_double_fits_the_buffer(void **state)
{
	char b[NUMBER_BUFFER];

	(void)state;
	assert_true(strlen(number_format(b, -1.7e308, 9)) < NUMBER_BUFFER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_decimals_are_numbers),
		cmocka_unit_test(numbers_are_the_nearest_doubles),
		cmocka_unit_test(digits_are_those_of_the_library),
		cmocka_unit_test(years_have_four_digits),
		cmocka_unit_test(numbers_are_printed_as_people_round_them),
		cmocka_unit_test(the_largest_double_fits_the_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
