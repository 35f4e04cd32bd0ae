/*
 * The rank of each force.
 * 1. Rank 1 is the highest value; forces with the same value share the best
 *    rank and the next rank is left out ("1224", competition ranking).
 * 2. Equal means exactly equal: numerator x other denominator, compared
 *    without rounding.
 * 3. Only forces with a usable figure are ranked, out of n of those.
 * 4. Fifths of the forces by rank, ties in one; from five forces.
 * 5. Forces of one rank are listed in the order of forces.csv.
 */
#include "measure.h"

#include <math.h>

#include "base/banned.h"

static bool goes_before(const struct metric_result *m, size_t a, size_t b)
{
	int c = figure_compare(m->metric, m->force[a].now, m->force[b].now);

	return c > 0 || (c == 0 && a < b);
}

/* Insertion sort: stable, and forces are few. */
static void sort_by_rank(struct metric_result *m)
{
	for (size_t i = 1; i < m->n_ranked; i++) {
		size_t force = m->order[i];
		size_t j = i;

		for (; j > 0 && goes_before(m, force, m->order[j - 1]); j--)
			m->order[j] = m->order[j - 1];
		m->order[j] = force;
	}
}

/*
 * Fifths of the forces, ties in one: the rule of the Office for Health
 * Improvement and Disparities (phe_quantile), from the rank counted upwards.
 */
static size_t fifth(size_t n, size_t above, size_t tied_with)
{
	double rank = (double)(n - above - tied_with + 1);
	double band = floor(6 - ceil(((double)n + 1 - rank) / ((double)n / 5)));

	return 6 - (size_t)(band < 1 ? 1 : band);
}

static void set_fifths(struct metric_result *m)
{
	for (size_t i = 0; i < m->n_ranked && m->n_ranked >= 5; i++) {
		struct force_result *r = &m->force[m->order[i]];
		size_t same = 0;

		for (size_t k = 0; k < m->n_ranked; k++)
			same += m->force[m->order[k]].rank == r->rank;
		r->quintile = fifth(m->n_ranked, r->rank - 1, same);
	}
}

static void ranking_metric(struct analysis *a, struct metric_result *m)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		if (m->force[f].value.known)
			m->order[m->n_ranked++] = f;
	sort_by_rank(m);
	for (size_t i = 0; i < m->n_ranked; i++) {
		struct force_result *r = &m->force[m->order[i]];
		struct force_result *above =
		    i > 0 ? &m->force[m->order[i - 1]] : NULL;

		r->rank = i + 1;
		if (above != NULL &&
		    figure_compare(m->metric, r->now, above->now) == 0) {
			r->rank = above->rank;
			r->tied = true;
			above->tied = true;
		}
	}
	set_fifths(m);
}

const struct measure measure_ranking = { "ranking", ranking_metric, NULL,
	true };
