/*
 * Whether a metric goes with the grades of a question.
 * 1. Kruskal-Wallis test with correction for ties, and its effect size
 *    epsilon squared.
 * 2. Jonckheere-Terpstra test against the order of the grades, with all
 *    terms for ties.
 * Inspectors may have seen the metric: never read as cause.
 * References: Hollander and Wolfe 1999; Kelley 1935 for the effect size.
 */
#include "measure.h"

#include "base/banned.h"

static void association_metric(struct analysis *a, struct metric_result *m)
{
	const struct dataset *d = a->dataset;
	double *x = arena_array(&a->arena, d->n_forces, sizeof(*x));
	int *grade = arena_array(&a->arena, d->n_forces, sizeof(*grade));

	m->association =
	    arena_array(&a->arena, d->n_questions, sizeof(*m->association));
	for (size_t q = 0; q < d->n_questions; q++) {
		size_t n = 0;

		for (size_t f = 0; f < d->n_forces; f++) {
			struct judgment j =
			    dataset_find_judgment(d, q, f, a->year);

			if (!m->force[f].value.known || j.grade == GRADE_NONE ||
			    j.grade == GRADE_UNGRADED || !d->question[q].graded)
				continue;
			x[n] = m->force[f].value.x;
			grade[n++] = j.grade;
		}
		m->association[q] =
		    num_association(x, grade, n, GRADE_OUTSTANDING);
	}
}

const struct measure measure_association = { "association", association_metric,
	NULL, false };
