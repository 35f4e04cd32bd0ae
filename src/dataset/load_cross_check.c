#include "load.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

/* The period without its years: "12 months to 30 June". */
static void without_years(const char *period, char *out, size_t size)
{
	size_t n = 0;

	while (*period != '\0' && n + 1 < size) {
		size_t digits = strspn(period, "0123456789");

		if (digits == 4) {
			period += 4;
		} else {
			do
				out[n++] = *period++;
			while (--digits > 0 && digits < 4 && n + 1 < size);
		}
	}
	out[n] = '\0';
}

static const struct observation *first_period(
    const struct dataset *d, size_t metric, int year)
{
	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = dataset_find(d, metric, f, year);

		if (o != NULL && o->period[0] != '\0')
			return o;
	}
	return NULL;
}

static void check_periods(struct load *l, size_t metric)
{
	const struct dataset *d = l->d;
	char last[128] = "";
	const char *last_period = "";

	for (size_t y = 0; y < d->n_years; y++) {
		const struct observation *o =
		    first_period(d, metric, d->year[y]);
		const char *period = o != NULL ? o->period : "";
		char now[128];

		without_years(period, now, sizeof(now));
		if (o != NULL && last[0] != '\0' && now[0] != '\0' &&
		    strcmp(now, last) != 0 && d->metric[metric].notes.n == 0)
			diag_add(l->diags, "W504",
			    load_place(l, "observations.csv", o->line),
			    load_is_date(period)
				? "a spreadsheet made a date of it: give the "
				  "column the format \"text\" and write the "
				  "period in words"
				: "say so in a note of the metric, or compare "
				  "other years",
			    "%s: %d is \"%s\", the year before is \"%s\"",
			    d->metric[metric].id, d->year[y], period,
			    last_period);
		if (now[0] != '\0') {
			memcpy(last, now, sizeof(last));
			last_period = period;
		}
	}
}

/* The row of a metric is no longer known: only the file is named. */
static void complain_of_part(
    struct load *l, const struct metric *m, const char *help, const char *what)
{
	diag_add(l->diags, "E202", load_place(l, "metrics.csv", 0), help,
	    "%s: part_of \"%s\" %s", m->id, m->part_of, what);
}

/* Following the wholes from `m` must come to an end. */
static bool in_circle(const struct dataset *d, size_t m)
{
	for (size_t i = 0; i <= d->n_metrics; i++) {
		if (d->metric[m].whole == m)
			return false;
		m = d->metric[m].whole;
	}
	return true;
}

void load_parts(struct load *l)
{
	struct dataset *d = l->d;

	for (size_t i = 0; i < d->n_metrics; i++) {
		struct metric *m = &d->metric[i];

		m->whole = i;
		if (m->part_of[0] != '\0' && !l->no_metrics &&
		    !names_find(&l->metrics, m->part_of, &m->whole))
			complain_of_part(l, m,
			    "give the metric_id of the whole", "is unknown");
	}
	for (size_t i = 0; i < d->n_metrics; i++)
		if ((d->metric[i].part_of[0] != '\0' &&
			strcmp(d->metric[i].part_of, d->metric[i].id) == 0) ||
		    in_circle(d, i)) {
			complain_of_part(l, &d->metric[i],
			    "leave it empty for a whole",
			    "makes it a part of itself");
			d->metric[i].whole = i;
		}
}

static void unknown_other(
    struct load *l, const struct force *f, const char *what, const char *name)
{
	struct text help = TEXT_EMPTY;

	load_unit_help(l, name, &help);
	diag_add(l->diags, "E201", load_place(l, "forces.csv", f->line),
	    text_str(&help), "%s %s an unknown %s \"%s\"", f->name, what,
	    l->d->naming.unit, name);
	text_release(&help);
}

/* Ids to indices, once all forces are known and in order; `what` they are to
 * the force. */
static size_t resolve_others(struct load *l, const struct force *f,
    const char *at, const char *what, size_t **out)
{
	size_t n = 0;

	*out = arena_array(&l->d->arena, strlen(at) + 1, sizeof(**out));
	while (*at != '\0') {
		size_t len = strcspn(at, ";");
		const char *id;
		size_t other = 0;

		while (*at == ' ' && len > 0) {
			at++;
			len--;
		}
		id = arena_strndup(&l->d->arena, at, len);
		if (len > 0 && !unit_names_find(&l->d->known, id, &other))
			unknown_other(l, f, what, id);
		else if (len > 0 && &l->d->force[other] != f)
			(*out)[n++] = other;
		at += len;
		at += *at == ';';
	}
	return n;
}

static void resolve_force(struct load *l, struct force *f)
{
	f->n_similar =
	    resolve_others(l, f, f->similar_ids, "is similar to", &f->similar);
	f->n_neighbours =
	    resolve_others(l, f, f->neighbour_ids, "borders on", &f->neighbour);
}

/* A slip in a year makes a year of its own, and the latest one at that. */
static void check_years(struct load *l)
{
	const struct dataset *d = l->d;
	struct grid *g = &d->cube->observations;
	size_t most = 0;

	for (size_t y = 0; y < d->n_years; y++) {
		size_t n = grid_year(g, d->year[y])->filled;

		most = n > most ? n : most;
	}
	for (size_t y = 0; y < d->n_years; y++) {
		const struct slab *s = grid_year(g, d->year[y]);
		size_t n = s->filled;

		if (n * 10 < most && n < d->n_forces)
			diag_add(l->diags, "W509",
			    load_place(l, "observations.csv", s->first_line),
			    "check that it is no typing error",
			    "%d has %zu row%s, another year has %zu",
			    d->year[y], n, n == 1 ? "" : "s", most);
	}
}

void load_cross_check(struct load *l)
{
	const struct dataset *d = l->d;

	for (size_t f = 0; f < d->n_forces; f++)
		resolve_force(l, &l->d->force[f]);
	if (l->diags->errors > 0)
		return;
	check_years(l);
	for (size_t m = 0; m < d->n_metrics; m++)
		check_periods(l, m);
	for (size_t i = 0; i < d->n_notes; i++)
		if (!d->note[i].used)
			diag_add(l->diags, "W507",
			    load_place(l, "notes.csv", d->note[i].line),
			    "name it in a note_ids column, or remove it",
			    "note \"%s\" is not used", d->note[i].id);
}

void load_chapters(struct load *l)
{
	struct dataset *d = l->d;

	for (size_t i = 0; i < d->n_metrics; i++) {
		struct metric *m = &d->metric[i];

		m->question = d->n_questions;
		if (m->question_id[0] != '\0' && !l->no_questions &&
		    !names_find(&l->questions, m->question_id, &m->question))
			diag_add(l->diags, "E202",
			    load_place(l, "metrics.csv", 0),
			    "give a question_id of questions.csv, or nothing",
			    "%s: question \"%s\" is unknown", m->id,
			    m->question_id);
	}
}
