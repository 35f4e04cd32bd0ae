/* Loading the data and saying what is wrong with them. */
#include "load.h"

#include "choose.h"
#include "messages.h"
#include "peelstats/analysis.h"
#include "peelstats/arena.h"
#include "peelstats/backend.h"
#include "peelstats/report.h"
#include "places.h"
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

static bool has_glyph(void *context, uint32_t code)
{
	return charset_has(context, code);
}

/* Statistics need no fonts; what is printed must be printable. */
static bool read_folder(const struct options *o, enum load_for purpose,
    struct loaded *l, struct error *err)
{
	const char *dir = place_data(o);
	struct charset *set;
	bool ok;

	if (purpose < LOAD_FOR_REPORT)
		return dataset_load(dir, &l->dataset, &l->diags, err) &&
		       l->diags.errors == 0;
	set = charset_new(place_fonts(o));
	ok = dataset_load_printable(
	    dir, has_glyph, set, &l->dataset, &l->diags, err);
	charset_free(set);
	if (ok)
		report_check_commentary(l->dataset, dir, &l->diags);
	return ok && l->diags.errors == 0;
}

static void report_total(
    struct loaded *l, const struct reconciled *c, const char *path)
{
	const struct dataset *d = l->dataset;
	const struct published *p = c->published;

	if (c->verdict == VERDICT_DIFFERS)
		diag_add(&l->diags, "E410",
		    (struct place){ path, p->line, 0, NULL },
		    "correct the rows, or the total",
		    "%s, %d, %s: the rows give %.10g, but the total says %.10g",
		    p->of_question ? d->question[p->subject].id
				   : d->metric[p->subject].id,
		    p->year, quantity_name(p->quantity), c->computed.x,
		    p->value);
}

struct analysis *load_latest(const struct dataset *d)
{
	const struct analysis_settings settings = { .year =
							d->year[d->n_years - 1],
		.compare = d->year[d->n_years - 1] - 1,
		.basic = true };

	return analysis_compute_as(d, &settings);
}

/* Holds totals.csv against the rows. */
static void check_totals(const struct options *o, struct loaded *l)
{
	const struct dataset *d = l->dataset;
	struct reconciled *all = heap_realloc(NULL, d->n_totals, sizeof(*all));
	struct analysis *a;
	const char *path =
	    arena_printf(&l->diags.arena, "%s/totals.csv", place_data(o));

	a = load_latest(d);
	analysis_reconcile_these(a, d->total, d->n_totals, all);
	for (size_t i = 0; i < d->n_totals; i++)
		report_total(l, &all[i], path);
	analysis_free(a);
	free(all);
}

/*
 * A report can be made without rows that others have: it names those forces as
 * missing. Only who publishes the folder has to say why, so it is an error of
 * --check and --strict, and a line here.
 */
static void mention_absent_rows(const struct options *o, const struct loaded *l)
{
	struct diag_list absent;

	diag_init(&absent);
	dataset_check_rows(l->dataset, place_data(o), &absent);
	if (absent.errors > 0 && !o->quiet)
		(void)fprintf(stderr,
		    "peelstats: warning: %zu figure%s no row, and the report "
		    "says so; peelstats --check lists them (E302)\n",
		    absent.errors, absent.errors == 1 ? " has" : "s have");
	diag_release(&absent);
}

/* What can be said only of data that are whole. */
static void check_whole(
    const struct options *o, enum load_for purpose, struct loaded *l)
{
	const char *dir = place_data(o);
	bool whole = purpose == LOAD_FOR_CHECK;

	if (whole || o->strict)
		dataset_check_rows(l->dataset, dir, &l->diags);
	else if (purpose == LOAD_FOR_REPORT)
		mention_absent_rows(o, l);
	if (whole || purpose == LOAD_FOR_REPORT)
		dataset_check(l->dataset, dir,
		    whole && o->all ? 0 : choose_year(o, l->dataset),
		    &l->diags);
	if (purpose != LOAD_FOR_LIST && l->dataset->n_totals > 0)
		check_totals(o, l);
}

bool load_silently(const struct options *o, enum load_for purpose,
    bool unfolded, struct loaded *l, struct error *err)
{
	/* bounded all the same: a broken file can hold millions */
	enum { ALL = 100000 };

	l->dataset = NULL;
	diag_init(&l->diags);
	if (unfolded)
		l->diags.fold_after = ALL;
	progress_stage("reading the data");
	if (!read_folder(o, purpose, l, err))
		return false;
	check_whole(o, purpose, l);
	return true;
}

bool load_is_fit(
    const struct options *o, const struct loaded *l, struct error *err)
{
	if (l->diags.errors == 0 && (!o->strict || l->diags.warnings == 0))
		return true;
	err->status = EXIT_DATA;
	return false;
}

bool load_data(const struct options *o, enum load_for purpose, struct loaded *l,
    struct error *err)
{
	bool good = load_silently(o, purpose, o->all, l, err);

	progress_pause();
	if (l->diags.errors > 0 || !o->quiet)
		diag_print(&l->diags, message_has_colours(o), stderr);
	good = load_is_fit(o, l, err) && good;
	progress_resume();
	return good;
}

void load_release(struct loaded *l)
{
	dataset_free(l->dataset);
	diag_release(&l->diags);
}
