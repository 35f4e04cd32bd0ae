/* Expected values: R 4.2 (qbinom, decompose, and the charts written out from
 * Anhoej and Olesen 2014 and Laney 2002), run on invented series; see
 * tests/vectors. */
#include "peelstats/num_series.h"
#include "test.h"
#include "vectors.h"

enum { MOST = 128 };

static void run_chart(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	size_t n = vectors_column(in, c->name, "x", x, MOST);
	struct run_chart r = num_run_chart(x, n);

	vector_check(c, "median", 0, r.median);
	vector_check(c, "useful", 0, value_of((double)r.useful));
	vector_check(c, "longest_run", 0, value_of((double)r.longest_run));
	vector_check(c, "crossings", 0, value_of((double)r.crossings));
	vector_check(c, "longest_run_max", 0, r.longest_run_max);
	vector_check(c, "crossings_min", 0, r.crossings_min);
	vector_check(c, "signal", 0, value_of(r.signal));
}

static double side_of(double x, struct interval limits)
{
	return (x > limits.upper.x) - (x < limits.lower.x);
}

static void individuals(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	size_t n = vectors_column(in, c->name, "x", x, MOST);
	struct individuals_chart r = num_individuals_chart(x, n);

	vector_check(c, "mean", 0, r.mean);
	vector_check(c, "moving_range", 0, r.moving_range);
	vector_check(c, "lower", 0, r.limits.lower);
	vector_check(c, "upper", 0, r.limits.upper);
	for (size_t i = 0; i < n; i++)
		vector_check(c, "outside", (long)i,
		    value_of(fabs(side_of(x[i], r.limits))));
}

static void prime(const struct vectors *in, struct vector_check *c)
{
	double count[MOST];
	double base[MOST];
	size_t n = vectors_column(in, c->name, "numerator", count, MOST);
	bool share = strcmp(vectors_find(in, c->name, "kind", 0)->value,
			 "proportion") == 0;
	struct prime_chart r;

	assert_int_equal(
	    vectors_column(in, c->name, "denominator", base, MOST), n);
	r = num_prime_chart(count, base, n, share);
	vector_check(c, "centre", 0, r.centre);
	vector_check(c, "sigma_z", 0, r.sigma_z);
	for (size_t i = 0; i < n; i++) {
		struct interval limits = num_prime_limits(&r, base[i], share);

		vector_check(c, "lower", (long)i, limits.lower);
		vector_check(c, "upper", (long)i, limits.upper);
		vector_check(c, "outside", (long)i,
		    value_of(fabs(side_of(count[i] / base[i], limits))));
	}
}

static void seasonal(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	struct value v[MOST];
	double factor[4];
	size_t first = (size_t)vectors_number(in, c->name, "first_quarter") - 1;
	size_t n = vectors_column(in, c->name, "x", x, MOST);

	for (size_t i = 0; i < n; i++)
		v[i] = value_of(x[i]);
	assert_true(num_seasonal_factors(v, n, first, factor));
	for (size_t q = 0; q < 4; q++)
		vector_check(c, "quarter_factor", (long)q, value_of(factor[q]));
	for (size_t i = 0; i < n; i++)
		vector_check(c, "adjusted", (long)i,
		    value_of(x[i] / factor[(first + i) % 4]));
}

static void agrees_with_r(void **state)
{
	(void)state;
	vectors_run("31_run_chart", 390, run_chart);
	vectors_run("32_xmr", 663, individuals);
	vectors_run("33_laney_prime", 1516, prime);
	vectors_run("34_seasonal", 368, seasonal);
}

/* By hand: ln(1.2 / 1.1) = 0.0870113769896297. */
static void a_change_beside_the_whole_is_a_logarithm(void **state)
{
	struct value none = value_unknown();
	struct value r = num_relative_change(
	    value_of(120), value_of(100), value_of(55), value_of(50));

	(void)state;
	assert_so(r.known, "a change that can be worked out is not");
	assert_close(r.x, 0.0870113769896297, 0, 1e-15);
	for (int i = 0; i < 8; i++) {
		struct value x[4] = { value_of(1), value_of(1), value_of(1),
			value_of(1) };

		x[i % 4] = i < 4 ? none : value_of(0);
		assert_so(!num_relative_change(x[0], x[1], x[2], x[3]).known,
		    "figure %d is %s, and a change is told", i % 4,
		    i < 4 ? "not known" : "0");
	}
}

/* Points on the median neither make nor end a run: 9 1 5 5 9 has two useful
 * points of each side, counted past the two that tie. */
static void points_on_the_median_make_no_run(void **state)
{
	const double flat[] = { 3, 3, 3, 3 };
	const double tied[] = { 9, 9, 5, 5, 1, 1 };
	struct run_chart none = num_run_chart(flat, 0);
	struct run_chart level = num_run_chart(flat, 4);
	struct run_chart c = num_run_chart(tied, 6);

	(void)state;
	assert_false(none.median.known || none.signal);
	assert_true(level.median.known && level.useful == 0);
	assert_false(level.longest_run_max.known || level.signal);
	assert_int_equal(c.useful, 4);
	assert_int_equal(c.longest_run, 2);
	assert_int_equal(c.crossings, 1);
}

/* Every sequence of n coins looked at one by one. */
static double share_of_signals(unsigned n)
{
	size_t signals = 0;

	for (unsigned bits = 0; bits < 1u << n; bits++) {
		double longest_max = round(log2((double)n)) + 3;
		unsigned crossings = 0;
		unsigned longest = 1;
		unsigned run = 1;
		unsigned fewest = 0;
		double below = 0;
		double ways = 1; /* of k crossings among n - 1 */

		for (unsigned k = 0; k < n; k++) {
			below += ways / (double)(1u << (n - 1));
			if (below >= 0.05) {
				fewest = k;
				break;
			}
			ways = ways * (n - 1 - k) / (k + 1);
		}
		for (unsigned i = 1; i < n; i++) {
			bool same = (bits >> i & 1) == (bits >> (i - 1) & 1);

			run = same ? run + 1 : 1;
			crossings += !same;
			longest = run > longest ? run : longest;
		}
		signals += longest > longest_max || crossings < fewest;
	}
	return (double)signals / (double)(1u << n);
}

static void the_chance_of_a_signal_is_that_of_coins(void **state)
{
	(void)state;
	for (unsigned n = 2; n <= 16; n++)
		assert_so(fabs(num_run_chance(n) - share_of_signals(n)) < 1e-12,
		    "of %u coins a share of %g signals, not %g", n,
		    share_of_signals(n), num_run_chance(n));
	assert_true(num_run_chance(0) <= 0 && num_run_chance(1) <= 0);
	assert_true(num_run_chance(100) > 0.02 && num_run_chance(100) < 0.2);
}

static void too_few_or_equal_values_have_no_limits(void **state)
{
	const double none[] = { 0, 0, 0 };
	const double all[] = { 10, 20, 30 };
	const double x[] = { 4 };
	struct prime_chart zero = num_prime_chart(none, all, 3, false);
	struct prime_chart full = num_prime_chart(all, all, 3, true);
	struct individuals_chart same = num_individuals_chart(none, 3);

	(void)state;
	assert_false(num_individuals_chart(x, 1).limits.lower.known);
	assert_true(same.limits.upper.known && same.limits.upper.x <= 0);
	assert_false(zero.centre.known || full.centre.known);
	assert_false(num_prime_limits(&zero, 10, false).lower.known);
}

/* R: 2 * pt(-2.66 * 2 / sqrt(pi) / sqrt(1 + 1/n), nu), where nu is half the
 * square of the mean over the variance of the mean of n - 1 moving ranges. */
static void the_chance_of_one_outside_is_that_of_r(void **state)
{
	(void)state;
	assert_close(num_individuals_chance(10), 0.03080486, 0, 1e-8);
	assert_close(num_individuals_chance(20), 0.01294223, 0, 1e-8);
	assert_so(
	    num_individuals_chance(2) <= 0 && num_individuals_chance(3) > 0,
	    "three values are the fewest that give limits");
}

/* A quarter that is never known has no factor; a gap elsewhere leaves the
 * others theirs. A pattern of 2 1 1 0.4 times a flat level of 10: factors
 * are the pattern over its mean, 1.1. */
static void a_quarter_that_is_never_known_has_no_factor(void **state)
{
	const double pattern[4] = { 2, 1, 1, 0.4 };
	struct value x[20];
	double factor[4];

	(void)state;
	for (size_t i = 0; i < 20; i++)
		x[i] = value_of(10 * pattern[i % 4]);
	x[9] = value_unknown();
	assert_true(num_seasonal_factors(x, 20, 0, factor));
	for (size_t q = 0; q < 4; q++)
		assert_close(factor[q], pattern[q] / 1.1, 0, 1e-12);
	for (size_t i = 3; i < 20; i += 4)
		x[i] = value_unknown();
	assert_so(!num_seasonal_factors(x, 20, 0, factor),
	    "a quarter that is never known has a factor");
	assert_so(
	    !num_seasonal_factors(x, 4, 0, factor), "one year has seasons");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_r),
		cmocka_unit_test(a_change_beside_the_whole_is_a_logarithm),
		cmocka_unit_test(points_on_the_median_make_no_run),
		cmocka_unit_test(the_chance_of_a_signal_is_that_of_coins),
		cmocka_unit_test(too_few_or_equal_values_have_no_limits),
		cmocka_unit_test(the_chance_of_one_outside_is_that_of_r),
		cmocka_unit_test(a_quarter_that_is_never_known_has_no_factor),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
