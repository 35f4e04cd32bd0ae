#ifndef PEELSTATS_AXIS_H
#define PEELSTATS_AXIS_H

#include <stddef.h>

/* A linear axis that holds 0 and ends on a tick. */
struct axis {
	double start; /* first tick, at most 0 */
	double end; /* last tick */
	double step; /* between ticks */
	int decimals; /* of the labels */
};

/**
 * An axis for values from `low` to `high` with four to seven ticks at
 * multiples of 1, 2, 2.5 or 5 times a power of ten, so that as little as
 * possible is left over. Source: after Talbot, Lin and Hanrahan 2010, An
 * extension of Wilkinson's algorithm, with 0 always on the axis.
 */
struct axis axis_nice(double low, double high);

/**
 * The same for marks that need not be seen from 0, such as dots: 0 is on the
 * axis only where it is near.
 */
struct axis axis_dots(double low, double high);

/** A label with its sign: "%" behind the number, any other before it. */
void axis_label(char *out, size_t size, const char *number, const char *sign);

#endif
