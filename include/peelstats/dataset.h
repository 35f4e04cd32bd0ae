#ifndef PEELSTATS_DATASET_H
#define PEELSTATS_DATASET_H

#include "peelstats/arena.h"
#include "peelstats/diag.h"
#include "peelstats/error.h"
#include "peelstats/names.h"
#include "peelstats/naming.h"
#include "peelstats/number.h"
#include "peelstats/picture.h"
#include "peelstats/unit_names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The data folder in memory: immutable once loaded. */

/* What a metric counts; decides which statistics make sense. */
enum metric_kind {
	KIND_RATE, /* events per population: Poisson */
	KIND_PROPORTION, /* numerator is a part of denominator: binomial */
	KIND_RATIO, /* two counts; may exceed the multiplier */
	KIND_AMOUNT, /* money or staff per head: no sampling model */
	KIND_COUNT, /* a number of things */
	KIND_SCORE /* a published index */
};

enum polarity { POLARITY_NONE, POLARITY_HIGH, POLARITY_LOW };

/* How far a figure can be used; the words of the status column. */
enum status {
	STATUS_OK,
	STATUS_MISSING,
	STATUS_NOT_COMPARABLE,
	STATUS_UNVERIFIED,
	STATUS_PARTIAL,
	STATUS_ESTIMATED,
	STATUS_PROVISIONAL,
	STATUS_REVISED,
	STATUS_BREAK,
	STATUS_SUPPRESSED,
	STATUS_NOT_PUBLISHED, /* the source prints none for this force */
	STATUS_NOT_APPLICABLE
};

/* Ordered so that a higher number is a better grade. */
enum grade {
	GRADE_NONE, /* not available */
	GRADE_INADEQUATE,
	GRADE_REQUIRES_IMPROVEMENT,
	GRADE_GOOD,
	GRADE_OUTSTANDING,
	GRADE_UNGRADED /* looked at, no grade given */
};

/* Years from the first to the last, both in it. */
struct year_range {
	int first;
	int last;
};

struct note {
	const char *id;
	const char *text; /* a sentence or more */
	const char *scope; /* report, metric, force, pair or source; may be
			    * "" */
	const char *reason; /* words that follow "as", or "" */
	size_t number; /* from 1, in file order */
	size_t line; /* in its file */
	bool used; /* some row names it */
	struct year_range *years; /* that it is about; none = all */
	size_t n_years;
};

/* Notes that a row names, in its order. */
struct note_list {
	const struct note **note;
	size_t n;
};

struct force {
	const char *id;
	const char *name; /* short: "Norfolk" */
	const char *full; /* "Norfolk Constabulary" */
	const char *aliases;
	const char *slug; /* in names of files; no two forces share one */
	const char *region;
	double order;
	bool extreme; /* kept out of axis ranges: rates are not comparable */
	struct note_list notes;
	const char *similar_ids; /* as written, ; between */
	size_t line; /* of its row */
	size_t *similar; /* indices of the forces it may be compared with */
	size_t n_similar;
	const char *neighbour_ids; /* as written, ; between */
	size_t *neighbour; /* indices of the forces it borders on */
	size_t n_neighbours;
	/* its square on the tile map, from 1 at the left and the top; 0 = none
	 */
	size_t tile_column;
	size_t tile_row;
	const char *tile_letters; /* "N Yks"; its name unless given */
};

struct metric {
	const char *id;
	const char *title; /* a noun phrase: "Recorded crime" */
	const char *brief; /* for tiles and narrow columns */
	enum metric_kind kind;
	bool percent; /* a proportion of 100: its numbers carry "%" */
	double multiplier; /* 1 for counts and scores */
	const char *numerator; /* "recorded crimes" */
	const char *denominator; /* "population" */
	const char *unit; /* "per 1,000 population", "%" */
	int decimals;
	enum polarity polarity;
	const char *section;
	double order;
	bool headline;
	double box; /* place among the boxes of numbers; 0 = not chosen */
	/* of a chart of shares: its title, and this one's place in it */
	const char *group; /* "" = none */
	const char *category;
	const char *series;
	const char *source; /* of years that no note of `sources` is about */
	struct note_list sources; /* notes of scope "source" */
	struct note_list notes; /* the others */
	const char *part_of; /* id of the metric it is a part of, or "" */
	size_t whole; /* its index; that of this metric when part of none */
	const char *question_id; /* the chapter it belongs to, or "" */
	size_t question; /* its index; the number of questions for none */
};

struct question {
	const char *id;
	const char *title;
	const char *brief;
	double order;
	bool graded; /* else its grades are listed and never counted */
};

/* One figure. Which of the three numbers are known is in `known`. */
enum { KNOWN_NUMERATOR = 1, KNOWN_DENOMINATOR = 2, KNOWN_VALUE = 4 };
struct observation {
	double numerator;
	double denominator;
	double value; /* as published, when there are no counts */
	const char *period;
	const struct note_list *notes;
	uint8_t status; /* enum status */
	uint8_t known; /* KNOWN_ bits */
	uint8_t decimals; /* of value, as typed */
	uint32_t line; /* in its file, from 1 */
	bool in_national;
	/* share of what should be counted that is in it; 1 when not given */
	float coverage;
};

/* A one-off event that is counted in a figure. */
struct event {
	size_t metric;
	size_t force;
	int year;
	double count; /* of the figure's numerator */
	const char *words; /* "deaths at Hillsborough" */
};

/* What an analyst wrote, in the words of commentary.csv. */
struct commentary {
	const char *page; /* a metric_id, a kind of page, or "brief" */
	bool everywhere; /* in every report */
	bool national; /* in that of all forces only */
	size_t force; /* else in the report of this one */
	int year; /* of the reports it is for; 0 = any */
	const char *text; /* a new line begins a paragraph */
	const char *author;
	const char *date; /* YYYY-MM-DD */
	size_t line; /* in its file */
};

/* A figure of a quarter or a month. */
struct part_figure {
	size_t metric;
	size_t force;
	int period; /* parts since the year 0: 4 x year + quarter - 1 */
	struct observation figure;
};

struct judgment {
	uint8_t grade; /* enum grade */
	int inspected_year; /* 0 when not known */
	const struct note_list *notes; /* NULL when there is no judgment */
};

struct meta {
	const char *title;
	const char *publisher;
	const char *released; /* YYYY-MM-DD or "" */
	const char *status;
	const char *licence;
	const char *contact;
	const char *tiles_source; /* of the places on the tile map */
	int year; /* of the report unless another is asked for; 0 = none */
};

/* How the organisation that publishes shows itself. */
struct brand {
	const char *name; /* of the organisation; "" */
	const char *marking; /* protective marking: "OFFICIAL"; "" */
	bool coloured;
	unsigned char colour[3]; /* red, green, blue; white can be read on it */
	const struct picture *logo; /* or NULL */
};

/* What a published figure says of its subject. */
enum quantity {
	QUANTITY_VALUE,
	QUANTITY_NUMERATOR,
	QUANTITY_DENOMINATOR,
	QUANTITY_CHANGE_PERCENT, /* of the value */
	QUANTITY_CHANGE_POINTS, /* of the value, in its unit */
	QUANTITY_NUMERATOR_CHANGE_PERCENT, /* of the count */
	QUANTITY_OUTSTANDING, /* forces so graded, to the fourth */
	QUANTITY_GOOD,
	QUANTITY_REQUIRES_IMPROVEMENT,
	QUANTITY_INADEQUATE,
	QUANTITY_IMPROVED,
	QUANTITY_DECLINED,
	QUANTITY_UNCHANGED, /* same grade, looked at again or not */
	QUANTITY_INSPECTED, /* forces looked at in the year */
	QUANTITY_INSPECTED_YEAR, /* when a force was last looked at */
	QUANTITY_RANK,
	QUANTITY_LOWEST,
	QUANTITY_HIGHEST,
	QUANTITY_ROSE, /* forces whose figure rose */
	QUANTITY_FELL,
	QUANTITY_COUNT
};

enum { EVERYWHERE = -1 };

/* A figure as somebody printed it, to be checked. */
struct published {
	const char *id;
	const char *document;
	const char *where;
	int force; /* index, or EVERYWHERE for England and Wales */
	bool of_question; /* else of a metric */
	size_t subject; /* index of either */
	int year;
	enum quantity quantity;
	double value;
	int decimals; /* as printed */
	const char *unit;
	size_t line; /* in its file */
};

struct dataset {
	struct arena arena;
	struct meta meta;
	struct brand brand;
	struct naming naming;
	struct force *force; /* in order */
	size_t n_forces;
	struct metric *metric; /* in order */
	size_t n_metrics;
	struct question *question; /* in order */
	size_t n_questions;
	struct note *note;
	size_t n_notes;
	struct published *published; /* in file order */
	size_t n_published;
	struct event *event; /* in file order */
	size_t n_events;
	struct commentary *commentary; /* in file order */
	size_t n_commentaries;
	struct published *total; /* of totals.csv, in file order */
	size_t n_totals;
	struct part_figure *part; /* of series.csv; by metric, force, period */
	size_t n_parts;
	int parts_a_year; /* 4 or 12; 0 without series.csv */
	int *year; /* of observations, ascending */
	size_t n_years;
	struct unit_names known; /* by which names the forces are known */
	struct names proper; /* words that keep their capital */
	struct cube *cube; /* private to the loader */
};

/**
 * Reads the data folder `dir`. Every problem goes to `diags`; the data set
 * may be used only if there are no errors there afterwards. Fails with
 * EXIT_IO when the folder or a file in it cannot be read. The caller frees
 * the result with dataset_free().
 */
bool dataset_load(const char *dir, struct dataset **out,
    struct diag_list *diags, struct error *err)
    __attribute__((warn_unused_result));

/** Whether a report can show a character. */
typedef bool printable_fn(void *context, uint32_t code);

/**
 * As dataset_load(), and refuses text with a character that `printable` does
 * not take (E105): its place is known here, and no longer on the page.
 */
bool dataset_load_printable(const char *dir, printable_fn *printable,
    void *context, struct dataset **out, struct diag_list *diags,
    struct error *err) __attribute__((warn_unused_result));

/**
 * Looks for figures that can hardly be right though they may be: jumps,
 * values far from all others, copies (W501 to W503). What a note explains is
 * not reported. `dir` is the folder, for the messages.
 * `year` is that of a report, which is looked at with the one before it; 0
 * looks at every year.
 */
void dataset_check(const struct dataset *d, const char *dir, int year,
    struct diag_list *diags);

/**
 * Reports every force without a row for a metric and year that others have
 * (E302). A report names such a force as missing; a folder that is to be
 * published should say why.
 */
void dataset_check_rows(
    const struct dataset *d, const char *dir, struct diag_list *diags);

/**
 * Calls `f` with the name of every column of a file of the folder, in its
 * order; never when the file is not there or has no usable header. Fails with
 * EXIT_IO when the file is there and cannot be read: it is not the same as
 * one that is not there, which a caller may fill with columns of its own.
 */
bool dataset_header(const char *dir, const char *file,
    void (*f)(void *context, const char *column), void *context,
    struct error *err);

/** Whether the first word of `text` keeps its capital inside a sentence, as
 * the folder's own titles write it: "Taser use", "Clare's Law". */
bool dataset_is_proper(const struct dataset *d, const char *text);

/** Whether metric `part` is a part of `whole`, or a part of a part of it. */
bool metric_is_part(const struct dataset *d, size_t part, size_t whole);

/* A copy of a folder in the making. */
struct dataset_copy {
	int year; /* whose rows are taken; 0 = all */
	bool last; /* notes are written: only those that are named */
	struct names named; /* notes that rows name */
	const char *logo; /* the file that meta.csv names; or NULL */
	struct arena arena; /* theirs */
};

/**
 * Appends the rows of a file of the folder `from`, with its header: those of
 * the year, where it has a column `year` or `period`. `columns` are those
 * the file may have, ended by NULL. Nothing is added for a file that is not
 * there. Fails with EXIT_DATA or EXIT_IO when it cannot be read whole.
 */
bool dataset_copy_file(struct dataset_copy *c, const char *from,
    const char *file, const char *const *columns, struct text *out,
    struct error *err) __attribute__((warn_unused_result));

/**
 * Appends the picture that meta.csv names as a logo, when dataset_copy_file()
 * has copied that; nothing where it names none. Fails with EXIT_DATA where the
 * folder has no such picture of at most 512 KiB.
 */
bool dataset_copy_logo(struct dataset_copy *c, const char *from,
    struct text *out, struct error *err) __attribute__((warn_unused_result));

/* A row of a file that is rewritten. */
struct dataset_row {
	const char *const *column; /* names, as in the header */
	const char **value; /* settable; strings live until the call returns */
	size_t n;
	bool drop; /* leave it out */
};

/** The value in a column, "" when there is none of that name. It lives until
 * the call that hands out the row returns. */
const char *dataset_row_get(const struct dataset_row *row, const char *column);

/** Sets the value of a column, if there is one of that name. */
void dataset_row_set(
    struct dataset_row *row, const char *column, const char *value);

/**
 * Appends a file of the folder with every row as `edit` leaves it, then rows
 * that `more` fills in, until it returns false; either may be NULL. Nothing is
 * added for a file that is not there. Fails when it cannot be read whole.
 */
bool dataset_rewrite(const char *dir, const char *file,
    void (*edit)(void *context, struct dataset_row *row),
    bool (*more)(void *context, struct dataset_row *row), void *context,
    struct text *out, struct error *err) __attribute__((warn_unused_result));

/** Frees the data set; NULL is allowed. */
void dataset_free(struct dataset *d);

/**
 * Which counts to hide: 1 for those from 1 to below `below`; where that is
 * exactly one, 2 for the smallest other count that is not 0, the first on a
 * tie, so that a shown total does not give it away. 0 for the others.
 */
void suppress_flags(
    const double *count, size_t n, double below, unsigned char *flag);

/**
 * Gives the status suppressed to small counts of forces, by suppress_flags()
 * for each metric and year: as if the folder had said so.
 */
void dataset_suppress(struct dataset *d, double below);

/**
 * The figure of a force, by index, for a metric, by index, and a year; NULL
 * when the files have no row for it. Borrowed.
 */
const struct observation *dataset_find(
    const struct dataset *d, size_t metric, size_t force, int year);

/** The figure published only for England and Wales, or NULL. Borrowed. */
const struct observation *dataset_find_national(
    const struct dataset *d, size_t metric, int year);

/**
 * The quarters or months of a force for a metric, both by index, oldest
 * first; `n` takes how many. NULL when there are none. Borrowed.
 */
const struct part_figure *dataset_parts(
    const struct dataset *d, size_t metric, size_t force, size_t *n);

/** The judgment on a force, by index; grade GRADE_NONE when there is none. */
struct judgment dataset_find_judgment(
    const struct dataset *d, size_t question, size_t force, int year);

/** Whether any judgment is known for `year`. */
bool dataset_has_judgments(const struct dataset *d, int year);

/** Whether no force has a row for the metric in any year up to `year`. */
bool dataset_is_national_only(const struct dataset *d, size_t metric, int year);

/** Whether there is a row for England and Wales only in either year; a
 * `compare` of 0 has none. */
bool dataset_has_national(
    const struct dataset *d, size_t metric, int year, int compare);

/**
 * Whether a note is about `year` or, unless 0, `compare`: a note without years
 * is about all of them.
 */
bool note_applies(const struct note *n, int year, int compare);

/** Where the figures of a measure and year come from: its note of scope
 * "source" about the year, else what metrics.csv says; may be "". Borrowed. */
const char *metric_source(const struct metric *m, int year);

/** Whether a figure of this status has a value that may be used. */
bool status_usable(enum status s);

/** The word of the status column: "not_comparable". Static. */
const char *status_name(enum status s);

/** The word of metrics.csv for a kind of measure. Static. */
const char *kind_name(enum metric_kind kind);

/** The shorthand printed for it: "[x]", or "" for a plain value. Static. */
const char *status_mark(enum status s);

/** The word of the quantity column: "change_percent". Static. */
const char *quantity_name(enum quantity q);

/** The grade in words, lower case: "requires improvement". Static. */
const char *grade_name(enum grade g);

/** The letter or letters of a grade: "RI". Static. */
const char *grade_letter(enum grade g);

/**
 * The value of a figure in the metric's unit: multiplier x numerator /
 * denominator where both are known, the published value otherwise. Unknown
 * when `o` is NULL, its status is not usable, or the denominator is 0.
 */
struct value observation_value(
    const struct metric *m, const struct observation *o);

#endif
