/* The tables of --stats as sheets of a spreadsheet. */
#include "peelstats/sheets.h"

#include "peelstats/arena.h"
#include "report/tables/stats_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Columns that the tables of --stats have not. */
enum extra {
	EXTRA_TITLE,
	EXTRA_UNIT,
	EXTRA_FORCE,
	EXTRA_QUESTION,
	EXTRA_NOTES
};
static const struct {
	const char *after; /* the column that it follows; "" = all */
	struct stats_column column;
} extras[] = {
	[EXTRA_TITLE] = { "metric_id",
	    { "title", "", "the title of the measure", "" } },
	[EXTRA_UNIT] = { "metric_id",
	    { "unit", "", "the unit of its values", "it has none" } },
	[EXTRA_FORCE] = { "force_id",
	    { "force", "", "the short name of the force", "" } },
	[EXTRA_QUESTION] = { "question_id",
	    { "question", "", "the title of the question", "" } },
	[EXTRA_NOTES] = { "",
	    { "measure_note_ids", "", "notes about the measure, ; between",
		"there are none" } },
};

enum {
	N_EXTRAS = sizeof(extras) / sizeof(extras[0]),
	MOST_COLUMNS = MOST_STATS_COLUMNS + N_EXTRAS
};

/* Sheets in the making. */
struct maker {
	const struct analysis *analysis;
	const struct sheet_taker *taker;
	const struct stats_table *table;
	const struct metric *only; /* measure of the sheet; NULL = many */
	struct sheet_column column[MOST_COLUMNS];
	struct sheet_cell cell[MOST_COLUMNS];
	int source[MOST_COLUMNS]; /* of the table, or -1 - extra */
	size_t n;
	int status; /* column of the table; -1 = none */
	int compare_status;
	size_t metric; /* of the last row */
	size_t force;
	size_t question;
	struct text words; /* of a row */
	struct arena arena; /* of a sheet */
};

static int find_column(const struct stats_column *list, const char *name)
{
	for (int i = 0; list[i].name != NULL; i++)
		if (strcmp(list[i].name, name) == 0)
			return i;
	return -1;
}

void sheet_title(const char *name, const char *unit, struct text *out)
{
	size_t start = out->len;

	for (; *name != '\0'; name++) {
		if (strcmp(name, "95") == 0 || strncmp(name, "95_", 3) == 0) {
			text_add(out, " 95%");
			name++;
		} else {
			text_add_char(out, *name == '_' ? ' ' : *name);
		}
	}
	if (out->len > start && out->s[start] >= 'a' && out->s[start] <= 'z')
		out->s[start] = (char)(out->s[start] - 'a' + 'A');
	if (unit[0] != '\0')
		text_addf(out, " (%s)", unit);
}

/* The unit in a header: that of the measure, where there is one only. */
static const char *unit_of(const struct maker *k, const struct stats_column *c)
{
	if (strcmp(c->unit, "year") == 0)
		return "";
	if (strcmp(c->unit, "percent") == 0)
		return "%";
	if (strcmp(c->unit, "z") == 0)
		return "standard deviations";
	if (strcmp(c->unit, "unit") == 0)
		return k->only != NULL ? k->only->unit : "in the unit";
	if (k->only != NULL && strcmp(c->name, "numerator") == 0)
		return k->only->numerator;
	if (k->only != NULL && strcmp(c->name, "denominator") == 0)
		return k->only->denominator;
	return c->unit;
}

static void add_column(
    struct maker *k, const struct stats_column *c, int source)
{
	struct text title = TEXT_EMPTY;

	sheet_title(c->name, unit_of(k, c), &title);
	k->source[k->n] = source;
	k->column[k->n++] =
	    (struct sheet_column){ arena_strdup(&k->arena, text_str(&title)),
		    c->name, c->unit[0] == '\0',
		    strstr(c->name, "note_ids") != NULL };
	text_release(&title);
}

/* A sheet of one measure has its title and unit in its headers. */
static void add_extras(struct maker *k, const char *after)
{
	for (int e = 0; e < N_EXTRAS; e++)
		if (strcmp(extras[e].after, after) == 0 &&
		    (k->only == NULL || e == EXTRA_FORCE))
			add_column(k, &extras[e].column, -1 - e);
}

static void choose_columns(struct maker *k)
{
	const struct stats_column *list = k->table->column;

	k->n = 0;
	for (int i = 0; list[i].name != NULL; i++) {
		add_column(k, &list[i], i);
		add_extras(k, list[i].name);
	}
	if (list[0].name != NULL && strcmp(list[0].name, "metric_id") == 0)
		add_extras(k, "");
	k->status = find_column(list, "status");
	k->compare_status = find_column(list, "compare_status");
}

/* Rows come in the order of the data: each search goes on from the last. The
 * whole area is no force. */
static const struct metric *metric_of(struct maker *k, const char *id)
{
	const struct dataset *d = k->analysis->dataset;

	for (size_t i = 0; i < d->n_metrics; i++) {
		if (strcmp(d->metric[k->metric].id, id) == 0)
			return &d->metric[k->metric];
		k->metric = (k->metric + 1) % d->n_metrics;
	}
	return NULL;
}

static const char *force_name(struct maker *k, const char *id)
{
	const struct dataset *d = k->analysis->dataset;

	for (size_t i = 0; i < d->n_forces; i++) {
		if (strcmp(d->force[k->force].id, id) == 0)
			return d->force[k->force].name;
		k->force = (k->force + 1) % d->n_forces;
	}
	return d->naming.area[0] != '\0' ? d->naming.area : id;
}

static const char *question_title(struct maker *k, const char *id)
{
	const struct dataset *d = k->analysis->dataset;

	for (size_t i = 0; i < d->n_questions; i++) {
		if (strcmp(d->question[k->question].id, id) == 0)
			return d->question[k->question].title;
		k->question = (k->question + 1) % d->n_questions;
	}
	return id;
}

static const char *text_of(const struct stats_row *row, const char *name)
{
	int i = find_column(row->column, name);

	return i >= 0 && row->cell[i].type == CELL_TEXT ? row->cell[i].text
							: "";
}

static const char *measure_notes(struct maker *k, const struct metric *m)
{
	const struct analysis *a = k->analysis;

	text_clear(&k->words);
	for (size_t i = 0; m != NULL && i < m->notes.n; i++)
		if (note_applies(m->notes.note[i], a->year, a->compare))
			text_addf(&k->words, "%s%s",
			    k->words.len > 0 ? ";" : "", m->notes.note[i]->id);
	return text_str(&k->words);
}

static const char *extra_text(
    struct maker *k, const struct stats_row *row, enum extra which)
{
	const struct metric *m =
	    k->only != NULL ? k->only : metric_of(k, text_of(row, "metric_id"));

	switch (which) {
	case EXTRA_TITLE:
		return m != NULL ? m->title : "";
	case EXTRA_UNIT:
		return m != NULL ? m->unit : "";
	case EXTRA_FORCE:
		return force_name(k, text_of(row, "force_id"));
	case EXTRA_QUESTION:
		return question_title(k, text_of(row, "question_id"));
	case EXTRA_NOTES:
		return measure_notes(k, m);
	}
	return "";
}

/* The shorthand of a status word that has no usable figure, else NULL. */
static const char *mark_of(const struct stats_row *row, int column)
{
	if (column < 0 || row->cell[column].type != CELL_TEXT)
		return NULL;
	for (int s = STATUS_OK; s <= STATUS_NOT_APPLICABLE; s++)
		if (!status_usable((enum status)s) &&
		    strcmp(row->cell[column].text,
			status_name((enum status)s)) == 0)
			return status_mark((enum status)s);
	return NULL;
}

/* What stands in the place of a number: that the figure, or the one that it
 * is compared with, is not there, else that the statistic does not apply. */
static const char *stand_in(
    const struct maker *k, const struct stats_row *row, const char *column)
{
	const char *mark = mark_of(row, k->status);

	if (strcmp(column, "grade") == 0 ||
	    strcmp(column, "inspected_year") == 0)
		return "[x]";
	if (strcmp(column, "compare_grade") == 0)
		return k->analysis->compare != 0 ? "[x]" : "[z]";
	if (mark == NULL && (strncmp(column, "change", 6) == 0 ||
				strncmp(column, "compare_", 8) == 0))
		mark = mark_of(row, k->compare_status);
	return mark != NULL ? mark : "[z]";
}

/* Decimals of a number by its unit; those of the measure for its values. */
static int decimals_of(const char *unit, const struct metric *m, double x)
{
	static const struct {
		const char *unit;
		int decimals;
	} known[] = { { "year", SHEET_YEAR }, { "place", 0 }, { "percent", 1 },
		{ "z", 2 }, { "ratio", 3 }, { "correlation", 3 },
		{ "probability", 4 }, { "variance", 6 }, { "logarithm", 4 },
		{ "0 or 1", 0 } };

	if (strcmp(unit, "unit") == 0 && m != NULL)
		return m->decimals;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		int places = known[i].decimals;

		if (strcmp(unit, known[i].unit) != 0)
			continue;
		/* a small one would show as none at all */
		return places > 3 && fabs(x) > 0 &&
			       fabs(x) < 0.5 * pow(10, -places)
			   ? SHEET_POWER
			   : places;
	}
	return fabs(x - floor(x)) > 0 ? 2 : 0;
}

static struct sheet_cell words_cell(const char *text)
{
	return (
	    struct sheet_cell){ text[0] != '\0' ? text : "none", false, 0, 0 };
}

static struct sheet_cell cell_of(struct maker *k, const struct stats_row *row,
    int at, const struct metric *m)
{
	const struct stats_column *column = &k->table->column[at];
	const struct stats_cell *c = &row->cell[at];

	if (c->type == CELL_NONE && strstr(column->name, "grade") != NULL)
		return (struct sheet_cell){ stand_in(k, row, column->name),
			true, 0, 0 };
	if (column->unit[0] == '\0' || c->type == CELL_TEXT)
		return words_cell(c->type == CELL_TEXT ? c->text : "");
	if (c->type == CELL_NONE)
		return (struct sheet_cell){ stand_in(k, row, column->name),
			true, 0, 0 };
	return (struct sheet_cell){ NULL, false, c->x,
		decimals_of(column->unit, m, c->x) };
}

static void take_row(struct stats_row *row)
{
	struct maker *k = row->context;
	const struct metric *m =
	    k->only != NULL ? k->only : metric_of(k, text_of(row, "metric_id"));

	for (size_t i = 0; i < k->n; i++) {
		int at = k->source[i];

		k->cell[i] =
		    at >= 0
			? cell_of(k, row, at, m)
			: words_cell(extra_text(k, row, (enum extra)(-1 - at)));
	}
	k->taker->row(k->taker->context, k->cell);
}

static void add_years(const struct maker *k, struct text *title)
{
	const struct analysis *a = k->analysis;

	/* the table of years and quarters has them all */
	if (find_column(k->table->column, "period") >= 0)
		return;
	text_addf(title, ", %d", a->year);
	if (a->compare != 0 &&
	    find_column(k->table->column, "compare_year") >= 0)
		text_addf(title, " compared with %d", a->compare);
}

static void make_sheet(
    struct maker *k, const struct stats_request *q, const char *about)
{
	struct stats_row row = {
		.flush = take_row, .column = k->table->column, .context = k
	};
	struct sheet sheet = { .column = k->column };
	struct text title = TEXT_EMPTY;

	arena_init(&k->arena);
	choose_columns(k);
	text_add(&title, about);
	add_years(k, &title);
	sheet.title = text_str(&title);
	sheet.table = k->table->name;
	sheet.source =
	    k->only != NULL ? metric_source(k->only, q->analysis->year) : "";
	sheet.notes = k->only != NULL ? &k->only->notes : NULL;
	sheet.n_columns = k->n;
	k->taker->begin(k->taker->context, &sheet);
	k->table->write(q, &row);
	k->taker->end(k->taker->context);
	text_release(&title);
	arena_release(&k->arena);
}

static void whole_table(
    struct maker *k, const struct stats_request *q, const char *name)
{
	struct text title = TEXT_EMPTY;

	k->table = stats_find(name);
	k->only = NULL;
	naming_fill(
	    &k->analysis->dataset->naming, k->table->title, false, &title);
	make_sheet(k, q, text_str(&title));
	text_release(&title);
}

/* "Recorded crime, per 1,000 population: police forces of England and Wales"
 */
static void measure_table(
    struct maker *k, const struct stats_request *q, size_t metric)
{
	const struct dataset *d = k->analysis->dataset;
	bool *flag = heap_realloc(NULL, d->n_metrics, sizeof(*flag));
	const struct stats_request one = { q->analysis, flag, q->force };
	struct text title = TEXT_EMPTY;

	memset(flag, 0, d->n_metrics * sizeof(*flag));
	flag[metric] = true;
	k->table = &stats_forces;
	k->only = &d->metric[metric];
	text_add(&title, k->only->title);
	if (k->only->unit[0] != '\0' && k->only->kind != KIND_COUNT &&
	    k->only->kind != KIND_SCORE)
		text_addf(&title, ", %s", k->only->unit);
	text_add(&title, ": ");
	naming_fill(&d->naming, "{organisations}{of area}", false, &title);
	make_sheet(k, &one, text_str(&title));
	text_release(&title);
	free(flag);
}

static void tables_of_all(struct maker *k, const struct stats_request *q)
{
	const struct analysis *a = q->analysis;
	const struct dataset *d = a->dataset;

	whole_table(k, q, "metrics");
	if (dataset_has_judgments(d, a->year)) {
		whole_table(k, q, "grades");
		whole_table(k, q, "judgments");
	}
	if (d->n_published > 0)
		whole_table(k, q, "published");
	for (size_t m = 0; m < d->n_metrics; m++)
		if ((q->metric == NULL || q->metric[m]) &&
		    !a->metric[m].national_only)
			measure_table(k, q, m);
}

static void tables_of_one(
    struct maker *k, const struct stats_request *q, const struct force *force)
{
	struct text title = TEXT_EMPTY;

	k->table = &stats_forces;
	k->only = NULL;
	text_addf(&title, "%s: every figure, and how it compares", force->name);
	make_sheet(k, q, text_str(&title));
	if (dataset_has_judgments(q->analysis->dataset, q->analysis->year)) {
		text_clear(&title);
		text_addf(&title, "%s: the grades", force->name);
		k->table = &stats_judgments;
		make_sheet(k, q, text_str(&title));
	}
	text_release(&title);
}

void report_sheets(const struct report *r, const struct stats_request *q,
    const char *what, const struct sheet_taker *taker)
{
	struct maker k = { .analysis = q->analysis, .taker = taker };

	if (what != NULL)
		whole_table(&k, q, what);
	else if (r->force != NULL)
		tables_of_one(&k, q, r->force);
	else
		tables_of_all(&k, q);
	text_release(&k.words);
}

void sheets_list_columns(
    void (*f)(void *context, const char *const *cell), void *context)
{
	for (int e = 0; e < N_EXTRAS; e++) {
		const struct stats_column *c = &extras[e].column;

		f(context,
		    (const char *[]){ c->name, c->meaning, c->unit, c->empty });
	}
}
