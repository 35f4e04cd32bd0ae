#ifndef PEELSTATS_SHEETS_H
#define PEELSTATS_SHEETS_H

#include "peelstats/report.h"
#include "peelstats/stats.h"

/*
 * Tables as a spreadsheet shows them: headers of words with their unit, a
 * number with the decimals that show, and no empty cell: a mark, such as
 * "[x]", stands in the place of a number that is not there.
 */

/* How a number shows, where it is no number of decimals. */
enum { SHEET_YEAR = -1, SHEET_POWER = -2 };

struct sheet_cell {
	const char *text; /* words, or the mark in the place of a number; NULL
			     for a number */
	bool mark;
	double x;
	int decimals; /* that show, or SHEET_YEAR: no mark of thousands,
			 or SHEET_POWER: as a power of ten */
};

struct sheet_column {
	const char *title; /* "Value (per 1,000 population)" */
	const char *name; /* of the column in --stats, or of one beside it */
	bool words; /* else numbers, and marks */
	bool notes; /* its words are ids of notes, ';' between */
};

struct sheet {
	const char *title;
	const char *table; /* its name in --stats */
	const struct note_list *notes; /* about all of it; or NULL */
	const char *source; /* of the figures; "" where they have many */
	const struct sheet_column *column;
	size_t n_columns;
};

/* Who gets the sheets, one after the other. Strings live during the call. */
struct sheet_taker {
	void (*begin)(void *context, const struct sheet *sheet);
	void (*row)(void *context, const struct sheet_cell *cell);
	void (*end)(void *context);
	void *context;
};

/**
 * Hands over the tables of a report: those of --stats, with the names of
 * measures, forces and questions beside their ids; what each force's figures
 * are is a sheet for each measure, or one sheet in the report of one force,
 * and the grades of each force are one.
 * `what` names one table of --stats, which is then the only one, as a whole;
 * NULL for those of the report. `q` says which measures and forces.
 */
void report_sheets(const struct report *r, const struct stats_request *q,
    const char *what, const struct sheet_taker *taker);

/** Calls `f` with each column that sheets have besides those of --stats: its
 * name, what it is, its unit and when it is empty, as for stats.h. */
void sheets_list_columns(
    void (*f)(void *context, const char *const *cell), void *context);

/** Appends the header of a column: its name in words. "lower95" is "Lower
 * 95%"; `unit`, in brackets, may be "". */
void sheet_title(const char *name, const char *unit, struct text *out);

#endif
