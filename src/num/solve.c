#include "solve.h"

#include "peelstats/arena.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>

#include <math.h>

#include "base/banned.h"

enum { MOST_STEPS = 300 };

static double evaluate(double x, void *params)
{
	const struct equation *e = params;

	return e->f(x, e->context);
}

struct value solve_between(struct equation e, double low, double high)
{
	gsl_function f = { evaluate, &e };
	gsl_root_fsolver *s;
	struct value root = value_unknown();

	s = heap_made(gsl_root_fsolver_alloc(gsl_root_fsolver_brent));
	if (gsl_root_fsolver_set(s, &f, low, high) != 0) {
		gsl_root_fsolver_free(s);
		return root;
	}
	for (int i = 0; i < MOST_STEPS; i++) {
		if (gsl_root_fsolver_iterate(s) != 0)
			break;
		low = gsl_root_fsolver_x_lower(s);
		high = gsl_root_fsolver_x_upper(s);
		if (high - low <= 1e-13 * fabs(high) + 1e-300)
			break;
	}
	root = value_if_finite(gsl_root_fsolver_root(s));
	gsl_root_fsolver_free(s);
	return root;
}

struct value solve_near(
    struct equation e, double guess, double reach, double low, double high)
{
	double from = fmax(low, guess - reach);
	double to = fmin(high, guess + reach);
	struct value root = value_unknown();

	if (from < to)
		root = solve_between(e, from, to);
	return root.known ? root : solve_between(e, low, high);
}
