/*
 * The forces' values as a distribution; every force counts once.
 * 1. Mean; standard deviation with divisor n - 1.
 * 2. Minimum, quartiles, median and maximum: quantile type 7 (Hyndman and
 *    Fan 1996), the default of R.
 * 3. Robust spread: median absolute deviation x 1.4826 and Qn (Rousseeuw and
 *    Croux 1993).
 * 4. Skewness and excess kurtosis: type 3 of R package e1071.
 * Reference: GNU Scientific Library, Statistics.
 */
#include "measure.h"
#include "peelstats/num.h"

#include "base/banned.h"

static void distribution_metric(struct analysis *a, struct metric_result *m)
{
	struct distribution *d = &m->spread;
	double *x = arena_array(&a->arena, a->dataset->n_forces, sizeof(*x));

	for (size_t f = 0; f < a->dataset->n_forces; f++)
		if (m->force[f].value.known)
			x[d->n++] = m->force[f].value.x;
	num_sort(x, d->n);
	d->mean = num_mean(x, d->n);
	d->sd = num_sd(x, d->n);
	d->minimum = num_quantile(x, d->n, 0);
	d->q25 = num_quantile(x, d->n, 0.25);
	d->median = num_quantile(x, d->n, 0.5);
	d->q75 = num_quantile(x, d->n, 0.75);
	d->maximum = num_quantile(x, d->n, 1);
	d->mad = num_mad(x, d->n);
	d->qn = num_qn(x, d->n);
	d->skewness = num_skewness(x, d->n);
	d->kurtosis = num_kurtosis(x, d->n);
}

const struct measure measure_distribution = { "distribution",
	distribution_metric, NULL };
