/* A row for each measure: its range. */
#include "stats_table.h"

#include "base/banned.h"

static const struct stats_column columns[] = {
	{ "metric_id", "", "the measure", "" },
	{ "range", "unit", "highest figure less the lowest", "no figures" },
	{ NULL, NULL, NULL, NULL },
};

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct analysis *a = r->analysis;

	for (size_t m = 0; m < a->dataset->n_metrics; m++) {
		if (r->metric != NULL && !r->metric[m])
			continue;
		row_text(row, a->metric[m].metric->id);
		row_value(row, metric_kept(&a->metric[m], "newcomer"));
		row_end(row);
	}
}

const struct stats_table stats_newcomer = { "newcomer", columns, write, false,
	0, "The range of each measure" };
