/* What the pages of grades have in common. */
#include "grades.h"

#include "peelstats/report.h"
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

const char *grades_printed(
    struct report *r, const struct grade_result *g, enum quantity quantity)
{
	const struct dataset *d = r->analysis->dataset;
	const char *all = "";

	for (size_t i = 0; i < d->n_published; i++) {
		const struct published *p = &d->published[i];
		const char *one = words_number(r->story, p->value, p->decimals);

		if (!p->of_question || p->subject != g->index ||
		    p->quantity != quantity || p->force != EVERYWHERE ||
		    p->year != r->analysis->year || strstr(all, one) != NULL)
			continue;
		all = arena_printf(&r->arena, "%s%s%s", all,
		    all[0] != '\0' ? " or " : "", one);
	}
	return all;
}

static bool has_note(const struct note_list *notes, const struct note *n)
{
	for (size_t i = 0; notes != NULL && i < notes->n; i++)
		if (notes->note[i] == n)
			return true;
	return false;
}

/* The judgments of the year that a note belongs to: "Cumbria (Organised
 * crime), ..."; "" for none. */
static const char *noted(struct report *r, const struct note *n, size_t only)
{
	const struct analysis *a = r->analysis;
	const struct dataset *d = a->dataset;
	const char *all = "";

	for (size_t q = 0; q < d->n_questions; q++) {
		const char *of = "";

		for (size_t f = 0; f < d->n_forces; f++)
			if ((only == GRADES_ALL || only == f) &&
			    has_note(
				dataset_find_judgment(d, q, f, a->year).notes,
				n))
				of = arena_printf(&r->arena, "%s%s%s", of,
				    of[0] != '\0' ? ", " : "",
				    d->force[f].name);
		if (of[0] != '\0')
			all = arena_printf(&r->arena, "%s%s%s (%s)", all,
			    all[0] != '\0' ? "; " : "", d->question[q].brief,
			    of);
	}
	return all;
}

void grades_add_notes(struct report *r, struct page *p, size_t only)
{
	const struct dataset *d = r->analysis->dataset;
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < d->n_notes; i++) {
		const char *of = noted(r, &d->note[i], only);

		if (of[0] != '\0')
			lines_add(&l,
			    arena_printf(
				&r->arena, "Note %zu", d->note[i].number),
			    arena_printf(
				&r->arena, "%s %s.", d->note[i].text, of),
			    NULL);
	}
	add_notes(r, p, l.item, l.n);
}

bool grades_known(const struct report *r, size_t question)
{
	return r->analysis->grade[question].count[GRADE_NONE] <
	       r->analysis->dataset->n_forces;
}

static const struct grade_result *first_graded(const struct report *r)
{
	const struct analysis *a = r->analysis;

	for (size_t q = 0; q < a->dataset->n_questions; q++)
		if (grades_known(r, q) && a->dataset->question[q].graded)
			return &a->grade[q];
	return NULL;
}

const char *grades_title(struct report *r)
{
	const struct grade_result *g = first_graded(r);
	size_t good;

	if (g == NULL)
		return say_text(r->story, "Grades of the {units}");
	good = g->count[GRADE_GOOD] + g->count[GRADE_OUTSTANDING];
	return arena_printf(&r->arena,
	    say(r->story, "%zu of %s %s graded good or outstanding on %s"),
	    good, words_counted(r->story, r->analysis->dataset->n_forces),
	    words_was(good), words_small(r->story, g->question->title));
}
