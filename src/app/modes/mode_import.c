/*
 * --import: a published table into a data folder: all of it or nothing, with
 * what changed. The new files are written, the folder is read as a whole, and
 * the old files come back when it no longer is whole.
 */
#include "app/load.h"
#include "app/messages.h"
#include "app/mode.h"
#include "app/output/output.h"
#include "app/places.h"
#include "app/recipes.h"
#include "import_gaps.h"
#include "peelstats/arena.h"
#include "peelstats/file.h"
#include "peelstats/format.h"
#include "peelstats/intake.h"
#include "peelstats/text.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

enum { N_FILES = 4 };

/* Files that an import may change, in the order they are written. */
static const char *const files[N_FILES] = { "notes.csv", "meta.csv",
	"metrics.csv", "observations.csv" };

struct import {
	const struct options *o;
	const struct dataset *d;
	struct error *err;
	struct intake *in;
	struct arena arena;
	struct text bytes[N_FILES];
	struct text old[N_FILES];
	bool *placed; /* figures that a row of the folder has */
	size_t next; /* figure, or measure, to add */
	size_t added;
	size_t changed;
	size_t same;
	size_t gaps;
	size_t examples;
	bool has_examples;
	bool noted[STATUS_NOT_APPLICABLE + 1]; /* reasons that rows name */
};

static size_t figure_of(
    const struct import *m, size_t force, const char *metric, int year)
{
	size_t low = 0;
	size_t n = intake_figures(m->in);

	for (; low < n; low++) {
		const struct intake_figure *x = intake_figure(m->in, low);

		if (x->force == force && x->year == year &&
		    strcmp(intake_measure(m->in, x->measure)->id, metric) == 0)
			break;
	}
	return low;
}

static const char *number_text(struct import *m, double x)
{
	return arena_printf(&m->arena, "%.12g", round(x * 1e6) / 1e6);
}

static bool is_example(const struct dataset_row *row)
{
	return strstr(dataset_row_get(row, "note_ids"), "example_figures") !=
		   NULL ||
	       strcmp(dataset_row_get(row, "note_id"), "example_figures") == 0;
}

static bool equals(const char *field, double x)
{
	double y;

	return number_parse(field, &y) &&
	       fabs(x - y) <= 1e-6 * fmax(1, fabs(x));
}

static void fill(
    struct import *m, const struct intake_figure *x, struct dataset_row *row)
{
	if (x->status != STATUS_OK) {
		dataset_row_set(row, "status", status_name(x->status));
		dataset_row_set(row, "period", x->period);
		dataset_row_set(
		    row, "note_ids", import_gap_note(x->status)->id);
		m->noted[x->status] = true;
		return;
	}
	dataset_row_set(row, "numerator", number_text(m, x->numerator));
	dataset_row_set(row, "denominator",
	    x->has_base ? number_text(m, x->denominator) : "");
	dataset_row_set(row, "value", "");
	dataset_row_set(row, "period", x->period);
}

static void say_change(struct import *m, const struct intake_figure *x,
    const struct dataset_row *row)
{
	enum { SHOWN = 20 };

	if (m->changed++ < SHOWN && !m->o->quiet)
		(void)fprintf(stderr,
		    "  %s, %s, %d: %s of %s becomes %s of %s\n",
		    m->d->force[x->force].name,
		    intake_measure(m->in, x->measure)->id, x->year,
		    dataset_row_get(row, "numerator"),
		    dataset_row_get(row, "denominator"),
		    number_text(m, x->numerator),
		    x->has_base ? number_text(m, x->denominator) : "");
}

/* A figure that somebody left out for a reason that stands in a note. */
static bool is_gap(const struct dataset_row *row)
{
	return strcmp(dataset_row_get(row, "status"), "missing") == 0 &&
	       dataset_row_get(row, "note_ids")[0] != '\0';
}

static void say_gap(struct import *m, const struct intake_figure *x,
    const struct dataset_row *row)
{
	m->gaps++;
	if (!m->o->quiet)
		(void)fprintf(stderr,
		    "  %s, %s, %d stays missing for the reason in note %s; "
		    "the table has %s: clear the status to take it\n",
		    m->d->force[x->force].name,
		    intake_measure(m->in, x->measure)->id, x->year,
		    dataset_row_get(row, "note_ids"),
		    number_text(m, x->numerator));
}

/* The table has no figure: one that the folder has stays. */
static void say_kept(struct import *m, const struct intake_figure *x,
    const struct dataset_row *row)
{
	m->same++;
	if (!m->o->quiet && dataset_row_get(row, "numerator")[0] != '\0')
		(void)fprintf(stderr,
		    "  %s, %s, %d keeps the figure of the folder, %s\n",
		    m->d->force[x->force].name,
		    intake_measure(m->in, x->measure)->id, x->year,
		    dataset_row_get(row, "numerator"));
}

/* A row whose figure the table has too. */
static void edit_observation(void *context, struct dataset_row *row)
{
	struct import *m = context;
	const struct intake_figure *x;
	const char *status = dataset_row_get(row, "status");
	size_t force;
	int year;
	size_t at;

	if (is_example(row)) {
		row->drop = true;
		m->examples++;
		return;
	}
	if (!unit_names_find(
		&m->d->known, dataset_row_get(row, "force_id"), &force) ||
	    !number_parse_year(dataset_row_get(row, "year"), &year))
		return;
	at = figure_of(m, force, dataset_row_get(row, "metric_id"), year);
	if (at == intake_figures(m->in))
		return;
	x = intake_figure(m->in, at);
	m->placed[at] = true;
	if (x->status != STATUS_OK) {
		say_kept(m, x, row);
		return;
	}
	if (equals(dataset_row_get(row, "numerator"), x->numerator) &&
	    (!x->has_base ||
		equals(dataset_row_get(row, "denominator"), x->denominator))) {
		m->same++;
		return;
	}
	if (is_gap(row)) {
		say_gap(m, x, row);
		return;
	}
	say_change(m, x, row);
	fill(m, x, row);
	if (dataset_row_get(row, "numerator")[0] != '\0' &&
	    (strcmp(status, "missing") == 0 ||
		strcmp(status, "suppressed") == 0))
		dataset_row_set(row, "status", "");
}

static bool more_observations(void *context, struct dataset_row *row)
{
	struct import *m = context;
	const struct intake_figure *x;

	while (
	    m->next < intake_figures(m->in) &&
	    (m->placed[m->next] ||
		!import_can_say(m->o, intake_figure(m->in, m->next)->status)))
		m->next++;
	if (m->next == intake_figures(m->in))
		return false;
	x = intake_figure(m->in, m->next++);
	m->added++;
	dataset_row_set(row, "force_id", m->d->force[x->force].id);
	dataset_row_set(
	    row, "metric_id", intake_measure(m->in, x->measure)->id);
	dataset_row_set(row, "year", arena_printf(&m->arena, "%d", x->year));
	fill(m, x, row);
	return true;
}

static void drop_examples(void *context, struct dataset_row *row)
{
	struct import *m = context;

	row->drop = is_example(row) ||
		    (m->has_examples && strncmp(dataset_row_get(row, "value"),
					    "EXAMPLE", 7) == 0) ||
		    (m->has_examples && strncmp(dataset_row_get(row, "value"),
					    "example figures", 15) == 0);
}

static bool has_metric(const struct dataset *d, const char *id)
{
	for (size_t i = 0; i < d->n_metrics; i++)
		if (strcmp(d->metric[i].id, id) == 0)
			return true;
	return false;
}

static bool more_metrics(void *context, struct dataset_row *row)
{
	struct import *m = context;
	const struct intake_measure *x;

	while (m->next < intake_measures(m->in) &&
	       has_metric(m->d, intake_measure(m->in, m->next)->id))
		m->next++;
	if (m->next == intake_measures(m->in))
		return false;
	x = intake_measure(m->in, m->next++);
	dataset_row_set(row, "metric_id", x->id);
	dataset_row_set(row, "title", x->title);
	dataset_row_set(row, "kind", x->kind);
	dataset_row_set(row, "multiplier", x->multiplier);
	dataset_row_set(row, "numerator", x->numerator);
	dataset_row_set(row, "denominator",
	    strcmp(x->kind, "count") == 0 ? "" : x->denominator);
	dataset_row_set(row, "section", x->section);
	dataset_row_set(row, "source", x->source);
	dataset_row_set(row, "headline", "yes");
	return true;
}

/* A reason that the folder has no note for yet. */
static bool more_notes(void *context, struct dataset_row *row)
{
	struct import *m = context;

	for (; m->next <= STATUS_NOT_APPLICABLE; m->next++) {
		const struct note *n = import_gap_note((enum status)m->next);
		bool there = !m->noted[m->next];

		for (size_t i = 0; i < m->d->n_notes && !there; i++)
			there = strcmp(m->d->note[i].id, n->id) == 0;
		if (there)
			continue;
		dataset_row_set(row, "note_id", n->id);
		dataset_row_set(row, "text", n->text);
		dataset_row_set(row, "reason", n->reason);
		m->next++;
		return true;
	}
	return false;
}

static bool rewrite(struct import *m, size_t file,
    void (*edit)(void *context, struct dataset_row *row),
    bool (*more)(void *context, struct dataset_row *row))
{
	m->next = 0;
	return dataset_rewrite(place_data(m->o), files[file], edit, more, m,
	    &m->bytes[file], m->err);
}

static bool make_bytes(struct import *m)
{
	m->placed =
	    heap_realloc(NULL, intake_figures(m->in) + 1, sizeof(*m->placed));
	memset(m->placed, 0, intake_figures(m->in) + 1);
	if (!rewrite(m, 3, edit_observation, more_observations))
		return false;
	m->has_examples = m->examples > 0;
	return rewrite(m, 2, drop_examples, more_metrics) &&
	       rewrite(m, 1, drop_examples, NULL) &&
	       rewrite(m, 0, drop_examples, more_notes);
}

static bool read_old(struct import *m, size_t file, const char *path)
{
	char chunk[8192];
	int fd = file_open(path, O_RDONLY | O_NONBLOCK, 0);
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT || error_set(m->err, EXIT_IO, "%s: %s",
					      path, strerror(errno));
	while ((n = file_read(fd, chunk, sizeof(chunk))) > 0)
		text_add_bytes(&m->old[file], chunk, (size_t)n);
	if (n < 0)
		(void)error_set(
		    m->err, EXIT_IO, "%s: %s", path, strerror(errno));
	(void)file_close(fd);
	return n == 0;
}

static bool differs(const struct text *a, const struct text *b)
{
	return a->len != b->len ||
	       (a->len > 0 && memcmp(a->s, b->s, a->len) != 0);
}

/* Writes those that differ; `from` the first of `bytes` or of `old`. */
static bool write_files(struct import *m, const struct text *from, bool all)
{
	bool ok = true;

	for (size_t i = 0; i < N_FILES && (ok || all); i++) {
		char path[PATH_ROOM];

		(void)format_fits(
		    path, sizeof(path), "%s/%s", place_data(m->o), files[i]);
		if (m->old[i].len > 0 && differs(&m->bytes[i], &m->old[i]))
			ok = output_write(
				 path, OUTPUT_NAMED, &from[i], m->err) &&
			     ok;
	}
	return ok;
}

/* The folder must be whole with what was written. */
static bool still_whole(struct import *m)
{
	struct dataset *d = NULL;
	struct diag_list diags;
	bool ok;

	diag_init(&diags);
	ok = dataset_load(place_data(m->o), &d, &diags, m->err) &&
	     diags.errors == 0;
	if (diags.errors > 0) {
		diag_print(&diags, message_has_colours(m->o), stderr);
		(void)error_set(m->err, EXIT_DATA,
		    "the figures of the table do not fit the folder: nothing "
		    "was changed");
	}
	diag_release(&diags);
	dataset_free(d);
	return ok;
}

static bool replace(struct import *m)
{
	bool ok = true;

	for (size_t i = 0; ok && i < N_FILES; i++) {
		char path[PATH_ROOM];

		(void)format_fits(
		    path, sizeof(path), "%s/%s", place_data(m->o), files[i]);
		ok = read_old(m, i, path);
	}
	if (!ok || m->o->dry_run)
		return ok;
	if (m->added + m->changed + m->examples == 0)
		return true;
	ok = write_files(m, m->bytes, false) && still_whole(m);
	if (!ok)
		(void)write_files(m, m->old, true);
	return ok;
}

static void say_done(const struct import *m)
{
	const struct options *o = m->o;

	if (o->quiet)
		return;
	if (m->changed > 20)
		(void)fprintf(stderr, "  and %zu more\n", m->changed - 20);
	(void)fprintf(stderr,
	    "%s (%s): %zu figures: %zu new, %zu changed, %zu as they were, %zu "
	    "still missing%s\n",
	    o->what, intake_title(m->in), intake_figures(m->in), m->added,
	    m->changed, m->same, m->gaps,
	    o->dry_run			 ? "; nothing was written"
	    : m->added + m->changed == 0 ? "; nothing was changed"
	    : m->has_examples		 ? "; the examples of --init are gone"
					 : "");
}

/* The data that come along, for populations that the folder lacks; or NULL. */
static struct dataset *bundled(const struct options *o)
{
	char path[PATH_ROOM];
	struct dataset *d = NULL;
	struct diag_list diags;
	struct error err = { EXIT_OK, "" };

	diag_init(&diags);
	if (!place_bundled(o, path, sizeof(path)) ||
	    !dataset_load(path, &d, &diags, &err) || diags.errors > 0) {
		dataset_free(d);
		d = NULL;
	}
	diag_release(&diags);
	return d;
}

static bool import_with(struct import *m, const char *recipe)
{
	struct text said = TEXT_EMPTY;
	struct dataset *more = bundled(m->o);
	bool ok = intake_read(
	    m->o->what, recipe, m->d, more, m->o->year, &m->in, &said, m->err);

	if (said.len > 0)
		(void)fputs(text_str(&said), stderr);
	text_release(&said);
	dataset_free(more);
	ok = ok && make_bytes(m) && replace(m);
	if (ok)
		say_done(m);
	return ok;
}

static bool propose(
    const struct options *o, const struct dataset *d, struct error *err)
{
	struct text out = TEXT_EMPTY;
	bool ok = intake_propose(o->what, d, &out, err);

	if (ok)
		ok = output_text(
		    o->output != NULL ? o->output : "-", OUTPUT_NEW, &out, err);
	text_release(&out);
	return ok;
}

static bool import_table(
    const struct options *o, const struct dataset *d, struct error *err)
{
	struct import m = { .o = o, .d = d, .err = err };
	char recipe[PATH_ROOM];
	bool ok;

	if (o->recipe == NULL)
		return error_set(err, EXIT_USAGE,
		    "--import needs --recipe NAME: peelstats --recipe list "
		    "names them, --recipe new writes one from the table");
	if (strcmp(o->recipe, "new") == 0)
		return propose(o, d, err);
	if (!recipe_path(o, recipe, sizeof(recipe), err))
		return false;
	arena_init(&m.arena);
	ok = import_with(&m, recipe);
	intake_free(m.in);
	arena_release(&m.arena);
	for (size_t i = 0; i < N_FILES; i++) {
		text_release(&m.bytes[i]);
		text_release(&m.old[i]);
	}
	free(m.placed);
	return ok;
}

bool mode_import(const struct options *o, struct error *err)
{
	struct loaded l;
	bool ok = load_data(o, LOAD_FOR_FIGURES, &l, err) &&
		  import_table(o, l.dataset, err);

	load_release(&l);
	return ok;
}
