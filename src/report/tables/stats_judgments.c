/* One row per question and force: the grade, and the one before. */
#include "stats_table.h"

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_judgments.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

static void grade(struct stats_row *row, struct judgment j)
{
	if (j.grade != GRADE_NONE)
		row_text(row, grade_name(j.grade));
	else
		row_none(row);
}

/* As the page of a force's judgments has it. */
static const char *change(const struct analysis *a, size_t question,
    size_t force, struct judgment now)
{
	bool known;
	int moved = grade_change(a, question, force, &known);

	if (known)
		return moved > 0 ? "improved" : moved < 0 ? "declined" : "same";
	if (now.grade == GRADE_NONE)
		return "not known";
	if (!a->dataset->question[question].graded ||
	    now.grade == GRADE_UNGRADED)
		return "not graded";
	if (now.inspected_year != 0 && now.inspected_year < a->year)
		return "carried forward";
	return "not known";
}

static void judgment_row(const struct analysis *a, size_t question,
    size_t force, struct stats_row *row)
{
	const struct dataset *d = a->dataset;
	struct judgment now =
	    dataset_find_judgment(d, question, force, a->year);
	struct judgment before = { .grade = GRADE_NONE };
	struct text notes = TEXT_EMPTY;

	if (a->compare != 0)
		before = dataset_find_judgment(d, question, force, a->compare);
	row_text(row, d->question[question].id);
	row_text(row, d->force[force].id);
	row_count(row, (size_t)a->year);
	grade(row, now);
	row_place(row, (size_t)now.inspected_year);
	row_place(row, (size_t)a->compare);
	grade(row, before);
	if (a->compare != 0)
		row_text(row, change(a, question, force, now));
	else
		row_none(row);
	stats_add_notes(&notes, now.notes, NULL);
	stats_add_notes(&notes, before.notes, now.notes);
	row_text(row, text_str(&notes));
	row_end(row);
	text_release(&notes);
}

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct dataset *d = r->analysis->dataset;

	for (size_t q = 0; q < d->n_questions; q++)
		for (size_t f = 0; f < d->n_forces; f++)
			if (r->force == NULL || r->force[f])
				judgment_row(r->analysis, q, f, row);
}

const struct stats_table stats_judgments = { "judgments", columns, write, true,
	0, "The grades of {organisations}" };
