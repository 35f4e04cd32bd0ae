/* One row per metric and question: whether the metric goes with the grades. */
#include "stats_table.h"

#include "base/banned.h"

static const char *const columns[] = { "metric_id", "question_id", "year",
	"kruskal_wallis_h", "df", "kruskal_wallis_p", "epsilon2",
	"jonckheere_terpstra_j", "jonckheere_terpstra_z",
	"jonckheere_terpstra_p", NULL };

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct analysis *a = r->analysis;

	for (size_t m = 0; m < a->dataset->n_metrics; m++) {
		if (a->metric[m].national_only ||
		    (r->metric != NULL && !r->metric[m]))
			continue;
		for (size_t q = 0; q < a->dataset->n_questions; q++) {
			const struct association *s =
			    &a->metric[m].association[q];

			row_text(row, a->metric[m].metric->id);
			row_text(row, a->dataset->question[q].id);
			row_count(row, (size_t)a->year);
			row_value(row, s->h);
			row_place(row, s->df);
			row_value(row, s->h_p);
			row_value(row, s->epsilon2);
			row_value(row, s->j);
			row_value(row, s->j_z);
			row_value(row, s->j_p);
			row_end(row);
		}
	}
}

const struct stats_table stats_associations = { "associations", columns, write,
	false, 0 };
