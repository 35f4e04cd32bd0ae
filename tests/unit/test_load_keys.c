/* Keys of rows that mean something else: what is said of them. */
#include "fixture.h"
#include "test.h"

/* The help for the row "force,m1,year,10,1000". */
static void assert_help(const char *force, const char *year, const char *code,
    const char *said, bool wanted)
{
	struct fixture f;
	struct text rows = TEXT_EMPTY;
	const struct diag *d;

	fixture_open(&f);
	fixture_write_small(&f);
	text_addf(&rows,
	    "force_id,metric_id,year,numerator,denominator\n"
	    "%s,m1,%s,10,1000\n",
	    force, year);
	fixture_write(&f, "observations.csv", text_str(&rows));
	(void)fixture_load(&f);
	d = fixture_diag(&f, code, 0);
	assert_so(d != NULL, "%s, %s: nothing is said of it", force, year);
	assert_so((strstr(d->help, said) != NULL) == wanted,
	    "%s, %s: the help leads astray: %s", force, year, d->help);
	text_release(&rows);
	fixture_close(&f);
}

static void the_year_that_is_meant_is_named(void **state)
{
	static const char *const cases[][2] = { { "2016/17", "2017" },
		{ "2022/23", "2023" }, { "1999/00", "2000" },
		{ "2017-04", "2017" }, { "2017-04-05", "2017" },
		{ "2016-2017", "2017" }, { "31/03/2017", "2017" },
		{ "FY2019", "2019" }, { "Mar-26", "2026" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_help("A", cases[i][0], "E206", cases[i][1], true);
	assert_help("A", "soon", "E206", "did you mean", false);
}

/* A name has at most 60 letters: a longer one is a note under the table. */
static void a_long_text_is_taken_for_a_note(void **state)
{
	static const char letters[] = "A very long name of a force that has "
				      "exactly sixty letters x";
	char longer[sizeof(letters) + 1];

	(void)state;
	assert_int_equal(strlen(letters), 60);
	assert_help(letters, "2017", "E201", "under a table", false);
	(void)snprintf(longer, sizeof(longer), "%s!", letters);
	assert_help(longer, "2017", "E201", "under a table", true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_year_that_is_meant_is_named),
		cmocka_unit_test(a_long_text_is_taken_for_a_note),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
