/* Expected values: R 4.2, metafor, spdep, robustbase and csranks, run on
 * invented units; see tests/vectors. */
#include "num/rank_coverage.h"
#include "peelstats/num_between.h"
#include "test.h"
#include "vectors.h"

enum { MOST = 128 };

static enum funnel_kind kind_of(const struct vectors *in, const char *name)
{
	const char *kind = vectors_find(in, name, "kind", 0)->value;

	return strcmp(kind, "rate") == 0	 ? FUNNEL_RATE
	       : strcmp(kind, "proportion") == 0 ? FUNNEL_PROPORTION
						 : FUNNEL_RATIO;
}

static int class_of(double z)
{
	int size =
	    (fabs(z) >= 1.959963984540054) + (fabs(z) >= 3.090232306167813);

	return z < 0 ? -size : size;
}

static void check_units(struct vector_check *c, enum funnel_kind kind,
    const struct count_of *unit, const double *y, const double *s, size_t n,
    double theta, double tau2)
{
	double q[MOST];

	for (size_t i = 0; i < n; i++) {
		struct value p = num_chance_p(kind, unit[i], theta, TAIL_MID);

		q[i] = p.x;
		vector_check(c, "p_chance_midp", (long)i, p);
		vector_check(c, "p_chance_exact", (long)i,
		    num_chance_p(kind, unit[i], theta, TAIL_EXACT));
	}
	num_adjust(q, n, ADJUST_BH);
	for (size_t i = 0; i < n; i++) {
		double target = num_level_of(kind, theta);
		double z = num_adjusted_z(y[i], s[i], target, tau2);
		struct interval i95 =
		    num_funnel_smooth(kind, theta, unit[i].base, tau2, 0.95);
		struct interval i998 =
		    num_funnel_smooth(kind, theta, unit[i].base, tau2, 0.998);

		vector_check(c, "bh_midp", (long)i, value_of(q[i]));
		vector_check(c, "Y", (long)i, value_of(y[i]));
		vector_check(c, "s", (long)i, value_of(s[i]));
		vector_check(c, "z_unadj", (long)i,
		    value_of(num_adjusted_z(y[i], s[i], target, 0)));
		vector_check(c, "z_od", (long)i, value_of(z));
		vector_check(c, "class_od", (long)i, value_of(class_of(z)));
		vector_check(c, "od_lo95", (long)i, i95.lower);
		vector_check(c, "od_hi95", (long)i, i95.upper);
		vector_check(c, "od_lo998", (long)i, i998.lower);
		vector_check(c, "od_hi998", (long)i, i998.upper);
	}
}

static void overdispersion(const struct vectors *in, struct vector_check *c)
{
	enum funnel_kind kind = kind_of(in, c->name);
	double events[MOST];
	double base[MOST];
	double y[MOST];
	double s[MOST];
	struct count_of unit[MOST];
	size_t n = vectors_column(in, c->name, "O", events, MOST);
	struct estimates e = { y, s, n };
	struct dispersion d;
	double theta;
	double target;
	struct value tau2;

	assert_int_equal(vectors_column(in, c->name, "N", base, MOST), n);
	theta = num_sum(events, n) / num_sum(base, n);
	target = num_level_of(kind, theta);
	for (size_t i = 0; i < n; i++) {
		unit[i] = (struct count_of){ events[i], base[i] };
		y[i] = num_level(kind, unit[i]);
		s[i] = num_level_null_se(kind, unit[i], theta);
	}
	d = num_dispersion(e, target);
	tau2 = num_tau2(e, target, TAU_WPM);
	vector_check(c, "theta0", 0, value_of(theta));
	vector_check(c, "phi", 0, d.phi);
	vector_check(c, "phi_wins10", 0, d.phi_winsorised);
	vector_check(c, "Q", 0, d.q);
	vector_check(c, "Q_df", 0, value_of((double)n - 1));
	vector_check(c, "Q_p", 0, d.q_p);
	vector_check(c, "I2_pct", 0, d.i2);
	vector_check(c, "tau2_wpm", 0, tau2);
	vector_check(c, "tau2_pm", 0, num_tau2(e, target, TAU_PM));
	vector_check(c, "tau2_dl", 0, num_tau2(e, target, TAU_DL));
	vector_check(c, "tau2_dl_target_wins", 0,
	    num_tau2(e, target, TAU_WINSORISED_PHI));
	vector_check(c, "tau2_qp_lo95", 0, num_tau2_interval(e, 0.95).lower);
	vector_check(c, "tau2_qp_hi95", 0, num_tau2_interval(e, 0.95).upper);
	check_units(c, kind, unit, y, s, n, theta, tau2.x);
}

static void spread_beyond_chance_is_that_of_metafor(void **state)
{
	(void)state;
	vectors_run("15_overdispersion", 3703, overdispersion);
}

static void typical_force(const struct vectors *in, struct vector_check *c)
{
	enum funnel_kind kind = kind_of(in, c->name);
	double events[MOST];
	double base[MOST];
	double y[MOST];
	double s[MOST];
	size_t n = vectors_column(in, c->name, "numerator", events, MOST);
	struct estimates e = { y, s, n };
	double target;
	double theta;
	double tau2;

	(void)vectors_column(in, c->name, "denominator", base, MOST);
	for (size_t i = 0; i < n; i++)
		s[i] = y[i] =
		    num_level(kind, (struct count_of){ events[i], base[i] });
	num_sort(s, n);
	target = num_quantile(s, n, 0.5).x;
	theta = num_rate_of_level(kind, target);
	for (size_t i = 0; i < n; i++)
		s[i] = num_level_null_se(
		    kind, (struct count_of){ events[i], base[i] }, theta);
	tau2 = num_tau2(e, target, TAU_WPM).x;
	vector_check(c, "typical", 0, value_of(theta));
	vector_check(c, "tau2", 0, value_of(tau2));
	for (size_t i = 0; i < n; i++) {
		double z = num_adjusted_z(y[i], s[i], target, tau2);

		vector_check(c, "z", (long)i, value_of(z));
		vector_check(c, "class", (long)i, value_of(class_of(z)));
	}
}

static void standing_about_the_typical_force_is_that_of_r(void **state)
{
	(void)state;
	vectors_run("35_typical", 2142, typical_force);
}

/* Leaves out the units without both years; `at` is where the others were. */
static size_t keep_pairs(double x[4][MOST], size_t rows, long *at)
{
	size_t n = 0;

	for (size_t i = 0; i < rows; i++) {
		if (isnan(x[0][i] + x[1][i] + x[2][i] + x[3][i]))
			continue;
		for (int k = 0; k < 4; k++)
			x[k][n] = x[k][i];
		at[n++] = (long)i;
	}
	return n;
}

static void change_beyond_others(
    const struct vectors *in, struct vector_check *c)
{
	static const char *const field[] = { "O1", "N1", "O2", "N2" };
	enum funnel_kind kind = kind_of(in, c->name);
	double x[4][MOST];
	double d[MOST];
	double s[MOST];
	long at[MOST];
	size_t n = 0;
	struct count_of before;
	struct count_of now;
	double target;
	struct value tau2;

	for (int k = 0; k < 4; k++)
		n = vectors_column(in, c->name, field[k], x[k], MOST);
	n = keep_pairs(x, n, at);
	before = (struct count_of){ num_sum(x[0], n), num_sum(x[1], n) };
	now = (struct count_of){ num_sum(x[2], n), num_sum(x[3], n) };
	target = num_level(kind, now) - num_level(kind, before);
	for (size_t i = 0; i < n; i++) {
		before = (struct count_of){ x[0][i], x[1][i] };
		now = (struct count_of){ x[2][i], x[3][i] };
		d[i] = num_level(kind, now) - num_level(kind, before);
		s[i] =
		    hypot(num_level_se(kind, now), num_level_se(kind, before));
	}
	tau2 = num_tau2((struct estimates){ d, s, n }, target, TAU_WPM);
	vector_check(c, "national_log_rr", 0, value_of(target));
	vector_check(c, "tau2_delta", 0, tau2);
	vector_check(c, "omega2", 0, value_of(tau2.x / 2));
	for (size_t i = 0; i < n; i++) {
		double z = num_adjusted_z(d[i], s[i], target, tau2.x);

		vector_check(c, "log_rr", at[i], value_of(d[i]));
		vector_check(c, "se", at[i], value_of(s[i]));
		vector_check(c, "z_od", at[i], value_of(z));
		vector_check(c, "z_chance", at[i],
		    value_of(num_adjusted_z(d[i], s[i], target, 0)));
		vector_check(c, "class_od", at[i], value_of(class_of(z)));
	}
}

static void unusual_change_is_told_from_the_usual(void **state)
{
	(void)state;
	vectors_run("20_yoy_overdispersion", 644, change_beyond_others);
}

static void shrinkage(const struct vectors *in, struct vector_check *c)
{
	double a[MOST];
	double b[MOST];
	double out[MOST];
	struct shrunk shrunk[MOST];
	size_t n = vectors_column(in, c->name, "Y", a, MOST);
	struct estimates e = { a, b, n };

	if (n > 0) {
		(void)vectors_column(in, c->name, "s", b, MOST);
		vector_check(c, "tau2_pm", 0, num_tau2(e, 0, TAU_PM));
		vector_check(c, "mu", 0, num_shrink(e, shrunk));
		for (size_t i = 0; i < n; i++) {
			vector_check(
			    c, "B", (long)i, value_of(shrunk[i].weight));
			vector_check(
			    c, "eb", (long)i, value_of(shrunk[i].estimate));
			vector_check(
			    c, "eb_se", (long)i, value_of(shrunk[i].se));
		}
		return;
	}
	n = vectors_column(in, c->name, "O", a, MOST);
	(void)vectors_column(in, c->name, "N", b, MOST);
	vector_check(c, "A", 0, num_shrink_rates(a, b, n, out));
	for (size_t i = 0; i < n; i++)
		vector_check(c, "eb", (long)i, value_of(out[i]));
}

static void units_are_pulled_in_as_by_metafor_and_spdep(void **state)
{
	(void)state;
	vectors_run("17_shrinkage", 525, shrinkage);
}

static void variation(const struct vectors *in, struct vector_check *c)
{
	double events[MOST];
	double base[MOST];
	double rate[MOST];
	size_t n = vectors_column(in, c->name, "O", events, MOST);
	struct variation v;

	if (n == 0) {
		n = vectors_column(in, c->name, "x", rate, MOST);
		num_sort(rate, n);
		vector_check(c, "gini", 0, num_gini(rate, n));
		return;
	}
	(void)vectors_column(in, c->name, "N", base, MOST);
	for (size_t i = 0; i < n; i++)
		rate[i] = events[i] / base[i];
	num_sort(rate, n);
	v = num_variation(events, base, n);
	vector_check(c, "gini", 0, num_gini(rate, n));
	vector_check(c, "gini_weighted", 0, v.weighted_gini);
	vector_check(c, "wcv", 0, v.weighted_cv);
	vector_check(c, "chi2", 0, v.chi2);
	vector_check(c, "chi2_p", 0, v.chi2_p);
	vector_check(c, "scv_diehr", 0, v.scv_diehr);
	vector_check(c, "scv_mcpherson", 0, v.scv_mcpherson);
	vector_check(
	    c, "cv", 0, value_of(num_sd(rate, n).x / num_mean(rate, n).x));
	vector_check(c, "max_min", 0, value_if_finite(rate[n - 1] / rate[0]));
	vector_check(c, "p90_p10", 0,
	    value_of(
		num_quantile(rate, n, 0.9).x / num_quantile(rate, n, 0.1).x));
}

static void variation_is_that_of_sava_and_ineq(void **state)
{
	(void)state;
	vectors_run("23_variation", 43, variation);
}

static void rank_sets(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	double s[MOST];
	size_t lower[MOST];
	size_t upper[MOST];
	size_t n = vectors_column(in, c->name, "x", x, MOST);
	double conf = vectors_number(in, c->name, "conf");

	(void)vectors_column(in, c->name, "s", s, MOST);
	num_rank_sets((struct estimates){ x, s, n }, conf, lower, upper);
	for (size_t i = 0; i < n; i++) {
		vector_check(c, "L", (long)i, value_of((double)lower[i]));
		vector_check(c, "U", (long)i, value_of((double)upper[i]));
	}
	num_rank_sets_holm((struct estimates){ x, s, n }, conf, lower, upper);
	for (size_t i = 0; i < n; i++) {
		vector_check(c, "holm_L", (long)i, value_of((double)lower[i]));
		vector_check(c, "holm_U", (long)i, value_of((double)upper[i]));
	}
}

static void rank_sets_are_those_of_csranks(void **state)
{
	(void)state;
	vectors_run("24_rank_ci", 524, rank_sets);
}

/* The rank of unit j by the definition: the furthest first, each by the whole
 * integral, one by one. */
static void define_rank_set(
    struct estimates e, size_t j, size_t *lower, size_t *upper)
{
	enum { UNITS = 150 };
	struct rival r[UNITS];
	double distance[UNITS];
	size_t n = 0;

	for (size_t l = 0; l < e.n; l++) {
		double both = hypot(e.s[j], e.s[l]);

		if (l == j)
			continue;
		r[n] = (struct rival){ e.s[j] / e.s[l], both / e.s[l], true,
			true };
		distance[n++] = (e.y[j] - e.y[l]) / both;
	}
	*lower = 1;
	*upper = e.n;
	for (;;) {
		size_t far = n;

		for (size_t l = 0; l < n; l++)
			if (r[l].may_be_above && r[l].may_be_below &&
			    (far == n ||
				fabs(distance[l]) > fabs(distance[far])))
				far = l;
		if (far == n || rank_coverage(r, n, fabs(distance[far]),
				    1.0 / 64, 0, 6.5) <= 0.95)
			return;
		*upper -= distance[far] > 0;
		*lower += distance[far] < 0;
		r[far].may_be_above = distance[far] < 0;
		r[far].may_be_below = distance[far] > 0;
	}
}

/* As many units as are weighed together, some much surer than others. */
static void many_units_have_the_ranks_of_the_definition(void **state)
{
	enum { UNITS = 150 };
	double y[UNITS];
	double s[UNITS];
	size_t lower[UNITS];
	size_t upper[UNITS];
	struct estimates e = { y, s, UNITS };
	size_t settled = 0;

	(void)state;
	for (size_t i = 0; i < UNITS; i++) {
		y[i] = (double)(i * 37 % UNITS) / 30;
		s[i] = 0.1 + (double)(i * 53 % UNITS) / 300;
	}
	num_rank_sets(e, 0.95, lower, upper);
	for (size_t j = 0; j < UNITS; j += 29) {
		size_t low;
		size_t high;

		define_rank_set(e, j, &low, &high);
		assert_int_equal(lower[j], low);
		assert_int_equal(upper[j], high);
		settled += low > 1 && high < UNITS;
	}
	assert_true(settled > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spread_beyond_chance_is_that_of_metafor),
		cmocka_unit_test(standing_about_the_typical_force_is_that_of_r),
		cmocka_unit_test(unusual_change_is_told_from_the_usual),
		cmocka_unit_test(units_are_pulled_in_as_by_metafor_and_spdep),
		cmocka_unit_test(variation_is_that_of_sava_and_ineq),
		cmocka_unit_test(rank_sets_are_those_of_csranks),
		cmocka_unit_test(many_units_have_the_ranks_of_the_definition),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
