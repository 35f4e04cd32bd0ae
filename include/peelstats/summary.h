#ifndef PEELSTATS_SUMMARY_H
#define PEELSTATS_SUMMARY_H

#include "peelstats/brief.h"
#include "peelstats/earlier.h"
#include "peelstats/story.h"

/* What the text tells besides the report. */
struct summary_context {
	const struct earlier *earlier; /* figures of the last run, or NULL */
	const char *files; /* the reports and their sizes, "" for none */
};

enum { SUMMARY_PARAGRAPHS = 8 };

/* What an analyst wrote: kept apart from what is made from the data. */
struct summary_commentary {
	const char *heading;
	const char *const *paragraph;
	size_t n;
};

/* An email about a report, before it is text or HTML. All strings belong to
 * the story's arena. */
struct summary {
	const char *subject; /* one line without control characters */
	struct brief news; /* that of page 1 */
	struct summary_commentary *commentary; /* that of page 1 */
	size_t n_commentary;
	const char *paragraph[SUMMARY_PARAGRAPHS]; /* after them */
	size_t n;
};

/**
 * What an email about a report says: the news of page 1 (brief.h), all that
 * stands out, what is missing, what changed since the last run. The subject
 * has at most 78 characters, more only for the sake of a long name.
 */
void summary_make(struct story *story, const struct summary_context *context,
    struct summary *out);

#endif
