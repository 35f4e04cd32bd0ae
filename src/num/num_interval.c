#include "solve.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include <math.h>

#include "base/banned.h"

enum { MOST_STEPS = 8 };

static const double exact_up_to = 100000;
static const double settled = 1e-5; /* the next step is its square */

static struct interval nothing(void)
{
	return (struct interval){ value_unknown(), value_unknown() };
}

static bool is_confidence(double c)
{
	return c > 0 && c < 1;
}

/* A distribution function in one parameter, its slope, and the tail wanted. */
struct tail_equation {
	double (*f)(double x, double a, double b);
	double (*slope)(double x, double a, double b);
	double a;
	double b;
	double p;
	double sign; /* of the slope of f */
};

static double tail_at(double x, const void *context)
{
	const struct tail_equation *t = context;

	return t->f(x, t->a, t->b) - t->p;
}

/* Newton's steps from a good guess; unknown if they do not settle at once. */
static struct value newton(const struct tail_equation *t, double x,
    double spread, double low, double high)
{
	for (int i = 0; i < MOST_STEPS; i++) {
		double step =
		    -tail_at(x, t) / (t->sign * t->slope(x, t->a, t->b));

		x += step;
		if (!(x > low && x < high))
			break;
		if (fabs(step) < settled * spread)
			return value_if_finite(x);
	}
	return value_unknown();
}

/*
 * GSL's own inverses return wrong values in silence for counts of police size,
 * so its distribution functions, which are good there, are solved: by Newton's
 * method near the guess, by Brent's if that fails. `spread` is about a
 * standard error.
 */
static struct value solve_tail(struct tail_equation t, double guess,
    double spread, double low, double high)
{
	struct value x = newton(&t, guess, spread, low, high);

	return x.known
		   ? x
		   : solve_between((struct equation){ tail_at, &t }, low, high);
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
	struct interval i = num_byar_interval(count, confidence);
	double tail = (1 - confidence) / 2;
	double spread = sqrt(count + 1);

	if (!i.upper.known || count > exact_up_to)
		return i;
	if (count > 0)
		i.lower = solve_tail((struct tail_equation){ gsl_cdf_gamma_P,
					 gsl_ran_gamma_pdf, count, 1, tail, 1 },
		    i.lower.x, spread, 1e-300, count);
	i.upper = solve_tail((struct tail_equation){ gsl_cdf_gamma_Q,
				 gsl_ran_gamma_pdf, count + 1, 1, tail, -1 },
	    i.upper.x, spread, count, i.upper.x * 1.5);
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

/*
 * Upper limit of `x` successes and `rest` failures, approximately (Pratt
 * 1968, after Camp and Paulson; Blyth 1986): a good first guess.
 */
static double pratt_upper(double x, double rest, double z)
{
	double n = x + rest;
	double up = (x + 1) / rest;
	double a = 81 * (x + 1) * rest - 9 * n - 8;
	double b =
	    3 * z * sqrt(9 * (x + 1) * rest * (9 * n + 5 - z * z) + n + 1);
	double c = 81 * (x + 1) * (x + 1) - 9 * (x + 1) * (2 + z * z) + 1;

	return 1 / (1 + up * up * pow((a - b) / c, 3));
}

struct interval num_binomial_interval(
    double successes, double trials, double confidence)
{
	struct interval i = num_wilson_interval(successes, trials, confidence);
	double tail = (1 - confidence) / 2;
	double rest = trials - successes;
	double z;
	double spread;

	if (!i.lower.known)
		return i;
	z = normal_quantile(confidence);
	spread = (i.upper.x - i.lower.x) / 4;
	i.lower = value_of(0);
	i.upper = value_of(1);
	if (successes > 0)
		i.lower = solve_tail(
		    (struct tail_equation){ gsl_cdf_beta_P, gsl_ran_beta_pdf,
			successes, rest + 1, tail, 1 },
		    1 - pratt_upper(rest, successes, z), spread, 0, 1);
	if (rest > 0)
		i.upper = solve_tail(
		    (struct tail_equation){ gsl_cdf_beta_Q, gsl_ran_beta_pdf,
			successes + 1, rest, tail, -1 },
		    pratt_upper(successes, rest, z), spread, 0, 1);
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
