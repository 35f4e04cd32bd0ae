/* Rates on a scale where chance has about the same size everywhere. */
#include "measure.h"

#include "base/banned.h"

struct estimates levels_at(struct analysis *a, const struct metric_result *m,
    struct counted c, double rate)
{
	double *y = arena_array(&a->arena, c.n, sizeof(*y));
	double *s = arena_array(&a->arena, c.n, sizeof(*s));

	for (size_t i = 0; i < c.n; i++) {
		struct count_of count = counts_of(m->force[c.force[i]].now);

		y[i] = num_level(c.kind, count);
		s[i] = num_level_null_se(c.kind, count, rate);
	}
	return (struct estimates){ y, s, c.n };
}

struct value level_z(struct estimates e, size_t i, double target, double tau2)
{
	return value_if_finite(num_adjusted_z(e.y[i], e.s[i], target, tau2));
}
