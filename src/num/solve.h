#ifndef PEELSTATS_NUM_SOLVE_H
#define PEELSTATS_NUM_SOLVE_H

#include "peelstats/num.h"

/* A function of one number whose root is wanted. */
struct equation {
	double (*f)(double x, const void *context);
	const void *context;
};

/**
 * Where the equation is 0 between `low` and `high`, to a relative 1e-13 or
 * an absolute 1e-300 (Brent 1973); unknown unless the ends differ in sign.
 */
struct value solve_between(struct equation e, double low, double high);

/** The same, looking within `reach` of a good guess first. */
struct value solve_near(
    struct equation e, double guess, double reach, double low, double high);

#endif
