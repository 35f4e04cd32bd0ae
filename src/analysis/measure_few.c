/*
 * Figures of few forces: printed about some of them only (status
 * not_published for others).
 * Below 13 of 43 forces (the same share of another number) a rank, a place
 * beside the typical force and an interval of ranks would mislead: they are
 * taken back, and the figures stand by themselves.
 */
#include "measure.h"

#include "base/banned.h"

static const struct rank_bounds no_bounds;

/* Whether the folder says that the source prints nothing of some forces:
 * a folder without their rows may simply be short. */
static bool is_printed_of_some(
    const struct analysis *a, const struct metric_result *m)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		const struct force_result *r = &m->force[f];

		if (r->now != NULL && r->now->status == STATUS_NOT_PUBLISHED)
			return true;
	}
	return false;
}

static void few_metric(struct analysis *a, struct metric_result *m)
{
	m->few = 43 * m->n_ranked < 13 * a->dataset->n_forces &&
		 is_printed_of_some(a, m);
	for (size_t f = 0; m->few && f < a->dataset->n_forces; f++) {
		struct force_result *r = &m->force[f];

		r->rank = 0;
		r->tied = false;
		r->quintile = 0;
		r->rank95 = no_bounds;
		r->rank95_chance = no_bounds;
		r->z = value_unknown();
		r->z_typical = value_unknown();
		r->change_z = value_unknown();
		r->standing = STANDING_NOT_ASSESSED;
		r->standing_typical = STANDING_NOT_ASSESSED;
		r->change_standing = STANDING_NOT_ASSESSED;
	}
}

const struct measure measure_few = { "few", few_metric, NULL, true };
