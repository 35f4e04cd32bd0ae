/* Expected values: R 4.2, exactRankTests and SciPy, run on invented units;
 * see tests/vectors. */
#include "num/num_subset.h"
#include "peelstats/num_pairs.h"
#include "test.h"
#include "vectors.h"

enum { MOST = 128 };

/* The pairs of a case, those with a missing part left out. */
static size_t read_pairs(
    const struct vectors *in, const char *name, double *x, double *y)
{
	size_t rows = vectors_column(in, name, "x", x, MOST);
	size_t n = 0;

	assert_int_equal(vectors_column(in, name, "y", y, MOST), rows);
	for (size_t i = 0; i < rows; i++)
		if (!isnan(x[i]) && !isnan(y[i])) {
			x[n] = x[i];
			y[n++] = y[i];
		}
	return n;
}

static void correlation(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	double y[MOST];
	struct pairs p = { x, y, read_pairs(in, c->name, x, y) };
	struct correlation pearson = num_pearson(p);
	struct correlation spearman = num_spearman(p);
	struct correlation kendall = num_kendall(p);

	vector_check(c, "n", 0, value_of((double)p.n));
	vector_check(c, "pearson", 0, pearson.r);
	vector_check(c, "pearson_p", 0, pearson.p);
	vector_check(c, "pearson_lo95", 0, pearson.interval.lower);
	vector_check(c, "pearson_hi95", 0, pearson.interval.upper);
	vector_check(c, "spearman", 0, spearman.r);
	vector_check(c, "spearman_p", 0, spearman.p);
	vector_check(c, "spearman_lo95", 0, spearman.interval.lower);
	vector_check(c, "spearman_hi95", 0, spearman.interval.upper);
	vector_check(c, "kendall_b", 0, kendall.r);
	vector_check(c, "kendall_p", 0, kendall.p);
}

static void correlations_are_those_of_r(void **state)
{
	(void)state;
	vectors_run("18_correlation", 77, correlation);
}

static void regression(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	double y[MOST];
	double change[MOST];
	double expected[MOST];
	struct pairs p = { x, y, read_pairs(in, c->name, x, y) };
	struct regression g;

	g = num_regression(p, expected);
	vector_check(c, "slope", 0, g.slope);
	vector_check(c, "mean_change", 0, g.mean_change);
	vector_check(c, "r", 0, g.r);
	vector_check(c, "oldham_r", 0, g.oldham);
	vector_check(c, "pitman_morgan_p", 0, g.oldham_p);
	vector_check(c, "sd_ratio", 0, g.sd_ratio);
	for (size_t i = 0; i < p.n; i++) {
		change[i] = y[i] - x[i];
		vector_check(
		    c, "expected_change", (long)i, value_of(expected[i]));
		vector_check(c, "excess_change", (long)i,
		    value_of(change[i] - expected[i]));
	}
}

static void regression_to_the_mean_is_that_of_r(void **state)
{
	(void)state;
	vectors_run("19_regression_to_mean", 184, regression);
}

static void grades(const struct vectors *in, struct vector_check *c)
{
	double g1[MOST];
	double g2[MOST];
	int before[MOST];
	int now[MOST];
	size_t rows = vectors_column(in, c->name, "g1", g1, MOST);
	struct grade_pairs p = { before, now, 0, 4 };
	struct grade_tests t;

	(void)vectors_column(in, c->name, "g2", g2, MOST);
	for (size_t i = 0; i < rows; i++) {
		if (isnan(g1[i]) || isnan(g2[i]))
			continue;
		before[p.n] = (int)g1[i];
		now[p.n++] = (int)g2[i];
	}
	t = num_grades(p);
	vector_check(c, "n", 0, value_of((double)p.n));
	vector_check(c, "up", 0, value_of((double)t.up));
	vector_check(c, "down", 0, value_of((double)t.down));
	vector_check(c, "same", 0, value_of((double)t.same));
	vector_check(c, "sign_p", 0, t.sign_p);
	vector_check(c, "perm_p_mean_change", 0, t.flip_p);
	vector_check(c, "sm_chi2", 0, t.chi2);
	vector_check(c, "sm_df", 0, value_of((double)t.df));
	vector_check(c, "sm_p", 0, t.chi2_p);
	vector_check(c, "bhapkar_chi2", 0, t.bhapkar);
	vector_check(c, "kappa_lin", 0, t.kappa_linear);
	vector_check(c, "kappa_quad", 0, t.kappa_quadratic);
	for (int i = 0; i < 16; i++)
		vector_check(c, "table_rowmajor", i,
		    value_of((double)t.table[i / 4][i % 4]));
}

static void grades_are_tested_as_by_r(void **state)
{
	(void)state;
	vectors_run("21_grades", 112, grades);
}

/* By hand: seen and expected disagreement are both 0, and 0/0 is no number. */
static void agreement_on_one_grade_only_is_unknown(void **state)
{
	const int good[] = { 3, 3, 3 };
	struct grade_tests t =
	    num_grades((struct grade_pairs){ good, good, 3, 4 });

	(void)state;
	assert_false(t.kappa_linear.known);
	assert_false(t.kappa_quadratic.known);
}

static void association(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	double g[MOST];
	int grade[MOST];
	size_t rows = vectors_column(in, c->name, "x", x, MOST);
	size_t n = 0;
	struct association a;

	(void)vectors_column(in, c->name, "g", g, MOST);
	for (size_t i = 0; i < rows; i++)
		if (!isnan(x[i]) && !isnan(g[i])) {
			x[n] = x[i];
			grade[n++] = (int)g[i];
		}
	a = num_association(x, grade, n, 4);
	vector_check(c, "kw_h", 0, a.h);
	vector_check(c, "kw_df", 0, value_of((double)a.df));
	vector_check(c, "kw_p", 0, a.h_p);
	vector_check(c, "epsilon2", 0, a.epsilon2);
	vector_check(c, "jt_j", 0, a.j);
	vector_check(c, "jt_mean", 0, a.j_mean);
	vector_check(c, "jt_var", 0, a.j_variance);
	vector_check(c, "jt_z", 0, a.j_z);
	vector_check(c, "jt_p", 0, a.j_p);
}

static void grades_and_metrics_go_together_as_in_r(void **state)
{
	(void)state;
	vectors_run("22_association", 27, association);
}

static void paired(const struct vectors *in, struct vector_check *c)
{
	double x[MOST];
	double y[MOST];
	struct pairs p = { x, y, read_pairs(in, c->name, x, y) };
	struct paired_tests t = num_paired(p, 1e-9);

	vector_check(c, "up", 0, value_of((double)t.up));
	vector_check(c, "down", 0, value_of((double)t.down));
	vector_check(c, "sign_p", 0, t.sign_p);
	vector_check(c, "wilcoxon_v", 0, t.v);
	vector_check(c, "wilcoxon_p_exact", 0, t.wilcoxon_p);
	vector_check(c, "hodges_lehmann", 0, t.hodges_lehmann);
	vector_check(c, "mean_diff", 0, t.mean);
	vector_check(c, "t_lo95", 0, t.mean_interval.lower);
	vector_check(c, "t_hi95", 0, t.mean_interval.upper);
	vector_check(c, "t_p", 0, t.t_p);
}

static void paired_tests_are_those_of_exactranktests(void **state)
{
	(void)state;
	vectors_run("26_paired", 30, paired);
}

/* A thousand ranks and more go by a normal distribution. The p-value is the
 * sum over all sums of ranks, in 64-bit mantissas. */
static void many_pairs_are_tested_as_all_sums_would(void **state)
{
	enum { N = 1200 };
	double x[N] = { 0 };
	double y[N];
	struct paired_tests t;

	(void)state;
	for (int i = 1; i <= N; i++)
		y[i - 1] = i % 2 == 0 || i % 50 == 1 ? i : -i;
	t = num_paired((struct pairs){ x, y, N }, 0);
	assert_true(fabs(t.v.x - 374424.0) < 1e-9);
	assert_true(fabs(t.wilcoxon_p.x - 0.239600694013089) < 1e-6);
}

/* Worked by hand. */
static void the_median_of_pair_means_is_found(void **state)
{
	double x[4] = { 0 };
	double y[4] = { 1, -3, 0, 7 };
	struct paired_tests t;

	(void)state;
	/* -3 -1.5 -1 0 0.5 1 2 3.5 4 7: the middle is 0.5 and 1 */
	t = num_paired((struct pairs){ x, y, 4 }, 0);
	assert_true(fabs(t.hodges_lehmann.x - 0.75) < 1e-15);
	t = num_paired((struct pairs){ x, y, 3 }, 0);
	/* -3 -1.5 -1 0 0.5 1 */
	assert_true(fabs(t.hodges_lehmann.x + 0.5) < 1e-15);
	t = num_paired((struct pairs){ x, y, 1 }, 0);
	assert_true(fabs(t.hodges_lehmann.x - 1) < 1e-15);
}

/* 2,000 alike, of which half: nothing could be less unusual. */
static void a_chance_is_at_most_one(void **state)
{
	size_t weight[2000];
	double p;

	(void)state;
	for (size_t i = 0; i < 2000; i++)
		weight[i] = 1;
	p = num_subset_p(weight, 2000, 2000, 1000);
	assert_so(p <= 1 && p > 0.95,
	    "what is right in the middle has the chance %.3f", p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chance_is_at_most_one),
		cmocka_unit_test(correlations_are_those_of_r),
		cmocka_unit_test(regression_to_the_mean_is_that_of_r),
		cmocka_unit_test(grades_are_tested_as_by_r),
		cmocka_unit_test(agreement_on_one_grade_only_is_unknown),
		cmocka_unit_test(grades_and_metrics_go_together_as_in_r),
		cmocka_unit_test(paired_tests_are_those_of_exactranktests),
		cmocka_unit_test(many_pairs_are_tested_as_all_sums_would),
		cmocka_unit_test(the_median_of_pair_means_is_found),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
