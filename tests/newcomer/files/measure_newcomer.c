/* The range of a measure: its highest figure less its lowest. */
#include "measure.h"

#include "base/banned.h"

static void newcomer_metric(struct analysis *a, struct metric_result *m)
{
	struct value low = m->spread.minimum;
	struct value high = m->spread.maximum;

	if (low.known && high.known)
		metric_keep(a, m, "newcomer", value_of(high.x - low.x));
}

const struct measure measure_newcomer = { "newcomer", newcomer_metric, NULL,
	false };
