/* The figures of a run. */
#include "figures.h"

#include "progress.h"

#include "base/banned.h"

struct analysis_settings figures_settings(
    const struct options *o, const struct choice *c)
{
	struct analysis_settings settings = o->methods;

	settings.year = c->year;
	settings.compare = c->compare;
	/* a report never looks forward */
	settings.until = c->year;
	settings.threads = (unsigned)options_threads(o);
	settings.full = c->metric;
	return settings;
}

struct analysis *figures_work_out(const struct options *o, struct dataset *d,
    const struct analysis_settings *settings)
{
	if (o->suppress > 0)
		dataset_suppress(d, o->suppress);
	progress_stage("working out the figures");
	return analysis_compute_as(d, settings);
}
