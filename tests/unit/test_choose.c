/* What there is to choose from, as it is said. */
#include "app/choose.h"
#include "test.h"

static void years_are_named_one_by_one_unless_they_run_on(void **state)
{
	static const struct {
		int year[4];
		size_t n;
		const char *want;
	} cases[] = { { { 2016 }, 1, "2016" },
		{ { 2016, 2017 }, 2, "2016, 2017" },
		{ { 2015, 2016, 2017 }, 3, "2015 to 2017" },
		{ { 2014, 2015, 2016, 2017 }, 4, "2014 to 2017" },
		{ { 2013, 2015, 2017 }, 3, "2013, 2015, 2017" },
		{ { 2013, 2014, 2016 }, 3, "2013, 2014, 2016" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int year[4];
		struct dataset d = { .year = year, .n_years = cases[i].n };
		struct error err = { EXIT_OK, "" };
		char want[128];

		memcpy(year, cases[i].year, sizeof(year));
		(void)snprintf(want, sizeof(want),
		    "--year 1999 is not in this data set, which has %s",
		    cases[i].want);
		assert_false(choose_no_year(&d, "--year", 1999, &err));
		assert_int_equal(err.status, EXIT_USAGE);
		assert_string_equal(err.message, want);
		assert_true(choose_has_year(&d, year[0]));
		assert_true(choose_has_year(&d, year[d.n_years - 1]));
		assert_false(choose_has_year(&d, 1999));
		assert_false(choose_has_year(&d, 0));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_are_named_one_by_one_unless_they_run_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
