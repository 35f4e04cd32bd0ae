#include "peelstats/arena.h"
#include "peelstats/num_between.h"
#include "solve.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

enum { MOST_DOUBLINGS = 200 };

/* E[W10(z)^2] of a standard normal z. */
static const double winsorised_square = 0.678654558953;

double num_adjusted_z(double y, double s, double target, double tau2)
{
	return (y - target) / sqrt(s * s + tau2);
}

static double mean_square(const double *z, size_t n, double low, double high)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		double w = fmin(fmax(z[i], low), high);

		sum += w * w;
	}
	return sum / (double)n;
}

/* Mean square of z, pulled in to its own 10% and 90% quantiles. */
static double winsorised_phi(
    struct estimates e, double target, double tau2, double *z)
{
	for (size_t i = 0; i < e.n; i++)
		z[i] = num_adjusted_z(e.y[i], e.s[i], target, tau2);
	num_sort(z, e.n);
	return mean_square(
	    z, e.n, num_quantile(z, e.n, 0.1).x, num_quantile(z, e.n, 0.9).x);
}

static double weight(struct estimates e, size_t i, double tau2)
{
	return 1 / (e.s[i] * e.s[i] + tau2);
}

static double weighted_mean(struct estimates e, double tau2)
{
	double sum = 0;
	double weights = 0;

	for (size_t i = 0; i < e.n; i++) {
		sum += weight(e, i, tau2) * (e.y[i] - e.y[0]);
		weights += weight(e, i, tau2);
	}
	return e.y[0] + sum / weights;
}

/* Cochran's Q with tau2 allowed for. */
static double generalised_q(struct estimates e, double tau2)
{
	double mean = weighted_mean(e, tau2);
	double sum = 0;

	for (size_t i = 0; i < e.n; i++)
		sum += weight(e, i, tau2) * (e.y[i] - mean) * (e.y[i] - mean);
	return sum;
}

struct dispersion num_dispersion(struct estimates e, double target)
{
	static const struct dispersion unknown;
	struct dispersion d = unknown;
	double df = (double)e.n - 1;
	double *z;
	double q;

	if (e.n < 2)
		return d;
	z = heap_realloc(NULL, e.n, sizeof(*z));
	d.phi_winsorised = value_if_finite(winsorised_phi(e, target, 0, z));
	d.phi = value_if_finite(mean_square(z, e.n, -HUGE_VAL, HUGE_VAL));
	free(z);
	q = generalised_q(e, 0);
	d.q = value_if_finite(q);
	d.q_p = value_if_finite(gsl_cdf_chisq_Q(q, df));
	d.i2 = value_if_finite(q > 0 ? fmax(0, 100 * (q - df) / q) : 0);
	return d;
}

/* A falling function of tau2 and the level it is to come down to. */
struct tau_equation {
	struct estimates e;
	double target;
	double level;
	double *z;
};

static double wpm_at(double tau2, const void *context)
{
	const struct tau_equation *t = context;

	return winsorised_phi(t->e, t->target, tau2, t->z) - t->level;
}

static double pm_at(double tau2, const void *context)
{
	const struct tau_equation *t = context;

	return generalised_q(t->e, tau2) - t->level;
}

/* 0 if the function is below its level already, else where it crosses. */
static struct value solve_falling(double (*f)(double x, const void *context),
    const struct tau_equation *t, double scale)
{
	double high = scale > 0 ? scale : 1;

	if (!(f(0, t) > 0))
		return value_of(0);
	for (int i = 0; i < MOST_DOUBLINGS && f(high, t) > 0; i++)
		high *= 2;
	return solve_between((struct equation){ f, t }, 0, high);
}

static double mean_variance(struct estimates e)
{
	double sum = 0;

	for (size_t i = 0; i < e.n; i++)
		sum += e.s[i] * e.s[i];
	return sum / (double)e.n;
}

/* By moments, from a Q-like sum that chance alone would make n - 1. */
static struct value tau2_by_moments(struct estimates e, double sum)
{
	double w = 0;
	double w2 = 0;

	for (size_t i = 0; i < e.n; i++) {
		w += weight(e, i, 0);
		w2 += weight(e, i, 0) * weight(e, i, 0);
	}
	return value_if_finite(
	    fmax(0, (sum - ((double)e.n - 1)) / (w - w2 / w)));
}

struct value num_tau2(struct estimates e, double target, enum tau_method how)
{
	struct tau_equation t = { e, target, (double)e.n - 1, NULL };
	struct value tau2 = value_unknown();
	double scale;

	if (e.n < 2)
		return tau2;
	scale = mean_variance(e);
	t.z = heap_realloc(NULL, e.n, sizeof(*t.z));
	switch (how) {
	case TAU_WPM:
		t.level = winsorised_square;
		tau2 = solve_falling(wpm_at, &t, scale);
		break;
	case TAU_PM:
		tau2 = solve_falling(pm_at, &t, scale);
		break;
	case TAU_DL:
		tau2 = tau2_by_moments(e, generalised_q(e, 0));
		break;
	case TAU_WINSORISED_PHI:
		tau2 = tau2_by_moments(
		    e, (double)e.n * winsorised_phi(e, target, 0, t.z));
		break;
	}
	free(t.z);
	return tau2;
}

struct interval num_tau2_interval(struct estimates e, double confidence)
{
	struct interval i = { value_unknown(), value_unknown() };
	struct tau_equation t = { e, 0, 0, NULL };
	double df = (double)e.n - 1;
	double tail = (1 - confidence) / 2;

	if (e.n < 2)
		return i;
	t.level = gsl_cdf_chisq_Qinv(tail, df);
	i.lower = solve_falling(pm_at, &t, mean_variance(e));
	t.level = gsl_cdf_chisq_Pinv(tail, df);
	i.upper = solve_falling(pm_at, &t, mean_variance(e));
	return i;
}
