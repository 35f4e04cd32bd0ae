/* Columns that are missing, and the one that is meant. */
#include "fixture.h"
#include "test.h"

static void assert_help(
    struct fixture *f, const char *observations, const char *help)
{
	const struct diag *d;

	fixture_open(f);
	fixture_write_small(f);
	fixture_write(f, "observations.csv", observations);
	(void)fixture_load(f);
	d = fixture_diag(f, "E110", 0);
	assert_so(d != NULL, "a column is missing, and nothing says so");
	assert_string_equal(d->help, help);
	fixture_close(f);
}

/* Another column is left over too, so that only its name can tell. */
static void four_letters_of_a_name_are_enough(void **state)
{
	struct fixture f;

	(void)state;
	assert_help(&f, "xyzzy,forc,metric_id,year,numerator\nA,A,m1,2017,1\n",
	    "rename the column \"forc\" to \"force_id\"");
}

static void three_letters_are_not(void **state)
{
	struct fixture f;

	(void)state;
	assert_help(&f, "xyzzy,met,force_id,year,numerator\nA,m1,A,2017,1\n",
	    "add a column \"metric_id\" to the header row");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(four_letters_of_a_name_are_enough),
		cmocka_unit_test(three_letters_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
