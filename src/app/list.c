/* --list: what there is to choose from. */
#include "listing.h"
#include "peelstats/format.h"
#include "peelstats/report.h"
#include "peelstats/stats.h"
#include "run.h"

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
	init_list_files(add_pair, l);
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

bool list_what(struct run *r)
{
	const char *what = r->options.what;
	struct listing l;
	size_t i = 0;

	if (strcmp(what, "reports") == 0)
		return load_data(r) && list_reports(r);
	while (strcmp(lists[i].what, what) != 0)
		i++;
	if (lists[i].of_data && !load_data(r))
		return false;
	listing_begin(&l, &r->options, lists[i].column, lists[i].shown);
	lists[i].add(r->dataset, &l);
	return listing_end(&l, r->options.output, &r->err);
}
