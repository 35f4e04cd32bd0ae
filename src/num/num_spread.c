#include "peelstats/arena.h"
#include "peelstats/num.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

double num_sum(const double *x, size_t n)
{
	double sum = 0;
	double lost = 0;

	for (size_t i = 0; i < n; i++) {
		double next = sum + x[i];

		lost += fabs(sum) >= fabs(x[i]) ? (sum - next) + x[i]
						: (x[i] - next) + sum;
		sum = next;
	}
	return sum + lost;
}

struct value num_mean(const double *x, size_t n)
{
	if (n == 0)
		return value_unknown();
	return value_if_finite(gsl_stats_mean(x, 1, n));
}

struct value num_sd(const double *x, size_t n)
{
	if (n < 2)
		return value_unknown();
	return value_if_finite(gsl_stats_sd(x, 1, n));
}

/* Mean and standard deviation, or false. */
static bool moments(const double *x, size_t n, double *mean, double *sd)
{
	struct value m = num_mean(x, n);
	struct value s = num_sd(x, n);

	*mean = m.x;
	*sd = s.x;
	return m.known && s.known;
}

struct value num_skewness(const double *x, size_t n)
{
	double m;
	double s;

	if (n < 3 || !moments(x, n, &m, &s))
		return value_unknown();
	return value_if_finite(gsl_stats_skew_m_sd(x, 1, n, m, s));
}

struct value num_kurtosis(const double *x, size_t n)
{
	double m;
	double s;

	if (n < 4 || !moments(x, n, &m, &s))
		return value_unknown();
	return value_if_finite(gsl_stats_kurtosis_m_sd(x, 1, n, m, s));
}

struct value num_mad(const double *sorted, size_t n)
{
	double *work;
	double mad;

	if (n == 0)
		return value_unknown();
	work = heap_realloc(NULL, n, sizeof(*work));
	mad = gsl_stats_mad(sorted, 1, n, work);
	free(work);
	return value_if_finite(mad);
}

struct value num_qn(const double *sorted, size_t n)
{
	double *work;
	int *work_int;
	double qn;

	if (n < 2)
		return value_unknown();
	work = heap_realloc(NULL, 3 * n, sizeof(*work));
	work_int = heap_realloc(NULL, 5 * n, sizeof(*work_int));
	qn = gsl_stats_Qn_from_sorted_data(sorted, 1, n, work, work_int);
	free(work);
	free(work_int);
	return value_if_finite(qn);
}

struct value num_sn(const double *sorted, size_t n)
{
	double *work;
	double sn;

	if (n < 2)
		return value_unknown();
	work = heap_realloc(NULL, n, sizeof(*work));
	sn = gsl_stats_Sn_from_sorted_data(sorted, 1, n, work);
	free(work);
	return value_if_finite(sn);
}

struct interval num_mean_interval(const double *x, size_t n, double confidence)
{
	struct interval i = { value_unknown(), value_unknown() };
	struct value mean = num_mean(x, n);
	struct value sd = num_sd(x, n);
	double reach;

	if (!sd.known || !(confidence > 0 && confidence < 1))
		return i;
	reach = gsl_cdf_tdist_Pinv(0.5 + confidence / 2, (double)n - 1) * sd.x /
		sqrt((double)n);
	i.lower = value_if_finite(mean.x - reach);
	i.upper = value_if_finite(mean.x + reach);
	return i;
}
