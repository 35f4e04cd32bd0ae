#include "axis.h"

#include "peelstats/format.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

/* Below this the labels could not tell ticks apart. */
#define LEAST_SPAN 1e-100

enum { FEWEST_STEPS = 3, MOST_STEPS = 6 };

/* The least multiple of 1, 2, 2.5 or 5 times a power of ten not below x. */
static double nice_step(double x)
{
	static const double nice[] = { 1, 2, 2.5, 5, 10 };
	double power = pow(10, floor(log10(x)));

	for (int i = 0; i < 5; i++)
		if (nice[i] * power >= x * (1 - 1e-9))
			return nice[i] * power;
	return 10 * power;
}

static int step_decimals(double step)
{
	int decimals = 0;

	while (decimals < 6 &&
	       fabs(step - floor(step + 0.5)) > 1e-6 * fabs(step)) {
		step *= 10;
		decimals++;
	}
	return decimals;
}

static struct axis tight(double low, double high)
{
	struct axis best = { 0, 1, 0.25, 2 };
	double waste = HUGE_VAL;

	for (int n = MOST_STEPS; n >= FEWEST_STEPS; n--) {
		double step = nice_step((high - low) / n);
		double start = floor(low / step + 1e-9) * step;
		double end = ceil(high / step - 1e-9) * step;

		if (end - start > (FEWEST_STEPS - 0.5) * step &&
		    end - start < waste * (1 - 1e-9)) {
			waste = end - start;
			best = (struct axis){ start, end, step,
				step_decimals(step) };
		}
	}
	return best;
}

struct axis axis_nice(double low, double high)
{
	low = low < 0 ? low : 0;
	high = high > 0 ? high : 0;
	if (!(high - low > LEAST_SPAN))
		high = low + 1;
	return tight(low, high);
}

struct axis axis_dots(double low, double high)
{
	if (low >= 0 && low < 0.4 * high)
		low = 0;
	if (!(high - low > 1e-9 * fmax(fabs(low), fabs(high)) + LEAST_SPAN)) {
		low -= fabs(low) * 0.1 + 0.5;
		high += fabs(high) * 0.1 + 0.5;
	}
	return tight(low, high);
}

void axis_label(char *out, size_t size, const char *number, const char *sign)
{
	bool behind = strcmp(sign, "%") == 0;

	format_short(out, size, "%s%s%s", behind ? "" : sign, number,
	    behind ? sign : "");
}
