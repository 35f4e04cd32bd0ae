/*
 * Which measures are told first, on page 1 and in the mail: one choice, so
 * that the two never disagree. A whole or its parts, never both.
 *
 * Of England and Wales:
 * 1. The first headline measure leads.
 * 2. Then by the size of the relative change.
 *
 * Of a force:
 * 1. Headline measures unusual among forces by change or level, the furthest
 *    out first; only figures that can be compared.
 * 2. The first headline measure, second at the latest.
 * 3. Other measures that are unusual.
 * 4. Headline measures that rose or fell, by the size of the change.
 */
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

static struct value change_of(const struct metric_result *m)
{
	return m->national_only || m->few || m->n_ranked == 0
		   ? value_unknown()
		   : m->change_percent;
}

/* Without a headline among those asked for, all may be told. */
static bool any_headline(const struct story *story, const bool *metric)
{
	const struct analysis *a = story->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (a->metric[i].metric->headline &&
		    (metric == NULL || metric[i]))
			return true;
	return false;
}

static bool may_lead(const struct story *story, const bool *metric,
    const struct metric_result *m)
{
	return (metric == NULL || metric[m->index]) &&
	       (m->metric->headline || !any_headline(story, metric));
}

/* Whether one is the other, or a part of it. */
static bool is_same(const struct story *story, const struct metric_result *a,
    const struct metric_result *b)
{
	const struct dataset *d = story->analysis->dataset;

	return a == b || metric_is_part(d, a->index, b->index) ||
	       metric_is_part(d, b->index, a->index);
}

static bool is_told(const struct story *story, const struct metric_result *m,
    const struct metric_result *const *told, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_same(story, m, told[i]))
			return true;
	return false;
}

size_t words_news(const struct story *story, const bool *metric,
    const struct metric_result **out, size_t most)
{
	const struct analysis *a = story->analysis;
	size_t n = 0;

	while (n < most) {
		const struct metric_result *best = NULL;

		for (size_t i = 0; i < a->dataset->n_metrics; i++) {
			const struct metric_result *m = &a->metric[i];

			if (!may_lead(story, metric, m) ||
			    !change_of(m).known || is_told(story, m, out, n))
				continue;
			if (best == NULL ||
			    (n > 0 &&
				fabs(change_of(m).x) > fabs(change_of(best).x)))
				best = m;
		}
		if (best == NULL)
			break;
		out[n++] = best;
	}
	return n;
}

bool news_changed_unusually(const struct force_result *f)
{
	return change_comparable(f) && standing_is_unusual(f->change_standing);
}

/* How much a measure of the force has to be told: the first number decides,
 * then the second. */
struct weight {
	int rank; /* 0 = not at all */
	double size;
};

enum { RANK_MOVE = 1, RANK_UNUSUAL, RANK_LEAD, RANK_HEADLINE };

static struct weight weight_unusual(const struct story *story,
    const bool *metric, const struct metric_result *m)
{
	const struct force_result *f = &m->force[story->force_index];
	struct weight w = { 0, 0 };

	if (news_changed_unusually(f))
		w.size = fabs(f->change_z.x);
	if (words_stands_out(f))
		w.size = fmax(w.size, fabs(f->z_typical.x));
	if (w.size > 0)
		w.rank =
		    may_lead(story, metric, m) ? RANK_HEADLINE : RANK_UNUSUAL;
	return w;
}

/* `lead`: the first headline measure. */
static struct weight weigh(const struct story *story, const bool *metric,
    const struct metric_result *m, bool lead)
{
	const struct force_result *f = &m->force[story->force_index];
	struct weight w = weight_unusual(story, metric, m);

	if (lead && w.rank < RANK_LEAD)
		return (struct weight){ RANK_LEAD, 0 };
	if (w.rank > 0 || !may_lead(story, metric, m) ||
	    !change_comparable(f) || words_move(m->metric, f) == 0)
		return w;
	return (struct weight){ RANK_MOVE,
		f->change_percent.known ? fabs(f->change_percent.x) : 0 };
}

static const struct metric_result *lead_of(
    const struct story *story, const bool *metric)
{
	const struct analysis *a = story->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (may_lead(story, metric, &a->metric[i]) &&
		    !a->metric[i].few &&
		    a->metric[i].force[story->force_index].value.known)
			return &a->metric[i];
	return NULL;
}

static enum news_reason reason(const struct story *story,
    const struct metric_result *m, const struct metric_result *lead)
{
	const struct force_result *f = &m->force[story->force_index];
	bool level = words_stands_out(f);

	if (news_changed_unusually(f) &&
	    !(level && fabs(f->z_typical.x) > fabs(f->change_z.x)))
		return NEWS_CHANGE;
	if (level)
		return NEWS_LEVEL;
	return m == lead ? NEWS_LEAD : NEWS_MOVE;
}

/* The weightiest measure that is neither told nor a part of one told. */
static const struct metric_result *next_of_force(const struct story *story,
    const bool *metric, const struct metric_result *lead,
    const struct metric_result *const *told, size_t n)
{
	const struct analysis *a = story->analysis;
	const struct metric_result *best = NULL;
	struct weight most = { 0, 0 };

	if (n == 1 && lead != NULL && told[0] != lead)
		return lead;
	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];
		struct weight w = { 0, 0 };

		if ((metric == NULL || metric[i]) && !m->few &&
		    !is_told(story, m, told, n))
			w = weigh(story, metric, m, m == lead);
		if (w.rank > most.rank ||
		    (w.rank == most.rank && w.size > most.size)) {
			best = m;
			most = w;
		}
	}
	return best;
}

size_t news_of_force(const struct story *story, const bool *metric,
    struct news *out, size_t most)
{
	const struct metric_result *lead = lead_of(story, metric);
	const struct metric_result *told[8];
	size_t n = 0;

	while (n < most && n < sizeof(told) / sizeof(told[0])) {
		told[n] = next_of_force(story, metric, lead, told, n);
		if (told[n] == NULL)
			break;
		out[n] = (struct news){ told[n], reason(story, told[n], lead) };
		n++;
	}
	return n;
}
