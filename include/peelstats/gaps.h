#ifndef PEELSTATS_GAPS_H
#define PEELSTATS_GAPS_H

#include "peelstats/words.h"

/* Forces without a usable figure, in words. */

/** How many forces have no usable figure of the metric in the year. */
size_t gaps_count(
    const struct story *story, const struct metric_result *m, int year);

/**
 * Sentences that name every force without a usable figure in `year` (the
 * report's or the one compared with) and why; "" when there is none.
 */
const char *gaps_sentences(
    struct story *story, const struct metric_result *m, int year);

/** Whether the same forces have no figure in both years, some, for the same
 * reasons. */
bool gaps_alike(struct story *story, const struct metric_result *m);

/** Names of forces whose figure is marked (partial, estimated ...) or ""; of
 * more than `most` with one mark, their number. In the report's arena. */
const char *gaps_marked(
    struct story *story, const struct metric_result *m, int year, size_t most);

/**
 * Notes of the forces' own figures in both years: in full when short, else
 * "See notes 3 and 4", and `by_number` is set. "" when there are none.
 */
const char *gaps_notes(
    struct story *story, const struct metric_result *m, bool *by_number);

/** The metric's own notes as text; "" if none. */
const char *gaps_metric_notes(
    struct story *story, const struct metric_result *m);

/** Whether a list of notes, or NULL, has this one. */
bool note_in(const struct note_list *list, const struct note *note);

/** Whether a figure of the force, of either year, carries it. */
bool note_at(const struct force_result *f, const struct note *note);

/**
 * The text of a note with what it is about: "... (on Taser use)": the measures
 * asked for (NULL = all) at which it stands, in a report on a force those
 * whose own figures carry it where there are any; else the forces. Of a note
 * on figures of other forces, whose they are. Only the text where it is about
 * the report as a whole.
 */
const char *note_with_subject(
    struct story *story, const bool *metric, const struct note *note);

/**
 * Whether a note stands at a figure of the report's force, for a metric asked
 * for (NULL = all).
 */
bool gaps_touches(
    const struct story *story, const bool *metric, const struct note *note);

/**
 * Whether the note is needed where the measures asked for are told (NULL =
 * all): it is about the years, and about the report as a whole, or it stands
 * at the force (any force, in a story of all), at a measure, at a figure of
 * the force, or at any figure of a measure for which `shown` says that all its
 * figures are (of any measure, in a story of all).
 */
bool gaps_needed(const struct story *story, const bool *metric,
    const struct note *note,
    bool (*shown)(const void *context, const struct metric_result *m),
    const void *context);

/**
 * Why a force, by index, has no figure of the measure for the report's year,
 * or for both of its years, in sentences; "" where it has, or where none is
 * printed of it. In the report's arena.
 */
const char *gaps_of_force(struct story *story, const struct metric_result *m,
    size_t force, bool both);

#endif
