/* Expected values: R 4.2, mpmath; see tests/vectors/README.md. */
#include "peelstats/num.h"
#include "peelstats/num_test.h"
#include "test.h"
#include "vectors.h"

static double input(
    const struct vectors *in, const char *name, const char *field)
{
	const struct vector_row *row = vectors_find(in, name, field, 0);

	assert_non_null(row);
	return strtod(row->value, NULL);
}

static void check(const struct vector_row *w, struct value got, double scale)
{
	if (strcmp(w->value, "NA") == 0 || strcmp(w->value, "Inf") == 0) {
		assert_false(got.known);
		return;
	}
	if (!got.known)
		print_error("%s %s\n", w->name, w->field);
	assert_true(got.known);
	if (fabs(got.x * scale - strtod(w->value, NULL)) >
	    w->rtol * fabs(strtod(w->value, NULL)) + w->atol)
		print_error("%s %s\n", w->name, w->field);
	assert_close(got.x * scale, strtod(w->value, NULL), w->rtol, w->atol);
}

/* Checks both limits of a method wherever the vectors have them. */
static size_t check_method(const struct vectors *want, const char *name,
    const char *method, struct interval got, double scale)
{
	char stat[32];
	const struct vector_row *w;

	(void)snprintf(stat, sizeof(stat), "%s_lo", method);
	w = vectors_find(want, name, stat, 0);
	assert_non_null(w);
	check(w, got.lower, scale);
	(void)snprintf(stat, sizeof(stat), "%s_hi", method);
	w = vectors_find(want, name, stat, 0);
	assert_non_null(w);
	check(w, got.upper, scale);
	return 2;
}

static void rates_have_the_intervals_of_r(void **state)
{
	struct vectors in = vectors_read("05_rate_ci.in.csv");
	struct vectors want = vectors_read("05_rate_ci.exp.csv");
	size_t checked = 0;

	(void)state;
	for (size_t k = 0; k < in.n; k++) {
		const char *name = in.row[k].name;
		double o;
		double conf;
		double scale;

		if (strcmp(in.row[k].field, "O") != 0)
			continue;
		o = input(&in, name, "O");
		conf = input(&in, name, "conf");
		scale = input(&in, name, "per") / input(&in, name, "N");
		checked += check_method(
		    &want, name, "byar", num_byar_interval(o, conf), scale);
		checked += check_method(
		    &want, name, "exact", num_poisson_interval(o, conf), scale);
	}
	assert_int_equal(checked, 128);
	vectors_free(&in);
	vectors_free(&want);
}

static void proportions_have_the_intervals_of_r(void **state)
{
	struct vectors in = vectors_read("06_prop_ci.in.csv");
	struct vectors want = vectors_read("06_prop_ci.exp.csv");
	size_t checked = 0;

	(void)state;
	for (size_t k = 0; k < in.n; k++) {
		const char *name = in.row[k].name;
		double x;
		double n;
		double conf;

		if (strcmp(in.row[k].field, "x") != 0)
			continue;
		x = input(&in, name, "x");
		n = input(&in, name, "n");
		conf = input(&in, name, "conf");
		checked += check_method(
		    &want, name, "wilson", num_wilson_interval(x, n, conf), 1);
		checked += check_method(
		    &want, name, "cp", num_binomial_interval(x, n, conf), 1);
	}
	assert_int_equal(checked, 80);
	vectors_free(&in);
	vectors_free(&want);
}

static void ratios_have_the_intervals_of_r(void **state)
{
	struct vectors in = vectors_read("07_ratio_ci.in.csv");
	struct vectors want = vectors_read("07_ratio_ci.exp.csv");
	size_t checked = 0;

	(void)state;
	for (size_t k = 0; k < in.n; k++) {
		const char *name = in.row[k].name;

		if (strcmp(in.row[k].field, "num") != 0)
			continue;
		checked += check_method(&want, name, "exact",
		    num_ratio_interval(input(&in, name, "num"),
			input(&in, name, "den"), input(&in, name, "conf")),
		    1);
	}
	assert_int_equal(checked, 16);
	vectors_free(&in);
	vectors_free(&want);
}

static void what_is_no_count_has_no_interval(void **state)
{
	(void)state;
	assert_false(num_poisson_interval(-1, 0.95).upper.known);
	assert_false(num_poisson_interval((double)NAN, 0.95).upper.known);
	assert_false(num_poisson_interval(5, 1).upper.known);
	assert_false(num_wilson_interval(11, 10, 0.95).lower.known);
	assert_false(num_wilson_interval(0, 0, 0.95).lower.known);
	assert_false(num_ratio_interval(0, 0, 0.95).lower.known);
	assert_false(num_ratio_interval(5, 0, 0.95).upper.known);
	assert_true(num_ratio_interval(5, 0, 0.95).lower.known);
}

/* Up to the counts of England and Wales the limits stay in order. */
static void limits_enclose_their_count_at_any_size(void **state)
{
	(void)state;
	for (double o = 1; o < 1e13; o *= 3.7) {
		double count = floor(o);
		struct interval i = num_poisson_interval(count, 0.998);
		struct interval r = num_ratio_interval(count, count + 7, 0.95);

		assert_true(i.lower.known && i.lower.x < count);
		assert_true(i.upper.known && i.upper.x > count);
		if (count < 1e7)
			assert_true(r.lower.known && r.upper.known &&
				    r.lower.x < r.upper.x);
	}
}

/* Nothing to count against: no rate, and no ratio of rates. */
static void without_a_base_there_is_no_ratio(void **state)
{
	static const struct count_of some = { 5, 100 };
	static const struct count_of none = { 5, 0 };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct interval ratio =
		    num_rate_ratio_interval(i == 0 ? none : some,
			i == 0 ? some : none, 0.95, TAIL_EXACT);

		assert_so(!ratio.lower.known && !ratio.upper.known,
		    "a rate without a base is compared: a change would be "
		    "printed that nobody can know");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_base_there_is_no_ratio),
		cmocka_unit_test(rates_have_the_intervals_of_r),
		cmocka_unit_test(proportions_have_the_intervals_of_r),
		cmocka_unit_test(ratios_have_the_intervals_of_r),
		cmocka_unit_test(what_is_no_count_has_no_interval),
		cmocka_unit_test(limits_enclose_their_count_at_any_size),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
