/* The figures of the report as --stats forces has them. */
#include "peelstats/arena.h"
#include "peelstats/stats.h"
#include "peelstats/write.h"

#include <stdlib.h>

#include "base/banned.h"

static bool write_json(const struct report *r, const struct write_request *q,
    struct text *bytes, struct error *err)
{
	size_t n = r->analysis->dataset->n_forces;
	bool *force = heap_realloc(NULL, n, sizeof(*force));
	struct stats_request request = { r->analysis, q->metric, force };

	for (size_t f = 0; f < n; f++)
		force[f] = r->force == NULL || r->force_index == f;
	stats_write(&request, "forces", STATS_JSON, bytes);
	free(force);
	(void)err;
	return true;
}

const struct writer writer_json = { "json", "-data.json", "application/json",
	write_json };
