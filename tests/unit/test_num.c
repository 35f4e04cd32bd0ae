/* Expected values: R 4.2 (quantile, mean, sd), e1071 type 3, and the
 * order-statistic definition of Qn; see tests/vectors/README.md. */
#include "peelstats/num.h"
#include "test.h"
#include "vectors.h"

enum { ROOM = 100 };

static void check(const struct vector_row *want, struct value got)
{
	if (strcmp(want->value, "NA") == 0) {
		if (got.known)
			print_error("%s %s\n", want->name, want->field);
		assert_false(got.known);
		return;
	}
	if (!got.known)
		print_error("%s %s\n", want->name, want->field);
	assert_true(got.known);
	assert_close(got.x, strtod(want->value, NULL), want->rtol, want->atol);
}

static struct value mean_lower(const double *x, size_t n)
{
	return num_mean_interval(x, n, 0.95).lower;
}

static struct value mean_upper(const double *x, size_t n)
{
	return num_mean_interval(x, n, 0.95).upper;
}

static struct value describe(const char *stat, const double *x, size_t n)
{
	static const struct {
		const char *name;
		struct value (*f)(const double *, size_t);
	} plain[] = { { "mean", num_mean }, { "sd", num_sd },
		{ "skew", num_skewness }, { "kurt_excess", num_kurtosis },
		{ "mad", num_mad }, { "qn", num_qn }, { "sn", num_sn },
		{ "mean_lo95", mean_lower }, { "mean_hi95", mean_upper } };
	static const struct {
		const char *name;
		double p;
	} quantile[] = { { "min", 0 }, { "q10", 0.1 }, { "q25", 0.25 },
		{ "median", 0.5 }, { "q75", 0.75 }, { "q90", 0.9 },
		{ "max", 1 } };

	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (strcmp(plain[i].name, stat) == 0)
			return plain[i].f(x, n);
	for (size_t i = 0; i < 7; i++)
		if (strcmp(quantile[i].name, stat) == 0)
			return num_quantile(x, n, quantile[i].p);
	return (struct value){ -1, false };
}

static bool is_described(const char *stat)
{
	static const char *const stats[] = { "mean", "sd", "skew",
		"kurt_excess", "mad", "qn", "sn", "mean_lo95", "mean_hi95",
		"min", "q10", "q25", "median", "q75", "q90", "max" };

	for (size_t i = 0; i < sizeof(stats) / sizeof(stats[0]); i++)
		if (strcmp(stats[i], stat) == 0)
			return true;
	return false;
}

static void distribution_agrees_with_r(void **state)
{
	struct vectors in = vectors_read("01_descriptive.in.csv");
	struct vectors want = vectors_read("01_descriptive.exp.csv");
	size_t checked = 0;

	(void)state;
	for (size_t k = 0; k < want.n; k++) {
		double x[ROOM];
		size_t n =
		    vectors_numbers(&in, want.row[k].name, "x", x, ROOM, NULL);

		if (!is_described(want.row[k].field))
			continue;
		num_sort(x, n);
		check(&want.row[k], describe(want.row[k].field, x, n));
		checked++;
	}
	assert_int_equal(checked, 192);
	vectors_free(&in);
	vectors_free(&want);
}

static void quantiles_are_type_seven(void **state)
{
	struct vectors in = vectors_read("02_quantile.in.csv");
	struct vectors want = vectors_read("02_quantile.exp.csv");
	size_t checked = 0;

	(void)state;
	for (size_t k = 0; k < want.n; k++) {
		const struct vector_row *w = &want.row[k];
		const struct vector_row *p =
		    vectors_find(&in, w->name, "p", w->i);
		double x[ROOM];
		size_t n = vectors_numbers(&in, w->name, "x", x, ROOM, NULL);

		if (strcmp(w->field, "type7") != 0)
			continue;
		assert_non_null(p);
		num_sort(x, n);
		check(w, num_quantile(x, n, strtod(p->value, NULL)));
		checked++;
	}
	assert_int_equal(checked, 27);
	vectors_free(&in);
	vectors_free(&want);
}

static void quantiles_outside_are_unknown(void **state)
{
	const double x[] = { 1, 2, 3 };

	(void)state;
	assert_false(num_quantile(x, 3, 2).known);
	assert_false(num_quantile(x, 3, -0.1).known);
	assert_false(num_quantile(x, 3, (double)NAN).known);
	assert_false(num_quantile(x, 0, 0.5).known);
}

/* Worked by hand: 1e16 + 1 + 1 - 1e16 = 2, which plain adding gives as 0. */
static void sums_keep_what_rounding_loses(void **state)
{
	const double x[] = { 1e16, 1, 1, -1e16 };

	(void)state;
	assert_close(num_sum(x, 4), 2, 0, 0);
}

/* 94906267^2 = 9007199515875289 = 94906266 * 94906268 + 1: the quotients
 * differ in the 17th digit, so dividing first gives them as equal. */
static void ratios_compare_exactly(void **state)
{
	(void)state;
	assert_int_equal(num_compare_ratios(1, 3, 2, 6), 0);
	assert_int_equal(num_compare_ratios(0, 3, 0, 7), 0);
	assert_int_equal(
	    num_compare_ratios(94906267, 94906266, 94906268, 94906267), 1);
	assert_int_equal(
	    num_compare_ratios(94906268, 94906267, 94906267, 94906266), -1);
	assert_int_equal(num_compare_ratios(1e12, 3e12, 1e12 + 1, 3e12), -1);
}

static void an_interval_has_a_confidence_between_0_and_1(void **state)
{
	static const double x[] = { 1, 2, 3, 4 };
	static const struct {
		double confidence;
		bool known;
	} cases[] = { { 0, false }, { 1e-9, true }, { 0.95, true },
		{ 0.999, true }, { 1, false }, { 1.5, false },
		{ -0.5, false } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct interval r =
		    num_mean_interval(x, 4, cases[i].confidence);

		assert_so(r.lower.known == cases[i].known &&
			      r.upper.known == cases[i].known,
		    "a confidence of %g gives %s", cases[i].confidence,
		    r.lower.known ? "limits" : "none");
	}
	assert_so(
	    !num_mean_interval(x, 1, 0.95).lower.known, "one value has limits");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_interval_has_a_confidence_between_0_and_1),
		cmocka_unit_test(distribution_agrees_with_r),
		cmocka_unit_test(quantiles_are_type_seven),
		cmocka_unit_test(quantiles_outside_are_unknown),
		cmocka_unit_test(sums_keep_what_rounding_loses),
		cmocka_unit_test(ratios_compare_exactly),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
