/*
 * The change of each force between two years.
 * 1. Change = value - compare value, in the metric's unit (percentage points
 *    for a proportion); unrounded values.
 * 2. Percent change = 100 x (value / compare value - 1); unknown when the
 *    compare value is 0.
 * 3. A force without a usable figure in both years has no change; nor has
 *    one whose series breaks between them (status "break" of the later year,
 *    or of one between).
 * 4. Rose, fell and unchanged are decided on exact counts, not on rounded
 *    rates.
 * Reference: Office for National Statistics, Communicating quality,
 * uncertainty and change, 2018.
 */
#include "measure.h"

#include "base/banned.h"

static void change_force(struct metric_result *m, struct force_result *r)
{
	if (!r->value.known || !r->compare.known)
		return;
	if (r->broken) {
		m->n_broken++;
		return;
	}
	r->change = value_if_finite(r->value.x - r->compare.x);
	if (r->compare.x > 0 || r->compare.x < 0)
		r->change_percent =
		    value_if_finite(100 * (r->value.x / r->compare.x - 1));
	r->direction = figure_compare(m->metric, r->now, r->before);
	m->n_rose += r->direction > 0;
	m->n_fell += r->direction < 0;
	m->n_unchanged += r->direction == 0;
}

static void change_metric(struct analysis *a, struct metric_result *m)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		change_force(m, &m->force[f]);
}

const struct measure measure_change = { "change", change_metric, NULL, true };
