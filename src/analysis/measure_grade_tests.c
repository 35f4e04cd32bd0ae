/*
 * Whether the grades of a question moved one way.
 * 1. Only pairs of judgments made in each of the two years (see
 *    measure_grades.c): a judgment carried forward is not a second look.
 * 2. Exact sign test on the forces that moved; exact sign-flip test of the
 *    mean change; Stuart-Maxwell and Bhapkar chi-squared; weighted kappa.
 * References: Stuart 1955; Maxwell 1970; Bhapkar 1966; Cohen 1968.
 */
#include "measure.h"

#include "base/banned.h"

static void grade_tests_question(struct analysis *a, struct grade_result *g)
{
	const struct dataset *d = a->dataset;
	int *before = arena_array(&a->arena, d->n_forces, sizeof(*before));
	int *now = arena_array(&a->arena, d->n_forces, sizeof(*now));
	struct grade_pairs p = { before, now, 0, GRADE_OUTSTANDING };

	for (size_t f = 0; f < d->n_forces; f++) {
		bool known;

		(void)grade_change(a, g->index, f, &known);
		if (!known)
			continue;
		before[p.n] =
		    dataset_find_judgment(d, g->index, f, a->compare).grade;
		now[p.n++] =
		    dataset_find_judgment(d, g->index, f, a->year).grade;
	}
	g->tests = num_grades(p);
}

const struct measure measure_grade_tests = { "grade_tests", NULL,
	grade_tests_question, false };
