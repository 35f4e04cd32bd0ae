#include "peelstats/num.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>

#include <math.h>

#include "base/banned.h"

void num_sort(double *x, size_t n)
{
	if (n > 0)
		gsl_sort(x, 1, n);
}

struct value num_quantile(const double *sorted, size_t n, double p)
{
	if (n == 0 || !(p >= 0 && p <= 1))
		return value_unknown();
	return value_of(gsl_stats_quantile_from_sorted_data(sorted, 1, n, p));
}

static int compare(double a, double b)
{
	return (a > b) - (a < b);
}

int num_compare_ratios(double a, double b, double c, double d)
{
	double left = a * d;
	double right = c * b;

	if (left > right || left < right)
		return compare(left, right);
	return compare(fma(a, d, -left), fma(c, b, -right));
}
