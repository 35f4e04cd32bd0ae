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
		assert_true(number_parse(good[i], &x));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(number_parse(bad[i], &x));
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
	int year;

	(void)state;
	assert_true(number_parse_year("2017", &year));
	assert_int_equal(year, 2017);
	assert_false(number_parse_year("17", &year));
	assert_false(number_parse_year("20171", &year));
	assert_false(number_parse_year("0999", &year));
	assert_false(number_parse_year("201x", &year));
}

/* Halves worked by hand: away from zero, also when a double is just below. */
static void halves_go_away_from_zero(void **state)
{
	char b[NUMBER_BUFFER];

	(void)state;
	assert_string_equal(number_format(b, 0.125, 2), "0.13");
	assert_string_equal(number_format(b, -0.125, 2), "\u22120.13");
	assert_string_equal(number_format(b, 3.0 / 20.0, 1), "0.2");
	assert_string_equal(number_format(b, 1.005, 2), "1.01");
	assert_string_equal(number_format(b, 2.5, 0), "3");
	assert_string_equal(number_format(b, 0.1449, 1), "0.1");
}

static void thousands_have_commas_and_minus_is_real(void **state)
{
	char b[NUMBER_BUFFER];

	(void)state;
	assert_string_equal(number_format(b, 4455479, 0), "4,455,479");
	assert_string_equal(number_format(b, 999, 0), "999");
	assert_string_equal(number_format(b, -1234.56, 1), "\u22121,234.6");
	assert_string_equal(number_format(b, 1e15, 0), "1,000,000,000,000,000");
}

static void zero_has_no_sign(void **state)
{
	char b[NUMBER_BUFFER];

	(void)state;
	assert_string_equal(number_format(b, -0.04, 1), "0.0");
	assert_string_equal(number_format_signed(b, 0.04, 1), "0.0");
	assert_string_equal(number_format_signed(b, 2.06, 1), "+2.1");
	assert_int_equal(number_sign(-0.04, 1), 0);
	assert_int_equal(number_sign(-0.06, 1), -1);
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
		cmocka_unit_test(halves_go_away_from_zero),
		cmocka_unit_test(thousands_have_commas_and_minus_is_real),
		cmocka_unit_test(zero_has_no_sign),
		cmocka_unit_test(the_largest_double_fits_the_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
