/* Loading the data and saying what is wrong with them. */
#include "peelstats/app.h"
#include "peelstats/arena.h"
#include "peelstats/backend.h"
#include "peelstats/terminal.h"
#include "progress.h"
#include "run.h"
#include "standard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/banned.h"

const char *data_dir(const struct options *o)
{
	struct stat st;

	if (o->data != NULL)
		return o->data;
	if (stat(PEELSTATS_DATA_DIR, &st) == 0)
		return PEELSTATS_DATA_DIR;
	return "data";
}

static bool printable(void *context, uint32_t code)
{
	return charset_has(context, code);
}

/* Statistics need no fonts; what is printed must be printable. */
static bool load_quietly(struct run *r)
{
	const char *dir = data_dir(&r->options);
	struct charset *set;
	bool ok;

	if (r->options.mode != MODE_REPORT && r->options.mode != MODE_CHECK)
		return dataset_load(dir, &r->dataset, &r->diags, &r->err) &&
		       r->diags.errors == 0;
	set = charset_new(font_dirs(&r->options));
	ok = dataset_load_printable(
	    dir, printable, set, &r->dataset, &r->diags, &r->err);
	charset_free(set);
	return ok && r->diags.errors == 0;
}

static void report_total(
    struct run *r, const struct reconciled *c, const char *path)
{
	const struct dataset *d = r->dataset;
	const struct published *p = c->published;

	if (c->verdict == VERDICT_DIFFERS)
		diag_add(&r->diags, "E410",
		    (struct place){ path, p->line, 0, NULL },
		    "correct the rows, or the total",
		    "%s, %d, %s: the rows give %.10g, but the total says %.10g",
		    p->of_question ? d->question[p->subject].id
				   : d->metric[p->subject].id,
		    p->year, quantity_name(p->quantity), c->computed.x,
		    p->value);
}

/* What is needed to check figures of any year, of the latest one. */
static struct analysis *latest(const struct dataset *d)
{
	const struct analysis_settings settings = { .year =
							d->year[d->n_years - 1],
		.compare = d->year[d->n_years - 1] - 1,
		.basic = true };

	return analysis_compute_as(d, &settings);
}

/* Holds totals.csv against the rows. */
static void check_totals(struct run *r)
{
	const struct dataset *d = r->dataset;
	struct reconciled *all =
	    heap_realloc(NULL, d->n_totals + 1, sizeof(*all));
	struct analysis *a;
	const char *path = arena_printf(
	    &r->diags.arena, "%s/totals.csv", data_dir(&r->options));

	a = latest(d);
	analysis_reconcile_these(a, d->total, d->n_totals, all);
	for (size_t i = 0; i < d->n_totals; i++)
		report_total(r, &all[i], path);
	analysis_free(a);
	free(all);
}

/*
 * A report can be made without rows that others have: it names those forces as
 * missing. Only who publishes the folder has to say why, so it is an error of
 * --check and --strict, and a line here.
 */
static void mention_absent_rows(struct run *r)
{
	struct diag_list absent;

	diag_init(&absent);
	dataset_check_rows(r->dataset, data_dir(&r->options), &absent);
	if (absent.errors > 0 && !r->options.quiet)
		(void)fprintf(stderr,
		    "peelstats: warning: %zu figure%s no row, and the report "
		    "says so; peelstats --check lists them (E302)\n",
		    absent.errors, absent.errors == 1 ? " has" : "s have");
	diag_release(&absent);
}

/* What can be said only of data that are whole. */
static void check_whole(struct run *r)
{
	const char *dir = data_dir(&r->options);
	enum mode mode = r->options.mode;

	if (mode == MODE_CHECK || r->options.strict)
		dataset_check_rows(r->dataset, dir, &r->diags);
	else if (mode == MODE_REPORT)
		mention_absent_rows(r);
	if (mode == MODE_CHECK || mode == MODE_REPORT)
		dataset_check(r->dataset, dir,
		    mode == MODE_CHECK && r->options.all ? 0 : report_year(r),
		    &r->diags);
	if (mode != MODE_LIST && r->dataset->n_totals > 0)
		check_totals(r);
}

/* Whether --check has another program as its reader. */
static bool for_programs(const struct options *o)
{
	return o->mode == MODE_CHECK && o->format != NULL &&
	       strcmp(o->format, "txt") != 0;
}

/* Says what is wrong with the data; whether they may be used. */
static bool settle_data(struct run *r)
{
	if (for_programs(&r->options)) {
		if (r->diags.first == NULL && !standard_reach(&r->err))
			return false;
		if (!check_write(r))
			return false;
	} else if (r->diags.errors > 0 || !r->options.quiet)
		diag_print(&r->diags, has_colours(&r->options), stderr);
	if (r->diags.errors > 0 ||
	    (r->options.strict && r->diags.warnings > 0)) {
		r->err.status = EXIT_DATA;
		return false;
	}
	return true;
}

bool load_data(struct run *r)
{
	/* bounded all the same: a broken file can hold millions */
	enum { ALL = 100000 };
	bool good;

	if (r->options.all || for_programs(&r->options))
		r->diags.fold_after = ALL;
	progress_stage("reading the data");
	good = load_quietly(r);
	if (good)
		check_whole(r);
	progress_pause();
	good = settle_data(r) && good;
	progress_resume();
	return good;
}

/* How printed figures compare, when some of them do not agree. */
static void say_published(struct run *r)
{
	const struct dataset *d = r->dataset;
	struct reconciled *all =
	    heap_realloc(NULL, d->n_published + 1, sizeof(*all));
	struct analysis *a = latest(d);
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

bool check_data(struct run *r)
{
	if (!load_data(r))
		return false;
	progress_pause();
	if (!r->options.quiet && r->dataset->n_published > 0)
		say_published(r);
	if (!r->options.quiet)
		terminal_printf(stderr,
		    "%s: %zu %s, %zu measures, %zu years, "
		    "no errors\n",
		    data_dir(&r->options), r->dataset->n_forces,
		    r->dataset->naming.units, r->dataset->n_metrics,
		    r->dataset->n_years);
	return true;
}
