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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_illuminant_is_d50),
		cmocka_unit_test(the_primaries_sum_to_white),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
