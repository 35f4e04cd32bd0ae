#include "peelstats/arena.h"
#include "peelstats/num_between.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

struct value num_gini(const double *sorted, size_t n)
{
	double sum = num_sum(sorted, n);
	double weighted = 0;

	if (n == 0 || !(sum > 0) || sorted[0] < 0)
		return value_unknown();
	if (!(sorted[n - 1] > sorted[0]))
		return value_of(0);
	for (size_t i = 0; i < n; i++)
		weighted += (2 * (double)i + 1 - (double)n) * sorted[i] / sum;
	return value_if_finite(fmax(0, weighted / (double)n));
}

/* Twice the area between the Lorenz curve, poorest rates first, and the
 * line of equal rates. */
static struct value weighted_gini(const double *events, const double *base,
    size_t n, double all_events, double all_bases)
{
	double *rate = heap_realloc(NULL, n, sizeof(*rate));
	size_t *order = heap_realloc(NULL, n, sizeof(*order));
	double reached = 0;
	double area = 0;

	for (size_t i = 0; i < n; i++)
		rate[i] = events[i] / base[i];
	gsl_sort_index(order, rate, 1, n);
	for (size_t i = 0; i < n; i++) {
		double next = reached + events[order[i]] / all_events;

		area += base[order[i]] / all_bases * (reached + next);
		reached = next;
	}
	free(rate);
	free(order);
	return value_if_finite(fmax(0, 1 - area));
}

struct variation num_variation(
    const double *events, const double *base, size_t n)
{
	static const struct variation unknown;
	struct variation v = unknown;
	double all_events = num_sum(events, n);
	double all_bases = num_sum(base, n);
	double rate = all_events / all_bases;
	double chi2 = 0;
	double diehr = 0;
	double mcpherson = 0;
	double spread = 0;

	if (n < 2 || !(rate > 0) || !isfinite(rate))
		return v;
	for (size_t i = 0; i < n; i++) {
		double e = rate * base[i];
		double d = events[i] - e;
		double ratio = log(events[i] / e);

		chi2 += d * d / e;
		diehr += d * d / (e * e) - 1 / e;
		mcpherson += ratio * ratio - 1 / e;
		spread += base[i] / all_bases * (d / e) * (d / e);
	}
	v.chi2 = value_if_finite(chi2);
	v.chi2_p = value_if_finite(gsl_cdf_chisq_Q(chi2, (double)n - 1));
	v.scv_diehr = value_if_finite(diehr / (double)n);
	v.scv_mcpherson = value_if_finite(mcpherson / (double)n);
	v.weighted_cv = value_if_finite(sqrt(spread));
	v.weighted_gini = weighted_gini(events, base, n, all_events, all_bases);
	return v;
}
