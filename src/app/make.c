/* A job as bytes. */
#include "make.h"

#include "base/banned.h"

struct report *make_report(
    const struct analysis *a, const struct job *job, struct error *err)
{
	struct report *r = report_build(a, &job->request);

	if (r->n_pages > 0)
		return r;
	(void)error_set(err, EXIT_USAGE,
	    "%s: none of the pages asked for is in this report", job->name);
	report_free(r);
	return NULL;
}

bool make_file(const struct plan *p, const struct report *r,
    const struct plan_file *file, unsigned helpers, struct text *bytes,
    size_t *sheets, struct error *err)
{
	struct write_request request = p->write;

	*sheets = 0;
	request.threads = helpers;
	request.sheets = sheets;
	return file->writer->write(r, &request, bytes, err);
}

bool make_charts(const struct plan *p, const struct report *r,
    const struct chart_taker *taker, struct error *err)
{
	return write_charts(r, &p->write, taker, err);
}
