#include "peelstats/backend.h"
#include "peelstats/draw.h"
#include "peelstats/write.h"
#include "write/draw_document.h"

#include "base/banned.h"

static bool write_pdf(const struct report *r, const struct write_request *q,
    struct text *bytes, struct error *err)
{
	return draw_document(&backend_pdf, r, q, bytes, err);
}

const struct writer writer_pdf = { "pdf", ".pdf", "application/pdf", "a PDF",
	write_pdf };
