#include "num_subset.h"
#include "peelstats/arena.h"
#include "peelstats/num_pairs.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

static double in_row(size_t t[MOST_GRADES][MOST_GRADES], int grades, int i)
{
	size_t sum = 0;

	for (int j = 0; j < grades; j++)
		sum += t[i][j];
	return (double)sum;
}

static double in_column(size_t t[MOST_GRADES][MOST_GRADES], int grades, int j)
{
	size_t sum = 0;

	for (int i = 0; i < grades; i++)
		sum += t[i][j];
	return (double)sum;
}

/* Grades on which before and now do not agree wholly; returns how many. */
static size_t open_grades(
    size_t t[MOST_GRADES][MOST_GRADES], int grades, int *open)
{
	size_t n = 0;

	for (int i = 0; i < grades; i++) {
		double both = in_row(t, grades, i) + in_column(t, grades, i);

		if (both > 2 * (double)t[i][i])
			open[n++] = i;
	}
	return n;
}

/* d' S^-1 d for the marginal differences d and their covariance S. */
static struct value solve_form(
    const double d[MOST_GRADES], double s[], size_t n)
{
	gsl_matrix_view m = gsl_matrix_view_array(s, n, n);
	gsl_vector_const_view v = gsl_vector_const_view_array(d, n);
	double x[MOST_GRADES];
	gsl_vector_view solution = gsl_vector_view_array(x, n);
	double sum = 0;

	if (gsl_linalg_cholesky_decomp1(&m.matrix) != 0 ||
	    gsl_linalg_cholesky_solve(&m.matrix, &v.vector, &solution.vector) !=
		0)
		return value_unknown();
	for (size_t i = 0; i < n; i++)
		sum += d[i] * x[i];
	return value_if_finite(sum);
}

struct value num_marginal_chi2(
    size_t table[MOST_GRADES][MOST_GRADES], int grades, size_t *df)
{
	int open[MOST_GRADES] = { 0 };
	size_t n = open_grades(table, grades, open);
	double d[MOST_GRADES];
	double s[MOST_GRADES * MOST_GRADES];

	*df = n > 1 ? n - 1 : 0;
	for (size_t i = 0; i < *df; i++) {
		int a = open[i];
		double row = in_row(table, grades, a);
		double column = in_column(table, grades, a);

		d[i] = row - column;
		for (size_t j = 0; j < *df; j++)
			s[i * *df + j] =
			    -(double)(table[a][open[j]] + table[open[j]][a]);
		s[i * *df + i] = row + column - 2 * (double)table[a][a];
	}
	return *df > 0 ? solve_form(d, s, *df) : value_unknown();
}

/* Weighted kappa (Cohen 1968), weights |i - j| to the given power. */
static struct value kappa(
    size_t t[MOST_GRADES][MOST_GRADES], int grades, double n, double power)
{
	double seen = 0;
	double expected = 0;

	for (int i = 0; i < grades; i++)
		for (int j = 0; j < grades; j++) {
			double w = pow(abs(i - j), power);

			seen += w * (double)t[i][j] / n;
			expected += w * in_row(t, grades, i) / n *
				    in_column(t, grades, j) / n;
		}
	/* all in one grade both times: 0/0, agreement cannot be told */
	return expected > 0 ? value_if_finite(1 - seen / expected)
			    : value_unknown();
}

static struct value flip_p(struct grade_pairs g)
{
	size_t *weight = heap_realloc(NULL, g.n, sizeof(*weight));
	size_t total = 0;
	size_t risen = 0;
	double p;

	for (size_t i = 0; i < g.n; i++) {
		weight[i] = (size_t)abs(g.now[i] - g.before[i]);
		total += weight[i];
		risen += g.now[i] > g.before[i] ? weight[i] : 0;
	}
	p = num_subset_p(weight, g.n, total, risen);
	free(weight);
	return value_of(p);
}

struct grade_tests num_grades(struct grade_pairs g)
{
	static const struct grade_tests unknown;
	struct grade_tests t = unknown;
	double n = (double)g.n;

	if (g.n == 0)
		return t;
	for (size_t i = 0; i < g.n; i++) {
		t.up += g.now[i] > g.before[i];
		t.down += g.now[i] < g.before[i];
		t.same += g.now[i] == g.before[i];
		t.table[g.before[i] - 1][g.now[i] - 1]++;
	}
	t.sign_p = num_sign_p(t.up, t.down);
	t.flip_p = flip_p(g);
	t.chi2 = num_marginal_chi2(t.table, g.grades, &t.df);
	if (t.chi2.known) {
		t.chi2_p =
		    value_if_finite(num_chi2_upper(t.chi2.x, (double)t.df));
		t.bhapkar = value_if_finite(t.chi2.x / (1 - t.chi2.x / n));
	}
	t.kappa_linear = kappa(t.table, g.grades, n, 1);
	t.kappa_quadratic = kappa(t.table, g.grades, n, 2);
	return t;
}
