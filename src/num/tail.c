/*
 * Tails of counts, right for any size and any distance from the mean.
 * 1. The probability of one count: Loader's saddle-point form (2000), whose
 *    error does not grow with the count.
 * 2. A tail is that times the sum of the ratios to the counts beyond, all
 *    below 1, so nothing cancels and nothing underflows before its logarithm
 *    is taken.
 * 3. Where the sum would have very many terms, they change so slowly that
 *    the Euler-Maclaurin formula gives it to 1e-10: the integral (composite
 *    Gauss-Legendre), half the first term, and a twelfth of the slope.
 */
#include "tail.h"

#include "peelstats/arena.h"

#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>

#include <math.h>

#include "base/banned.h"

enum { MOST_TERMS = 20000, PANELS = 6, POINTS = 16 };

static const double negligible = 1e-17;
static const double log_negligible = -42;

struct count_model model_poisson(double mean)
{
	return (struct count_model){ 0, 0, 0, mean };
}

struct count_model model_binomial(double trials, double p, double q)
{
	return (struct count_model){ trials, p, q, trials * p };
}

/* log k! less Stirling's formula without its corrections. */
static double stirling_error(double k)
{
	return log(gsl_sf_gammastar(k));
}

/* k log(k / mean) + mean - k, without cancellation near the mean. */
static double deviance(double k, double mean)
{
	double u = (mean - k) / k;

	if (u < -0.9)
		return k * log(k / mean) + mean - k;
	return -k * gsl_sf_log_1plusx_mx(u);
}

static double log_poisson(double k, double mean)
{
	if (!(mean > 0))
		return k > 0 ? -HUGE_VAL : 0;
	if (!(k > 0))
		return -mean;
	return -stirling_error(k) - deviance(k, mean) - 0.5 * log(2 * M_PI * k);
}

static double log_binomial(const struct count_model *m, double k)
{
	double n = m->trials;
	double rest = n - k;

	if (!(m->p > 0) || !(m->q > 0))
		return (m->p > 0 ? rest : k) > 0 ? -HUGE_VAL : 0;
	if (!(k > 0))
		return n * (m->p < 0.5 ? log1p(-m->p) : log(m->q));
	if (!(rest > 0))
		return n * (m->q < 0.5 ? log1p(-m->q) : log(m->p));
	return stirling_error(n) - stirling_error(k) - stirling_error(rest) -
	       deviance(k, m->mean) - deviance(rest, n * m->q) +
	       0.5 * (log(n / k) - log(2 * M_PI * rest));
}

static double log_at(const struct count_model *m, double k)
{
	return m->trials > 0 ? log_binomial(m, k) : log_poisson(k, m->mean);
}

/* P(next) / P(k), next = k + 1 or k - 1. */
static double ratio(const struct count_model *m, double k, int way)
{
	double left = m->trials - k;

	if (m->trials > 0)
		return way > 0 ? left * m->p / ((k + 1) * m->q)
			       : k * m->q / ((left + 1) * m->p);
	return way > 0 ? m->mean / (k + 1) : k / m->mean;
}

static double variance(const struct count_model *m)
{
	return m->trials > 0 ? m->mean * m->q : m->mean;
}

/* How far from k the probability has become negligible: the exponent falls
 * by slope x d + d^2 / (2 variance), near enough. */
static double reach(const struct count_model *m, double k)
{
	double v = variance(m);
	double slope = fabs(k - m->mean);

	return sqrt(slope * slope - 2 * v * log_negligible) - slope;
}

static double sum_by_terms(const struct count_model *m, double k, int way)
{
	double sum = 1;
	double term = 1;

	for (int i = 0; i < 4 * MOST_TERMS && term > negligible * sum; i++) {
		term *= ratio(m, k, way);
		sum += term;
		k += way;
		if (k < 0 || (m->trials > 0 && k > m->trials))
			break;
	}
	return sum;
}

static double sum_by_integral(
    const struct count_model *m, double k, int way, double far)
{
	gsl_integration_glfixed_table *t =
	    heap_made(gsl_integration_glfixed_table_alloc(POINTS));
	double at = log_at(m, k);
	double slope = 0.5 * (log(ratio(m, k, way)) - log(ratio(m, k, -way)));
	double sum = 0.5 - slope / 12;

	if (way > 0 && m->trials > 0)
		far = fmin(far, m->trials - k);
	if (way < 0)
		far = fmin(far, k);
	for (size_t i = 0; i < PANELS * POINTS; i++) {
		double x;
		double w;
		size_t panel = i / POINTS;
		double from = far * (double)panel / PANELS;

		(void)gsl_integration_glfixed_point(
		    from, from + far / PANELS, i % POINTS, &x, &w, t);
		sum += w * exp(log_at(m, k + way * x) - at);
	}
	gsl_integration_glfixed_table_free(t);
	return sum;
}

/* log of the sum of P from k outwards, away from the mean. */
static double log_tail(const struct count_model *m, double k, int way)
{
	double at = log_at(m, k);
	double far;

	if (!isfinite(at))
		return at;
	far = reach(m, k);
	return at + log(far > MOST_TERMS ? sum_by_integral(m, k, way, far)
					 : sum_by_terms(m, k, way));
}

struct tails tails_at(const struct count_model *m, double k)
{
	struct tails t = { 0, 0, log_at(m, k) };
	bool above = k >= m->mean;
	double small = log_tail(m, k, above ? 1 : -1);
	double large = log1p(exp(t.at) - exp(small));

	t.upper = above ? small : large;
	t.lower = above ? large : small;
	return t;
}

static double part(double tail, double at, enum tail_rule rule)
{
	return exp(tail) - (rule == TAIL_MID ? 0.5 * exp(at) : 0);
}

double tail_lower(const struct tails *t, enum tail_rule rule)
{
	return part(t->lower, t->at, rule);
}

double tail_upper(const struct tails *t, enum tail_rule rule)
{
	return part(t->upper, t->at, rule);
}
