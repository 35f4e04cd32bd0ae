/* Expected values: R 4.2, mpmath and the papers named in tests/vectors;
 * bounds of the largest counts worked out with mpmath at 40 digits. */
#include "peelstats/num_between.h"
#include "peelstats/num_test.h"
#include "test.h"
#include "vectors.h"

static struct value scaled(struct value v, double by)
{
	return v.known ? value_of(v.x * by) : v;
}

static void check_interval(struct vector_check *c, const char *lower,
    const char *upper, struct interval i, double by)
{
	vector_check(c, lower, 0, scaled(i.lower, by));
	vector_check(c, upper, 0, scaled(i.upper, by));
}

static void mid_rate(const struct vectors *in, struct vector_check *c)
{
	double per = vectors_number(in, c->name, "per") /
		     vectors_number(in, c->name, "N");

	check_interval(c, "midp_lo", "midp_hi",
	    num_poisson_interval_mid(vectors_number(in, c->name, "O"),
		vectors_number(in, c->name, "conf")),
	    per);
}

static void mid_proportion(const struct vectors *in, struct vector_check *c)
{
	check_interval(c, "midp_lo", "midp_hi",
	    num_binomial_interval_mid(vectors_number(in, c->name, "x"),
		vectors_number(in, c->name, "n"),
		vectors_number(in, c->name, "conf")),
	    1);
}

static void mid_ratio(const struct vectors *in, struct vector_check *c)
{
	check_interval(c, "midp_lo", "midp_hi",
	    num_ratio_interval_mid(vectors_number(in, c->name, "num"),
		vectors_number(in, c->name, "den"),
		vectors_number(in, c->name, "conf")),
	    1);
}

static void mid_p_intervals_are_those_of_mpmath(void **state)
{
	(void)state;
	vectors_run("05_rate_ci", 64, mid_rate);
	vectors_run("06_prop_ci", 40, mid_proportion);
	vectors_run("07_ratio_ci", 16, mid_ratio);
}

static void rate_change(const struct vectors *in, struct vector_check *c)
{
	struct count_of a = { vectors_number(in, c->name, "O1"),
		vectors_number(in, c->name, "N1") };
	struct count_of b = { vectors_number(in, c->name, "O2"),
		vectors_number(in, c->name, "N2") };

	check_interval(c, "lo_exact", "hi_exact",
	    num_rate_ratio_interval(a, b, 0.95, TAIL_EXACT), 1);
	check_interval(c, "lo_midp", "hi_midp",
	    num_rate_ratio_interval(a, b, 0.95, TAIL_MID), 1);
	check_interval(c, "abs_lo_mover", "abs_hi_mover",
	    num_rate_difference_interval(a, b, 0.95), 1);
	vector_check(c, "p_exact", 0, num_rate_ratio_p(a, b, TAIL_EXACT));
	vector_check(c, "p_midp", 0, num_rate_ratio_p(a, b, TAIL_MID));
}

static void change_of_rates_is_that_of_r(void **state)
{
	(void)state;
	vectors_run("08_rate_ratio", 59, rate_change);
}

static void proportion_change(const struct vectors *in, struct vector_check *c)
{
	struct count_of a = { vectors_number(in, c->name, "x1"),
		vectors_number(in, c->name, "n1") };
	struct count_of b = { vectors_number(in, c->name, "x2"),
		vectors_number(in, c->name, "n2") };
	struct value z = num_proportion_difference_z(a, b);

	check_interval(c, "newcombe_lo", "newcombe_hi",
	    num_proportion_difference_interval(a, b, 0.95), 1);
	vector_check(c, "z_pooled", 0, z);
	vector_check(c, "p_pooled", 0,
	    z.known ? value_of(num_normal_p(z.x)) : value_of(1));
	vector_check(c, "p_fisher", 0, num_fisher_p(a, b));
}

static void change_of_proportions_is_newcombes(void **state)
{
	(void)state;
	vectors_run("09_prop_diff", 15, proportion_change);
}

static void ratio_change(const struct vectors *in, struct vector_check *c)
{
	struct count_of a = { vectors_number(in, c->name, "num1"),
		vectors_number(in, c->name, "den1") };
	struct count_of b = { vectors_number(in, c->name, "num2"),
		vectors_number(in, c->name, "den2") };

	check_interval(
	    c, "lo95", "hi95", num_ratio_change_interval(a, b, 0.95), 1);
	vector_check(c, "p", 0, num_ratio_change_p(a, b));
}

static void change_of_ratios_is_log_normal(void **state)
{
	(void)state;
	vectors_run("10_ratio_change", 9, ratio_change);
}

static void adjusted(const struct vectors *in, struct vector_check *c)
{
	static const char *const stat[] = { "bh", "holm", "bonferroni", "by" };
	double p[100];
	long at[100];
	size_t n = vectors_column(in, c->name, "p", p, 100);

	for (int how = ADJUST_BH; how <= ADJUST_BY; how++) {
		double q[100];
		size_t known = 0;

		for (size_t i = 0; i < n; i++)
			if (!isnan(p[i])) {
				at[known] = (long)i;
				q[known++] = p[i];
			}
		num_adjust(q, known, (enum adjustment)how);
		for (size_t i = 0; i < known; i++)
			vector_check(c, stat[how], at[i], value_of(q[i]));
	}
}

static void p_values_are_adjusted_as_by_r(void **state)
{
	(void)state;
	vectors_run("11_multiple", 184, adjusted);
}

static enum funnel_kind funnel_kind(const struct vectors *in, const char *name)
{
	const char *kind = vectors_find(in, name, "kind", 0)->value;

	return strcmp(kind, "rate") == 0	 ? FUNNEL_RATE
	       : strcmp(kind, "proportion") == 0 ? FUNNEL_PROPORTION
						 : FUNNEL_RATIO;
}

static void funnel(const struct vectors *in, struct vector_check *c)
{
	enum funnel_kind kind = funnel_kind(in, c->name);
	double theta = vectors_number(in, c->name, "theta");
	double base = vectors_number(in, c->name, "N");

	check_interval(c, "exact_lo95", "exact_hi95",
	    num_funnel_exact(kind, theta, base, 0.95), 1);
	check_interval(c, "exact_lo998", "exact_hi998",
	    num_funnel_exact(kind, theta, base, 0.998), 1);
	check_interval(c, "approx_lo95", "approx_hi95",
	    num_funnel_smooth(kind, theta, base, 0, 0.95), 1);
	check_interval(c, "approx_lo998", "approx_hi998",
	    num_funnel_smooth(kind, theta, base, 0, 0.998), 1);
}

static void funnels_are_spiegelhalters(void **state)
{
	(void)state;
	vectors_run("12_funnel_limits", 96, funnel);
}

/* Sums of so many terms are an integral: the terms themselves, added up with
 * 60 digits, give these. */
static void tails_of_many_terms_are_their_sum(void **state)
{
	static const struct {
		double count, mean, exact, mid;
	} poisson[] = { { 100030000, 1e8, 2.70142131809233011e-03,
			    2.70097800029605369e-03 },
		{ 99970000, 1e8, 2.69905739970211769e-03,
		    2.69861434781674481e-03 },
		{ 10020000, 1e7, 2.57625779684095213e-10,
		    2.57362527869890166e-10 },
		{ 9980000, 1e7, 2.50858512111184572e-10,
		    2.50601674416673224e-10 } };
	static const struct {
		double count, trials, p, exact, mid;
	} binomial[] = { { 50015000, 1e8, 0.5, 2.70068238860193171e-03,
			     2.69979601894170321e-03 },
		{ 49985000, 1e8, 0.5, 2.70068238860193171e-03,
		    2.69979601894170321e-03 },
		{ 1002500, 1e7, 0.1, 8.44177424859346957e-03,
		    8.42869883127041718e-03 } };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_close(
		    num_poisson_p(poisson[i].count, poisson[i].mean, TAIL_EXACT)
			.x,
		    poisson[i].exact, 1e-9, 0);
		assert_close(
		    num_poisson_p(poisson[i].count, poisson[i].mean, TAIL_MID)
			.x,
		    poisson[i].mid, 1e-9, 0);
	}
	for (size_t i = 0; i < 3; i++) {
		assert_close(
		    num_binomial_p(binomial[i].count, binomial[i].trials,
			binomial[i].p, 1 - binomial[i].p, TAIL_EXACT)
			.x,
		    binomial[i].exact, 1e-9, 0);
		assert_close(
		    num_binomial_p(binomial[i].count, binomial[i].trials,
			binomial[i].p, 1 - binomial[i].p, TAIL_MID)
			.x,
		    binomial[i].mid, 1e-9, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tails_of_many_terms_are_their_sum),
		cmocka_unit_test(mid_p_intervals_are_those_of_mpmath),
		cmocka_unit_test(change_of_rates_is_that_of_r),
		cmocka_unit_test(change_of_proportions_is_newcombes),
		cmocka_unit_test(change_of_ratios_is_log_normal),
		cmocka_unit_test(p_values_are_adjusted_as_by_r),
		cmocka_unit_test(funnels_are_spiegelhalters),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
