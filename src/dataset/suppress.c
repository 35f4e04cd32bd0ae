#include "cube.h"
#include "peelstats/dataset.h"

#include <stdlib.h>

#include "base/banned.h"

void suppress_flags(
    const double *count, size_t n, double below, unsigned char *flag)
{
	size_t hidden = 0;
	size_t least = n;

	for (size_t i = 0; i < n; i++) {
		flag[i] = count[i] > 0 && count[i] < below;
		hidden += flag[i];
	}
	for (size_t i = 0; i < n; i++)
		if (flag[i] == 0 && count[i] > 0 &&
		    (least == n || count[i] < count[least]))
			least = i;
	if (hidden == 1 && least < n)
		flag[least] = 2;
}

static bool is_counted(const struct observation *o)
{
	return o != NULL && status_usable((enum status)o->status) &&
	       (o->known & KNOWN_NUMERATOR) != 0;
}

static void suppress_metric(struct dataset *d, size_t metric, int year,
    double below, double *count, unsigned char *flag)
{
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = dataset_find(d, metric, f, year);

		if (is_counted(o))
			count[n++] = o->numerator;
	}
	suppress_flags(count, n, below, flag);
	n = 0;
	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = dataset_find(d, metric, f, year);

		if (is_counted(o) && flag[n++] != 0)
			d->cube->observation[o - d->cube->observation].status =
			    STATUS_SUPPRESSED;
	}
}

void dataset_suppress(struct dataset *d, double below)
{
	double *count = heap_realloc(NULL, d->n_forces, sizeof(*count));
	unsigned char *flag = heap_realloc(NULL, d->n_forces, 1);

	for (size_t m = 0; m < d->n_metrics; m++)
		for (size_t y = 0;
		     d->metric[m].kind != KIND_AMOUNT &&
		     d->metric[m].kind != KIND_SCORE && y < d->n_years;
		     y++)
			suppress_metric(d, m, d->year[y], below, count, flag);
	free(count);
	free(flag);
}
