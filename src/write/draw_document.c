#include "draw_document.h"

#include "peelstats/draw.h"

#include "base/banned.h"

struct document_info document_info_of(
    const struct report *r, const struct write_request *q)
{
	return (struct document_info){ r->title, r->author, r->subject, "en-GB",
		q->producer, r->date, q->font_dirs,
		{ NULL, NULL, NULL, NULL, 0 }, q->threads, q->pdf2 };
}

bool draw_document(const struct backend *b, const struct report *r,
    const struct write_request *q, struct text *bytes, struct error *err)
{
	struct document_info info = document_info_of(r, q);
	struct text csv = TEXT_EMPTY;
	struct canvas c;
	size_t sheets = 0;
	bool ok;

	if (q->attach_data) {
		report_csv(r, q->metric, &csv);
		info.attachment =
		    (struct attachment){ "figures.csv", "text/csv",
			    "The figures of this report", csv.s, csv.len };
	}
	ok = b->open(&c, &info, err);
	if (ok) {
		sheets = draw_report(r, &c).pages;
		ok = c.ops->finish(c.self, bytes, err);
		c.ops->free(c.self);
	}
	if (q->sheets != NULL)
		*q->sheets = sheets;
	text_release(&csv);
	return ok;
}
