#include "output.h"
#include "peelstats/arena.h"
#include "peelstats/stats.h"
#include "peelstats/summary.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static bool check_request(struct run *r)
{
	if (stats_known(r->options.what))
		return true;
	return error_set(&r->err, EXIT_USAGE,
	    "--stats: \"%s\" is none of these: %s", r->options.what,
	    stats_names());
}

static bool write_table(struct run *r, const bool *force)
{
	struct stats_request request = { r->analysis, r->wanted, force };
	const char *format = r->options.format;
	const char *path = r->options.output;
	struct text out = TEXT_EMPTY;
	bool ok;

	stats_write(&request, r->options.what,
	    format != NULL && strcmp(format, "json") == 0 ? STATS_JSON
							  : STATS_CSV,
	    &out);
	ok = output_write(path != NULL ? path : "-", &out, &r->err);
	text_release(&out);
	return ok;
}

bool produce_stats(struct run *r)
{
	bool *force;
	bool national;
	int year;
	int compare;
	bool ok = false;

	if (!check_request(r) || !choose_years(r, &year, &compare) ||
	    !choose_metrics(r))
		return false;
	force = heap_realloc(NULL, r->dataset->n_forces, sizeof(*force));
	if (choose_forces(r, force, &national)) {
		analyse(r, year, compare);
		ok = write_table(r, r->options.forces != NULL ? force : NULL);
	}
	free(force);
	return ok;
}

static bool write_summary(struct run *r, const bool *force, bool national)
{
	const char *what = r->options.what;
	const char *path = r->options.output;
	enum summary_part part = strcmp(what, "subject") == 0 ? SUMMARY_SUBJECT
				 : strcmp(what, "body") == 0  ? SUMMARY_BODY
							      : SUMMARY_ALL;
	struct report_request request = {
		.version = program_version, .date = r->date, .metric = r->wanted
	};
	struct text out = TEXT_EMPTY;
	struct report *report;
	bool ok;

	for (size_t f = 0; !national && f < r->dataset->n_forces; f++)
		if (force[f] && !request.one_force) {
			request.one_force = true;
			request.force = f;
		}
	report = report_build(r->analysis, &request);
	summary_write(report, part, &out);
	ok = output_write(path != NULL ? path : "-", &out, &r->err);
	report_free(report);
	text_release(&out);
	return ok;
}

bool produce_summary(struct run *r)
{
	bool *force;
	bool national;
	int year;
	int compare;
	bool ok = false;

	if (!choose_years(r, &year, &compare) || !choose_metrics(r))
		return false;
	choose_date(r);
	force = heap_realloc(NULL, r->dataset->n_forces, sizeof(*force));
	if (choose_forces(r, force, &national)) {
		analyse(r, year, compare);
		ok = write_summary(r, force, national);
	}
	free(force);
	return ok;
}
