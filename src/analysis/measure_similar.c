/*
 * The value of the forces that forces.csv calls similar to a force: the sum
 * of their numerators over the sum of their denominators, without the force
 * itself. None where no such force has counts.
 */
#include "measure.h"
#include "peelstats/num.h"

#include "base/banned.h"

static void similar_force(const struct dataset *d, struct metric_result *m,
    size_t force, double *numerator, double *denominator)
{
	const struct force *f = &d->force[force];
	struct force_result *r = &m->force[force];
	size_t n = 0;
	double base;

	for (size_t i = 0; i < f->n_similar; i++) {
		const struct force_result *other = &m->force[f->similar[i]];

		if (!other->value.known || !has_counts(other->now))
			continue;
		numerator[n] = other->now->numerator;
		denominator[n++] = other->now->denominator;
	}
	base = num_sum(denominator, n);
	r->n_similar = n;
	if (n > 0 && base > 0)
		r->similar = value_if_finite(
		    m->metric->multiplier * num_sum(numerator, n) / base);
}

static void similar_metric(struct analysis *a, struct metric_result *m)
{
	size_t n = a->dataset->n_forces;
	double *numerator = arena_array(&a->arena, n, sizeof(*numerator));
	double *denominator = arena_array(&a->arena, n, sizeof(*denominator));

	for (size_t f = 0; f < n; f++)
		if (a->dataset->force[f].n_similar > 0 &&
		    a->dataset->force[f].n_similar <= n)
			similar_force(a->dataset, m, f, numerator, denominator);
}

const struct measure measure_similar = { "similar", similar_metric, NULL,
	false };
