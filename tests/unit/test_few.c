/* Measures that the source prints of a few units only: no rank, no standing.
 * The limit is 13 of 43, or as many of another number. */
#include "fixture.h"
#include "peelstats/analysis.h"
#include "test.h"

/* `n` units, of which so many have a figure; of the others the source prints
 * none, or they have no row. */
static bool are_few(int n, int printed, bool said)
{
	struct fixture f;
	struct text forces = TEXT_EMPTY;
	struct text rows = TEXT_EMPTY;
	struct analysis *a;
	bool few;

	text_add(&forces, "force_id,short\n");
	text_add(
	    &rows, "force_id,metric_id,year,numerator,denominator,status\n");
	for (int i = 0; i < n; i++) {
		text_addf(&forces, "F%d,Town %d\n", i, i);
		if (i < printed)
			text_addf(&rows, "F%d,m1,2017,%d,1000,\n", i, 100 + i);
		else if (said)
			text_addf(&rows, "F%d,m1,2017,,,not_published\n", i);
	}
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "forces.csv", text_str(&forces));
	fixture_write(&f, "observations.csv", text_str(&rows));
	assert_true(fixture_load(&f));
	assert_int_equal(f.diags.errors, 0);
	a = analysis_compute(f.dataset, 2017, 0);
	few = a->metric[0].few;
	assert_int_equal(a->metric[0].n_ranked, printed);
	assert_so((a->metric[0].force[0].rank == 0) == few,
	    "of few units one has a rank, or of many none");
	analysis_free(a);
	fixture_close(&f);
	text_release(&forces);
	text_release(&rows);
	return few;
}

static void thirteen_of_43_are_not_few(void **state)
{
	static const struct {
		int n, printed;
		bool few;
	} cases[] = { { 43, 12, true }, { 43, 13, false }, { 43, 14, false },
		{ 86, 25, true }, { 86, 26, false }, { 10, 3, true },
		{ 10, 4, false } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_so(
		    are_few(cases[i].n, cases[i].printed, true) == cases[i].few,
		    "%d of %d units are%s few", cases[i].printed, cases[i].n,
		    cases[i].few ? " not" : "");
		assert_so(!are_few(cases[i].n, cases[i].printed, false),
		    "a folder without rows passes for a source that prints "
		    "few");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(thirteen_of_43_are_not_few),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
