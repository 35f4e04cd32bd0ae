#include "peelstats/write.h"

#include "base/banned.h"

static bool write_json(const struct report *r, const struct write_request *q,
    struct text *bytes, struct error *err)
{
	(void)err;
	report_json(r, q->metric, bytes);
	return true;
}

const struct writer writer_json = { "json", "-data.json", "application/json",
	NULL, write_json };
