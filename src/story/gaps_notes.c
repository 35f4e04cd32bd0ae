/* Notes at the figures: which a page or a report needs. */
#include "peelstats/gaps.h"

#include <string.h>

#include "base/banned.h"

/* Notes of a metric's figures but for reasons of gaps, each once. */
static size_t find_notes(const struct story *story,
    const struct metric_result *m, const struct note **note, size_t room)
{
	const struct dataset *d = story->analysis->dataset;
	size_t n = 0;

	for (size_t i = 0; i < d->n_notes && n < room; i++) {
		bool used = false;

		if (d->note[i].reason[0] != '\0')
			continue;
		for (size_t f = 0; f < d->n_forces && !used; f++)
			used = note_at(&m->force[f], &d->note[i]);
		if (used)
			note[n++] = &d->note[i];
	}
	return n;
}

/* " (Kent and Surrey)", " (26 forces)": whose figures of the measure carry the
 * note; "" of a note on all, and on the only force of a report on it. */
static const char *owners(
    struct story *story, const struct metric_result *m, const struct note *note)
{
	enum { NAMED = 3 };
	const struct dataset *d = story->analysis->dataset;
	const char *name[NAMED];
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++) {
		if (!note_at(&m->force[f], note))
			continue;
		if (n < NAMED)
			name[n] = d->force[f].name;
		n++;
	}
	if (n == 0 || n == d->n_forces ||
	    (n == 1 && story->force != NULL &&
		note_at(&m->force[story->force_index], note)))
		return "";
	if (n > NAMED)
		return arena_printf(
		    story->arena, say(story, " (%zu {units})"), n);
	return arena_printf(story->arena, " (%s)", words_list(story, name, n));
}

static const char *note_numbers(struct story *story,
    const struct metric_result *m, const struct note **note, size_t n)
{
	const char **name = arena_array(story->arena, n, sizeof(const char *));

	for (size_t i = 0; i < n; i++)
		name[i] = arena_printf(story->arena, "%zu%s", note[i]->number,
		    owners(story, m, note[i]));
	return arena_printf(story->arena, "See note%s %s", n == 1 ? "" : "s",
	    words_list(story, name, n));
}

/* A note on figures says whose they are where its own words do not. */
static const char *whose(
    struct story *story, const struct metric_result *m, const struct note *note)
{
	const struct dataset *d = story->analysis->dataset;

	if (!name_equal(note->scope, "pair"))
		return "";
	for (size_t f = 0; f < d->n_forces; f++)
		if (note_at(&m->force[f], note) &&
		    strstr(note->text, d->force[f].name) != NULL)
			return "";
	return owners(story, m, note);
}

const char *gaps_notes(
    struct story *story, const struct metric_result *m, bool *by_number)
{
	enum { SHOWN_IN_FULL = 300, ROOM = 64 };
	const struct note *note[ROOM];
	size_t n = find_notes(story, m, note, ROOM);
	struct text t = TEXT_EMPTY;
	const char *said;

	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s%s%s", i > 0 ? " " : "", note[i]->text,
		    whose(story, m, note[i]));
	*by_number = t.len > SHOWN_IN_FULL;
	said = *by_number ? note_numbers(story, m, note, n)
			  : arena_strdup(story->arena, text_str(&t));
	text_release(&t);
	return said;
}

const char *gaps_metric_notes(
    struct story *story, const struct metric_result *m)
{
	struct text t = TEXT_EMPTY;
	const char *s;

	for (size_t i = 0; i < m->metric->notes.n; i++)
		if (note_applies(m->metric->notes.note[i],
			story->analysis->year, story->analysis->compare))
			text_addf(&t, "%s%s", t.len > 0 ? " " : "",
			    m->metric->notes.note[i]->text);
	s = arena_strdup(story->arena, text_str(&t));
	text_release(&t);
	return s;
}

static bool any_carries(const struct story *story,
    const struct metric_result *m, const struct note *note)
{
	for (size_t f = 0; f < story->analysis->dataset->n_forces; f++)
		if (note_at(&m->force[f], note))
			return true;
	return false;
}

/* Whether nothing of a measure stands in the report. */
static bool is_absent(const struct metric_result *m)
{
	return m->spread.n == 0 && !m->national.value.known &&
	       !m->compare.value.known;
}

/* A note on the force that the report is about, or on any when on all. */
static bool of_force(const struct story *story, const struct note *note)
{
	const struct dataset *d = story->analysis->dataset;

	if (story->force != NULL)
		return note_in(&story->force->notes, note);
	for (size_t f = 0; f < d->n_forces; f++)
		if (note_in(&d->force[f].notes, note))
			return true;
	return false;
}

/* Whether anything may be said of the measure. */
static bool may_be_told(const struct story *story, const bool *metric,
    const struct metric_result *m)
{
	const struct analysis *a = story->analysis;

	if (metric != NULL && !metric[m->index])
		return false;
	return !m->national_only ||
	       (story->force == NULL && dataset_has_national(a->dataset,
					    m->index, a->year, a->compare));
}

bool gaps_needed(const struct story *story, const bool *metric,
    const struct note *note,
    bool (*shown)(const void *context, const struct metric_result *m),
    const void *context)
{
	const struct analysis *a = story->analysis;

	if (!note_applies(note, a->year, a->compare))
		return false;
	if (name_equal(note->scope, "report") || of_force(story, note) ||
	    (story->force != NULL && gaps_touches(story, metric, note)))
		return true;
	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (!may_be_told(story, metric, m) || is_absent(m))
			continue;
		if (note_in(&m->metric->notes, note) ||
		    ((story->force == NULL || shown(context, m)) &&
			any_carries(story, m, note)))
			return true;
	}
	return false;
}
