/*
 * The forces' values as a distribution; every force counts once.
 * 1. Mean; standard deviation with divisor n - 1.
 * 2. Minimum, quartiles, median and maximum: quantile type 7 (Hyndman and
 *    Fan 1996), the default of R.
 * 3. Robust spread: median absolute deviation x 1.4826 and Qn (Rousseeuw and
 *    Croux 1993).
 * 4. Gini coefficient, each force counting once.
 * 5. All of it again without the forces marked extreme in forces.csv, whose
 *    rates per resident are not comparable.
 * 6. Skewness and excess kurtosis: type 3 of R package e1071.
 * Reference: GNU Scientific Library, Statistics.
 */
#include "measure.h"
#include "peelstats/num.h"

#include "base/banned.h"

static void describe(struct distribution *d, double *x, size_t n)
{
	d->n = n;
	num_sort(x, n);
	d->mean = num_mean(x, n);
	d->sd = num_sd(x, n);
	if (d->sd.known && d->mean.x > 0)
		d->cv = value_if_finite(d->sd.x / d->mean.x);
	d->minimum = num_quantile(x, n, 0);
	d->q10 = num_quantile(x, n, 0.1);
	d->q25 = num_quantile(x, n, 0.25);
	d->median = num_quantile(x, n, 0.5);
	d->q75 = num_quantile(x, n, 0.75);
	d->q90 = num_quantile(x, n, 0.9);
	d->maximum = num_quantile(x, n, 1);
	d->gini = num_gini(x, n);
	d->mad = num_mad(x, n);
	d->qn = num_qn(x, n);
	d->sn = num_sn(x, n);
	d->mean95 = num_mean_interval(x, n, 0.95);
	d->skewness = num_skewness(x, n);
	d->kurtosis = num_kurtosis(x, n);
}

static void distribution_metric(struct analysis *a, struct metric_result *m)
{
	const struct dataset *d = a->dataset;
	double *x = arena_array(&a->arena, d->n_forces, sizeof(*x));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (m->force[f].value.known)
			x[n++] = m->force[f].value.x;
	describe(&m->spread, x, n);
	m->n_extreme = n;
	n = 0;
	for (size_t f = 0; f < d->n_forces; f++)
		if (m->force[f].value.known && !m->force[f].extreme)
			x[n++] = m->force[f].value.x;
	describe(&m->spread_without, x, n);
	m->n_extreme -= n;
}

const struct measure measure_distribution = { "distribution",
	distribution_metric, NULL, true };
