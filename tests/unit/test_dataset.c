/* Figures by measure, force and year. */
#include "fixture.h"
#include "test.h"

#include <limits.h>

static void years_that_cannot_be_have_no_figure(void **state)
{
	static const int years[] = { INT_MIN, -100000000, -1, 0, 2015, 2018,
		10000, 100000000, INT_MAX };
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	assert_true(fixture_load(&f));
	for (size_t i = 0; i < sizeof(years) / sizeof(years[0]); i++)
		assert_so(dataset_find(f.dataset, 0, 0, years[i]) == NULL,
		    "a figure is found for the year %d, which is in no file",
		    years[i]);
	assert_non_null(dataset_find(f.dataset, 0, 0, 2016));
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_that_cannot_be_have_no_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
