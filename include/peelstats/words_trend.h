#ifndef PEELSTATS_WORDS_TREND_H
#define PEELSTATS_WORDS_TREND_H

#include "peelstats/series.h"
#include "peelstats/words.h"

/* What can be said of a series up to its last year, as anyone can check it. */
struct trend_story {
	bool known; /* the last year has a plain figure */
	struct value value; /* of that year */
	int year;
	/* rises (above 0) or falls (below 0) one after the other, up to the
	 * last year; figures that print alike are neither */
	int streak;
	/* 1: no figure back to `since` is as high; -1: none as low; 0: neither
	 * reaches back 3 years */
	int extreme;
	int since; /* the last earlier year that is; 0 = no year shown is */
	size_t years; /* comparable figures, this one counted */
	int first; /* year of the first of them */
};

/**
 * Looks at the figures of one segment, backwards from the last point of `s`;
 * `year` is the last that may be spoken of. Partial figures end the look.
 */
struct trend_story trend_story(
    const struct metric *m, const struct series *s, int year);

/**
 * "the third rise in a row and the highest since 2009", to follow a figure
 * and a comma; "" where there is nothing to say. In the report's arena.
 */
const char *trend_phrase(struct story *story, const struct trend_story *t);

/** Title of a page about the measure over the years: "Recorded crime rose for
 * the third year in a row"; "Recorded crime over the years" where the last one
 * has no figure. In the report's arena. */
const char *trend_title(
    struct story *story, const struct metric *m, const struct trend_story *t);

/** Whether a force has enough earlier changes to hold this year's against. */
bool past_judged(const struct own_past *p);

/** "Essex −4.2% (limits −3.4% to +9.1%), the lowest of its 14 yearly changes":
 * what changed, by name, beside the whole. In the report's arena. */
const char *past_phrase(
    struct story *story, const char *name, const struct force_result *f);

/** The forces whose change of a measure is outside the limits of their own
 * earlier ones, and how many chance alone would give; "" where none can be
 * judged. In the report's arena. */
const char *past_of_all(struct story *story, const struct metric_result *m);

/** The same of `n` measures of the report's force. */
const char *past_of_force(
    struct story *story, const struct metric_result *const *m, size_t n);

/** "less than one", "about two": a number expected by chance. In the report's
 * arena. */
const char *words_chance(struct story *story, double expected);

/** "3rd", "21st". In the report's arena. */
const char *words_nth(struct story *story, size_t n);

/** "third", "21st": in words up to the twelfth. In the report's arena. */
const char *words_ordinal(struct story *story, size_t n);

/**
 * The yearly series of a measure up to the report's year, for a force by index
 * or EVERYWHERE; `whole` may be that of all together, or NULL. Lives in the
 * story's arena. Never fails.
 */
const struct series *story_series(struct story *story,
    const struct metric_result *m, int force, const struct series *whole);

#endif
