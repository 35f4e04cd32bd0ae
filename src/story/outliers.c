/* What stands out, for page 1 and for the lists of the mail: one choice. */
#include "outliers.h"

#include "peelstats/words.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

static bool is_about(const struct story *story, size_t force)
{
	return story->force == NULL || story->force_index == force;
}

static bool is_judged(const struct force_result *f, bool change)
{
	return change ? change_comparable(f) &&
			    f->change_standing != STANDING_NOT_ASSESSED
		      : figure_comparable(f) &&
			    f->standing_typical != STANDING_NOT_ASSESSED;
}

/* Equal ones in the order of measures, then of forces. */
static int further(const void *left, const void *right)
{
	const struct outlier *a = left;
	const struct outlier *b = right;
	double x = fabs(a->z);
	double y = fabs(b->z);

	if (x > y || x < y)
		return x > y ? -1 : 1;
	if (a->m->index != b->m->index)
		return a->m->index < b->m->index ? -1 : 1;
	return a->force < b->force ? -1 : a->force > b->force;
}

/* Puts those of a measure into `list`, if it is not NULL. */
static size_t take(const struct story *story, const struct metric_result *m,
    bool change, struct outlier *list, size_t *of)
{
	size_t n = 0;

	for (size_t f = 0; f < story->analysis->dataset->n_forces; f++) {
		const struct force_result *x = &m->force[f];

		if (!is_about(story, f) || !is_judged(x, change))
			continue;
		++*of;
		if (!standing_is_unusual(
			change ? x->change_standing : x->standing_typical))
			continue;
		if (list != NULL)
			list[n] = (struct outlier){ m, f,
				change ? x->change_z.x : x->z_typical.x };
		n++;
	}
	return n;
}

size_t outliers_find(struct story *story, const bool *metric, bool change,
    const struct outlier **list, size_t *of)
{
	const struct analysis *a = story->analysis;
	struct outlier *found;
	size_t judged = 0;
	size_t counted = 0;
	size_t n = 0;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		if (metric == NULL || metric[m])
			n += take(story, &a->metric[m], change, NULL, &judged);
	found = arena_array(story->arena, n + 1, sizeof(*found));
	n = 0;
	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		if (metric == NULL || metric[m])
			n += take(
			    story, &a->metric[m], change, found + n, &counted);
	qsort(found, n, sizeof(*found), further);
	*list = found;
	if (of != NULL)
		*of = judged;
	return n;
}

const char *outlier_caveat(const struct story *story, const struct outlier *x)
{
	const struct dataset *d = story->analysis->dataset;

	for (size_t i = 0; i < d->n_notes; i++)
		if (words_has_caveat(&x->m->force[x->force], &d->note[i]))
			return ", with a note in the report";
	return "";
}
