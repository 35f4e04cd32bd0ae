#include "load.h"
#include "peelstats/slug.h"
#include "peelstats/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const char *const kinds[] = { "rate", "proportion", "ratio", "amount",
	"count", "score" };
static const char *const polarities[] = { "none", "high", "low" };
static const char *const yes_no[] = { "no", "yes" };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	FORCE_ID,
	FORCE_SHORT,
	FORCE_FULL,
	FORCE_ALIASES,
	FORCE_REGION,
	FORCE_ORDER,
	FORCE_EXTREME,
	FORCE_NOTES,
	FORCE_SIMILAR,
	FORCE_NEIGHBOURS,
	FORCE_TILE_COLUMN,
	FORCE_TILE_ROW,
	FORCE_TILE_LETTERS
};
static const struct csv_column force_columns[] = { { "force_id", true },
	{ "short", true }, { "full", false }, { "aliases", false },
	{ "region", false }, { "order", false }, { "extreme", false },
	{ "note_ids", false }, { "similar", false }, { "neighbours", false },
	{ "tile_column", false }, { "tile_row", false },
	{ "tile_letters", false } };

enum {
	METRIC_ID,
	METRIC_TITLE,
	METRIC_KIND,
	METRIC_MULTIPLIER,
	METRIC_NUMERATOR,
	METRIC_DENOMINATOR,
	METRIC_UNIT,
	METRIC_DECIMALS,
	METRIC_POLARITY,
	METRIC_SECTION,
	METRIC_ORDER,
	METRIC_SOURCE,
	METRIC_NOTES,
	METRIC_SHORT,
	METRIC_HEADLINE,
	METRIC_GROUP,
	METRIC_CATEGORY,
	METRIC_SERIES,
	METRIC_PART_OF,
	METRIC_QUESTION
};
static const struct csv_column metric_columns[] = { { "metric_id", true },
	{ "title", true }, { "kind", true }, { "multiplier", true },
	{ "numerator", false }, { "denominator", false }, { "unit", false },
	{ "decimals", false }, { "polarity", false }, { "section", false },
	{ "order", false }, { "source", false }, { "note_ids", false },
	{ "short", false }, { "headline", false }, { "group", false },
	{ "category", false }, { "series", false }, { "part_of", false },
	{ "question", false } };

enum {
	QUESTION_ID,
	QUESTION_TITLE,
	QUESTION_SHORT,
	QUESTION_ORDER,
	QUESTION_GRADED
};
static const struct csv_column question_columns[] = { { "question_id", true },
	{ "title", true }, { "short", false }, { "order", false },
	{ "graded", false } };

enum { NOTE_ID, NOTE_TEXT, NOTE_SCOPE, NOTE_REASON, NOTE_YEARS };
static const struct csv_column note_columns[] = { { "note_id", true },
	{ "text", true }, { "scope", false }, { "reason", false },
	{ "years", false } };

static const char *field_or(
    struct load *l, const struct csv_row *row, size_t column, const char *other)
{
	const char *field = csv_field(row, column);

	return field[0] != '\0' ? load_copy(l, field) : other;
}

/* Adds the key of a row to an index; reports E301 when it is there. */
static bool add_key(struct load *l, struct names *names, const char *key,
    size_t value, const struct csv_row *row)
{
	if (names_add(names, key, value))
		return true;
	diag_add(l->diags, "E301", csv_place(row, 0),
	    "remove one of the two rows", "\"%s\" is already given above", key);
	return false;
}

static double read_order(
    struct load *l, const struct csv_row *row, size_t column, size_t otherwise)
{
	struct value v;

	if (load_number(l, row, column, &v) && v.known)
		return v.x;
	return (double)otherwise;
}

static bool read_flag(struct load *l, const struct csv_row *row, size_t column)
{
	size_t word;

	return load_word(l, row, column, "answer", yes_no, 2, &word) &&
	       word == 1;
}

static void note_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct note *n;

	if (!load_filled(l, row, NOTE_ID, "note_id") ||
	    !load_filled(l, row, NOTE_TEXT, "text"))
		return;
	d->note = load_room(d->note, d->n_notes, &l->room_notes, sizeof(*n));
	n = &d->note[d->n_notes];
	*n = (struct note){ load_copy(l, csv_field(row, NOTE_ID)),
		load_copy(l, csv_field(row, NOTE_TEXT)),
		load_copy(l, csv_field(row, NOTE_SCOPE)),
		load_copy(l, csv_field(row, NOTE_REASON)), d->n_notes + 1,
		csv_row_line(row),
		/* a note on the whole report need not be named */
		name_equal(csv_field(row, NOTE_SCOPE), "report"), NULL, 0 };
	if (!load_year_ranges(l, row, NOTE_YEARS, &n->years, &n->n_years))
		return;
	if (add_key(l, &l->notes, n->id, d->n_notes, row))
		d->n_notes++;
}

/*
 * Two forces whose reports would be one file: the later one would take the
 * place of the other. Only where reports are meant.
 */
static bool claim_slug(
    struct load *l, const struct csv_row *row, const char *slug)
{
	const struct dataset *d = l->d;
	const struct force *f = &d->force[d->n_forces];
	const struct force *other;
	size_t first;

	if (names_add(&l->slugs, slug, d->n_forces))
		return true;
	if (l->printable == NULL || !names_find(&l->slugs, slug, &first))
		return false;
	other = &d->force[first];
	diag_add(l->diags, "E304", csv_place(row, FORCE_SHORT),
	    "rename one of the two, so that they differ in a letter from a to "
	    "z or a digit",
	    "the reports on \"%s\" and \"%s\" (line %zu) would have the same "
	    "file name",
	    f->name, other->name, other->line);
	return false;
}

/* A name of other signs than ours, such as Greek, gives the id its turn. */
static void set_slug(struct load *l, const struct csv_row *row, struct force *f)
{
	char slug[SLUG_ROOM];

	slug_make(f->name, slug, sizeof(slug));
	f->slug = load_copy(l, slug);
	if (!claim_slug(l, row, f->slug) || slug[0] != '\0')
		return;
	slug_make(f->id, slug, sizeof(slug));
	f->slug = load_copy(l, slug[0] != '\0' ? slug : "unnamed");
	(void)claim_slug(l, row, f->slug);
}

/* A name without the quotes that a word processor put around it. */
static const char *unquoted(
    struct load *l, const struct csv_row *row, size_t column)
{
	static const char *const marks[][2] = { { "\u201C", "\u201D" },
		{ "\u2018", "\u2019" }, { "\u201D", "\u201D" }, { "'", "'" } };
	const char *field = csv_field(row, column);
	size_t len = strlen(field);

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t a = strlen(marks[i][0]);
		size_t b = strlen(marks[i][1]);

		if (len <= a + b || strncmp(field, marks[i][0], a) != 0 ||
		    strcmp(field + len - b, marks[i][1]) != 0)
			continue;
		diag_add(l->diags, "W506", csv_place(row, column),
		    "write it without them: these quotes are not those of a "
		    "CSV file",
		    "the quotes around %s are left out", field);
		return arena_strndup(&l->d->arena, field + a, len - a - b);
	}
	return load_copy(l, field);
}

static void force_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct force *f;

	if (!load_filled(l, row, FORCE_ID, "force_id") ||
	    !load_filled(l, row, FORCE_SHORT, "short"))
		return;
	d->force =
	    load_room(d->force, d->n_forces, &l->room_forces, sizeof(*f));
	f = &d->force[d->n_forces];
	f->id = load_copy(l, csv_field(row, FORCE_ID));
	f->name = unquoted(l, row, FORCE_SHORT);
	f->full = csv_field(row, FORCE_FULL)[0] != '\0'
		      ? unquoted(l, row, FORCE_FULL)
		      : f->name;
	f->aliases = load_copy(l, csv_field(row, FORCE_ALIASES));
	f->region = load_copy(l, csv_field(row, FORCE_REGION));
	f->order = read_order(l, row, FORCE_ORDER, d->n_forces + 1);
	f->extreme = read_flag(l, row, FORCE_EXTREME);
	f->similar_ids = load_copy(l, csv_field(row, FORCE_SIMILAR));
	f->line = csv_row_line(row);
	f->slug = "";
	f->similar = NULL;
	f->n_similar = 0;
	f->neighbour_ids = load_copy(l, csv_field(row, FORCE_NEIGHBOURS));
	f->neighbour = NULL;
	f->n_neighbours = 0;
	f->tile_letters = field_or(l, row, FORCE_TILE_LETTERS, f->name);
	load_tile(l, row, FORCE_TILE_COLUMN, FORCE_TILE_ROW, f);
	f->notes = *load_notes(l, row, FORCE_NOTES);
	load_capitals(l, row, FORCE_ID, f->id);
	if (add_key(l, &l->forces, f->id, d->n_forces, row)) {
		set_slug(l, row, f);
		d->n_forces++;
	}
}

/* "yes", or the place among the boxes of numbers: 1 is the first. */
static void read_headline(
    struct load *l, const struct csv_row *row, struct metric *m)
{
	struct value place = value_unknown();
	const char *field = csv_field(row, METRIC_HEADLINE);

	m->box = 0;
	if (field[0] < '1' || field[0] > '9') {
		m->headline = read_flag(l, row, METRIC_HEADLINE);
		return;
	}
	m->headline = true;
	if (load_number(l, row, METRIC_HEADLINE, &place) && place.known)
		m->box = place.x;
}

static void metric_numbers(
    struct load *l, const struct csv_row *row, struct metric *m)
{
	struct value v;

	m->multiplier = 1;
	if (load_number(l, row, METRIC_MULTIPLIER, &v) && v.known) {
		if (v.x > 0)
			m->multiplier = v.x;
		else
			diag_add(l->diags, "E205",
			    csv_place(row, METRIC_MULTIPLIER),
			    "write 1, 100, 1000 or another positive number",
			    "multiplier %.15g is not above 0", v.x);
	}
	m->decimals = m->kind == KIND_COUNT ? 0 : 1;
	if (load_number(l, row, METRIC_DECIMALS, &v) && v.known) {
		if (v.x >= 0 && v.x <= NUMBER_DECIMALS_MAX &&
		    !(fmod(v.x, 1) > 0))
			m->decimals = (int)v.x;
		else
			diag_add(l->diags, "E205",
			    csv_place(row, METRIC_DECIMALS), NULL,
			    "decimals %.15g is no whole number from 0 to %d",
			    v.x, NUMBER_DECIMALS_MAX);
	}
	m->order = read_order(l, row, METRIC_ORDER, l->d->n_metrics + 1);
}

/* A proportion of 1,000 is no percentage, and is told like a ratio. */
static bool is_percent(const struct metric *m)
{
	return m->kind == KIND_PROPORTION && !(m->multiplier < 100) &&
	       !(m->multiplier > 100);
}

/* "per 1,000 population" from the parts, for a file without units. */
static const char *unit_made(struct load *l, const struct metric *m)
{
	char buffer[NUMBER_BUFFER];

	if (m->percent)
		return "%";
	if (m->kind == KIND_COUNT || m->kind == KIND_SCORE)
		return m->numerator;
	return arena_printf(&l->d->arena, "per %s %s",
	    number_format(buffer, m->multiplier, 0),
	    m->denominator[0] != '\0' ? m->denominator : "units");
}

static void metric_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct metric *m;
	size_t word;

	if (!load_filled(l, row, METRIC_ID, "metric_id") ||
	    !load_filled(l, row, METRIC_TITLE, "title") ||
	    !load_filled(l, row, METRIC_KIND, "kind"))
		return;
	d->metric =
	    load_room(d->metric, d->n_metrics, &l->room_metrics, sizeof(*m));
	m = &d->metric[d->n_metrics];
	m->id = load_copy(l, csv_field(row, METRIC_ID));
	m->title = load_copy(l, csv_field(row, METRIC_TITLE));
	m->brief = field_or(l, row, METRIC_SHORT, m->title);
	(void)load_word(
	    l, row, METRIC_KIND, "kind", kinds, COUNT(kinds), &word);
	m->kind = (enum metric_kind)word;
	metric_numbers(l, row, m);
	m->numerator = load_copy(l, csv_field(row, METRIC_NUMERATOR));
	m->denominator = load_copy(l, csv_field(row, METRIC_DENOMINATOR));
	m->percent = is_percent(m);
	m->unit = field_or(l, row, METRIC_UNIT, unit_made(l, m));
	(void)load_word(l, row, METRIC_POLARITY, "polarity", polarities,
	    COUNT(polarities), &word);
	m->polarity = (enum polarity)word;
	m->section = field_or(l, row, METRIC_SECTION, "Measures");
	read_headline(l, row, m);
	m->group = load_copy(l, csv_field(row, METRIC_GROUP));
	m->category = field_or(l, row, METRIC_CATEGORY, m->title);
	m->series = load_copy(l, csv_field(row, METRIC_SERIES));
	m->source = load_copy(l, csv_field(row, METRIC_SOURCE));
	m->part_of = load_copy(l, csv_field(row, METRIC_PART_OF));
	m->question_id = load_copy(l, csv_field(row, METRIC_QUESTION));
	load_metric_notes(l, m, load_notes(l, row, METRIC_NOTES));
	if (add_key(l, &l->metrics, m->id, d->n_metrics, row))
		d->n_metrics++;
}

static void question_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct dataset *d = l->d;
	struct question *q;

	if (!load_filled(l, row, QUESTION_ID, "question_id") ||
	    !load_filled(l, row, QUESTION_TITLE, "title"))
		return;
	d->question = load_room(
	    d->question, d->n_questions, &l->room_questions, sizeof(*q));
	q = &d->question[d->n_questions];
	q->id = load_copy(l, csv_field(row, QUESTION_ID));
	q->title = load_copy(l, csv_field(row, QUESTION_TITLE));
	q->brief = field_or(l, row, QUESTION_SHORT, q->title);
	q->order = read_order(l, row, QUESTION_ORDER, d->n_questions + 1);
	q->graded = csv_field(row, QUESTION_GRADED)[0] == '\0' ||
		    read_flag(l, row, QUESTION_GRADED);
	if (add_key(l, &l->questions, q->id, d->n_questions, row))
		d->n_questions++;
}

static int by_order(double a, double b)
{
	return (a > b) - (a < b);
}

static int compare_forces(const void *a, const void *b)
{
	const struct force *x = a;
	const struct force *y = b;
	int c = by_order(x->order, y->order);

	return c != 0 ? c : strcmp(x->name, y->name);
}

static int compare_metrics(const void *a, const void *b)
{
	const struct metric *x = a;
	const struct metric *y = b;
	int c = by_order(x->order, y->order);

	return c != 0 ? c : strcmp(x->id, y->id);
}

static int compare_questions(const void *a, const void *b)
{
	const struct question *x = a;
	const struct question *y = b;
	int c = by_order(x->order, y->order);

	return c != 0 ? c : strcmp(x->id, y->id);
}

/*
 * Moves a heap array into the data set's arena, in order, and indexes its
 * ids again; the id is the first member of every item.
 */
static void *settle(struct load *l, void *base, size_t n, size_t size,
    int (*compare)(const void *, const void *), struct names *names)
{
	char *items = arena_array(&l->d->arena, n, size);

	if (n > 0) {
		memcpy(items, base, n * size);
		if (compare != NULL)
			qsort(items, n, size, compare);
	}
	free(base);
	names_release(names);
	for (size_t i = 0; i < n; i++)
		(void)names_add(
		    names, *(const char **)(void *)(items + i * size), i);
	return items;
}

/* The same, and whether the file has errors: then something is not in it. */
static bool load_list(struct load *l, const char *name, bool required,
    const struct csv_column *columns, size_t n_columns, csv_row_fn *row,
    bool *faulty)
{
	size_t before = l->diags->errors;
	bool ok = load_file(l, name, required, columns, n_columns, row);

	*faulty = l->diags->errors > before;
	return ok;
}

bool load_catalogue(struct load *l)
{
	struct dataset *d = l->d;
	bool ok;

	ok = load_meta(l);
	naming_complete(&d->naming, &d->arena);
	ok = ok && load_list(l, "notes.csv", false, note_columns,
		       COUNT(note_columns), note_row, &l->no_notes_file);
	d->note =
	    settle(l, d->note, d->n_notes, sizeof(*d->note), NULL, &l->notes);
	ok = ok &&
	     load_list(l, "forces.csv", true, force_columns,
		 COUNT(force_columns), force_row, &l->no_forces) &&
	     load_list(l, "metrics.csv", true, metric_columns,
		 COUNT(metric_columns), metric_row, &l->no_metrics) &&
	     load_list(l, "questions.csv", false, question_columns,
		 COUNT(question_columns), question_row, &l->no_questions);
	d->force = settle(l, d->force, d->n_forces, sizeof(*d->force),
	    compare_forces, &l->forces);
	unit_names_make(&d->known, d);
	d->metric = settle(l, d->metric, d->n_metrics, sizeof(*d->metric),
	    compare_metrics, &l->metrics);
	d->question = settle(l, d->question, d->n_questions,
	    sizeof(*d->question), compare_questions, &l->questions);
	load_parts(l);
	load_chapters(l);
	proper_learn(d);
	return ok;
}

const char *kind_name(enum metric_kind kind)
{
	return kinds[kind];
}
