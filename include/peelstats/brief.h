#ifndef PEELSTATS_BRIEF_H
#define PEELSTATS_BRIEF_H

#include "peelstats/story.h"

/*
 * What is said first: at the head of a report, in the subject and body of the
 * mail, and in the text. One choice, so that they never disagree.
 */

enum { BRIEF_MOST = 6 };

/* One piece of news. Strings belong to the report's arena. */
struct brief_item {
	const char *head; /* the news in a few words, without a full stop */
	const char *text; /* its figures, in sentences; may be "" */
	const char *tag; /* a few words for a subject; "" */
	/* what it is about: a measure's id, "grades", "outside", or "profile":
	 * the force as a whole; or NULL */
	const char *topic;
	enum direction mark; /* which way a figure moved */
	const struct metric_result *m; /* that it is about; or NULL */
};

/* In the order of importance. */
struct brief {
	struct brief_item item[BRIEF_MOST];
	size_t n;
};

/**
 * Chooses the news of a report: what stands out, what changed, how the forces
 * were graded. `metric` tells by index which measures may be spoken of; NULL
 * is all, and only then grades are. Never fails; a report without any figure
 * has no news.
 */
void brief_make(struct story *story, const bool *metric, struct brief *out);

/**
 * How many measures the report's force has no usable figure for, or, in the
 * national report, for how many of them at least one force has none, as
 * sentences that name them; "" when nothing is missing.
 */
const char *brief_missing(struct story *story, const bool *metric);

/** The same without their names and the full stop: a title. */
const char *brief_missing_head(struct story *story, const bool *metric);

/** Whether the measure is among those counted there: one that the report has
 * pages for. */
bool brief_covers(const struct metric_result *m, const bool *metric);

#endif
