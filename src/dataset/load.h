#ifndef PEELSTATS_LOAD_H
#define PEELSTATS_LOAD_H

#include "csv_source.h"
#include "cube.h"

/* Beyond this a double no longer counts in ones. */
#define LOAD_NUMBER_MAX 1e15

/*
 * Every function that returns bool returns false where a file cannot be read,
 * which `err` says, or where something in a field was refused, which is then
 * in `diags`: the row is left out, and the rest is read all the same.
 */

/* What the loaders of single files share while a folder is read. */
struct load {
	const char *dir;
	struct dataset *d;
	struct diag_list *diags;
	struct error *err;
	bool (*printable)(void *context, uint32_t code);
	void *printable_context;
	struct names forces;
	struct names spellings; /* of forces, as rows have them */
	struct names unknown; /* texts that name no force */
	struct names small_ids; /* of forces, without capitals */
	struct names metrics;
	struct names questions;
	struct names notes;
	struct names slugs; /* of the names of forces -> their index */
	struct names note_lists; /* note_ids text -> index of note_list */
	struct note_list **note_list;
	size_t n_note_lists;
	struct names periods;
	const char *last_period;
	const char *place_name; /* what load_place() made last */
	const char *place_path;
	size_t last_force; /* found last: rows follow the order of the files */
	size_t last_metric;
	const struct note_list *no_notes;
	int last_year; /* that a figure may be of */
	/* files with errors: what they lack is not reported a second time */
	bool no_forces;
	bool no_metrics;
	bool no_questions;
	bool no_notes_file;
	size_t room_forces;
	size_t room_metrics;
	size_t room_questions;
	size_t room_notes;
	size_t room_published;
	size_t room_totals;
	size_t room_parts;
	size_t room_events;
	size_t room_commentaries;
	struct names published;
};

/* Which columns of a file hold the parts of a figure. */
struct figure_columns {
	size_t numerator;
	size_t denominator;
	size_t value;
	size_t period;
	size_t status;
	size_t notes;
	bool part_year; /* a count without a base is a figure too */
};

/**
 * Reads the figure of a row and holds its parts against each other. False
 * when something is wrong, which is reported.
 */
bool load_figure(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    struct observation *o);

/**
 * Refuses a figure that cannot be, such as a count below 0, at the field
 * concerned. Returns whether it may be kept.
 */
bool load_figure_sane(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    const struct observation *o);

/** Reads meta.csv. */
bool load_meta(struct load *l);

/** Takes a brand_... key of meta.csv, or marking, from columns `key` and
 * `value`; another key is left alone. */
void load_brand(
    struct load *l, const struct csv_row *row, size_t key, size_t value);

/** Reads the place of a force's square on the tile map. */
void load_tile(struct load *l, const struct csv_row *row, size_t column,
    size_t line, struct force *f);

/** Reads series.csv: quarters and months. */
bool load_series(struct load *l);

/** A line of a file of the folder; 0 = none. The path is of the messages. */
struct place load_place(struct load *l, const char *name, size_t line);

/** Reads one file of the folder through csv_source_read. */
bool load_file(struct load *l, const char *name, bool required,
    const struct csv_column *columns, size_t n_columns, csv_row_fn *row);

/** Reads forces, metrics, questions, notes and meta; sorts them. */
bool load_catalogue(struct load *l);

/** Finds the question that each metric belongs to. */
void load_chapters(struct load *l);

/** Reads observations.csv, national.csv and judgments.csv. */
bool load_figures(struct load *l);

/**
 * Reads a number of a figure as people type it: with the shorthand of its
 * status ("46.1 [e]", "[x]"), as a dash for no figure (W505), with thousands
 * marks, a percent or a pound sign (W506). `status` takes what the shorthand
 * says and is left alone otherwise.
 */
bool load_figure_number(struct load *l, const struct csv_row *row,
    size_t column, struct value *out, enum status *status);

/** What can be checked only when all files are read: W504, W507. */
void load_cross_check(struct load *l);

/** Reads published.csv. */
bool load_published(struct load *l);

/** Finds the metrics that others are parts of, once all are known. */
void load_parts(struct load *l);

/** Learns which words keep their capital, once measures are known. */
void proper_learn(struct dataset *d);

/** Reads events.csv. */
bool load_events(struct load *l);

/** Reads commentary.csv. */
bool load_commentary(struct load *l);

/** Reads totals.csv. */
bool load_totals(struct load *l);

/** The metric or question that a field names; another is reported (E202). */
bool load_subject(struct load *l, const struct csv_row *row, size_t column,
    struct published *p);

/** The word of a quantity, such as count_good; another is reported (E202). */
bool load_quantity(struct load *l, const struct csv_row *row, size_t column,
    enum quantity *quantity);

/** Moves a heap array of published figures into the data set's arena. */
struct published *load_settle(struct load *l, struct published *rows, size_t n);

/** Reports an id that differs from one of a row above in capitals only: E301,
 * for nobody tells them apart. */
void load_capitals(
    struct load *l, const struct csv_row *row, size_t column, const char *id);

/** Whether a field is what a spreadsheet makes of an id or a period: "03-Nov",
 * "Mar-17". */
bool load_is_date(const char *field);

/** What to do about a text that names no force: unit_names_help(), once for
 * each text and not for more of them than a reader reads. */
void load_unit_help(struct load *l, const char *field, struct text *help);

/** The force a field names by id; an unknown one is reported (E201). */
bool load_force(
    struct load *l, const struct csv_row *row, size_t column, size_t *force);

/** The item of a list that a field names by id; another is reported (E202). */
bool load_id(struct load *l, const struct csv_row *row, size_t column,
    const struct names *names, const char *what, size_t *index);

/** The metric that a field names by id; another is reported (E202). */
bool load_metric(
    struct load *l, const struct csv_row *row, size_t column, size_t *metric);

/** Takes the year of the release from meta.csv: no figure can be later. */
void load_set_last_year(struct load *l);

/** A year of four digits, not after the release; another is reported (E206). */
bool load_year(
    struct load *l, const struct csv_row *row, size_t column, int *year);

/**
 * Reads years and ranges of years, ";" between: "2013-2015;2018". An empty
 * field has none. Anything else is reported (E206).
 */
bool load_year_ranges(struct load *l, const struct csv_row *row, size_t column,
    struct year_range **out, size_t *n);

/** Digits after the point of a number as typed, at most 15. */
int load_decimals(const char *number);

/** Reports an empty required field; returns whether it holds something. */
bool load_filled(
    struct load *l, const struct csv_row *row, size_t column, const char *name);

/** Takes the number that a column holds, unless it is beyond LOAD_NUMBER_MAX:
 * then it reports E205, and `out` is unknown. */
bool load_in_range(struct load *l, const struct csv_row *row, size_t column,
    double x, struct value *out);

/** Reads a number or reports E204 or E205; an empty field is unknown. */
bool load_number(struct load *l, const struct csv_row *row, size_t column,
    struct value *out);

/**
 * Looks a word up in `words`; reports E202 with the allowed list. An empty
 * field gives index 0.
 */
bool load_word(struct load *l, const struct csv_row *row, size_t column,
    const char *what, const char *const *words, size_t n_words, size_t *index);

/** The notes a note_ids field names; unknown ids are reported (E202). Owned by
 * the data set. */
const struct note_list *load_notes(
    struct load *l, const struct csv_row *row, size_t column);

/** Gives a measure its notes; those of scope "source" say where the figures of
 * some years come from, and are no caveats. */
void load_metric_notes(
    struct load *l, struct metric *m, const struct note_list *all);

/** A copy of `s` owned by the data set, "" shared. */
const char *load_copy(struct load *l, const char *s);

/** Makes room for one more item in a heap array of `n`, which may move;
 * returns the new base, freed by the caller. Never fails. */
void *load_room(void *base, size_t n, size_t *room, size_t size);

#endif
