#ifndef PEELSTATS_CHAPTERS_H
#define PEELSTATS_CHAPTERS_H

#include "peelstats/report.h"

/* What a chapter is made of. */
struct chapter_pages {
	bool opening; /* a page that says what was judged */
	void (*build)(struct report *r, const struct report_request *request,
	    const struct metric_result *m); /* all pages of a measure */
};

/** Whether the question, by index, was inspected: of the report's force in
 * its year, or of any force. */
bool chapters_inspected(const struct report *r, size_t question);

/** Adds a chapter for each question inspected, and one of all other
 * measures. */
void chapters_build(struct report *r, const struct report_request *request,
    const struct chapter_pages *pages);

#endif
