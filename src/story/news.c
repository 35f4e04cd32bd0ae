/*
 * Which changes are told first, on the page of numbers and in the mail: one
 * choice, so that the two never disagree.
 * 1. The first headline measure leads.
 * 2. Then by the size of the relative change; a whole or its parts, never
 *    both.
 * 3. Of a force only changes of figures that can be compared.
 */
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

static struct value change_of(
    const struct report *r, const struct metric_result *m)
{
	const struct force_result *f;

	if (m->national_only || m->few || m->n_ranked == 0)
		return value_unknown();
	if (r->force == NULL)
		return m->change_percent;
	f = &m->force[r->force_index];
	return change_comparable(f) ? f->change_percent : value_unknown();
}

static bool is_candidate(
    const struct report *r, const bool *metric, const struct metric_result *m)
{
	const struct analysis *a = r->analysis;
	bool any = false;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		any = any || (a->metric[i].metric->headline &&
				 (metric == NULL || metric[i]));
	return (metric == NULL || metric[m->index]) &&
	       (m->metric->headline || !any) && change_of(r, m).known;
}

/* Whether it is a part or the whole of a measure that is already told. */
static bool is_told(const struct report *r, const struct metric_result *m,
    const struct metric_result *const *told, size_t n)
{
	const struct dataset *d = r->analysis->dataset;

	for (size_t i = 0; i < n; i++)
		if (told[i] == m ||
		    metric_is_part(d, m->index, told[i]->index) ||
		    metric_is_part(d, told[i]->index, m->index))
			return true;
	return false;
}

size_t words_news(const struct report *r, const bool *metric,
    const struct metric_result **out, size_t most)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	while (n < most) {
		const struct metric_result *best = NULL;

		for (size_t i = 0; i < a->dataset->n_metrics; i++) {
			const struct metric_result *m = &a->metric[i];

			if (!is_candidate(r, metric, m) ||
			    is_told(r, m, out, n))
				continue;
			if (best == NULL ||
			    (n > 0 && fabs(change_of(r, m).x) >
					  fabs(change_of(r, best).x)))
				best = m;
		}
		if (best == NULL)
			break;
		out[n++] = best;
	}
	return n;
}
