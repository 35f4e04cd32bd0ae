/*
 * Grades of a question and how they moved.
 * 1. Counts of forces by grade; a force without a judgment is not available.
 * 2. Improved, declined, unchanged: forces graded in both years, on the order
 *    inadequate < requires improvement < good < outstanding.
 * 3. A judgment known to stand from an earlier inspection is not a second
 *    look: the pair is not compared. How many stand so is counted.
 * 4. A question that is not graded has judgments, no grades: they count as
 *    ungraded whatever they say, and nothing is compared.
 */
#include "measure.h"

#include "base/banned.h"

static bool is_graded(struct judgment j)
{
	return j.grade != GRADE_NONE && j.grade != GRADE_UNGRADED;
}

int grade_change(
    const struct analysis *a, size_t question, size_t force, bool *known)
{
	struct judgment now =
	    dataset_find_judgment(a->dataset, question, force, a->year);
	struct judgment before =
	    dataset_find_judgment(a->dataset, question, force, a->compare);
	bool stands = now.inspected_year != 0 && now.inspected_year != a->year;

	*known = a->dataset->question[question].graded && is_graded(now) &&
		 is_graded(before) && !stands;
	if (!*known)
		return 0;
	return (now.grade > before.grade) - (now.grade < before.grade);
}

static void grades_question(struct analysis *a, struct grade_result *g)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		struct judgment now =
		    dataset_find_judgment(a->dataset, g->index, f, a->year);
		bool known;
		int change = grade_change(a, g->index, f, &known);

		if (now.grade != GRADE_NONE && !g->question->graded)
			now.grade = GRADE_UNGRADED;
		g->count[now.grade]++;
		g->inspected += now.inspected_year == a->year;
		g->carried +=
		    now.inspected_year != 0 && now.inspected_year < a->year;
		g->improved += change > 0;
		g->declined += change < 0;
		g->unchanged += known && change == 0;
		g->not_compared += !known;
	}
}

const struct measure measure_grades = { "grades", NULL, grades_question, true };
