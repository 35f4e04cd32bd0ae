#include "peelstats/write.h"

#include "base/banned.h"

static bool write_csv(const struct report *r, const struct write_request *q,
    struct text *bytes, struct error *err)
{
	(void)err;
	report_csv(r, q->metric, bytes);
	return true;
}

const struct writer writer_csv = { "csv", "-data.csv", "text/csv", NULL,
	write_csv };
