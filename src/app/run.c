#include "options.h"
#include "output.h"
#include "peelstats/app.h"
#include "peelstats/backend.h"
#include "peelstats/draw.h"
#include "peelstats/num.h"
#include "peelstats/report.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

/* What one run holds; released in one place. */
struct run {
	struct options options;
	struct error err;
	struct diag_list diags;
	struct dataset *dataset;
	struct analysis *analysis;
	struct report *report;
	bool *wanted; /* metrics, by index; NULL = all */
	struct text bytes;
	char date[64];
	size_t sheets;
};

static const char version[] = "peelstats " PEELSTATS_VERSION;

static const char *data_dir(const struct options *o)
{
	const char *named = getenv("PEELSTATS_DATA");
	struct stat st;

	if (o->data != NULL)
		return o->data;
	if (named != NULL && named[0] != '\0')
		return named;
	if (stat(PEELSTATS_DATA_DIR, &st) == 0)
		return PEELSTATS_DATA_DIR;
	return "data";
}

static const char *font_dirs(const struct options *o)
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

static bool choose_years(struct run *r, int *year, int *compare)
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

static bool choose_metrics(struct run *r)
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
static void choose_date(struct run *r)
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

static bool draw(struct run *r)
{
	const struct report *report = r->report;
	const struct document_info info = { report->title, report->author,
		report->subject, "en-GB", version, report->date,
		font_dirs(&r->options) };
	const char *name = r->options.dump != NULL ? r->options.dump : "pdf";
	struct canvas c;
	bool ok;

	if (!backend_find(name)->open(&c, &info, &r->err))
		return false;
	r->sheets = draw_report(report, &c).pages;
	ok = c.ops->finish(c.self, &r->bytes, &r->err);
	c.ops->free(c.self);
	return ok;
}

static bool build(struct run *r)
{
	struct report_request request = { version, r->date, NULL };
	int year;
	int compare;

	if (!choose_years(r, &year, &compare) || !choose_metrics(r))
		return false;
	choose_date(r);
	request.metric = r->wanted;
	r->analysis = analysis_compute(r->dataset, year, compare);
	r->report = report_build(r->analysis, &request);
	if (r->options.dump == NULL || strcmp(r->options.dump, "report") != 0)
		return draw(r);
	report_dump(r->report, &r->bytes);
	return true;
}

static void say_written(const struct run *r, const char *path)
{
	if (r->options.quiet || strcmp(path, "-") == 0)
		return;
	if (!r->options.verbose && isatty(STDERR_FILENO) == 0)
		return;
	(void)fprintf(stderr,
	    "%s written: %zu pages, %zu KB, %zu forces, %zu warning%s\n", path,
	    r->sheets, (r->bytes.len + 512) / 1024, r->dataset->n_forces,
	    r->diags.warnings, r->diags.warnings == 1 ? "" : "s");
}

static bool write_report(struct run *r)
{
	const struct options *o = &r->options;
	char path[4200];

	(void)snprintf(
	    path, sizeof(path), "%s", o->output != NULL ? o->output : "-");
	if (o->out_dir != NULL)
		(void)snprintf(path, sizeof(path),
		    "%s/peelstats-%d-national.pdf", o->out_dir,
		    r->analysis->year);
	if (!output_write(path, &r->bytes, &r->err))
		return false;
	say_written(r, path);
	return true;
}

/* Loads the data and says what is wrong with them. */
static bool load(struct run *r)
{
	const char *dir = data_dir(&r->options);

	if (!dataset_load(dir, &r->dataset, &r->diags, &r->err)) {
		diag_print(&r->diags, stderr);
		return false;
	}
	if (r->diags.errors > 0 || !r->options.quiet)
		diag_print(&r->diags, stderr);
	if (r->diags.errors > 0 ||
	    (r->options.strict && r->diags.warnings > 0)) {
		r->err.status = EXIT_DATA;
		return false;
	}
	return true;
}

static const struct {
	const char *code;
	const char *meaning;
	const char *help;
} codes[] = {
#define X(code, meaning, help) { #code, meaning, help },
#include "codes.def"
#undef X
};

enum { N_CODES = sizeof(codes) / sizeof(codes[0]) };

static bool explain(struct run *r)
{
	for (size_t i = 0; i < N_CODES; i++)
		if (name_equal(codes[i].code, r->options.what)) {
			(void)printf("%s: %s\n%s\n", codes[i].code,
			    codes[i].meaning, codes[i].help);
			return true;
		}
	return error_set(&r->err, EXIT_USAGE,
	    "there is no code \"%s\"; see peelstats --list codes",
	    r->options.what);
}

static void print_page(void *context, const char *name)
{
	(void)context;
	(void)puts(name);
}

static void list_data(const struct run *r)
{
	const struct dataset *d = r->dataset;
	const char *what = r->options.what;

	for (size_t i = 0; strcmp(what, "forces") == 0 && i < d->n_forces; i++)
		(void)printf("%s\t%s\n", d->force[i].id, d->force[i].name);
	for (size_t i = 0; strcmp(what, "metrics") == 0 && i < d->n_metrics;
	     i++)
		(void)printf("%s\t%s\n", d->metric[i].id, d->metric[i].title);
	for (size_t i = 0; strcmp(what, "years") == 0 && i < d->n_years; i++)
		(void)printf("%d\n", d->year[i]);
}

static bool list(struct run *r)
{
	const char *what = r->options.what;

	if (strcmp(what, "pages") == 0) {
		report_list_pages(print_page, NULL);
	} else if (strcmp(what, "codes") == 0) {
		for (size_t i = 0; i < N_CODES; i++)
			(void)printf(
			    "%s\t%s\n", codes[i].code, codes[i].meaning);
	} else if (strcmp(what, "forces") == 0 ||
		   strcmp(what, "metrics") == 0 || strcmp(what, "years") == 0) {
		if (!load(r))
			return false;
		list_data(r);
	} else {
		return error_set(&r->err, EXIT_USAGE,
		    "--list: \"%s\" is none of forces, metrics, years, pages "
		    "and codes",
		    what);
	}
	return fflush(stdout) == 0 ||
	       error_set(&r->err, EXIT_IO, "cannot write to standard output");
}

static bool check(struct run *r)
{
	if (!load(r))
		return false;
	if (!r->options.quiet)
		(void)fprintf(stderr,
		    "%s: %zu forces, %zu measures, %zu years, "
		    "no errors\n",
		    data_dir(&r->options), r->dataset->n_forces,
		    r->dataset->n_metrics, r->dataset->n_years);
	return true;
}

static bool run_mode(struct run *r)
{
	switch (r->options.mode) {
	case MODE_HELP:
		options_help(stdout);
		return true;
	case MODE_VERSION:
		(void)puts(version);
		return true;
	case MODE_EXPLAIN:
		return explain(r);
	case MODE_LIST:
		return list(r);
	case MODE_CHECK:
		return check(r);
	case MODE_REPORT:
		break;
	}
	return load(r) && build(r) && write_report(r);
}

static void release(struct run *r)
{
	report_free(r->report);
	analysis_free(r->analysis);
	dataset_free(r->dataset);
	diag_release(&r->diags);
	text_release(&r->bytes);
	free(r->wanted);
}

int app_main(int argc, char **argv)
{
	struct run r;
	int status;

	memset(&r, 0, sizeof(r));
	diag_init(&r.diags);
	num_init();
	(void)signal(SIGPIPE, SIG_IGN);
	if (argc < 2)
		options_help(stderr);
	if (options_parse(argc, argv, &r.options, &r.err))
		(void)run_mode(&r);
	if (r.err.message[0] != '\0')
		(void)fprintf(stderr, "peelstats: error: %s\n", r.err.message);
	status = (int)r.err.status;
	release(&r);
	return status;
}
