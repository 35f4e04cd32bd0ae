/* What the options choose from the data. */
#include "peelstats/format.h"
#include "peelstats/number.h"
#include "peelstats/report.h"
#include "peelstats/stats.h"
#include "peelstats/text.h"
#include "progress.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

bool has_year(const struct dataset *d, int year)
{
	for (size_t i = 0; i < d->n_years; i++)
		if (d->year[i] == year)
			return true;
	return false;
}

static bool wrong_year(struct run *r, const struct dataset *d,
    const char *option, int year, struct text *years)
{
	int last = d->year[d->n_years - 1];

	if (last - d->year[0] == (int)d->n_years - 1 && d->n_years > 2)
		text_addf(years, "%d to %d", d->year[0], last);
	else
		for (size_t i = 0; i < d->n_years; i++)
			text_addf(years, "%s%d", i > 0 ? ", " : "", d->year[i]);
	return error_set(&r->err, EXIT_USAGE,
	    "%s %d is not in this data set, which has %s", option, year,
	    text_str(years));
}

bool choose_no_year(
    struct run *r, const struct dataset *d, const char *option, int year)
{
	struct text years = TEXT_EMPTY;

	(void)wrong_year(r, d, option, year, &years);
	text_release(&years);
	return false;
}

/* Headline measures, or all where none is marked, with a usable figure. */
static size_t measures_with_figures(const struct dataset *d, int year)
{
	bool headlines = false;
	size_t n = 0;

	for (size_t m = 0; m < d->n_metrics; m++)
		headlines = headlines || d->metric[m].headline;
	for (size_t m = 0; m < d->n_metrics; m++) {
		bool found = headlines && !d->metric[m].headline;

		for (size_t f = 0; f < d->n_forces && !found; f++)
			if (observation_value(
				&d->metric[m], dataset_find(d, m, f, year))
				.known) {
				found = true;
				n++;
			}
	}
	return n;
}

/* That of meta.csv, else the latest with figures for most headlines. */
static int usual_year(const struct dataset *d)
{
	int best = d->year[d->n_years - 1];
	size_t most = 0;

	if (has_year(d, d->meta.year))
		return d->meta.year;
	for (size_t i = d->n_years; i-- > 0;) {
		size_t n = measures_with_figures(d, d->year[i]);

		if (n > most) {
			most = n;
			best = d->year[i];
		}
	}
	return best;
}

int report_year(const struct run *r)
{
	return r->options.year != 0 ? r->options.year : usual_year(r->dataset);
}

bool choose_years(struct run *r, int *year, int *compare)
{
	const struct options *o = &r->options;
	const struct dataset *d = r->dataset;
	struct text years = TEXT_EMPTY;
	bool ok = true;

	*year = report_year(r);
	*compare = o->compare != 0 ? o->compare : *year - 1;
	if (!has_year(d, *year))
		ok = wrong_year(r, d, "--year", *year, &years);
	else if (o->compare != 0 && !has_year(d, *compare))
		ok = wrong_year(r, d, "--compare", *compare, &years);
	else if (o->compare_none || !has_year(d, *compare))
		*compare = 0;
	text_release(&years);
	return ok;
}

static bool want_metric(struct run *r, const char *id, size_t len)
{
	const struct dataset *d = r->dataset;
	const char *name =
	    arena_printf(&r->options.arena, "%.*s", (int)len, id);
	const char *near = NULL;

	for (size_t m = 0; m < d->n_metrics; m++) {
		if (strcmp(d->metric[m].id, name) == 0) {
			r->wanted[m] = true;
			return true;
		}
		if (name_near(name, d->metric[m].id))
			near = d->metric[m].id;
	}
	return error_set(&r->err, EXIT_USAGE,
	    "--metric: unknown measure \"%s\"; %s%s", name,
	    near != NULL ? "did you mean " : "see peelstats --list metrics",
	    near != NULL ? near : "");
}

bool choose_metrics(struct run *r)
{
	const char *list = r->options.metrics;

	if (list == NULL)
		return true;
	r->wanted =
	    heap_realloc(NULL, r->dataset->n_metrics, sizeof(*r->wanted));
	memset(r->wanted, 0, r->dataset->n_metrics * sizeof(*r->wanted));
	while (*list != '\0') {
		size_t len = strcspn(list, ",");

		if (len > 0 && !want_metric(r, list, len))
			return false;
		list += len;
		list += *list == ',';
	}
	return true;
}

/* Days since 1970 to a date (Hinnant 2013, civil_from_days). */
static void date_from_epoch(long long seconds, char *out, size_t size)
{
	long long z = seconds / 86400 + 719468;
	long long era = z / 146097;
	long long doe = z - era * 146097;
	long long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long long mp = (5 * doy + 2) / 153;
	long long month = mp < 10 ? mp + 3 : mp - 9;

	format_short(out, size, "%04lld-%02lld-%02lld",
	    yoe + era * 400 + (month <= 2), month,
	    doy - (153 * mp + 2) / 5 + 1);
}

/* The date of the data, never that of the run: same input, same bytes. */
void choose_date(struct run *r)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	double seconds;

	if (epoch != NULL && number_parse(epoch, &seconds) && seconds >= 0 &&
	    seconds < 253402300800.0)
		date_from_epoch((long long)seconds, r->date, sizeof(r->date));
	else if (strlen(r->dataset->meta.released) == 10)
		format_short(
		    r->date, sizeof(r->date), "%s", r->dataset->meta.released);
}

bool choose_no_force(struct run *r, const struct dataset *d, const char *name)
{
	struct text help = TEXT_EMPTY;

	if (unit_names_total(&d->known, name))
		text_add(
		    &help, "the report on the whole is made without --force");
	else
		unit_names_help(&d->known, name, &help);
	(void)error_set(&r->err, EXIT_USAGE, "--force: unknown %s \"%s\"; %s",
	    d->naming.unit, name, text_str(&help));
	text_release(&help);
	return false;
}

static bool want_force(struct run *r, const char *name, bool *wanted)
{
	size_t f;

	if (!unit_names_find(&r->dataset->known, name, &f))
		return choose_no_force(r, r->dataset, name);
	wanted[f] = true;
	return true;
}

size_t choose_force_length(const struct dataset *d, const char *list)
{
	size_t len = strcspn(list, ",");
	size_t both =
	    list[len] == ',' ? len + 1 + strcspn(list + len + 1, ",") : len;
	char name[UNIT_NAME_ROOM];
	size_t f;

	return format_copy(name, sizeof(name), list, both) &&
		       unit_names_find(&d->known, name, &f)
		   ? both
		   : len;
}

/* Marks the forces asked for; `national` when that report is wanted. */
bool choose_forces(struct run *r, bool *wanted, bool *national)
{
	const char *list = r->options.forces;

	*national = list == NULL || strcmp(list, "all") == 0;
	for (size_t f = 0; f < r->dataset->n_forces; f++)
		wanted[f] = list != NULL && *national;
	while (!*national && *list != '\0') {
		size_t len = choose_force_length(r->dataset, list);

		if (len > 0 &&
		    !want_force(r,
			arena_printf(&r->options.arena, "%.*s", (int)len, list),
			wanted))
			return false;
		list += len;
		list += *list == ',';
	}
	return true;
}

void analyse(struct run *r, int year, int compare)
{
	struct analysis_settings settings = r->options.methods;
	bool *none = NULL;

	if (r->options.mode == MODE_STATS && stats_basic(r->options.what)) {
		none = heap_realloc(NULL, r->dataset->n_metrics, sizeof(*none));
		memset(none, 0, r->dataset->n_metrics * sizeof(*none));
	}
	settings.year = year;
	settings.compare = compare;
	/* a table of all years, unless one is asked for; a report never looks
	 * forward */
	if (r->options.mode != MODE_STATS || r->options.year != 0)
		settings.until = year;
	settings.threads = (unsigned)cores(&r->options);
	/* the mail speaks of all measures, whatever the report is on */
	if (r->options.mode != MODE_SUMMARY)
		settings.full = none != NULL ? none : r->wanted;
	if (r->options.suppress > 0)
		dataset_suppress(r->dataset, r->options.suppress);
	progress_stage("working out the figures");
	r->analysis = analysis_compute_as(r->dataset, &settings);
	free(none);
}

bool check_pages(struct run *r)
{
	const char *list = r->options.pages;

	while (list != NULL && *list != '\0') {
		size_t len = strcspn(list, ",");

		if (!report_page_known(list, len))
			return error_set(&r->err, EXIT_USAGE,
			    "--pages: there are no pages \"%.*s\"; see "
			    "peelstats --list pages",
			    (int)len, list);
		list += len;
		list += *list == ',';
	}
	return true;
}
