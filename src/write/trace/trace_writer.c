#include "peelstats/backend.h"
#include "peelstats/write.h"
#include "write/draw_document.h"

#include "base/banned.h"

static bool write_trace(const struct report *r, const struct write_request *q,
    struct text *bytes, struct error *err)
{
	return draw_document(&backend_trace, r, q, bytes, err);
}

const struct writer writer_trace = { "trace", NULL, "text/plain", NULL,
	write_trace };
