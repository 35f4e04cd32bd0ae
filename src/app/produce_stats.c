#include "output.h"
#include "peelstats/arena.h"
#include "peelstats/stats.h"
#include "peelstats/summary.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/banned.h"

enum { FILES_NAMED = 4 };

static bool write_table(struct run *r, const bool *force)
{
	struct stats_request request = { r->analysis, r->wanted, force };
	const char *path = r->options.output;
	struct text out = TEXT_EMPTY;
	bool ok;

	stats_write(&request, r->options.what,
	    options_json(&r->options) ? STATS_JSON : STATS_CSV, &out);
	ok =
	    output_text(path != NULL ? path : "-", OUTPUT_NAMED, &out, &r->err);
	text_release(&out);
	return ok;
}

/* A row for each pair of thousands of measures would be gigabytes. */
static bool few_enough(struct run *r)
{
	const struct dataset *d = r->dataset;
	size_t most = stats_most_metrics(r->options.what);
	size_t n = 0;

	for (size_t m = 0; m < d->n_metrics; m++)
		n += (r->wanted == NULL || r->wanted[m]) &&
		     !dataset_is_national_only(d, m, report_year(r));
	return n <= most ||
	       error_set(&r->err, EXIT_USAGE,
		   "--stats %s: %zu measures make %zu pairs; name at most %zu "
		   "of the measures with --metric",
		   r->options.what, n, n * (n - 1) / 2, most);
}

/* Analyses what the options choose; flags the forces, for the caller to
 * free, or NULL after a failure. */
static bool *prepare(struct run *r, bool *national)
{
	bool *force;
	int year;
	int compare;

	if (!choose_years(r, &year, &compare) || !choose_metrics(r) ||
	    (r->options.mode == MODE_STATS && !few_enough(r)))
		return NULL;
	choose_date(r);
	force = heap_realloc(NULL, r->dataset->n_forces, sizeof(*force));
	if (!choose_forces(r, force, national)) {
		free(force);
		return NULL;
	}
	analyse(r, year, compare);
	return force;
}

bool produce_stats(struct run *r)
{
	bool national;
	bool *force = prepare(r, &national);
	bool ok = force != NULL &&
		  write_table(r, r->options.forces != NULL ? force : NULL);

	free(force);
	return ok;
}

/* "peelstats-2017-national.pdf (1,490 KB)", or how many and how large. */
static void name_files(
    struct run *r, const bool *force, bool national, struct text *out)
{
	const struct dataset *d = r->dataset;
	struct text path = TEXT_EMPTY;
	struct text names = TEXT_EMPTY;
	long long bytes = 0;
	size_t n = 0;

	for (size_t i = 0; i <= d->n_forces; i++) {
		struct stat st;
		size_t format = 0;

		if (i > 0 ? !force[i - 1] : !national)
			continue;
		if (!report_next_path(
			r, i > 0 ? &d->force[i - 1] : NULL, &format, &path) ||
		    stat(text_str(&path), &st) != 0)
			continue;
		text_addf(&names, "%s%s (%lld KB)", n > 0 ? ", " : "",
		    strrchr(text_str(&path), '/') + 1,
		    ((long long)st.st_size + 512) / 1024);
		bytes += st.st_size;
		n++;
	}
	if (n > 0 && n <= FILES_NAMED)
		text_addf(
		    out, "File%s: %s.", n == 1 ? "" : "s", text_str(&names));
	else if (n > 0)
		text_addf(out, "Files: %zu reports, %.1f MB.", n,
		    (double)bytes / 1024 / 1024);
	text_release(&path);
	text_release(&names);
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
	struct earlier *earlier = NULL;
	struct text files = TEXT_EMPTY;
	struct text out = TEXT_EMPTY;
	struct summary_context context;
	struct report *report;
	bool ok;

	for (size_t f = 0; !national && f < r->dataset->n_forces; f++)
		if (force[f] && !request.one_force) {
			request.one_force = true;
			request.force = f;
		}
	if (r->options.since != NULL &&
	    !earlier_read(r->options.since, &earlier, &r->err))
		return false;
	if (r->options.out_dir != NULL)
		name_files(r, force, national, &files);
	context = (struct summary_context){ earlier, text_str(&files) };
	report = report_build(r->analysis, &request);
	summary_write(report, part, &context, &out);
	ok =
	    output_text(path != NULL ? path : "-", OUTPUT_NAMED, &out, &r->err);
	report_free(report);
	earlier_free(earlier);
	text_release(&files);
	text_release(&out);
	return ok;
}

bool produce_summary(struct run *r)
{
	bool national;
	bool *force = prepare(r, &national);
	bool ok = force != NULL && write_summary(r, force, national);

	free(force);
	return ok;
}

static void list_paths(
    struct run *r, const struct force *force, struct text *out)
{
	struct text path = TEXT_EMPTY;

	for (size_t format = 0; report_next_path(r, force, &format, &path);)
		text_addf(out, "%s%s\t%s\n",
		    force != NULL ? "force-" : "national",
		    force != NULL ? force->slug : "", text_str(&path));
	text_release(&path);
}

bool list_reports(struct run *r)
{
	bool national;
	bool *wanted = prepare(r, &national);
	struct text out = TEXT_EMPTY;
	bool ok;

	if (wanted == NULL)
		return false;
	if (national)
		list_paths(r, NULL, &out);
	for (size_t f = 0; f < r->dataset->n_forces; f++)
		if (wanted[f])
			list_paths(r, &r->dataset->force[f], &out);
	free(wanted);
	ok = output_text("-", OUTPUT_NAMED, &out, &r->err);
	text_release(&out);
	return ok;
}
