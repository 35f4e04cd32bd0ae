/* The figures of a report for other programs: those of --stats forces, with
 * the words that a person needs beside them. */
#include "peelstats/arena.h"
#include "peelstats/report.h"
#include "report/tables/stats_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Columns that --stats forces has not. */
enum extra { EXTRA_FORCE, EXTRA_TITLE, EXTRA_UNIT, EXTRA_SECTION, EXTRA_NOTES };
static const struct stats_column extra[] = {
	{ "force", "", "the short name of the force", "" },
	{ "title", "", "the title of the measure", "" },
	{ "unit", "", "the unit of its values", "it has none" },
	{ "section", "", "the section of the report", "it is in none" },
	{ "notes", "", "the words of the notes of note_ids", "there are none" },
	{ NULL, NULL, NULL, NULL },
};

/* The columns that come first, as readers know them; the others follow. */
static const char *const first[] = { "metric_id", "force_id", "force", "year",
	"numerator", "denominator", "value", "lower95", "upper95", "rank",
	"of_n", "national_value", "compare_value", "change", "change_percent",
	"status", NULL };

/* Where each column of the report comes from. */
struct figures {
	const struct report *report;
	struct stats_column column[MOST_STATS_COLUMNS];
	int source[MOST_STATS_COLUMNS]; /* of --stats forces, or -1 - extra */
	size_t n;
	size_t metric; /* of the last row */
	size_t force;
	int note_ids; /* column of --stats forces */
	struct text notes;
	struct stats_row row;
};

static int find(const struct stats_column *list, const char *name)
{
	for (int i = 0; list[i].name != NULL; i++)
		if (strcmp(list[i].name, name) == 0)
			return i;
	return -1;
}

static void add_column(struct figures *g, const char *name)
{
	int of_table = find(stats_forces.column, name);
	int of_extra = find(extra, name);

	if (find(g->column, name) >= 0)
		return;
	g->source[g->n] = of_table >= 0 ? of_table : -1 - of_extra;
	g->column[g->n++].name = name;
	g->column[g->n].name = NULL;
}

static void choose_columns(struct figures *g)
{
	g->column[0].name = NULL;
	for (size_t i = 0; first[i] != NULL; i++)
		add_column(g, first[i]);
	for (size_t i = 0; stats_forces.column[i].name != NULL; i++)
		add_column(g, stats_forces.column[i].name);
	for (size_t i = 0; extra[i].name != NULL; i++)
		add_column(g, extra[i].name);
}

/* Rows come in the order of the data: each search goes on from the last. */
static const struct metric *metric_of(struct figures *g, const char *id)
{
	const struct dataset *d = g->report->analysis->dataset;

	while (strcmp(d->metric[g->metric].id, id) != 0)
		g->metric = (g->metric + 1) % d->n_metrics;
	return &d->metric[g->metric];
}

static const struct force *force_of(struct figures *g, const char *id)
{
	const struct dataset *d = g->report->analysis->dataset;

	while (strcmp(d->force[g->force].id, id) != 0)
		g->force = (g->force + 1) % d->n_forces;
	return &d->force[g->force];
}

/* The words of the notes that "a;b" names. */
static void add_notes(
    const struct dataset *d, const char *ids, struct text *out)
{
	while (*ids != '\0') {
		size_t len = strcspn(ids, ";");

		for (size_t i = 0; i < d->n_notes; i++)
			if (strlen(d->note[i].id) == len &&
			    strncmp(d->note[i].id, ids, len) == 0)
				text_addf(out, "%s%s", out->len > 0 ? " " : "",
				    d->note[i].text);
		ids += len;
		ids += *ids == ';';
	}
}

static void add_extra(
    struct figures *g, const struct stats_row *from, enum extra which)
{
	const struct metric *m = metric_of(g, from->cell[0].text);

	switch (which) {
	case EXTRA_FORCE:
		row_text(&g->row, force_of(g, from->cell[1].text)->name);
		break;
	case EXTRA_TITLE:
		row_text(&g->row, m->title);
		break;
	case EXTRA_UNIT:
		row_text(&g->row, m->unit);
		break;
	case EXTRA_SECTION:
		row_text(&g->row, m->section);
		break;
	case EXTRA_NOTES:
		text_clear(&g->notes);
		add_notes(g->report->analysis->dataset,
		    from->cell[g->note_ids].text, &g->notes);
		row_text(&g->row, text_str(&g->notes));
		break;
	}
}

/* Turns a row of --stats forces into one of the report. */
static void pass_on(struct stats_row *from)
{
	struct figures *g = from->context;

	for (size_t i = 0; i < g->n; i++) {
		int at = g->source[i];

		if (at < 0)
			add_extra(g, from, (enum extra)(-1 - at));
		else if (from->cell[at].type == CELL_TEXT)
			row_text(&g->row, from->cell[at].text);
		else if (from->cell[at].type == CELL_NUMBER)
			row_value(&g->row, value_of(from->cell[at].x));
		else
			row_none(&g->row);
	}
	row_end(&g->row);
}

static void add_rows(const struct report *r, const bool *metric,
    void (*flush)(struct stats_row *row), struct figures *g, struct text *out)
{
	size_t n = r->analysis->dataset->n_forces;
	bool *force = heap_realloc(NULL, n, sizeof(*force));
	const struct stats_request request = { r->analysis, metric, force };
	struct stats_row row = {
		.flush = pass_on, .column = stats_forces.column, .context = g
	};

	for (size_t f = 0; f < n; f++)
		force[f] = r->force == NULL || r->force_index == f;
	g->report = r;
	g->note_ids = find(stats_forces.column, "note_ids");
	g->row.flush = flush;
	g->row.out = out;
	g->row.column = g->column;
	stats_forces.write(&request, &row);
	text_release(&g->notes);
	free(force);
}

void report_list_columns(
    void (*f)(void *context, const char *const *cell), void *context)
{
	struct figures g = { .n = 0 };

	choose_columns(&g);
	for (size_t i = 0; i < g.n; i++) {
		int at = g.source[i];
		const struct stats_column *c =
		    at >= 0 ? &stats_forces.column[at] : &extra[-1 - at];

		f(context,
		    (const char *[]){ c->name, c->meaning, c->unit, c->empty });
	}
}

void report_csv(const struct report *r, const bool *metric, struct text *out)
{
	struct figures g = { .n = 0 };

	choose_columns(&g);
	for (size_t i = 0; i < g.n; i++)
		text_addf(
		    out, "%s%s", g.column[i].name, i + 1 < g.n ? "," : "\n");
	add_rows(r, metric, stats_csv_flush, &g, out);
}

void report_json(const struct report *r, const bool *metric, struct text *out)
{
	struct figures g = { .n = 0 };

	choose_columns(&g);
	text_add(out, "{\"schema_version\":1,\"rows\":[");
	add_rows(r, metric, stats_json_flush, &g, out);
	text_add(out, "\n]}\n");
}
