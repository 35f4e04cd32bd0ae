/* The titles of the pages, a line each. */
#include "peelstats/write.h"

#include "base/banned.h"

static bool write_newcomer(const struct report *r,
    const struct write_request *q, struct text *bytes, struct error *err)
{
	(void)q;
	(void)err;
	for (const struct page *p = r->first; p != NULL; p = p->next)
		text_addf(bytes, "%s\n", p->title);
	return true;
}

const struct writer writer_newcomer = { "new", ".new", "text/plain", NULL,
	write_newcomer };
