/*
 * events.csv: one-off events inside a figure, such as a disaster counted in
 * one year. A sentence on the change of that figure says what it would be
 * without them.
 */
#include "load.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { EVENT_METRIC, EVENT_FORCE, EVENT_YEAR, EVENT_COUNT, EVENT_WORDS };
static const struct csv_column columns[] = { { "metric_id", true },
	{ "force_id", true }, { "year", true }, { "count", true },
	{ "words", true } };

/* No more can be taken out than the force's figure of that year holds. */
static bool count_fits(
    struct load *l, const struct csv_row *row, const struct event *e)
{
	const struct observation *o =
	    dataset_find(l->d, e->metric, e->force, e->year);

	if (e->count > 0 && (o == NULL || (o->known & KNOWN_NUMERATOR) == 0 ||
				e->count <= o->numerator))
		return true;
	diag_add(l->diags, "E205", csv_place(row, EVENT_COUNT),
	    "give how many of the cases counted in that figure it is",
	    "count %.15g is not between 0 and the figure itself", e->count);
	return false;
}

static void event_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct event e;
	struct value count;
	bool good = load_metric(l, row, EVENT_METRIC, &e.metric);

	good = load_force(l, row, EVENT_FORCE, &e.force) && good;
	good = load_year(l, row, EVENT_YEAR, &e.year) && good;
	good = load_filled(l, row, EVENT_COUNT, "count") &&
	       load_number(l, row, EVENT_COUNT, &count) && good;
	good = load_filled(l, row, EVENT_WORDS, "words") && good;
	if (!good)
		return;
	e.count = count.x;
	if (!count_fits(l, row, &e))
		return;
	e.words = load_copy(l, csv_field(row, EVENT_WORDS));
	d->event = load_room(d->event, d->n_events, &l->room_events, sizeof(e));
	d->event[d->n_events++] = e;
}

bool load_events(struct load *l)
{
	struct dataset *d = l->d;
	bool ok = load_file(l, "events.csv", false, columns,
	    sizeof(columns) / sizeof(columns[0]), event_row);
	struct event *kept = arena_array(&d->arena, d->n_events, sizeof(*kept));

	if (d->n_events > 0)
		memcpy(kept, d->event, d->n_events * sizeof(*kept));
	free(d->event);
	d->event = kept;
	return ok;
}
