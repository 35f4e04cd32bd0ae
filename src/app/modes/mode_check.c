/* --check: what is wrong with the data, and nothing else. */
#include "app/load.h"
#include "app/mode.h"
#include "app/places.h"
#include "app/progress.h"
#include "app/standard.h"
#include "check_json.h"
#include "peelstats/analysis.h"
#include "peelstats/arena.h"
#include "peelstats/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* How printed figures compare, when some of them do not agree. */
static void say_published(const struct dataset *d)
{
	struct reconciled *all =
	    heap_realloc(NULL, d->n_published, sizeof(*all));
	struct analysis *a = load_latest(d);
	size_t n[VERDICT_COUNT] = { 0 };

	analysis_reconcile(a, all);
	for (size_t i = 0; i < d->n_published; i++)
		n[all[i].verdict]++;
	if (n[VERDICT_AGREES] < d->n_published)
		(void)fprintf(stderr,
		    "published figures: %zu agree, %zu differ, %zu conflict, "
		    "%zu cannot be checked; see peelstats --stats published\n",
		    n[VERDICT_AGREES], n[VERDICT_DIFFERS], n[VERDICT_CONFLICTS],
		    n[VERDICT_CANNOT_CHECK]);
	analysis_free(a);
	free(all);
}

/* Whether another program reads what is found. */
static bool for_programs(const struct options *o)
{
	return o->format != NULL && strcmp(o->format, "txt") != 0;
}

static bool load_for_programs(
    const struct options *o, struct loaded *l, struct error *err)
{
	bool good = load_silently(o, LOAD_FOR_CHECK, true, l, err);

	progress_pause();
	good = (l->diags.first != NULL || standard_reach(err)) &&
	       check_write(o, &l->diags, err) && load_is_fit(o, l, err) && good;
	progress_resume();
	return good;
}

bool mode_check(const struct options *o, struct error *err)
{
	struct loaded l;
	bool ok = for_programs(o) ? load_for_programs(o, &l, err)
				  : load_data(o, LOAD_FOR_CHECK, &l, err);

	if (ok) {
		progress_pause();
		if (!o->quiet && l.dataset->n_published > 0)
			say_published(l.dataset);
		if (!o->quiet)
			terminal_printf(stderr,
			    "%s: %zu %s, %zu measure%s, %zu year%s, "
			    "no errors\n",
			    place_data(o), l.dataset->n_forces,
			    l.dataset->n_forces == 1 ? l.dataset->naming.unit
						     : l.dataset->naming.units,
			    l.dataset->n_metrics,
			    l.dataset->n_metrics == 1 ? "" : "s",
			    l.dataset->n_years,
			    l.dataset->n_years == 1 ? "" : "s");
	}
	load_release(&l);
	return ok;
}
