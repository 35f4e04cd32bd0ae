/* The rows of a folder with the figures of a table: changed, added, as they
 * were, or put down as missing with the reason. */
#include "app/places.h"
#include "import.h"
#include "import_gaps.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

const char *const import_files[IMPORT_FILES] = { "notes.csv", "meta.csv",
	"metrics.csv", "observations.csv" };

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
		m->noted[x->status] = import_can_say(m->o, x->status);
		if (m->noted[x->status])
			dataset_row_set(
			    row, "note_ids", import_gap_note(x->status)->id);
	}
	if (!intake_has_figure(x))
		return;
	dataset_row_set(
	    row, "numerator", x->is_value ? "" : number_text(m, x->numerator));
	dataset_row_set(row, "denominator",
	    x->has_base ? number_text(m, x->denominator) : "");
	dataset_row_set(
	    row, "value", x->is_value ? number_text(m, x->numerator) : "");
	dataset_row_set(row, "period", x->period);
}

static void say_change(struct import *m, const struct intake_figure *x,
    const struct dataset_row *row)
{
	enum { SHOWN = 20 };

	if (m->changed++ < SHOWN && !m->o->quiet)
		(void)fprintf(stderr, "  %s, %s, %d: %s%s%s becomes %s%s%s\n",
		    m->d->force[x->force].name,
		    intake_measure(m->in, x->measure)->id, x->year,
		    dataset_row_get(row, x->is_value ? "value" : "numerator"),
		    x->has_base ? " of " : "",
		    x->has_base ? dataset_row_get(row, "denominator") : "",
		    number_text(m, x->numerator), x->has_base ? " of " : "",
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
	if (!intake_has_figure(x)) {
		say_kept(m, x, row);
		return;
	}
	if (equals(dataset_row_get(row, x->is_value ? "value" : "numerator"),
		x->numerator) &&
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
	if (x->status == STATUS_OK && (strcmp(status, "missing") == 0 ||
					  strcmp(status, "suppressed") == 0))
		dataset_row_set(row, "status", "");
}

static bool more_observations(void *context, struct dataset_row *row)
{
	struct import *m = context;
	const struct intake_figure *x;

	for (; m->next < intake_figures(m->in); m->next++) {
		x = intake_figure(m->in, m->next);
		if (!m->placed[m->next] &&
		    (intake_has_figure(x) || import_can_say(m->o, x->status)))
			break;
	}
	if (m->next == intake_figures(m->in))
		return false;
	x = intake_figure(m->in, m->next++);
	if (intake_has_figure(x))
		m->added++;
	else
		m->missing++;
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
	return dataset_rewrite(place_data(m->o), import_files[file], edit, more,
	    m, &m->bytes[file], m->err);
}

/* Values need the column that takes them, which a folder need not have. */
static bool has_room(struct import *m)
{
	for (size_t i = 0; i < intake_figures(m->in); i++)
		if (intake_figure(m->in, i)->is_value)
			return import_has_column(
				   m->o, "observations.csv", "value") ||
			       error_set(m->err, EXIT_DATA,
				   "observations.csv has no column for values: "
				   "add \"value\" to its first line and a "
				   "comma "
				   "to each other line");
	return true;
}

bool import_rows(struct import *m)
{
	if (!has_room(m))
		return false;
	m->placed =
	    heap_realloc(NULL, intake_figures(m->in), sizeof(*m->placed));
	memset(m->placed, 0, intake_figures(m->in));
	if (!rewrite(m, 3, edit_observation, more_observations))
		return false;
	m->has_examples = m->examples > 0;
	return rewrite(m, 2, drop_examples, more_metrics) &&
	       rewrite(m, 1, drop_examples, NULL) &&
	       rewrite(m, 0, drop_examples, more_notes);
}
