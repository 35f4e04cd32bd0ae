/* Printed figures against ours: each verdict at its limits. Half a unit of
 * the last printed decimal is worked by hand. */
#include "fixture.h"
#include "peelstats/analysis.h"
#include "test.h"

/*
 * Three units: m1 is 20, 15 and missing in 2017, and 10, 30 and 40 in 2016.
 * Of three judgments two are good, one is not known: what could be counted is
 * 2 or 3 good, 0 or 1 of another grade. Nobody has been looked at in 2017 but
 * A, and of C it is not known.
 */
static struct analysis *open_folder(struct fixture *f)
{
	fixture_open(f);
	fixture_write_small(f);
	fixture_write(
	    f, "forces.csv", "force_id,short\nA,Aton\nB,Beton\nC,Ceton\n");
	fixture_write(f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator,status\n"
	    "A,m1,2016,10,1000,\nB,m1,2016,30,1000,\nC,m1,2016,40,1000,\n"
	    "A,m1,2017,20,1000,\nB,m1,2017,30,2000,\nC,m1,2017,,,missing\n");
	fixture_write(f, "questions.csv", "question_id,title\nq,Question\n");
	fixture_write(f, "judgments.csv",
	    "force_id,question_id,year,grade,inspected_year\n"
	    "A,q,2016,requires improvement,2016\nA,q,2017,good,2017\n"
	    "B,q,2016,good,2016\nB,q,2017,good,2016\n"
	    "C,q,2016,outstanding,2016\n");
	assert_true(fixture_load(f));
	assert_int_equal(f->diags.errors, 0);
	return analysis_compute(f->dataset, 2017, 2016);
}

struct print {
	int force; /* or EVERYWHERE */
	enum quantity quantity;
	double value;
	int decimals;
	enum verdict verdict;
};

static void assert_verdicts(
    const struct print *print, size_t n, bool of_question)
{
	struct fixture f;
	struct analysis *a = open_folder(&f);

	for (size_t i = 0; i < n; i++) {
		struct published p = { .id = "p",
			.document = "",
			.where = "",
			.force = print[i].force,
			.of_question = of_question,
			.year = 2017,
			.quantity = print[i].quantity,
			.value = print[i].value,
			.decimals = print[i].decimals,
			.unit = "" };
		struct reconciled r;

		analysis_reconcile_these(a, &p, 1, &r);
		assert_so(r.verdict == print[i].verdict,
		    "%s of force %d printed as %.*f %s, not %s",
		    quantity_name(p.quantity), p.force, p.decimals, p.value,
		    verdict_name(r.verdict), verdict_name(print[i].verdict));
	}
	analysis_free(a);
	fixture_close(&f);
}

static void figures_agree_within_half_a_unit(void **state)
{
	static const struct print prints[] = {
		{ 0, QUANTITY_VALUE, 20, 0, VERDICT_AGREES },
		{ 0, QUANTITY_VALUE, 20.5, 0, VERDICT_AGREES },
		{ 0, QUANTITY_VALUE, 19.5, 0, VERDICT_AGREES },
		{ 0, QUANTITY_VALUE, 20.51, 0, VERDICT_DIFFERS },
		{ 0, QUANTITY_VALUE, 19.49, 0, VERDICT_DIFFERS },
		{ 0, QUANTITY_VALUE, 20.05, 1, VERDICT_AGREES },
		{ 0, QUANTITY_VALUE, 20.051, 1, VERDICT_DIFFERS },
		{ 0, QUANTITY_VALUE, 19.949, 1, VERDICT_DIFFERS },
		{ 0, QUANTITY_NUMERATOR, 20, 0, VERDICT_AGREES },
		{ 0, QUANTITY_NUMERATOR, 21, 0, VERDICT_DIFFERS },
		{ 1, QUANTITY_DENOMINATOR, 2000, 0, VERDICT_AGREES },
		{ 1, QUANTITY_DENOMINATOR, 2001, 0, VERDICT_DIFFERS },
		{ 2, QUANTITY_VALUE, 20, 0, VERDICT_CANNOT_CHECK },
		{ 2, QUANTITY_NUMERATOR, 0, 0, VERDICT_CANNOT_CHECK },
		{ 2, QUANTITY_DENOMINATOR, 0, 0, VERDICT_CANNOT_CHECK },
		/* from 10 to 20, and from 30 to 15 of 1,000 */
		{ 0, QUANTITY_CHANGE_PERCENT, 100, 0, VERDICT_AGREES },
		{ 1, QUANTITY_CHANGE_PERCENT, -50, 0, VERDICT_AGREES },
		{ 0, QUANTITY_CHANGE_POINTS, 10, 0, VERDICT_AGREES },
		{ 1, QUANTITY_CHANGE_POINTS, -15, 0, VERDICT_AGREES },
		{ 1, QUANTITY_NUMERATOR_CHANGE_PERCENT, 0, 0, VERDICT_AGREES },
		{ 0, QUANTITY_NUMERATOR_CHANGE_PERCENT, 100, 0,
		    VERDICT_AGREES },
		{ 2, QUANTITY_CHANGE_POINTS, 0, 0, VERDICT_CANNOT_CHECK },
		{ 2, QUANTITY_NUMERATOR_CHANGE_PERCENT, 0, 0,
		    VERDICT_CANNOT_CHECK },
		{ 0, QUANTITY_RANK, 1, 0, VERDICT_AGREES },
		{ 1, QUANTITY_RANK, 2, 0, VERDICT_AGREES },
		{ 2, QUANTITY_RANK, 3, 0, VERDICT_CANNOT_CHECK },
		/* 50 of 3,000, and of the two with both years 40 before */
		{ EVERYWHERE, QUANTITY_VALUE, 16.7, 1, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_NUMERATOR, 50, 0, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_DENOMINATOR, 3000, 0, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_NUMERATOR_CHANGE_PERCENT, 25, 0,
		    VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_CHANGE_POINTS, -3.3, 1, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_LOWEST, 15, 0, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_HIGHEST, 20, 0, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_ROSE, 1, 0, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_FELL, 1, 0, VERDICT_AGREES },
		{ EVERYWHERE, QUANTITY_RANK, 1, 0, VERDICT_CANNOT_CHECK },
	};

	(void)state;
	assert_verdicts(prints, sizeof(prints) / sizeof(prints[0]), false);
}

static void counts_with_unknown_ones_lie_in_a_range(void **state)
{
	static const struct print prints[] = {
		{ EVERYWHERE, QUANTITY_GOOD, 2, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_GOOD, 3, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_GOOD, 1.5, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_GOOD, 3.5, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_GOOD, 1.4, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_GOOD, 3.6, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_OUTSTANDING, 1, 0,
		    VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_OUTSTANDING, 2, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_REQUIRES_IMPROVEMENT, 2, 0,
		    VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_INADEQUATE, 2, 0, VERDICT_DIFFERS },
		/* A improved; B is carried forward; C is not known */
		{ EVERYWHERE, QUANTITY_IMPROVED, 1, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_IMPROVED, 3, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_IMPROVED, 0, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_DECLINED, 1, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_DECLINED, 2, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_INSPECTED, 1, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_INSPECTED, 2, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_INSPECTED, 0, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_INSPECTED, 3, 0, VERDICT_DIFFERS },
		{ EVERYWHERE, QUANTITY_VALUE, 1, 0, VERDICT_CANNOT_CHECK },
		{ EVERYWHERE, QUANTITY_RANK, 1, 0, VERDICT_CANNOT_CHECK },
		{ 0, QUANTITY_INSPECTED_YEAR, 2017, 0, VERDICT_AGREES },
		{ 0, QUANTITY_INSPECTED_YEAR, 2016, 0, VERDICT_DIFFERS },
		{ 1, QUANTITY_INSPECTED_YEAR, 2016, 0, VERDICT_AGREES },
		{ 2, QUANTITY_INSPECTED_YEAR, 2016, 0, VERDICT_CANNOT_CHECK },
		{ 0, QUANTITY_GOOD, 1, 0, VERDICT_CANNOT_CHECK },
	};

	(void)state;
	assert_verdicts(prints, sizeof(prints) / sizeof(prints[0]), true);
}

/* Two documents print a figure that we do not have. */
static enum verdict verdict_of_two(double first, int first_decimals,
    double second, int second_decimals, int second_year)
{
	struct fixture f;
	struct analysis *a = open_folder(&f);
	struct published p[2] = { { .id = "p",
	    .force = 2,
	    .year = 2017,
	    .quantity = QUANTITY_VALUE,
	    .value = first,
	    .decimals = first_decimals } };
	struct reconciled r[2];

	p[1] = p[0];
	p[1].value = second;
	p[1].decimals = second_decimals;
	p[1].year = second_year;
	analysis_reconcile_these(a, p, 2, r);
	if (second_year == 2017)
		assert_int_equal(r[0].verdict, r[1].verdict);
	analysis_free(a);
	fixture_close(&f);
	return r[0].verdict;
}

static void two_documents_conflict_a_unit_apart(void **state)
{
	(void)state;
	assert_int_equal(
	    verdict_of_two(5.1, 1, 5.2, 1, 2017), VERDICT_CONFLICTS);
	assert_int_equal(
	    verdict_of_two(5.1, 1, 5.1, 1, 2017), VERDICT_CANNOT_CHECK);
	/* 5.5 may be printed as 5 or 6; 5.6 may not be printed as 5 */
	assert_int_equal(
	    verdict_of_two(5, 0, 5.5, 1, 2017), VERDICT_CANNOT_CHECK);
	assert_int_equal(verdict_of_two(5, 0, 5.6, 1, 2017), VERDICT_CONFLICTS);
	assert_int_equal(verdict_of_two(5, 0, 6, 0, 2017), VERDICT_CONFLICTS);
	/* they are of two years */
	assert_int_equal(
	    verdict_of_two(5.1, 1, 40, 1, 2016), VERDICT_CANNOT_CHECK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_agree_within_half_a_unit),
		cmocka_unit_test(counts_with_unknown_ones_lie_in_a_range),
		cmocka_unit_test(two_documents_conflict_a_unit_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
