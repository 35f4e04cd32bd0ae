#include "solve.h"

#include <gsl/gsl_cdf.h>

#include <math.h>

#include "base/banned.h"

static const double exact_up_to = 100000;

static struct interval nothing(void)
{
	return (struct interval){ value_unknown(), value_unknown() };
}

static bool is_confidence(double c)
{
	return c > 0 && c < 1;
}

/* A distribution function in one parameter, less the tail wanted. */
struct tail_equation {
	double (*f)(double x, double a, double b);
	double a;
	double b;
	double p;
};

static double tail_at(double x, const void *context)
{
	const struct tail_equation *t = context;

	return t->f(x, t->a, t->b) - t->p;
}

/*
 * GSL's own inverses return wrong values in silence for counts of police size,
 * so its distribution functions, which are good there, are solved with Brent's
 * method.
 */
static struct value solve_tail(
    struct tail_equation t, double guess, double reach, double low, double high)
{
	return solve_near(
	    (struct equation){ tail_at, &t }, guess, reach, low, high);
}

static double normal_quantile(double confidence)
{
	return gsl_cdf_ugaussian_Pinv(0.5 + confidence / 2);
}

struct interval num_byar_interval(double count, double confidence)
{
	struct interval i = nothing();
	double z;
	double more = count + 1;

	if (!(count >= 0) || !is_confidence(confidence))
		return i;
	z = normal_quantile(confidence);
	i.lower = value_of(0);
	if (count > 0)
		i.lower = value_if_finite(fmax(0,
		    count *
			pow(1 - 1 / (9 * count) - z / (3 * sqrt(count)), 3)));
	i.upper = value_if_finite(
	    more * pow(1 - 1 / (9 * more) + z / (3 * sqrt(more)), 3));
	return i;
}

struct interval num_poisson_interval(double count, double confidence)
{
	struct interval byar = num_byar_interval(count, confidence);
	struct interval i = nothing();
	double tail = (1 - confidence) / 2;

	if (!byar.upper.known || count > exact_up_to)
		return byar;
	i.lower = value_of(0);
	if (count > 0)
		i.lower = solve_tail(
		    (struct tail_equation){ gsl_cdf_gamma_P, count, 1, tail },
		    byar.lower.x, byar.lower.x * 1e-3, 1e-300, count);
	i.upper = solve_tail(
	    (struct tail_equation){ gsl_cdf_gamma_Q, count + 1, 1, tail },
	    byar.upper.x, byar.upper.x * 1e-3, count, byar.upper.x * 1.5);
	return i;
}

static bool is_part(double successes, double trials, double confidence)
{
	return successes >= 0 && trials > 0 && successes <= trials &&
	       is_confidence(confidence);
}

struct interval num_wilson_interval(
    double successes, double trials, double confidence)
{
	struct interval i = nothing();
	double z;
	double centre;
	double reach;
	double scale;

	if (!is_part(successes, trials, confidence))
		return i;
	z = normal_quantile(confidence);
	centre = 2 * successes + z * z;
	reach = z * sqrt(z * z + 4 * successes * (1 - successes / trials));
	scale = 2 * (trials + z * z);
	i.lower = value_of(successes > 0 ? (centre - reach) / scale : 0);
	i.upper = value_of(successes < trials ? (centre + reach) / scale : 1);
	return i;
}

struct interval num_binomial_interval(
    double successes, double trials, double confidence)
{
	struct interval wilson =
	    num_wilson_interval(successes, trials, confidence);
	struct interval i = nothing();
	double tail = (1 - confidence) / 2;
	double rest = trials - successes;
	double reach;

	if (!wilson.lower.known)
		return i;
	reach = 0.05 * (wilson.upper.x - wilson.lower.x);
	i.lower = value_of(0);
	i.upper = value_of(1);
	if (successes > 0)
		i.lower = solve_tail((struct tail_equation){ gsl_cdf_beta_P,
					 successes, rest + 1, tail },
		    wilson.lower.x, reach, 0, 1);
	if (rest > 0)
		i.upper = solve_tail((struct tail_equation){ gsl_cdf_beta_Q,
					 successes + 1, rest, tail },
		    wilson.upper.x, reach, 0, 1);
	return i;
}

static struct value odds(struct value p)
{
	if (!p.known || !(p.x < 1))
		return value_unknown();
	return value_if_finite(p.x / (1 - p.x));
}

struct interval num_ratio_interval(double a, double b, double confidence)
{
	struct interval i = num_binomial_interval(a, a + b, confidence);

	i.lower = odds(i.lower);
	i.upper = odds(i.upper);
	return i;
}
