/* One row per measure, force and period: the figures over time, and what the
 * rules for runs and limits say of them. */
#include "peelstats/arena.h"
#include "stats_table.h"

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_series.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

static void write_rules(struct stats_row *row, const struct series_segment *g,
    const struct series_point *p)
{
	row_value(row, g->run.median);
	row_count(row, g->run.useful);
	row_count(row, g->run.longest_run);
	row_value(row, g->run.longest_run_max);
	row_count(row, g->run.crossings);
	row_value(row, g->run.crossings_min);
	row_count(row, g->run_signal);
	row_value(row, g->centre);
	row_value(row, p->limits.lower);
	row_value(row, p->limits.upper);
	if (p->limits.lower.known)
		row_count(row, p->outside);
	else
		row_none(row);
	row_text(row, series_method_name(g->method));
}

static void write_points(const struct metric *m, const char *force,
    const struct series *s, struct stats_row *row)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct series_point *p = &s->point[i];
		char label[SERIES_LABEL];

		series_label(label, s, p);
		row_text(row, m->id);
		row_text(row, force);
		row_text(row, label);
		row_value(row, p->numerator);
		row_value(row, p->denominator);
		row_value(row, p->value);
		row_value(row, p->adjusted);
		row_text(row, status_name(p->status));
		row_count(row, p->segment + 1);
		row_value(row, p->relative_change);
		write_rules(row, &s->segment[p->segment], p);
		row_end(row);
	}
}

/* England and Wales first, then the forces in their order. */
static void write_metric(const struct stats_request *r, size_t metric,
    bool parts, struct stats_row *row)
{
	const struct analysis *a = r->analysis;
	const struct dataset *d = a->dataset;
	struct series_request q = { .dataset = d,
		.metric = metric,
		.force = EVERYWHERE,
		.parts = parts,
		.since = a->settings.since,
		.until = a->settings.until,
		.signal = a->settings.signal };
	struct arena arena;

	arena_init(&arena);
	q.whole = series_build(&arena, &q);
	if (r->force == NULL)
		write_points(&d->metric[metric], "E&W", q.whole, row);
	for (size_t f = 0; f < d->n_forces; f++) {
		if (r->force != NULL && !r->force[f])
			continue;
		q.force = (int)f;
		write_points(&d->metric[metric], d->force[f].id,
		    series_build(&arena, &q), row);
	}
	arena_release(&arena);
}

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct dataset *d = r->analysis->dataset;

	for (size_t m = 0; m < d->n_metrics; m++) {
		if (r->metric != NULL && !r->metric[m])
			continue;
		write_metric(r, m, false, row);
		if (d->parts_a_year != 0)
			write_metric(r, m, true, row);
	}
}

const struct stats_table stats_series = { "series", columns, write, true, 0,
	"Measures over time" };
