/* --stats: computed figures as a table. */
#include "app/choose.h"
#include "app/figures.h"
#include "app/load.h"
#include "app/messages.h"
#include "app/mode.h"
#include "app/output/output.h"
#include "app/plan.h"
#include "peelstats/arena.h"
#include "peelstats/report.h"
#include "peelstats/stats.h"
#include "peelstats/write.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* A row for each pair of thousands of measures would be gigabytes. */
static bool few_enough(const struct options *o, const struct dataset *d,
    const struct choice *c, struct error *err)
{
	size_t most = stats_most_metrics(o->what);
	size_t n = 0;

	for (size_t m = 0; m < d->n_metrics; m++)
		n += (c->metric == NULL || c->metric[m]) &&
		     !dataset_is_national_only(d, m, c->year);
	return n <= most ||
	       error_set(err, EXIT_USAGE,
		   "--stats %s: %zu measures make %zu pairs; name at most %zu "
		   "of the measures with --metric",
		   o->what, n, n * (n - 1) / 2, most);
}

/* The same as a workbook, with the names and the date of a report. */
static bool write_workbook(const struct options *o, const struct analysis *a,
    const struct choice *c, struct error *err)
{
	const struct report_request request = {
		.version = program_version, .date = c->date, .metric = c->metric
	};
	const struct write_request how = { .metric = c->metric,
		.table = o->what,
		.force = o->forces != NULL ? c->force : NULL,
		.producer = program_version };
	struct text out = TEXT_EMPTY;
	struct report *report = report_build(a, &request);
	bool ok = plan_refuse_terminal(o, err) &&
		  writer_find("ods")->write(report, &how, &out, err) &&
		  output_write(o->output != NULL ? o->output : "-",
		      OUTPUT_NAMED, &out, err);

	report_free(report);
	text_release(&out);
	return ok;
}

static bool write_table(const struct options *o, const struct analysis *a,
    const struct choice *c, struct error *err)
{
	struct stats_request request = { a, c->metric,
		o->forces != NULL ? c->force : NULL };
	struct text out = TEXT_EMPTY;
	bool ok;

	if (o->format != NULL && strcmp(o->format, "ods") == 0)
		return write_workbook(o, a, c, err);
	stats_write(
	    &request, o->what, options_json(o) ? STATS_JSON : STATS_CSV, &out);
	ok = output_text(
	    o->output != NULL ? o->output : "-", OUTPUT_NAMED, &out, err);
	text_release(&out);
	return ok;
}

static bool work_out_and_write(const struct options *o, struct dataset *d,
    const struct choice *c, struct error *err)
{
	struct analysis_settings settings = figures_settings(o, c);
	struct analysis *a;
	bool *none = NULL;
	bool ok;

	if (stats_basic(o->what)) {
		none = heap_realloc(NULL, d->n_metrics, sizeof(*none));
		memset(none, 0, d->n_metrics * sizeof(*none));
		settings.full = none;
	}
	/* a table of all years, unless one is asked for */
	if (o->year == 0)
		settings.until = o->methods.until;
	a = figures_work_out(o, d, &settings);
	ok = write_table(o, a, c, err);
	analysis_free(a);
	free(none);
	return ok;
}

bool mode_stats(const struct options *o, struct error *err)
{
	struct loaded l;
	struct choice c;
	bool ok = load_data(o, LOAD_FOR_FIGURES, &l, err);

	if (ok) {
		ok = choose_scope(o, l.dataset, &c, err) &&
		     few_enough(o, l.dataset, &c, err) &&
		     choose_forces(o, l.dataset, &c, err) &&
		     work_out_and_write(o, l.dataset, &c, err);
		choice_release(&c);
	}
	load_release(&l);
	return ok;
}
