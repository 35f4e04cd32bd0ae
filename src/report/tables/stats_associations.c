/* One row per metric and question: whether the metric goes with the grades. */
#include "stats_table.h"

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_associations.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

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
	false, 0, "Measures beside grades" };
