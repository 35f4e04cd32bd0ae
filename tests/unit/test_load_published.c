/* Published figures: rows that are wrong are left out. */
#include "fixture.h"
#include "test.h"

static size_t published(const char *rows)
{
	struct fixture f;
	struct text file = TEXT_EMPTY;
	size_t n;

	text_addf(&file,
	    "published_id,document,area,subject,year,quantity,value\n%s", rows);
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "published.csv", text_str(&file));
	(void)fixture_load(&f);
	n = f.dataset->n_published;
	text_release(&file);
	fixture_close(&f);
	return n;
}

static void one_wrong_field_refuses_the_row(void **state)
{
	static const char *const rows[] = { "p,Report,A,nothing,2017,value,5\n",
		"p,Report,nobody,m1,2017,value,5\n",
		"p,Report,A,m1,20117,value,5\n",
		"p,Report,A,m1,2017,nonsense,5\n",
		"p,Report,A,m1,2017,value,five\n",
		",Report,A,m1,2017,value,5\n",
		"p,Report,nobody,m1,2017,value,5\n" };

	(void)state;
	assert_int_equal(published("p,Report,A,m1,2017,value,5\n"), 1);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_so(published(rows[i]) == 0,
		    "a published figure is kept although a field of it was "
		    "refused: it would be held against another one: %s",
		    rows[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_wrong_field_refuses_the_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
