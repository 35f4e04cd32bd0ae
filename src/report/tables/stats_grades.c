/* One row per question: the grades, and how they moved. */
#include "stats_table.h"

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_grades.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct analysis *a = r->analysis;

	for (size_t q = 0; q < a->dataset->n_questions; q++) {
		const struct grade_result *g = &a->grade[q];

		row_text(row, g->question->id);
		row_count(row, (size_t)a->year);
		row_count(row, g->count[GRADE_OUTSTANDING]);
		row_count(row, g->count[GRADE_GOOD]);
		row_count(row, g->count[GRADE_REQUIRES_IMPROVEMENT]);
		row_count(row, g->count[GRADE_INADEQUATE]);
		row_count(row, g->count[GRADE_UNGRADED]);
		row_count(row, g->count[GRADE_NONE]);
		row_place(row, (size_t)a->compare);
		row_count(row, g->improved);
		row_count(row, g->declined);
		row_count(row, g->unchanged);
		row_count(row, g->not_compared);
		row_value(row, g->tests.sign_p);
		row_value(row, g->tests.flip_p);
		row_value(row, g->tests.chi2);
		row_place(row, g->tests.df);
		row_value(row, g->tests.chi2_p);
		row_value(row, g->tests.bhapkar);
		row_value(row, g->tests.kappa_linear);
		row_value(row, g->tests.kappa_quadratic);
		row_end(row);
	}
}

const struct stats_table stats_grades = { "grades", columns, write, true, 0,
	"How many {organisations} have each grade" };
