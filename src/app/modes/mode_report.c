/* Reports: planned, made and delivered, several at a time. */
#include "app/batch.h"
#include "app/deliver.h"
#include "app/figures.h"
#include "app/interrupt.h"
#include "app/load.h"
#include "app/make.h"
#include "app/messages.h"
#include "app/mode.h"
#include "app/places.h"
#include "app/plan.h"
#include "app/progress.h"
#include "peelstats/arena.h"
#include "peelstats/terminal.h"
#include "report_describe.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* How one report went. */
struct outcome {
	struct error err;
	struct text said; /* what to print when it is done */
	struct report_kinds made;
};

/* What the reports of a run share. */
struct work {
	const struct delivery *delivery;
	const struct plan *plan;
	const struct analysis *analysis;
	struct outcome *outcome; /* one a job */
	unsigned helpers; /* threads that may help with one report */
	enum exit_status worst;
};

static void make_and_deliver(const struct work *w, const struct report *report,
    const struct plan_file *file, struct outcome *out)
{
	struct text bytes = TEXT_EMPTY;
	size_t sheets;

	if (make_file(
		w->plan, report, file, w->helpers, &bytes, &sheets, &out->err))
		(void)deliver_file(
		    w->delivery, file, &bytes, sheets, &out->said, &out->err);
	text_release(&bytes);
}

struct charts {
	const struct work *work;
	struct outcome *out;
};

static bool take_chart(void *context, const char *name, const struct text *svg)
{
	const struct charts *c = context;

	(void)deliver_chart(
	    c->work->delivery, name, svg, &c->out->said, &c->out->err);
	return c->out->err.status == EXIT_OK;
}

/* Builds, draws and writes one report; its failure is kept. */
static void do_job(void *context, size_t i)
{
	const struct work *w = context;
	const struct job *job = &w->plan->job[i];
	struct outcome *out = &w->outcome[i];
	struct report *report = make_report(w->analysis, job, &out->err);
	struct charts charts = { w, out };
	const struct chart_taker taker = { take_chart, &charts };

	report_kinds_add(&out->made, &job->request, report);
	for (size_t f = 0; report != NULL && f < job->n_files; f++)
		make_and_deliver(w, report, &job->file[f], out);
	if (report != NULL && w->plan->charts != NULL)
		(void)make_charts(w->plan, report, &taker, &out->err);
	report_free(report);
	if (out->err.status == EXIT_OK)
		interrupt_count();
}

static void show_job(void *context, size_t i)
{
	const struct work *w = context;

	progress_show(w->plan->job[i].name, i, w->plan->n_jobs);
}

/* Says what failed and keeps the highest status of the run. */
static void tell_job(void *context, size_t i)
{
	struct work *w = context;
	const struct outcome *out = &w->outcome[i];

	progress_pause();
	terminal_printf(stderr, "%s", text_str(&out->said));
	if (out->err.status != EXIT_OK)
		message_failure(w->delivery->o, &out->err);
	if (out->err.status > w->worst)
		w->worst = out->err.status;
	progress_resume();
}

/* Each kind of page that was asked for and is in no report has its line. */
static void say_absent(const struct work *w)
{
	struct report_kinds made = { 0 };
	struct text lines = TEXT_EMPTY;
	bool failed = false;

	for (size_t i = 0; i < w->plan->n_jobs; i++) {
		const struct report_kinds *own = &w->outcome[i].made;

		made.kind |= own->kind;
		made.of_all = made.of_all || own->of_all;
		made.of_forces = made.of_forces || own->of_forces;
		failed = failed || own->kind == 0;
	}
	if (w->plan->n_jobs == 0 || (w->delivery->o->quiet && !failed))
		return;
	report_page_needs(&w->plan->job[0].request, &made, &lines);
	if (lines.len > 0)
		terminal_printf(stderr,
		    "peelstats: no page of these kinds:\n%s", text_str(&lines));
	text_release(&lines);
}

/* Every report is the same whatever the number of threads. One that fails
 * does not stop the others. */
static void do_jobs(const struct delivery *d, const struct plan *p,
    const struct analysis *a, struct error *err)
{
	static const struct batch_steps steps = { show_job, do_job, tell_job };
	size_t cores = options_threads(d->o);
	size_t threads = cores < p->n_jobs ? cores : p->n_jobs;
	struct work w = { d, p, a, NULL, 0, EXIT_OK };

	/* cores that no report is made on help to pack those that are */
	w.helpers = (unsigned)(cores - threads);
	w.outcome = heap_realloc(NULL, p->n_jobs, sizeof(*w.outcome));
	memset(w.outcome, 0, p->n_jobs * sizeof(*w.outcome));
	if (!d->o->dry_run)
		interrupt_expect(p->n_jobs);
	batch_run(p->n_jobs, threads, &steps, &w);
	say_absent(&w);
	for (size_t i = 0; i < p->n_jobs; i++)
		text_release(&w.outcome[i].said);
	free(w.outcome);
	err->status = w.worst;
}

static void say_settings(const struct options *o)
{
	if (o->dry_run && o->verbose)
		terminal_printf(stderr, "%sdata in %s\n", text_str(&o->origins),
		    place_data(o));
}

static bool carry_out(const struct options *o, const struct loaded *l,
    const struct plan *p, struct error *err)
{
	const struct analysis_settings settings =
	    figures_settings(o, &p->choice);
	struct delivery d;
	struct analysis *a;

	if (!deliver_begin(&d, o, p, l, err))
		return false;
	a = figures_work_out(o, l->dataset, &settings);
	do_jobs(&d, p, a, err);
	if (o->describe && !o->dry_run && err->status == EXIT_OK)
		(void)report_describe(&d, err);
	analysis_free(a);
	deliver_end(&d);
	return err->status == EXIT_OK;
}

bool mode_report(const struct options *o, struct error *err)
{
	struct loaded l;
	struct plan p;
	bool ok = load_data(o, LOAD_FOR_REPORT, &l, err);

	if (ok) {
		ok = plan_reports(o, &l, &p, err);
		if (ok)
			say_settings(o);
		ok = ok && carry_out(o, &l, &p, err);
		plan_release(&p);
	}
	load_release(&l);
	return ok;
}
