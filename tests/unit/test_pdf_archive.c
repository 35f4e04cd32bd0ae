/* The colour profile of the document. */
#include "peelstats/text.h"
#include "test.h"
#include "write/pdf/pdf_archive.h"

static unsigned long_at(const struct text *t, size_t at)
{
	const unsigned char *s = (const unsigned char *)t->s + at;

	return (unsigned)s[0] << 24 | (unsigned)s[1] << 16 |
	       (unsigned)s[2] << 8 | s[3];
}

/* ICC.1:2001-04, 6.1: the illuminant of the connection space is D50, which is
 * 0.9642, 1, 0.8249 as s15Fixed16: bytes 68 to 79 of the header. */
static void the_illuminant_is_d50(void **state)
{
	static const unsigned d50[] = { 0xF6D6, 0x10000, 0xD32D };
	struct text profile = TEXT_EMPTY;

	(void)state;
	pdf_add_srgb_profile(&profile);
	for (size_t i = 0; i < 3; i++) {
		assert_so(long_at(&profile, 68 + 4 * i) == d50[i],
		    "the illuminant is not D50: readers refuse the profile or "
		    "shift every colour");
		/* and the white of the screen is seen as it */
		assert_int_equal(long_at(&profile, 364 + 8 + 4 * i), d50[i]);
	}
	assert_int_equal(long_at(&profile, 0), profile.len);
	text_release(&profile);
}

/* IEC 61966-2-1: the primaries of a screen, adapted to D50 (Lindbloom), sum to
 * its white. */
static void the_primaries_sum_to_white(void **state)
{
	struct text p = TEXT_EMPTY;

	(void)state;
	pdf_add_srgb_profile(&p);
	for (size_t i = 0; i < 3; i++)
		assert_close(long_at(&p, 384 + 8 + 4 * i) +
				 (double)long_at(&p, 404 + 8 + 4 * i) +
				 long_at(&p, 424 + 8 + 4 * i),
		    long_at(&p, 364 + 8 + 4 * i), 0.0005, 2);
	text_release(&p);
}

/* ICC.1:2001-04, 6.5.3: 12 bytes, and two for each of 256 entries, from black
 * to white. The table of tags begins at 128; each has a name, place and size.
 */
static void the_curve_has_as_many_entries_as_it_says(void **state)
{
	struct text p = TEXT_EMPTY;
	size_t curves = 0;
	size_t end = 0;

	(void)state;
	pdf_add_srgb_profile(&p);
	for (size_t i = 0; i < long_at(&p, 128); i++) {
		size_t tag = 132 + 12 * i;
		size_t at = long_at(&p, tag + 4);

		if (at + long_at(&p, tag + 8) > end)
			end = at + long_at(&p, tag + 8);
		if (memcmp(p.s + tag + 1, "TRC", 3) != 0)
			continue;
		curves++;
		assert_int_equal(long_at(&p, tag + 8), 12 + 2 * 256);
		assert_int_equal(long_at(&p, at + 8), 256);
		assert_int_equal(long_at(&p, at + 12) >> 16, 0);
		assert_so((long_at(&p, at + 12 + 2 * 254) & 0xFFFF) == 0xFFFF,
		    "the last entry is not white");
		assert_so(at + 12 + 2 * 256 <= p.len, "the curve is cut");
	}
	assert_int_equal(curves, 3);
	assert_so(end == p.len, "%zu bytes behind the last tag", p.len - end);
	text_release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_curve_has_as_many_entries_as_it_says),
		cmocka_unit_test(the_illuminant_is_d50),
		cmocka_unit_test(the_primaries_sum_to_white),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
