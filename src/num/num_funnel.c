#include "peelstats/num_between.h"

#include <gsl/gsl_math.h>

#include <math.h>

#include "base/banned.h"

double num_level_of(enum funnel_kind kind, double theta)
{
	return kind == FUNNEL_PROPORTION ? asin(sqrt(theta)) : log(theta);
}

double num_rate_of_level(enum funnel_kind kind, double level)
{
	return kind == FUNNEL_PROPORTION ? sin(level) * sin(level) : exp(level);
}

double num_level(enum funnel_kind kind, struct count_of c)
{
	double events = c.events;

	if (kind != FUNNEL_PROPORTION && !(events > 0))
		events = 0.5;
	return num_level_of(kind, events / c.base);
}

static double level_se(enum funnel_kind kind, double events, double base)
{
	if (kind == FUNNEL_PROPORTION)
		return 1 / (2 * sqrt(base));
	return sqrt(1 / events + (kind == FUNNEL_RATIO ? 1 / base : 0));
}

double num_level_null_se(enum funnel_kind kind, struct count_of c, double theta)
{
	return level_se(kind, theta * c.base, c.base);
}

double num_level_se(enum funnel_kind kind, struct count_of c)
{
	return level_se(kind, fmax(c.events, 0.5), c.base);
}

struct value num_chance_p(
    enum funnel_kind kind, struct count_of c, double theta, enum tail_rule rule)
{
	if (kind == FUNNEL_RATE)
		return num_poisson_p(c.events, theta * c.base, rule);
	if (kind == FUNNEL_PROPORTION)
		return num_binomial_p(c.events, c.base, theta, 1 - theta, rule);
	return num_binomial_p(c.events, c.events + c.base, theta / (1 + theta),
	    1 / (1 + theta), rule);
}

static double clamp(double x, double low, double high)
{
	return fmin(fmax(x, low), high);
}

static double square(double x)
{
	return x * x;
}

/* The angle is held within its range before it is turned back: a limit
 * beyond 0 or 1 would otherwise fold back into the funnel. */
static struct interval arcsine_limits(double theta, double reach)
{
	double angle = asin(sqrt(theta));

	return (struct interval){ value_of(square(
				      sin(clamp(angle - reach, 0, M_PI_2)))),
		value_of(square(sin(clamp(angle + reach, 0, M_PI_2)))) };
}

struct interval num_funnel_smooth(enum funnel_kind kind, double theta,
    double base, double tau2, double confidence)
{
	struct interval i = { value_unknown(), value_unknown() };
	double z = num_normal_quantile(0.5 + confidence / 2);
	double variance = 1 / (theta * base);

	if (!(theta > 0) || !(base > 0) || !(tau2 >= 0))
		return i;
	if (kind == FUNNEL_PROPORTION)
		return theta <= 1 ? arcsine_limits(
					theta, z * sqrt(1 / (4 * base) + tau2))
				  : i;
	if (kind == FUNNEL_RATIO)
		variance += 1 / base;
	i.lower = value_if_finite(theta * exp(-z * sqrt(variance + tau2)));
	i.upper = value_if_finite(theta * exp(z * sqrt(variance + tau2)));
	return i;
}

struct funnel {
	enum funnel_kind kind;
	double theta;
	double base;
};

static double at_most(const struct funnel *f, double count)
{
	return f->kind == FUNNEL_PROPORTION
		   ? num_binomial_lower_tail(count, f->base, f->theta)
		   : num_count_lower_tail(count, f->theta * f->base);
}

/* Starts at the normal guess, so that few steps are left to make. */
static double interpolated(const struct funnel *f, double p)
{
	double mean = f->theta * f->base;
	double spread =
	    f->kind == FUNNEL_PROPORTION ? mean * (1 - f->theta) : mean;
	double r = floor(mean + num_normal_quantile(p) * sqrt(spread));
	double reached;
	double before;

	r = fmax(0, r);
	while (r > 0 && at_most(f, r - 1) >= p)
		r--;
	while (at_most(f, r) < p)
		r++;
	reached = at_most(f, r);
	before = at_most(f, r - 1);
	r = (r - (reached - p) / (reached - before)) / f->base;
	return f->kind == FUNNEL_PROPORTION ? clamp(r, 0, 1) : fmax(r, 0);
}

struct interval num_funnel_exact(
    enum funnel_kind kind, double theta, double base, double confidence)
{
	struct interval i = { value_unknown(), value_unknown() };
	struct funnel f = { kind, theta, base };
	double tail = (1 - confidence) / 2;

	if (!(theta > 0) || !(base > 0) || kind == FUNNEL_RATIO ||
	    (kind == FUNNEL_PROPORTION && theta >= 1))
		return i;
	i.lower = value_of(interpolated(&f, tail));
	i.upper = value_of(interpolated(&f, 1 - tail));
	return i;
}
