/* Totals that were published: rows that are wrong are left out. */
#include "fixture.h"
#include "test.h"

static size_t totals(struct fixture *f, const char *rows)
{
	struct text file = TEXT_EMPTY;
	size_t n;

	text_addf(&file, "year,item,subject,value\n%s", rows);
	fixture_open(f);
	fixture_write_small(f);
	fixture_write(f, "totals.csv", text_str(&file));
	(void)fixture_load(f);
	n = f->dataset->n_totals;
	text_release(&file);
	fixture_close(f);
	return n;
}

static void one_wrong_field_refuses_the_row(void **state)
{
	static const char *const rows[] = { "2017,numerator,nothing,5\n",
		"20117,numerator,m1,5\n", "2017,nonsense,m1,5\n",
		"2017,numerator,m1,five\n", "2017,numerator,m1,\n" };
	struct fixture f;

	(void)state;
	assert_int_equal(totals(&f, "2017,numerator,m1,50\n"), 1);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_so(totals(&f, rows[i]) == 0,
		    "a total is kept although a field of it was refused: %s",
		    rows[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_wrong_field_refuses_the_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
