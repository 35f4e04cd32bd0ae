/* Characters that cannot be seen, and old code pages. */
#include "dataset/csv_text.h"
#include "test.h"

/* Unicode 15: default ignorable code points that text of a name may hold, and
 * the characters beside each range, which can be seen. */
static void each_end_of_a_range_is_invisible(void **state)
{
	static const uint32_t ends[][2] = { { 0xAD, 0xAD }, { 0x61C, 0x61C },
		{ 0x180E, 0x180E }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
		{ 0x2060, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
		{ 0xFFF9, 0xFFFB }, { 0xE0000, 0xE0FFF } };

	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		for (int k = 0; k < 2; k++)
			assert_so(csv_text_invisible(ends[i][k]),
			    "U+%04X passes as visible: two names may look the "
			    "same and be different",
			    (unsigned)ends[i][k]);
		assert_so(!csv_text_invisible(ends[i][0] - 1) &&
			      !csv_text_invisible(ends[i][1] + 1),
		    "a character beside U+%04X is refused, which can be seen",
		    (unsigned)ends[i][0]);
	}
}

/* Bytes 0x80 to 0x9F: Microsoft's best fit table of code page 1252. */
static void the_old_code_page_is_read(void **state)
{
	static const struct {
		char byte;
		const char *utf8;
	} some[] = { { '\x80', "\u20AC" }, { '\x91', "\u2018" },
		{ '\x92', "\u2019" }, { '\x9F', "\u0178" },
		{ '\xA0', "\u00A0" }, { '\xA3', "\u00A3" },
		{ '\xFD', "\u00FD" } };

	(void)state;
	for (size_t i = 0; i < sizeof(some) / sizeof(some[0]); i++) {
		struct text out = TEXT_EMPTY;

		assert_true(csv_text_from_1252(&some[i].byte, 1, &out));
		assert_string_equal(text_str(&out), some[i].utf8);
		text_release(&out);
	}
}

static void bytes_of_no_letter_are_refused(void **state)
{
	static const char bytes[] = "\x81\x8D\x8F\x90\x9D\xFE\xFF";

	(void)state;
	for (size_t i = 0; bytes[i] != '\0'; i++) {
		struct text out = TEXT_EMPTY;

		assert_so(!csv_text_from_1252(&bytes[i], 1, &out),
		    "byte %02X is taken for a letter: a broken file is read "
		    "as if it were whole",
		    (unsigned)(unsigned char)bytes[i]);
		text_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_end_of_a_range_is_invisible),
		cmocka_unit_test(the_old_code_page_is_read),
		cmocka_unit_test(bytes_of_no_letter_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
