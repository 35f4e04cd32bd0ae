/* What a run will do: options and data in, a list of jobs out. */
#include "plan.h"

#include "app/output/output.h"
#include "messages.h"
#include "places.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Adds "-20180322", or nothing without --stamp or a date of that form. */
static void add_stamp(
    const struct options *o, const struct choice *c, struct text *path)
{
	const char *d = c->date;

	if (o->stamp && strlen(d) == 10 && strspn(d, "0123456789-") == 10)
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

static const char *path_of(const struct options *o, struct plan *p,
    const struct force *force, const char *suffix)
{
	struct text path = TEXT_EMPTY;
	const char *kept;

	if (o->out_dir == NULL)
		return o->output != NULL ? o->output : "-";
	text_addf(&path, "%s/peelstats-%d-%s%s", o->out_dir, p->choice.year,
	    force != NULL ? "force-" : "national",
	    force != NULL ? force->slug : "");
	add_stamp(o, &p->choice, &path);
	text_add(&path, suffix);
	kept = arena_strdup(&p->arena, text_str(&path));
	text_release(&path);
	return kept;
}

/* A run may be for the charts alone. */
static bool has_files(const struct options *o)
{
	return o->output != NULL || o->out_dir != NULL || o->charts == NULL;
}

/* --dump shows what a PDF is made of, in its place. */
static const struct writer *stand_in(
    const struct options *o, const struct writer *w)
{
	if (o->dump != NULL && strcmp(w->name, "pdf") == 0)
		return writer_find(o->dump);
	return w;
}

static void plan_files(const struct options *o, struct plan *p, struct job *job)
{
	struct plan_file *file;
	const struct writer *w;
	size_t most = 0;

	while (writer_at(most) != NULL)
		most++;
	file = arena_alloc(&p->arena, most * sizeof(*file));
	job->file = file;
	for (size_t i = 0; has_files(o) && (w = writer_at(i)) != NULL; i++)
		if (is_wanted(o, w))
			file[job->n_files++] =
			    (struct plan_file){ stand_in(o, w),
				    path_of(o, p, job->force, w->suffix) };
}

static void plan_job(const struct options *o, struct plan *p,
    const struct report_request *request, const struct force *force,
    const char *name)
{
	struct job *job = &p->job[p->n_jobs++];

	*job =
	    (struct job){ .request = *request, .force = force, .name = name };
	plan_files(o, p, job);
}

static void plan_jobs(
    const struct options *o, const struct loaded *l, struct plan *p)
{
	const struct dataset *d = l->dataset;
	struct report_request request = { .version = program_version,
		.date = p->choice.date,
		.metric = p->choice.metric,
		.sort = o->sort,
		.slide = o->slide,
		.by_question = o->by_question,
		.no_trend = o->no_trend,
		.large = o->large,
		.pages = o->pages,
		.warnings = &l->diags };

	if (p->choice.national)
		plan_job(o, p, &request, NULL,
		    d->naming.area[0] != '\0' ? d->naming.area
					      : d->naming.organisations);
	request.one_force = true;
	for (size_t f = 0; f < d->n_forces; f++)
		if (p->choice.force[f]) {
			request.force = f;
			plan_job(
			    o, p, &request, &d->force[f], d->force[f].name);
		}
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

void plan_of_choice(const struct options *o, const struct loaded *l,
    const struct choice *c, struct plan *p)
{
	memset(p, 0, sizeof(*p));
	arena_init(&p->arena);
	p->choice = *c;
	p->charts = o->charts;
	p->place = place_of(o);
	p->write = (struct write_request){ .metric = c->metric,
		.producer = program_version,
		.font_dirs = place_fonts(o),
		.attach_data = o->attach_data,
		.pdf2 = o->pdf2 };
	/* one for all forces together, and one for each */
	p->job = heap_realloc(NULL, l->dataset->n_forces + 1, sizeof(*p->job));
	plan_jobs(o, l, p);
}

/* Refuses page kinds that there are none of. */
static bool check_pages(const struct options *o, struct error *err)
{
	const char *list = o->pages;

	while (list != NULL && *list != '\0') {
		size_t len = strcspn(list, ",");

		if (!report_page_known(list, len))
			return error_set(err, EXIT_USAGE,
			    "--pages: there are no pages \"%.*s\"; see "
			    "peelstats --list pages",
			    (int)len, list);
		list += len;
		list += *list == ',';
	}
	return true;
}

bool plan_refuse_terminal(const struct options *o, struct error *err)
{
	const struct writer *w;

	if (!has_files(o) || o->out_dir != NULL || o->dump != NULL ||
	    o->dry_run || o->to_terminal || !output_is_terminal(place_of(o)))
		return true;
	for (size_t i = 0; (w = writer_at(i)) != NULL; i++)
		if (w->binary && is_wanted(o, w))
			return error_set(err, EXIT_USAGE,
			    "%s is no text for a terminal: write it to a file "
			    "with -o report%s, or send it on with \">\" or "
			    "\"|\"; -f sends it here all the same",
			    w->binary, w->suffix);
	return true;
}

bool plan_reports(const struct options *o, const struct loaded *l,
    struct plan *p, struct error *err)
{
	const struct dataset *d = l->dataset;
	struct choice c;

	memset(p, 0, sizeof(*p));
	if (!choose_scope(o, d, &c, err) || !check_pages(o, err) ||
	    !plan_refuse_terminal(o, err) || !choose_forces(o, d, &c, err)) {
		choice_release(&c);
		return false;
	}
	plan_of_choice(o, l, &c, p);
	return true;
}

void plan_release(struct plan *p)
{
	free(p->job);
	choice_release(&p->choice);
	arena_release(&p->arena);
}
