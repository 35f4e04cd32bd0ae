/* What a note is about: printed away from its figure, it names it. */
#include "peelstats/gaps.h"

#include "base/banned.h"

enum { NAMED = 3 };

bool note_in(const struct note_list *list, const struct note *note)
{
	for (size_t i = 0; list != NULL && i < list->n; i++)
		if (list->note[i] == note)
			return true;
	return false;
}

bool note_at(const struct force_result *f, const struct note *note)
{
	return (f->now != NULL && note_in(f->now->notes, note)) ||
	       (f->before != NULL && note_in(f->before->notes, note));
}

bool gaps_touches(
    const struct story *story, const bool *metric, const struct note *note)
{
	const struct analysis *a = story->analysis;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		if ((metric == NULL || metric[m]) &&
		    note_at(&a->metric[m].force[story->force_index], note))
			return true;
	return false;
}

static bool is_published_with(const struct story *story,
    const struct metric_result *m, const struct note *note)
{
	const struct analysis *a = story->analysis;
	const struct observation *now =
	    dataset_find_national(a->dataset, m->index, a->year);
	const struct observation *before =
	    a->compare != 0
		? dataset_find_national(a->dataset, m->index, a->compare)
		: NULL;

	return (now != NULL && note_in(now->notes, note)) ||
	       (before != NULL && note_in(before->notes, note));
}

/* Whether it stands at the measure, or at a figure of it: in a report on a
 * force at one of its own, unless `others` counts those of all. */
static bool is_about(const struct story *story, const struct metric_result *m,
    const struct note *note, bool others)
{
	if (note_in(&m->metric->notes, note) ||
	    is_published_with(story, m, note))
		return true;
	if (story->force != NULL && !others)
		return note_at(&m->force[story->force_index], note);
	for (size_t f = 0; f < story->analysis->dataset->n_forces; f++)
		if (note_at(&m->force[f], note))
			return true;
	return false;
}

static const char *measures(struct story *story, const bool *metric,
    const struct note *note, bool others)
{
	const struct analysis *a = story->analysis;
	const char *name[NAMED];
	size_t n = 0;

	for (size_t m = 0; m < a->dataset->n_metrics; m++) {
		if ((metric != NULL && !metric[m]) ||
		    !is_about(story, &a->metric[m], note, others))
			continue;
		if (n < NAMED)
			name[n] =
			    words_small(story, a->metric[m].metric->brief);
		n++;
	}
	if (n == 0)
		return "";
	if (n > NAMED)
		return arena_printf(
		    story->arena, "on %zu measures, such as %s", n, name[0]);
	return arena_printf(story->arena, "on %s", words_list(story, name, n));
}

/* "on City of London": those whose row of forces.csv names the note. */
static const char *forces(struct story *story, const struct note *note)
{
	const struct dataset *d = story->analysis->dataset;
	const char **name =
	    arena_array(story->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (note_in(&d->force[f].notes, note))
			name[n++] = d->force[f].name;
	return n == 0 ? ""
		      : arena_printf(
			    story->arena, "on %s", words_list(story, name, n));
}

/* ", of Cumbria and Kent": whose figures carry it, where the text says no more
 * than "the force"; "" in a report on the only one. */
static const char *owners(
    struct story *story, const bool *metric, const struct note *note)
{
	const struct analysis *a = story->analysis;
	const char *name[NAMED];
	size_t n = 0;

	if (!name_equal(note->scope, "pair") ||
	    (story->force != NULL && gaps_touches(story, metric, note)))
		return "";
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		bool any = false;

		for (size_t m = 0; m < a->dataset->n_metrics && !any; m++)
			any = (metric == NULL || metric[m]) &&
			      note_at(&a->metric[m].force[f], note);
		if (any && n < NAMED)
			name[n] = a->dataset->force[f].name;
		n += any;
	}
	if (n == 0)
		return "";
	if (n > NAMED)
		return arena_printf(
		    story->arena, say(story, ", of %zu {units}"), n);
	return arena_printf(
	    story->arena, ", of %s", words_list(story, name, n));
}

const char *note_with_subject(
    struct story *story, const bool *metric, const struct note *note)
{
	const char *about = measures(story, metric, note, false);

	if (about[0] == '\0')
		about = measures(story, metric, note, true);
	if (about[0] == '\0')
		about = forces(story, note);
	if (about[0] == '\0')
		return note->text;
	return arena_printf(story->arena, "%s (%s%s)", note->text, about,
	    owners(story, metric, note));
}
