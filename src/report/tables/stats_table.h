#ifndef PEELSTATS_STATS_TABLE_H
#define PEELSTATS_STATS_TABLE_H

#include "peelstats/stats.h"

enum { MOST_STATS_COLUMNS = 128 };

/* A column as columns_*.def describe it. */
struct stats_column {
	const char *name;
	const char *unit; /* "" for words; "unit" is that of the measure */
	const char *meaning;
	const char *empty; /* when it is; "" = never */
};

/* A row being filled, cell by cell, in the order of the columns. */
struct stats_row {
	struct stats_cell {
		enum { CELL_NONE, CELL_TEXT, CELL_NUMBER } type;
		const char *text;
		double x;
	} cell[MOST_STATS_COLUMNS];
	size_t n;
	/* where full rows go */
	void (*flush)(struct stats_row *row);
	struct text *out;
	const struct stats_column *column;
	size_t rows;
	void *context; /* of the sink */
};

/* A table: its columns, a name of NULL at the end, and what writes its rows. */
struct stats_table {
	const char *name;
	const struct stats_column *column;
	void (*write)(const struct stats_request *r, struct stats_row *row);
	/* what it prints of metrics is part of an analysis that is basic */
	bool basic;
	size_t most; /* metrics it takes; 0 = any number */
	const char *title; /* over a sheet, with the placeholders of naming.h */
};

#define X(name) extern const struct stats_table stats_##name;
#include "tables.def"
#undef X

/** The table of this name, or NULL. Static. */
const struct stats_table *stats_find(const char *name);

/** Appends the next cell of the row: a text, which is borrowed until the row
 * ends; a number, empty where it is unknown; a count; an empty cell. */
void row_text(struct stats_row *row, const char *text);
void row_value(struct stats_row *row, struct value v);
void row_count(struct stats_row *row, size_t n);
void row_none(struct stats_row *row);

/** A count above 0, else an empty cell. */
void row_place(struct stats_row *row, size_t n);

/** Appends the ids of the notes of a list, `;` between, without those that are
 * in `but`, too; either may be NULL. */
void stats_add_notes(struct text *ids, const struct note_list *list,
    const struct note_list *but);

/** Ends the row and empties it for the next. */
void row_end(struct stats_row *row);

/** Sinks: both end with a line feed. */
void stats_csv_flush(struct stats_row *row);
void stats_json_flush(struct stats_row *row);

#endif
