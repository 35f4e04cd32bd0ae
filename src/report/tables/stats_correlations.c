/* One row per pair of metrics: how the forces' values go together. Metrics
 * that share a denominator do so in part because of it. */
#include "peelstats/arena.h"
#include "stats_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_correlations.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

/* Half a million pairs: a table beyond that is of no use to anybody. */
enum { MOST_METRICS = 1000 };

struct workspace {
	double *x;
	double *y;
	const struct dataset *d;
};

static struct pairs together(struct workspace *w, const struct metric_result *a,
    const struct metric_result *b, bool extremes)
{
	struct pairs p = { w->x, w->y, 0 };

	for (size_t f = 0; f < w->d->n_forces; f++) {
		if (!a->force[f].value.known || !b->force[f].value.known ||
		    (!extremes && w->d->force[f].extreme))
			continue;
		w->x[p.n] = a->force[f].value.x;
		w->y[p.n++] = b->force[f].value.x;
	}
	return p;
}

static void pair_row(struct workspace *w, int year,
    const struct metric_result *a, const struct metric_result *b,
    struct stats_row *row)
{
	struct pairs p = together(w, a, b, true);
	struct correlation spearman = num_spearman(p);
	struct correlation kendall = num_kendall(p);

	row_text(row, a->metric->id);
	row_text(row, b->metric->id);
	row_count(row, (size_t)year);
	row_count(row, p.n);
	row_value(row, num_pearson(p).r);
	row_value(row, spearman.r);
	row_value(row, spearman.interval.lower);
	row_value(row, spearman.interval.upper);
	row_value(row, spearman.p);
	row_value(row, kendall.r);
	row_value(row, kendall.p);
	row_value(row, num_spearman(together(w, a, b, false)).r);
	row_text(row,
	    strcmp(a->metric->denominator, b->metric->denominator) == 0 ? "yes"
									: "no");
	row_end(row);
}

static bool has_forces(const struct stats_request *r, size_t m)
{
	return !r->analysis->metric[m].national_only &&
	       (r->metric == NULL || r->metric[m]);
}

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct analysis *a = r->analysis;
	struct workspace w = { NULL, NULL, a->dataset };

	w.x = heap_realloc(NULL, a->dataset->n_forces, sizeof(*w.x));
	w.y = heap_realloc(NULL, a->dataset->n_forces, sizeof(*w.y));
	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		for (size_t j = i + 1;
		     has_forces(r, i) && j < a->dataset->n_metrics; j++)
			if (has_forces(r, j))
				pair_row(&w, a->year, &a->metric[i],
				    &a->metric[j], row);
	free(w.x);
	free(w.y);
}

const struct stats_table stats_correlations = { "correlations", columns, write,
	true, MOST_METRICS, "Which measures go together" };
