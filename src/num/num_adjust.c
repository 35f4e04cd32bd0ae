#include "peelstats/arena.h"
#include "peelstats/num.h"

#include <gsl/gsl_sort.h>

#include <stdlib.h>

#include "base/banned.h"

void num_adjust_bh(double *p, size_t n)
{
	size_t *order;
	double least = 1;

	if (n == 0)
		return;
	order = heap_realloc(NULL, n, sizeof(*order));
	gsl_sort_index(order, p, 1, n);
	for (size_t rank = n; rank > 0; rank--) {
		double *at = &p[order[rank - 1]];
		double adjusted = *at * (double)n / (double)rank;

		least = adjusted < least ? adjusted : least;
		*at = least;
	}
	free(order);
}
