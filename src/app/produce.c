/* Reports: built, drawn and written, several at a time. */
#include "interrupt.h"
#include "output.h"
#include "peelstats/report.h"
#include "peelstats/terminal.h"
#include "peelstats/write.h"
#include "progress.h"
#include "run.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

const char program_version[] = "peelstats " PEELSTATS_VERSION;

enum { JOBS_MAX = 64 };

/* One report of a run. */
struct job {
	struct report_request request;
	const char *name; /* of the force, for the progress line */
	struct error err;
	struct text said; /* what to print when it is done */
	bool done;
};

/* The jobs of a run and what its threads share. */
struct batch {
	const struct run *run;
	struct job *job;
	size_t n;
	atomic_size_t next;
	pthread_mutex_t lock; /* of `done` */
	pthread_cond_t finished;
};

const char *font_dirs(const struct options *o)
{
	const char *named = getenv("PEELSTATS_FONTS");

	if (o->font_dirs != NULL)
		return o->font_dirs;
	if (named != NULL && named[0] != '\0')
		return named;
	return PEELSTATS_FONT_DIRS;
}

/* Adds "-20180322", or nothing without --stamp or a date of that form. */
static void add_stamp(const struct run *r, struct text *path)
{
	const char *d = r->date;

	if (r->options.stamp && strlen(d) == 10 &&
	    strspn(d, "0123456789-") == 10)
		text_addf(path, "-%.4s%.2s%.2s", d, d + 5, d + 8);
}

/* Whether --format names it, or would if it were given. */
static bool is_wanted(const struct options *o, const struct writer *w)
{
	const char *list = o->format != NULL ? o->format : "pdf";

	while (*list != '\0') {
		size_t len = strcspn(list, ",");

		if (w->suffix != NULL && strlen(w->name) == len &&
		    strncmp(list, w->name, len) == 0)
			return true;
		list += len;
		list += *list == ',';
	}
	return false;
}

static void path_of(const struct run *r, const struct force *force,
    const char *suffix, struct text *path)
{
	const struct options *o = &r->options;

	text_clear(path);
	if (o->out_dir == NULL) {
		text_add(path, o->output != NULL ? o->output : "-");
		return;
	}
	text_addf(path, "%s/peelstats-%d-%s%s", o->out_dir, r->analysis->year,
	    force != NULL ? "force-" : "national",
	    force != NULL ? force->slug : "");
	add_stamp(r, path);
	text_add(path, suffix);
}

bool report_next_path(const struct run *r, const struct force *force,
    size_t *format, struct text *path)
{
	const struct writer *w;

	while ((w = writer_at((*format)++)) != NULL)
		if (is_wanted(&r->options, w)) {
			path_of(r, force, w->suffix, path);
			return true;
		}
	return false;
}

static void say_written(const struct run *r, struct job *job, const char *path,
    size_t len, size_t sheets)
{
	const struct options *o = &r->options;

	if ((double)len > o->max_size && o->dump == NULL && sheets > 0)
		text_addf(&job->said,
		    "peelstats: warning: %s has %zu KB, more than --max-size "
		    "allows: mail servers may refuse it\n",
		    path, (len + 512) / 1024);
	if (o->quiet || strcmp(path, "-") == 0)
		return;
	if (!o->verbose && isatty(STDERR_FILENO) == 0)
		return;
	if (sheets == 0) {
		text_addf(&job->said, "%s written: %zu KB\n", path,
		    (len + 512) / 1024);
		return;
	}
	text_addf(&job->said,
	    "%s written: %zu pages, %zu KB, %zu %s, %zu warning%s\n", path,
	    sheets, (len + 512) / 1024, r->dataset->n_forces,
	    r->dataset->naming.units, r->diags.warnings,
	    r->diags.warnings == 1 ? "" : "s");
}

/* In a folder the names are ours, and somebody else may have taken one. */
static unsigned rules_of(const struct options *o)
{
	return o->out_dir != NULL ? OUTPUT_PLAIN : OUTPUT_NAMED;
}

/* What a run would do with a report, for --dry-run. */
static const char *intention(const struct run *r, const char *path,
    unsigned how, const struct text *bytes)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		return "would go to standard output";
	if (stat(path, &st) != 0)
		return "would be written: it is not there";
	if (!r->options.keep_files && !output_is_same(path, how, bytes))
		return "would be replaced: it differs";
	if (r->options.keep_files)
		return "would be left alone: only ./peelstats.conf names it";
	return r->options.rewrite ? "would be written again, though it is the "
				    "same: --rewrite"
				  : "would be left alone: nothing changed";
}

/* A report that would be the same is left as it is, its time included. */
static void deliver(const struct run *r, struct job *job, const char *path,
    unsigned how, const struct text *bytes, size_t sheets)
{
	const struct options *o = &r->options;
	struct stat st;

	how |= o->keep_files ? OUTPUT_NEW : 0;

	if (o->dry_run) {
		text_addf(&job->said, "%s %s (%zu pages, %zu KB)\n", path,
		    intention(r, path, how, bytes), sheets,
		    (bytes->len + 512) / 1024);
		return;
	}
	if (!o->rewrite && output_is_same(path, how, bytes)) {
		if (o->verbose)
			text_addf(&job->said, "%s: unchanged\n", path);
		return;
	}
	if (o->keep_files && strcmp(path, "-") != 0 && lstat(path, &st) == 0)
		(void)error_set(&job->err, EXIT_IO,
		    "%s: is there already, and only ./peelstats.conf says to "
		    "write it; to replace it type --output or --out-dir",
		    path);
	else if (sheets == 0 || o->dump != NULL
		     ? output_text(path, how, bytes, &job->err)
		     : output_write(path, how, bytes, &job->err))
		say_written(r, job, path, bytes->len, sheets);
}

/* --dump shows what a PDF is made of, in its place. */
static const struct writer *stand_in(
    const struct options *o, const struct writer *w)
{
	if (o->dump != NULL && strcmp(w->name, "pdf") == 0)
		return writer_find(o->dump);
	return w;
}

static struct write_request request_of(const struct run *r, size_t *sheets)
{
	return (struct write_request){ r->wanted, program_version,
		font_dirs(&r->options), r->options.attach_data, r->options.pdf2,
		r->helpers, sheets };
}

/* What the charts of a report are written with. */
struct charts_job {
	const struct run *run;
	struct job *job;
	struct text path;
};

static bool take_chart(void *context, const char *name, const struct text *svg)
{
	struct charts_job *c = context;

	text_clear(&c->path);
	text_addf(&c->path, "%s/%s.svg", c->run->options.charts, name);
	deliver(c->run, c->job, text_str(&c->path), OUTPUT_PLAIN, svg, 0);
	return c->job->err.status == EXIT_OK;
}

static void write_job_charts(
    const struct run *r, struct job *job, const struct report *report)
{
	struct charts_job c = { r, job, TEXT_EMPTY };
	const struct chart_taker taker = { take_chart, &c };
	const struct write_request request = request_of(r, NULL);

	(void)write_charts(report, &request, &taker, &job->err);
	text_release(&c.path);
}

/* A run may be for the charts alone. */
static bool has_report(const struct options *o)
{
	return o->output != NULL || o->out_dir != NULL || o->charts == NULL;
}

static void write_format(const struct run *r, struct job *job,
    struct report *report, const struct writer *w)
{
	struct text bytes = TEXT_EMPTY;
	struct text path = TEXT_EMPTY;
	size_t sheets = 0;
	const struct write_request request = request_of(r, &sheets);

	path_of(r, report->force, w->suffix, &path);
	if (stand_in(&r->options, w)
		->write(report, &request, &bytes, &job->err))
		deliver(r, job, text_str(&path), rules_of(&r->options), &bytes,
		    sheets);
	text_release(&bytes);
	text_release(&path);
}

static void say_no_pages(struct job *job)
{
	struct text why = TEXT_EMPTY;

	report_page_needs(&job->request, &why);
	(void)error_set(&job->err, EXIT_USAGE,
	    "%s: none of the pages asked for belong to this report%s",
	    job->name, text_str(&why));
	text_release(&why);
}

/* Builds, draws and writes one report; its failure is kept in the job. */
static void do_job(const struct run *r, struct job *job)
{
	struct report *report = report_build(r->analysis, &job->request);
	const struct writer *w;

	if (report->n_pages == 0)
		say_no_pages(job);
	for (size_t i = 0; (w = writer_at(i)) != NULL; i++)
		if (report->n_pages > 0 && has_report(&r->options) &&
		    is_wanted(&r->options, w))
			write_format(r, job, report, w);
	if (report->n_pages > 0 && r->options.charts != NULL)
		write_job_charts(r, job, report);
	report_free(report);
	if (job->err.status == EXIT_OK)
		interrupt_count();
}

static void *work(void *context)
{
	struct batch *b = context;
	size_t i;

	while ((i = atomic_fetch_add(&b->next, 1)) < b->n) {
		do_job(b->run, &b->job[i]);
		(void)pthread_mutex_lock(&b->lock);
		b->job[i].done = true;
		(void)pthread_cond_signal(&b->finished);
		(void)pthread_mutex_unlock(&b->lock);
	}
	return NULL;
}

static void wait_for(struct batch *b, size_t i)
{
	(void)pthread_mutex_lock(&b->lock);
	while (!b->job[i].done)
		(void)pthread_cond_wait(&b->finished, &b->lock);
	(void)pthread_mutex_unlock(&b->lock);
}

/* Says what failed and keeps the highest status of the run. */
static void report_job(struct run *r, struct job *job)
{
	terminal_printf(stderr, "%s", text_str(&job->said));
	if (job->err.status == EXIT_OK)
		return;
	print_failure(r, &job->err);
	if (job->err.status > r->err.status)
		r->err.status = job->err.status;
}

size_t cores(const struct options *o)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (o->jobs > 0)
		return o->jobs;
	return n > 0 ? (size_t)n : 1;
}

static size_t threads_for(const struct run *r, size_t jobs)
{
	size_t n = cores(&r->options);

	n = n < jobs ? n : jobs;
	return n < JOBS_MAX ? n : JOBS_MAX;
}

/* Every report is the same whatever the number of threads. */
static void do_batch(struct run *r, struct batch *b)
{
	pthread_t thread[JOBS_MAX];
	size_t wanted = threads_for(r, b->n);
	size_t started = 0;

	/* cores that no report is made on help to pack those that are */
	r->helpers = (unsigned)(cores(&r->options) - wanted);
	(void)pthread_mutex_init(&b->lock, NULL);
	(void)pthread_cond_init(&b->finished, NULL);
	while (wanted > 1 && started < wanted &&
	       pthread_create(&thread[started], NULL, work, b) == 0)
		started++;
	for (size_t i = 0; i < b->n; i++) {
		progress_show(b->job[i].name, i, b->n);
		if (started == 0) {
			do_job(r, &b->job[i]);
			b->job[i].done = true;
		}
		wait_for(b, i);
		progress_pause();
		report_job(r, &b->job[i]);
		progress_resume();
	}
	for (size_t i = 0; i < started; i++)
		(void)pthread_join(thread[i], NULL);
	(void)pthread_cond_destroy(&b->finished);
	(void)pthread_mutex_destroy(&b->lock);
}

static void add_job(
    struct batch *b, const struct report_request *request, const char *name)
{
	struct job *job = &b->job[b->n++];

	memset(job, 0, sizeof(*job));
	job->request = *request;
	job->name = name;
}

static void list_jobs(
    struct run *r, const bool *wanted, bool national, struct batch *b)
{
	const struct dataset *d = r->dataset;
	struct report_request request = { .version = program_version,
		.date = r->date,
		.metric = r->wanted,
		.sort = r->options.sort,
		.slide = r->options.slide,
		.by_question = r->options.by_question,
		.large = r->options.large,
		.pages = r->options.pages,
		.warnings = &r->diags };

	if (national)
		add_job(b, &request,
		    d->naming.area[0] != '\0' ? d->naming.area
					      : d->naming.organisations);
	request.one_force = true;
	for (size_t f = 0; f < d->n_forces; f++)
		if (wanted[f]) {
			request.force = f;
			add_job(b, &request, d->force[f].name);
		}
}

static void produce_all(struct run *r, const bool *wanted, bool national)
{
	struct batch b = { .run = r };

	b.job = heap_realloc(NULL, r->dataset->n_forces + 1, sizeof(*b.job));
	list_jobs(r, wanted, national, &b);
	if (!r->options.dry_run)
		interrupt_expect(b.n);
	do_batch(r, &b);
	for (size_t i = 0; i < b.n; i++)
		text_release(&b.job[i].said);
	free(b.job);
}

static bool make_folder(struct run *r, const char *dir)
{
	if (dir == NULL || r->options.dry_run || mkdir(dir, 0777) == 0 ||
	    errno == EEXIST)
		return true;
	return error_set(&r->err, EXIT_IO, "%s: cannot make the folder: %s",
	    dir, strerror(errno));
}

static void say_settings(const struct run *r)
{
	if (r->options.dry_run && r->options.verbose)
		terminal_printf(stderr, "%sdata in %s\n",
		    text_str(&r->options.origins), data_dir(&r->options));
}

/* A terminal obeys what it is sent, and shows nothing of a PDF. */
static bool refuse_terminal(struct run *r, const char *place)
{
	const struct options *o = &r->options;

	if (!has_report(o) || o->out_dir != NULL || o->dump != NULL ||
	    o->dry_run || o->to_terminal || !is_wanted(o, writer_find("pdf")) ||
	    !output_is_terminal(place))
		return true;
	return error_set(&r->err, EXIT_USAGE,
	    "a PDF is no text for a terminal: write it to a file with -o "
	    "report.pdf, or send it on with \">\" or \"|\"; -f sends it here "
	    "all the same");
}

/* What is locked: two runs never write the same. */
static const char *place_of(const struct options *o)
{
	if (o->out_dir != NULL)
		return o->out_dir;
	if (o->output != NULL)
		return o->output;
	return o->charts != NULL ? o->charts : "-";
}

bool produce(struct run *r)
{
	bool *wanted;
	bool national;
	const char *place = place_of(&r->options);
	struct output_lock lock = { -1, -1 };
	int year;
	int compare;

	if (!choose_years(r, &year, &compare) || !choose_metrics(r) ||
	    !check_pages(r) || !refuse_terminal(r, place))
		return false;
	choose_date(r);
	say_settings(r);
	wanted = heap_realloc(NULL, r->dataset->n_forces, sizeof(*wanted));
	if (choose_forces(r, wanted, &national) &&
	    make_folder(r, r->options.out_dir) &&
	    make_folder(r, r->options.charts) &&
	    (r->options.dry_run ||
		output_lock(place, r->options.wait, &lock, &r->err))) {
		if (!r->options.dry_run)
			output_clean(place);
		if (!r->options.dry_run && r->options.charts != NULL)
			output_clean(r->options.charts);
		analyse(r, year, compare);
		produce_all(r, wanted, national);
		if (r->options.describe && !r->options.dry_run &&
		    r->err.status == EXIT_OK)
			(void)describe_folder(r, wanted, national);
		output_unlock(&lock);
	}
	free(wanted);
	return r->err.status == EXIT_OK;
}
