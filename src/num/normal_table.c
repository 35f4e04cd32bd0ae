#include "normal_table.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "base/banned.h"

enum { PER_UNIT = 64, REACH = 8, INTERVALS = 2 * REACH * PER_UNIT };

static struct {
	double at;
	double step; /* derivative x width of an interval */
} table[INTERVALS + 1];

void normal_table_init(void)
{
	for (int i = 0; i <= INTERVALS; i++) {
		double z = (double)i / PER_UNIT - REACH;

		table[i].at = gsl_cdf_ugaussian_Q(z);
		table[i].step = -gsl_ran_ugaussian_pdf(z) / PER_UNIT;
	}
}

/* Cubic Hermite interpolation: error below h^4 / 384 of the 4th derivative. */
double normal_table_upper(double z)
{
	double x = (z + REACH) * PER_UNIT;
	int i;
	double u;
	double rise;

	if (!(x > 0))
		return 1;
	if (x >= INTERVALS)
		return 0;
	i = (int)x;
	u = x - i;
	rise = table[i + 1].at - table[i].at;
	return table[i].at +
	       u * (table[i].step +
		       u * (3 * rise - 2 * table[i].step - table[i + 1].step +
			       u * (table[i].step + table[i + 1].step -
				       2 * rise)));
}
