/*
 * A data folder that works at once: the forces that are known, or the units
 * that were named, and two worked measures whose figures count upwards, so
 * that nobody takes them for real. Each is marked as an example in its title,
 * in a note and in the status of the release.
 */
#include "app/choose.h"
#include "init.h"
#include "peelstats/arena.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"
#include "peelstats/intake.h"
#include "peelstats/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* The units of a new folder. */
struct start {
	const struct options *o;
	struct error *err;
	struct arena arena; /* of names */
	const struct dataset *d; /* where forces are known from */
	struct intake_unit *own; /* units that no folder knows */
	size_t n_own;
	const char *unit; /* what one of them is called; "" */
	bool *wanted; /* forces of `d` */
	int year;
};

/* A name and nothing else: it is no slip of a known one. */
static bool is_new(const struct dataset *d, const char *name)
{
	return !unit_names_slip(&d->known, name) &&
	       !unit_names_total(&d->known, name);
}

static void keep_own(struct start *s, const char *name)
{
	s->own = heap_realloc(s->own, s->n_own + 1, sizeof(*s->own));
	name = arena_strdup(&s->arena, name);
	s->own[s->n_own] =
	    (struct intake_unit){ arena_printf(&s->arena, "U%zu", s->n_own + 1),
		    name, name };
	s->n_own++;
}

static const char *trimmed(const char *list, size_t len, char *out, size_t size)
{
	while (len > 0 && list[0] == ' ') {
		list++;
		len--;
	}
	while (len > 0 && list[len - 1] == ' ')
		len--;
	(void)format_fits(out, size, "%.*s", (int)len, list);
	return out;
}

/* The units that --force names: known forces, or new units, all of a kind. */
static bool choose_units(struct start *s)
{
	const char *list = s->o->forces;
	size_t known = 0;
	size_t slips = 0;

	while (*list != '\0') {
		size_t len = choose_force_length(s->d, list);
		char name[UNIT_NAME_ROOM];
		size_t f;

		(void)trimmed(list, len, name, sizeof(name));
		if (name[0] != '\0' && unit_names_find(&s->d->known, name, &f))
			known += !s->wanted[f], s->wanted[f] = true;
		else if (name[0] != '\0')
			keep_own(s, name);
		list += len;
		list += *list == ',';
	}
	/* one that is like a known name is no slip among many that are not */
	for (size_t i = 0; i < s->n_own; i++)
		slips += !is_new(s->d, s->own[i].name);
	for (size_t i = 0; i < s->n_own; i++)
		if (known > 0 ||
		    (2 * slips > s->n_own && !is_new(s->d, s->own[i].name)))
			return choose_no_force(s->d, s->own[i].name, s->err);
	return true;
}

static bool choose_all(struct start *s)
{
	const char *list = s->o->forces;

	s->wanted = heap_realloc(NULL, s->d->n_forces, sizeof(*s->wanted));
	memset(s->wanted, 0, s->d->n_forces * sizeof(*s->wanted));
	if (s->o->init_from != NULL)
		return intake_units(s->o->init_from, &s->arena, &s->own,
		    &s->n_own, &s->unit, s->err);
	if (list != NULL && strcmp(list, "all") != 0)
		return choose_units(s);
	for (size_t f = 0; f < s->d->n_forces; f++)
		s->wanted[f] = true;
	return true;
}

static void add_row(struct text *t, size_t n, const char *const *field)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			text_add_char(t, ',');
		text_add_csv_exact(t, field[i]);
	}
	text_add_char(t, '\n');
}

static void units_file(const struct start *s, struct text *t)
{
	text_add(t, "force_id,short,full,aliases,region,order,extreme\n");
	for (size_t f = 0; s->n_own == 0 && f < s->d->n_forces; f++) {
		const struct force *x = &s->d->force[f];
		char order[32];

		(void)format_fits(order, sizeof(order), "%.15g", x->order);
		if (s->wanted[f])
			add_row(t, 7,
			    (const char *const[]){ x->id, x->name, x->full,
				x->aliases, x->region, order,
				x->extreme ? "yes" : "" });
	}
	for (size_t i = 0; i < s->n_own; i++) {
		const struct intake_unit *u = &s->own[i];
		char order[32];

		(void)format_fits(order, sizeof(order), "%zu", i + 1);
		add_row(t, 7,
		    (const char *const[]){
			u->id, u->brief, u->name, "", "", order, "" });
	}
}

static const char metrics_text[] =
    "metric_id,title,short,kind,multiplier,numerator,denominator,unit,"
    "decimals,polarity,section,order,headline,source,note_ids\n"
    "example_rate,EXAMPLE rate (not real figures),EXAMPLE rate,rate,1000,"
    "example events,example population,\"per 1,000 population\",1,none,"
    "Examples to overwrite,1,yes,no source: example figures,example_figures\n"
    "example_share,EXAMPLE share (not real figures),EXAMPLE share,proportion,"
    "100,example cases solved,example cases,%,1,high,Examples to overwrite,2,"
    "yes,no source: example figures,example_figures\n";

static const char notes_text[] =
    "note_id,text,scope,reason,years\n"
    "example_figures,\"These are examples that count upwards, put here by "
    "peelstats --init to be overwritten. They are not real figures.\","
    "report,,\n";

static void observe(struct text *t, const char *unit, const char *metric,
    int year, size_t numerator, size_t denominator)
{
	text_add_csv_exact(t, unit);
	text_addf(t,
	    ",%s,%d,%zu,%zu,,12 months to 31 December %d,,"
	    "example_figures\n",
	    metric, year, numerator, denominator, year);
}

/* Rows that count upwards: 1,010 of 20,000, 1,020 of 20,000, ... */
static void observe_unit(
    const struct start *s, const char *name, size_t at, struct text *t)
{
	for (int k = 1; k >= 0; k--) {
		observe(t, name, "example_rate", s->year - k,
		    1000 + 10 * at - 5 * (size_t)k, 20000);
		observe(t, name, "example_share", s->year - k,
		    300 + 5 * at - 3 * (size_t)k, 1000);
	}
}

static void observations_file(const struct start *s, struct text *t)
{
	size_t at = 0;

	text_add(t,
	    "force_id,metric_id,year,numerator,denominator,value,period,"
	    "status,note_ids\n");
	for (size_t f = 0; s->n_own == 0 && f < s->d->n_forces; f++)
		if (s->wanted[f])
			observe_unit(s, s->d->force[f].name, ++at, t);
	for (size_t i = 0; i < s->n_own; i++)
		observe_unit(s, s->own[i].name, ++at, t);
}

static void meta_row(struct text *t, const char *key, const char *value)
{
	if (value != NULL && value[0] != '\0')
		add_row(t, 2, (const char *const[]){ key, value });
}

/* What the units are called: as the table does, or by a word that half of the
 * names have. */
static const char *unit_word(const struct start *s)
{
	static const char *const words[] = { "hospital", "trust", "council",
		"school", "university", "practice", "prison" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = 0;

		for (size_t k = 0; k < s->n_own; k++) {
			char plain[UNIT_NAME_ROOM];

			unit_name_plain(s->own[k].name, plain, sizeof(plain));
			n += strstr(plain, words[i]) != NULL;
		}
		if (s->unit[0] == '\0' && 2 * n >= s->n_own)
			return words[i];
	}
	return s->unit;
}

static void meta_file(const struct start *s, struct text *t)
{
	const struct naming *n = &s->d->naming;

	text_add(t, "key,value\ntitle,EXAMPLE report: overwrite the figures\n"
		    "short_title,EXAMPLE\n"
		    "status,example figures: none is real\n");
	if (s->n_own > 0) {
		meta_row(t, "unit", unit_word(s));
		return;
	}
	meta_row(t, "area", n->area);
	meta_row(t, "short_area", n->short_area);
	meta_row(t, "unit", n->unit);
	meta_row(t, "units", n->units);
	meta_row(t, "organisation", n->organisation);
	meta_row(t, "organisations", n->organisations);
	meta_row(t, "judged", n->judged);
	meta_row(t, "judgment", n->judgment);
}

static void readme_file(const struct start *s, struct text *t)
{
	const char *dir = s->o->what;

	text_addf(t,
	    "# Your own figures\n\n"
	    "This folder makes a report as it stands:\n\n"
	    "    peelstats --data %s -o report.pdf\n\n"
	    "Its figures are examples: they count upwards and are not real. "
	    "Overwrite them in this order.\n\n"
	    "1. `forces.csv`: who is compared. Remove the rows that you do "
	    "not need, or put your own hospitals or councils there: an id of "
	    "your choice and a name are enough. Say in `meta.csv` what they "
	    "are called (`unit,hospital`, `units,hospitals`) and what they "
	    "make up together (`area,England`).\n"
	    "2. `metrics.csv`: a row for each measure. `example_rate` is "
	    "events per 1,000 residents, `example_share` a percentage of "
	    "cases. Keep the `kind` and change the words. A kind is `rate` "
	    "(events per population), `proportion` (a part of a whole), "
	    "`ratio` (two counts), `amount` (money or staff), `count` or "
	    "`score`.\n"
	    "3. `observations.csv`: a row for each of them, measure and "
	    "year. `force_id` takes the name as well as the id. `numerator` "
	    "and `denominator` are the two counts; the value is worked out. "
	    "A figure that is not there has the `status` `missing` and a "
	    "note that says why.\n"
	    "4. `notes.csv`: when the examples are gone, remove their note "
	    "`example_figures` there and in the two `note_ids` columns.\n"
	    "5. `meta.csv`: title and status of the report.\n\n"
	    "Then let it be checked. Every problem is named with its place "
	    "and what to do:\n\n"
	    "    peelstats --check --data %s\n\n"
	    "A published table (CSV, ODS, XLSX) need not be typed: see "
	    "`peelstats --recipe list` and\n"
	    "`peelstats --import TABLE --recipe NAME --data %s`.\n"
	    "`peelstats --init NEW --empty` makes files with every column "
	    "there is and no rows; `man peelstats-data` describes them.\n",
	    dir, dir, dir);
}

static bool write_files(struct start *s)
{
	struct text t = TEXT_EMPTY;
	bool ok = true;
	const struct {
		const char *name;
		void (*make)(const struct start *s, struct text *t);
		const char *text;
	} files[] = { { "README.md", readme_file, NULL },
		{ "forces.csv", units_file, NULL },
		{ "metrics.csv", NULL, metrics_text },
		{ "observations.csv", observations_file, NULL },
		{ "notes.csv", NULL, notes_text },
		{ "meta.csv", meta_file, NULL } };

	for (size_t i = 0; ok && i < sizeof(files) / sizeof(files[0]); i++) {
		text_clear(&t);
		if (files[i].make != NULL)
			files[i].make(s, &t);
		else
			text_add(&t, files[i].text);
		ok = init_write_new(s->o, files[i].name, &t, s->err);
	}
	text_release(&t);
	return ok;
}

static void say_next(const struct options *o)
{
	if (!o->quiet)
		(void)fprintf(stderr,
		    "%s is ready; its figures are examples to overwrite, see "
		    "%s/README.md; next: peelstats --data %s -o report.pdf\n",
		    o->what, o->what, o->what);
}

bool init_start(
    const struct options *o, const struct dataset *d, struct error *err)
{
	struct start s = { .o = o, .err = err, .d = d, .unit = "" };
	bool ok;

	arena_init(&s.arena);
	s.year = o->year != 0 ? o->year : d->year[d->n_years - 1];
	if (o->year == 0 && d->meta.year != 0)
		s.year = d->meta.year;
	ok = choose_all(&s) && init_make_folder(o, err) && write_files(&s);
	if (ok)
		say_next(o);
	free(s.wanted);
	free(s.own);
	arena_release(&s.arena);
	return ok;
}
