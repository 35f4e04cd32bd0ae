/* --list: what there is to choose from. */
#include "app/codes.h"
#include "app/listing.h"
#include "app/load.h"
#include "app/mode.h"
#include "app/output/output.h"
#include "app/plan.h"
#include "app/schema.h"
#include "peelstats/format.h"
#include "peelstats/report.h"
#include "peelstats/stats.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

/* Notes are paragraphs; a list has a line for each. */
static void list_notes(const struct dataset *d, struct listing *l)
{
	for (size_t i = 0; i < d->n_notes; i++)
		listing_add(
		    l, (const char *[]){ d->note[i].id, d->note[i].text });
}

static void list_forces(const struct dataset *d, struct listing *l)
{
	for (size_t i = 0; i < d->n_forces; i++) {
		const struct force *f = &d->force[i];

		listing_add(l, (const char *[]){ f->id, f->name, f->full,
				   f->slug, f->aliases, f->region });
	}
}

/* What --force takes: the names of forces as names of files have them. */
static void list_names(const struct dataset *d, struct listing *l)
{
	listing_add(l, (const char *[]){ "all", "every report" });
	for (size_t i = 0; i < d->n_forces; i++)
		listing_add(
		    l, (const char *[]){ d->force[i].slug, d->force[i].name });
}

static void list_metrics(const struct dataset *d, struct listing *l)
{
	for (size_t i = 0; i < d->n_metrics; i++) {
		const struct metric *m = &d->metric[i];

		listing_add(l, (const char *[]){ m->id, m->title,
				   kind_name(m->kind), m->unit, m->section });
	}
}

static void list_years(const struct dataset *d, struct listing *l)
{
	char year[16];

	for (size_t i = 0; i < d->n_years; i++) {
		format_short(year, sizeof(year), "%d", d->year[i]);
		listing_add(l, (const char *[]){ year });
	}
}

static void add_pair(void *context, const char *name, const char *about)
{
	listing_add(context, (const char *[]){ name, about });
}

static void list_pages(const struct dataset *d, struct listing *l)
{
	(void)d;
	report_list_pages(add_pair, l);
}

static void list_files(const struct dataset *d, struct listing *l)
{
	(void)d;
	schema_list_files(add_pair, l);
}

static void list_codes(const struct dataset *d, struct listing *l)
{
	const char *cell[3];

	(void)d;
	for (size_t i = 0; code_at(i, cell); i++)
		listing_add(l, cell);
}

static void add_column(void *context, const char *const *cell)
{
	listing_add(context, cell);
}

static void list_columns(const struct dataset *d, struct listing *l)
{
	(void)d;
	stats_list_columns(add_column, l);
}

/* Every list: its columns, how many of them text shows, and what it needs. */
static const struct {
	const char *what;
	const char *column[MOST_LISTED];
	size_t shown;
	bool of_data;
	void (*add)(const struct dataset *d, struct listing *l);
} lists[] = {
	{ "forces",
	    { "force_id", "short", "full", "name", "aliases", "region" }, 2,
	    true, list_forces },
	{ "names", { "name", "short" }, 2, true, list_names },
	{ "metrics", { "metric_id", "title", "kind", "unit", "section" }, 2,
	    true, list_metrics },
	{ "years", { "year" }, 1, true, list_years },
	{ "notes", { "note_id", "text" }, 2, true, list_notes },
	{ "pages", { "page", "shows" }, 2, false, list_pages },
	{ "codes", { "code", "meaning", "help" }, 2, false, list_codes },
	{ "columns", { "table", "column", "meaning", "unit", "empty_when" }, 5,
	    false, list_columns },
	{ "files", { "file", "holds" }, 2, false, list_files },
};

static void list_job(const struct job *job, struct text *out)
{
	for (size_t i = 0; i < job->n_files; i++)
		text_addf(out, "%s%s\t%s\n",
		    job->force != NULL ? "force-" : "national",
		    job->force != NULL ? job->force->slug : "",
		    job->file[i].path);
}

/* The reports that would be made, a line for each file: "national" or "force-"
 * and the slug, a tab, and the file under the settings that hold now. The
 * nightly script reads it. */
static bool list_reports(
    const struct options *o, const struct loaded *l, struct error *err)
{
	struct text out = TEXT_EMPTY;
	struct choice c;
	struct plan p;
	bool ok = choose_scope(o, l->dataset, &c, err) &&
		  choose_forces(o, l->dataset, &c, err);

	if (!ok) {
		choice_release(&c);
		return false;
	}
	plan_of_choice(o, l, &c, &p);
	for (size_t i = 0; i < p.n_jobs; i++)
		list_job(&p.job[i], &out);
	plan_release(&p);
	ok = output_text("-", OUTPUT_NAMED, &out, err);
	text_release(&out);
	return ok;
}

static bool list_rows(const struct options *o, size_t i,
    const struct dataset *d, struct error *err)
{
	struct listing l;

	listing_begin(&l, o, lists[i].column, lists[i].shown);
	lists[i].add(d, &l);
	return listing_end(&l, o->output, err);
}

bool mode_list(const struct options *o, struct error *err)
{
	bool reports = strcmp(o->what, "reports") == 0;
	struct loaded l;
	size_t i = 0;
	bool ok;

	while (!reports && strcmp(lists[i].what, o->what) != 0)
		i++;
	if (!reports && !lists[i].of_data)
		return list_rows(o, i, NULL, err);
	ok = load_data(o, LOAD_FOR_LIST, &l, err) &&
	     (reports ? list_reports(o, &l, err)
		      : list_rows(o, i, l.dataset, err));
	load_release(&l);
	return ok;
}
