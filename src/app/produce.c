#include "output.h"
#include "peelstats/backend.h"
#include "peelstats/draw.h"
#include "peelstats/report.h"
#include "run.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

const char program_version[] = "peelstats " PEELSTATS_VERSION;

const char *font_dirs(const struct options *o)
{
	const char *named = getenv("PEELSTATS_FONTS");

	if (o->font_dirs != NULL)
		return o->font_dirs;
	if (named != NULL && named[0] != '\0')
		return named;
	return PEELSTATS_FONT_DIRS;
}

static bool has_year(const struct dataset *d, int year)
{
	for (size_t i = 0; i < d->n_years; i++)
		if (d->year[i] == year)
			return true;
	return false;
}

static bool wrong_year(
    struct run *r, const char *option, int year, struct text *years)
{
	for (size_t i = 0; i < r->dataset->n_years; i++)
		text_addf(
		    years, "%s%d", i > 0 ? ", " : "", r->dataset->year[i]);
	return error_set(&r->err, EXIT_USAGE,
	    "%s %d is not in this data set, which has %s", option, year,
	    text_str(years));
}

bool choose_years(struct run *r, int *year, int *compare)
{
	const struct options *o = &r->options;
	const struct dataset *d = r->dataset;
	struct text years = TEXT_EMPTY;
	bool ok = true;

	*year = o->year != 0 ? o->year : d->year[d->n_years - 1];
	*compare = o->compare != 0 ? o->compare : *year - 1;
	if (!has_year(d, *year))
		ok = wrong_year(r, "--year", *year, &years);
	else if (o->compare != 0 && !has_year(d, *compare))
		ok = wrong_year(r, "--compare", *compare, &years);
	else if (o->compare_none || !has_year(d, *compare))
		*compare = 0;
	text_release(&years);
	return ok;
}

static bool want_metric(struct run *r, const char *id, size_t len)
{
	const struct dataset *d = r->dataset;
	char name[128];
	const char *near = NULL;

	(void)snprintf(name, sizeof(name), "%.*s", (int)len, id);
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

	(void)snprintf(out, size, "%04lld-%02lld-%02lld",
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
		(void)snprintf(
		    r->date, sizeof(r->date), "%s", r->dataset->meta.released);
}

/* The name, a part of the aliases up to ';', or the code. */
static bool force_is(const struct force *f, const char *name)
{
	char alias[128];

	if (name_equal(f->name, name) || name_equal(f->full, name) ||
	    name_equal(f->id, name))
		return true;
	for (const char *a = f->aliases; *a != '\0';) {
		size_t len = strcspn(a, ";");

		(void)snprintf(alias, sizeof(alias), "%.*s", (int)len, a);
		if (name_equal(alias, name))
			return true;
		a += len;
		a += *a == ';';
	}
	return false;
}

static bool want_force(struct run *r, const char *name, bool *wanted)
{
	const struct dataset *d = r->dataset;
	const char *near = NULL;

	for (size_t f = 0; f < d->n_forces; f++) {
		if (force_is(&d->force[f], name)) {
			wanted[f] = true;
			return true;
		}
		if (name_near(name, d->force[f].name))
			near = d->force[f].name;
	}
	return error_set(&r->err, EXIT_USAGE,
	    "--force: unknown force \"%s\"; %s%s", name,
	    near != NULL ? "did you mean " : "see peelstats --list forces",
	    near != NULL ? near : "");
}

/* Marks the forces asked for; `national` when that report is wanted. */
bool choose_forces(struct run *r, bool *wanted, bool *national)
{
	const char *list = r->options.forces;

	*national = list == NULL || strcmp(list, "all") == 0;
	for (size_t f = 0; f < r->dataset->n_forces; f++)
		wanted[f] = list != NULL && *national;
	while (!*national && *list != '\0') {
		size_t len = strcspn(list, ",");
		char name[128];

		(void)snprintf(name, sizeof(name), "%.*s", (int)len, list);
		if (len > 0 && !want_force(r, name, wanted))
			return false;
		list += len;
		list += *list == ',';
	}
	return true;
}

/* "avon-and-somerset": ASCII, lower case, single hyphens. */
static void make_slug(const char *name, char *out, size_t size)
{
	size_t len = 0;

	for (; *name != '\0' && len + 1 < size; name++) {
		if (isalnum((unsigned char)*name))
			out[len++] = (char)tolower((unsigned char)*name);
		else if (len > 0 && out[len - 1] != '-')
			out[len++] = '-';
	}
	while (len > 0 && out[len - 1] == '-')
		len--;
	out[len] = '\0';
}

static void make_path(
    const struct run *r, const struct report *report, char *path, size_t size)
{
	const struct options *o = &r->options;
	char slug[128];

	if (o->out_dir == NULL) {
		(void)snprintf(
		    path, size, "%s", o->output != NULL ? o->output : "-");
	} else if (report->force == NULL) {
		(void)snprintf(path, size, "%s/peelstats-%d-national.pdf",
		    o->out_dir, r->analysis->year);
	} else {
		make_slug(report->force->name, slug, sizeof(slug));
		(void)snprintf(path, size, "%s/peelstats-%d-force-%s.pdf",
		    o->out_dir, r->analysis->year, slug);
	}
}

static bool draw(const struct run *r, const struct report *report,
    struct text *bytes, size_t *sheets, struct error *err)
{
	struct text csv = TEXT_EMPTY;
	struct document_info info = { report->title, report->author,
		report->subject, "en-GB", program_version, report->date,
		font_dirs(&r->options), { NULL, NULL, NULL, NULL, 0 } };
	const char *dump = r->options.dump;
	struct canvas c;
	bool ok;

	if (dump != NULL && strcmp(dump, "report") == 0) {
		report_dump(report, bytes);
		return true;
	}
	if (r->options.attach_data) {
		report_csv(report, r->wanted, &csv);
		info.attachment =
		    (struct attachment){ "figures.csv", "text/csv",
			    "The figures of this report", csv.s, csv.len };
	}
	ok = backend_find(dump != NULL ? dump : "pdf")->open(&c, &info, err);
	if (ok) {
		*sheets = draw_report(report, &c).pages;
		ok = c.ops->finish(c.self, bytes, err);
		c.ops->free(c.self);
	}
	text_release(&csv);
	return ok;
}

static void say_written(
    const struct run *r, const char *path, size_t len, size_t sheets)
{
	if (r->options.quiet || strcmp(path, "-") == 0)
		return;
	if (!r->options.verbose && isatty(STDERR_FILENO) == 0)
		return;
	(void)fprintf(stderr,
	    "%s written: %zu pages, %zu KB, %zu forces, %zu warning%s\n", path,
	    sheets, (len + 512) / 1024, r->dataset->n_forces, r->diags.warnings,
	    r->diags.warnings == 1 ? "" : "s");
}

/* A report that would be the same is left as it is, its time included. */
static void deliver(struct run *r, const char *path, const struct text *bytes,
    size_t sheets, struct error *err)
{
	if (strcmp(path, "-") != 0)
		output_clean(path, r->options.out_dir != NULL);
	if (!r->options.rewrite && output_is_same(path, bytes)) {
		if (r->options.verbose)
			(void)fprintf(stderr, "%s: unchanged\n", path);
		return;
	}
	if (output_write(path, bytes, err))
		say_written(r, path, bytes->len, sheets);
}

/* Builds, draws and writes one report; its failure is kept in `err`. */
static void produce_one(
    struct run *r, const struct report_request *request, struct error *err)
{
	struct report *report = report_build(r->analysis, request);
	struct text bytes = TEXT_EMPTY;
	char path[4200];
	size_t sheets = 0;

	make_path(r, report, path, sizeof(path));
	if (report->n_pages == 0)
		(void)error_set(err, EXIT_USAGE,
		    "%s: none of the pages asked for belong to this report",
		    path);
	else if (draw(r, report, &bytes, &sheets, err))
		deliver(r, path, &bytes, sheets, err);
	text_release(&bytes);
	report_free(report);
}

/* Says what failed and keeps the highest status of the run. */
static void take_failure(struct run *r, const struct error *err)
{
	if (err->status == EXIT_OK)
		return;
	(void)fprintf(stderr, "peelstats: error: %s\n", err->message);
	if (err->status > r->err.status)
		r->err.status = err->status;
}

static bool make_folder(struct run *r)
{
	const char *dir = r->options.out_dir;

	if (dir == NULL || mkdir(dir, 0777) == 0 || errno == EEXIST)
		return true;
	return error_set(&r->err, EXIT_IO, "%s: cannot make the folder: %s",
	    dir, strerror(errno));
}

static void produce_all(struct run *r, const bool *wanted, bool national)
{
	struct report_request request = { .version = program_version,
		.date = r->date,
		.metric = r->wanted,
		.sort = r->options.sort,
		.slide = r->options.slide,
		.large = r->options.large,
		.pages = r->options.pages,
		.warnings = &r->diags };
	struct error err = { EXIT_OK, "" };

	if (national) {
		produce_one(r, &request, &err);
		take_failure(r, &err);
	}
	request.one_force = true;
	for (size_t f = 0; f < r->dataset->n_forces; f++) {
		if (!wanted[f])
			continue;
		err = (struct error){ EXIT_OK, "" };
		request.force = f;
		produce_one(r, &request, &err);
		take_failure(r, &err);
	}
}

void analyse(struct run *r, int year, int compare)
{
	struct analysis_settings settings = r->options.methods;

	settings.year = year;
	settings.compare = compare;
	if (r->options.suppress > 0)
		dataset_suppress(r->dataset, r->options.suppress);
	r->analysis = analysis_compute_as(r->dataset, &settings);
}

static bool check_pages(struct run *r)
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

bool produce(struct run *r)
{
	bool *wanted;
	bool national;
	const char *place = r->options.out_dir != NULL	? r->options.out_dir
			    : r->options.output != NULL ? r->options.output
							: "-";
	struct output_lock lock = { -1, -1 };
	int year;
	int compare;

	if (!choose_years(r, &year, &compare) || !choose_metrics(r) ||
	    !check_pages(r))
		return false;
	choose_date(r);
	wanted = heap_realloc(NULL, r->dataset->n_forces, sizeof(*wanted));
	if (choose_forces(r, wanted, &national) && make_folder(r) &&
	    output_lock(place, r->options.wait, &lock, &r->err)) {
		analyse(r, year, compare);
		produce_all(r, wanted, national);
		output_unlock(&lock);
	}
	free(wanted);
	return r->err.status == EXIT_OK;
}
