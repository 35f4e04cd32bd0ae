#include "peelstats/num_between.h"

#include <math.h>

#include "base/banned.h"

struct value num_shrink(struct estimates e, struct shrunk *out)
{
	struct value tau2 = num_tau2(e, 0, TAU_PM);
	double weights = 0;
	double mean = 0;

	if (e.n < 3 || !tau2.known)
		return value_unknown();
	for (size_t i = 0; i < e.n; i++)
		weights += 1 / (e.s[i] * e.s[i] + tau2.x);
	for (size_t i = 0; i < e.n; i++)
		mean += e.y[i] / (e.s[i] * e.s[i] + tau2.x) / weights;
	for (size_t i = 0; i < e.n; i++) {
		double variance = e.s[i] * e.s[i];
		double b = variance / (variance + tau2.x);

		out[i].weight = b;
		out[i].estimate = b * mean + (1 - b) * e.y[i];
		out[i].se = sqrt((1 - b) * variance + b * b / weights);
	}
	return value_if_finite(mean);
}

struct value num_shrink_rates(
    const double *events, const double *base, size_t n, double *out)
{
	double bases = num_sum(base, n);
	double mean = num_sum(events, n) / bases;
	double spread = 0;
	double between;

	if (n == 0 || !(bases > 0))
		return value_unknown();
	for (size_t i = 0; i < n; i++) {
		double d = events[i] / base[i] - mean;

		spread += base[i] * d * d;
	}
	between = fmax(0, spread / bases - mean / (bases / (double)n));
	for (size_t i = 0; i < n; i++) {
		double chance = mean / base[i];
		double whole = between + chance;

		out[i] = mean;
		if (whole > 0)
			out[i] +=
			    between / whole * (events[i] / base[i] - mean);
	}
	return value_if_finite(between);
}
