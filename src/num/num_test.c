#include "tail.h"

#include <gsl/gsl_cdf.h>

#include <math.h>

#include "base/banned.h"

static struct value central(
    const struct count_model *m, double k, enum tail_rule rule)
{
	struct tails t = tails_at(m, k);

	return value_if_finite(
	    fmin(1, 2 * fmin(tail_lower(&t, rule), tail_upper(&t, rule))));
}

struct value num_poisson_p(double count, double expected, enum tail_rule rule)
{
	struct count_model m = model_poisson(expected);

	if (!(count >= 0) || !(expected >= 0) || !isfinite(count + expected))
		return value_unknown();
	return central(&m, count, rule);
}

struct value num_binomial_p(
    double successes, double trials, double p, double q, enum tail_rule rule)
{
	struct count_model m = model_binomial(trials, p, q);

	if (!(successes >= 0) || !(trials >= successes) || !(p >= 0) ||
	    !(q >= 0) || !isfinite(trials))
		return value_unknown();
	if (!(trials > 0))
		return value_of(1);
	return central(&m, successes, rule);
}

double num_count_lower_tail(double count, double mean)
{
	struct count_model m = model_poisson(mean);
	struct tails t;

	if (count < 0)
		return 0;
	t = tails_at(&m, count);
	return tail_lower(&t, TAIL_EXACT);
}

double num_binomial_lower_tail(double successes, double trials, double p)
{
	struct count_model m = model_binomial(trials, p, 1 - p);
	struct tails t;

	if (successes < 0)
		return 0;
	if (successes >= trials)
		return 1;
	t = tails_at(&m, successes);
	return tail_lower(&t, TAIL_EXACT);
}

struct value num_sign_p(size_t up, size_t down)
{
	return num_binomial_p(
	    (double)up, (double)(up + down), 0.5, 0.5, TAIL_EXACT);
}

double num_normal_p(double z)
{
	return fmin(1, 2 * gsl_cdf_ugaussian_Q(fabs(z)));
}

double num_normal_quantile(double p)
{
	return gsl_cdf_ugaussian_Pinv(p);
}

double num_chi2_upper(double x, double df)
{
	return gsl_cdf_chisq_Q(x, df);
}
