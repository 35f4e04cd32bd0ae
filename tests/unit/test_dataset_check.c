/* Figures that can hardly be right. */
#include "fixture.h"
#include "test.h"

/*
 * Nine rates whose logarithms are -0.2 to 0.15 in steps of 0.05, and the last.
 * Median 0, median absolute deviation 0.1, scaled 0.14826: eight of them are
 * 1.186, worked out by hand.
 */
static size_t far_off(struct fixture *f, const char *last)
{
	static const char *const count[] = { "8187", "8607", "9048", "9512",
		"10000", "10513", "11052", "11618" };
	struct text forces = TEXT_EMPTY;
	struct text rows = TEXT_EMPTY;
	size_t n = 0;

	text_add(&forces, "force_id,short\n");
	text_add(&rows, "force_id,metric_id,year,numerator,denominator\n");
	for (int i = 0; i < 9; i++) {
		text_addf(&forces, "%c,Town %c\n", 'A' + i, 'A' + i);
		text_addf(&rows, "%c,m1,2017,%s,1000000\n", 'A' + i,
		    i < 8 ? count[i] : last);
	}
	fixture_open(f);
	fixture_write_small(f);
	fixture_write(f, "forces.csv", text_str(&forces));
	fixture_write(f, "observations.csv", text_str(&rows));
	assert_true(fixture_load(f));
	dataset_check(f->dataset, f->dir, 0, &f->diags);
	while (fixture_diag(f, "W502", n) != NULL)
		n++;
	fixture_close(f);
	text_release(&forces);
	text_release(&rows);
	return n;
}

static void beyond_eight_deviations_is_far_off(void **state)
{
	struct fixture f;

	(void)state;
	assert_so(far_off(&f, "34903") == 1, /* 10000 exp(1.25) */
	    "a figure of 8.4 scaled deviations from the middle is not asked "
	    "about: a slip of the pen would be printed");
}

static void within_eight_deviations_is_not(void **state)
{
	struct fixture f;

	(void)state;
	assert_so(far_off(&f, "30649") == 0, /* 10000 exp(1.12) */
	    "a figure of 7.6 scaled deviations is asked about: whoever gets "
	    "false alarms reads none");
}

/* The years of a period, in words and numbers. */
static void a_period_is_of_its_year(void **state)
{
	static const struct {
		const char *period;
		bool right; /* for 2017 */
	} cases[] = { { "", true }, { "2017", true }, { "2018", true },
		{ "2019", false }, { "2016", false }, { "x2016", false },
		{ "12 months to June 2017", true },
		{ "12 months to June 2019", false },
		{ "12 months to  June 2019", false }, { "2016/17", true },
		{ "2016-17", true }, { "2017/18", true }, { "2015/16", false },
		{ "2018/19", false }, { "2015 to 2019", true },
		{ "2018 to 2019", false }, { "the 3rd of 17", true },
		{ "in 1799", true }, { "in 1800", false }, { "in 2199", false },
		{ "in 2200", true }, { "20155", true } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		struct text rows = TEXT_EMPTY;
		bool asked;

		fixture_open(&f);
		fixture_write_small(&f);
		text_addf(&rows,
		    "force_id,metric_id,year,numerator,denominator,period\n"
		    "A,m1,2017,20,1000,%s\n",
		    cases[i].period);
		fixture_write(&f, "observations.csv", text_str(&rows));
		assert_true(fixture_load(&f));
		dataset_check(f.dataset, f.dir, 0, &f.diags);
		asked = fixture_diag(&f, "W516", 0) != NULL;
		assert_so(asked != cases[i].right,
		    "the period \"%s\" of 2017 is%s asked about",
		    cases[i].period, asked ? "" : " not");
		fixture_close(&f);
		text_release(&rows);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_period_is_of_its_year),
		cmocka_unit_test(beyond_eight_deviations_is_far_off),
		cmocka_unit_test(within_eight_deviations_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
