/* What the figures of a force hold. */
#include "measure.h"

#include "base/banned.h"

bool has_counts(const struct observation *o)
{
	const unsigned both = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	return o != NULL && (o->known & both) == both;
}

int figure_compare(const struct metric *m, const struct observation *a,
    const struct observation *b)
{
	double x;
	double y;

	if (has_counts(a) && has_counts(b) && a->numerator >= 0 &&
	    b->numerator >= 0)
		return num_compare_ratios(
		    a->numerator, a->denominator, b->numerator, b->denominator);
	x = observation_value(m, a).x;
	y = observation_value(m, b).x;
	return (x > y) - (x < y);
}
