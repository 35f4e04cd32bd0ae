/* Mid-P intervals: the limits at which half the probability of the observed
 * count and all of what lies beyond it come to alpha / 2. */
#include "solve.h"
#include "tail.h"

#include <math.h>

#include "base/banned.h"

struct mid_equation {
	double count;
	double trials; /* 0 = Poisson */
	double alpha;
	bool upper; /* the limit looked for */
};

static double mid_at(double x, const void *context)
{
	const struct mid_equation *e = context;
	struct count_model m = e->trials > 0
				   ? model_binomial(e->trials, x, 1 - x)
				   : model_poisson(x);
	struct tails t = tails_at(&m, e->count);

	return (e->upper ? tail_lower(&t, TAIL_MID)
			 : tail_upper(&t, TAIL_MID)) -
	       e->alpha / 2;
}

static struct value solve_mid(
    struct mid_equation e, struct value guess, double low, double high)
{
	struct equation q = { mid_at, &e };

	return solve_near(q, guess.x, 0.05 * guess.x, low, high);
}

struct interval num_poisson_interval_mid(double count, double confidence)
{
	struct interval i = num_byar_interval(count, confidence);
	struct mid_equation e = { count, 0, 1 - confidence, false };

	if (!i.upper.known)
		return i;
	if (!(count > 0)) {
		i.upper = value_of(-log(e.alpha));
		return i;
	}
	i.lower = solve_mid(e, i.lower, 1e-300, count);
	e.upper = true;
	i.upper = solve_mid(e, i.upper, count, 2 * i.upper.x);
	return i;
}

struct interval num_binomial_interval_mid(
    double successes, double trials, double confidence)
{
	struct interval i = num_wilson_interval(successes, trials, confidence);
	struct mid_equation e = { successes, trials, 1 - confidence, false };
	double p = successes / trials;

	if (!i.lower.known)
		return i;
	if (successes > 0 && successes < trials)
		i.lower = solve_mid(e, i.lower, 1e-300, p);
	else
		i.lower =
		    value_of(successes > 0 ? pow(e.alpha, 1 / trials) : 0);
	e.upper = true;
	if (successes > 0 && successes < trials)
		i.upper = solve_mid(e, i.upper, p, 1 - 1e-16);
	else
		i.upper =
		    value_of(successes > 0 ? 1 : 1 - pow(e.alpha, 1 / trials));
	return i;
}
