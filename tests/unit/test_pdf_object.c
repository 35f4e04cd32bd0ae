/* Strings and numbers as PDF writes them (ISO 32000-1, 7.3.3 and 7.9.2), worked
 * by hand. */
#include "test.h"
#include "write/pdf/pdf_object.h"

static void strings_are_plain_where_they_can_be(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = { { "", "()" }, { " ~", "( ~)" },
		{ "a(b)\\", "(a\\(b\\)\\\\)" }, { "T\x7F", "<FEFF0054007F>" },
		{ "T\x1F", "<FEFF0054001F>" }, { "\u00A3", "<FEFF00A3>" },
		{ "\uFFFD", "<FEFFFFFD>" }, { "\uFFFF", "<FEFFFFFF>" },
		{ "\U00010000", "<FEFFD800DC00>" },
		{ "\U0010FFFF", "<FEFFDBFFDFFF>" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct text out = TEXT_EMPTY;

		pdf_add_string(&out, cases[i].text);
		assert_string_equal(text_str(&out), cases[i].want);
		text_release(&out);
	}
}

static void numbers_have_no_more_digits_than_they_need(void **state)
{
	static const struct {
		double x;
		const char *number, *length, *place;
	} cases[] = { { 0, "0", "0", "0" }, { 1, "1", "1", "1" },
		{ -1, "-1", "-1", "-1" }, { 10, "10", "10", "10" },
		{ 0.5, ".5", ".5", ".5" }, { -0.5, "-.5", "-.5", "-.5" },
		{ 1.5, "1.5", "1.5", "1.5" }, { 0.05, ".05", ".05", ".1" },
		{ 0.04, ".04", ".04", "0" }, { 0.005, ".005", ".01", "0" },
		{ 0.0005, ".001", "0", "0" }, { 0.0004, "0", "0", "0" },
		{ 1.25, "1.25", "1.25", "1.3" },
		{ 10.01, "10.01", "10.01", "10" },
		{ 100.001, "100.001", "100", "100" },
		{ 123456.789, "123456.789", "123456.79", "123456.8" },
		{ -0.0004, "0", "0", "0" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct text out = TEXT_EMPTY;

		pdf_add_number(&out, cases[i].x);
		text_add_char(&out, ' ');
		pdf_add_length(&out, cases[i].x);
		text_add_char(&out, ' ');
		pdf_add_place(&out, cases[i].x);
		{
			char want[64];

			(void)snprintf(want, sizeof(want), "%s %s %s",
			    cases[i].number, cases[i].length, cases[i].place);
			assert_string_equal(text_str(&out), want);
		}
		text_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_plain_where_they_can_be),
		cmocka_unit_test(numbers_have_no_more_digits_than_they_need),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
