#include "peelstats/arena.h"
#include "peelstats/num_pairs.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

/* Sums of t, t^2 and t^3 products over group sizes, for the variance. */
struct size_sums {
	double five; /* t (t - 1) (2t + 5) */
	double three; /* t (t - 1) (t - 2) */
	double two; /* t (t - 1) */
};

static void add_size(struct size_sums *s, double t)
{
	s->five += t * (t - 1) * (2 * t + 5);
	s->three += t * (t - 1) * (t - 2);
	s->two += t * (t - 1);
}

static struct size_sums grade_sizes(
    const int *grade, size_t n, int grades, size_t *in_use)
{
	struct size_sums s = { 0, 0, 0 };

	*in_use = 0;
	for (int g = 1; g <= grades; g++) {
		size_t count = 0;

		for (size_t i = 0; i < n; i++)
			count += grade[i] == g;
		*in_use += count > 0;
		add_size(&s, (double)count);
	}
	return s;
}

static struct size_sums tie_sizes(const double *x, size_t n)
{
	struct size_sums s = { 0, 0, 0 };
	double *sorted = heap_realloc(NULL, n, sizeof(*sorted));

	for (size_t i = 0; i < n; i++)
		sorted[i] = x[i];
	num_sort(sorted, n);
	for (size_t from = 0, to = 0; from < n; from = to) {
		for (to = from; to < n && !(sorted[to] > sorted[from]);)
			to++;
		add_size(&s, (double)(to - from));
	}
	free(sorted);
	return s;
}

/* Pairs whose higher grade has the higher x, ties of x counting a half. */
static double count_pairs(const double *x, const int *grade, size_t n)
{
	double j = 0;

	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; b < n; b++)
			if (grade[a] < grade[b])
				j += (x[a] < x[b])   ? 1
				     : (x[a] > x[b]) ? 0
						     : 0.5;
	return j;
}

static void jonckheere(const double *x, const int *grade, size_t n,
    struct size_sums g, struct association *a)
{
	struct size_sums t = tie_sizes(x, n);
	double m = (double)n;
	double variance = (m * (m - 1) * (2 * m + 5) - g.five - t.five) / 72 +
			  g.two * t.two / (8 * m * (m - 1));
	double mean = (m * (m - 1) - g.two) / 4;

	if (n > 2)
		variance += g.three * t.three / (36 * m * (m - 1) * (m - 2));
	a->j = value_of(count_pairs(x, grade, n));
	a->j_mean = value_of(mean);
	a->j_variance = value_if_finite(variance);
	a->j_z = value_if_finite((a->j.x - mean) / sqrt(variance));
	if (a->j_z.known)
		a->j_p = value_of(num_normal_p(a->j_z.x));
}

static void kruskal(const double *x, const int *grade, size_t n, int grades,
    struct association *a)
{
	double *rank = heap_realloc(NULL, n, sizeof(*rank));
	double ties = num_average_ranks(x, n, rank);
	double m = (double)n;
	double between = 0;
	double h;

	for (int g = 1; g <= grades; g++) {
		double sum = 0;
		double count = 0;

		for (size_t i = 0; i < n; i++) {
			sum += grade[i] == g ? rank[i] : 0;
			count += grade[i] == g;
		}
		if (count > 0)
			between += sum * sum / count;
	}
	free(rank);
	h = (12 / (m * (m + 1)) * between - 3 * (m + 1)) /
	    (1 - ties / (m * m * m - m));
	a->h = value_if_finite(fmax(0, h));
	a->h_p = value_if_finite(num_chi2_upper(fmax(0, h), (double)a->df));
	a->epsilon2 = value_if_finite(fmax(0, h) / (m - 1));
}

struct association num_association(
    const double *x, const int *grade, size_t n, int grades)
{
	static const struct association unknown;
	struct association a = unknown;
	size_t in_use;
	struct size_sums g = grade_sizes(grade, n, grades, &in_use);
	bool varies = false;

	for (size_t i = 1; i < n; i++)
		varies = varies || x[i] > x[0] || x[i] < x[0];
	if (in_use < 2 || !varies)
		return a;
	a.df = in_use - 1;
	kruskal(x, grade, n, grades, &a);
	jonckheere(x, grade, n, g, &a);
	return a;
}
