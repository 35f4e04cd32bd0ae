#include "peelstats/num_series.h"

#include "base/banned.h"

/* Centred moving average of a year around point i: half of the same quarter
 * on either side, so that each quarter has the same weight. */
static struct value trend_at(const struct value *x, size_t n, size_t i)
{
	static const double weight[5] = { 0.125, 0.25, 0.25, 0.25, 0.125 };
	double sum = 0;

	if (i < 2 || i + 2 >= n)
		return value_unknown();
	for (size_t k = 0; k < 5; k++) {
		if (!x[i + k - 2].known)
			return value_unknown();
		sum += weight[k] * x[i + k - 2].x;
	}
	return value_if_finite(sum);
}

bool num_seasonal_factors(
    const struct value *x, size_t n, size_t first_quarter, double factor[4])
{
	double sum[4] = { 0 };
	size_t count[4] = { 0 };
	double total = 0;

	for (size_t i = 0; i < n; i++) {
		struct value trend = trend_at(x, n, i);
		size_t quarter = (first_quarter + i) % 4;

		if (!trend.known || trend.x <= 0)
			continue;
		sum[quarter] += x[i].x / trend.x;
		count[quarter]++;
	}
	for (size_t q = 0; q < 4; q++) {
		if (count[q] == 0 || sum[q] <= 0)
			return false;
		total += sum[q] / (double)count[q];
	}
	for (size_t q = 0; q < 4; q++)
		factor[q] = sum[q] / (double)count[q] / (total / 4);
	return true;
}
