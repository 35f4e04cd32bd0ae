#include "normal_table.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

#include "base/banned.h"

struct normal_node normal_table[NORMAL_INTERVALS + 1];

void normal_table_init(void)
{
	for (int i = 0; i <= NORMAL_INTERVALS; i++) {
		double z = (double)i / NORMAL_PER_UNIT - NORMAL_REACH;

		normal_table[i].at = gsl_cdf_ugaussian_Q(z);
		normal_table[i].step =
		    -gsl_ran_ugaussian_pdf(z) / NORMAL_PER_UNIT;
	}
}
