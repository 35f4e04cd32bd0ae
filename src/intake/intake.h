#ifndef PEELSTATS_INTAKE_PRIVATE_H
#define PEELSTATS_INTAKE_PRIVATE_H

#include "peelstats/intake.h"
#include "period.h"
#include "recipe.h"
#include "table.h"

enum { NO_COLUMN = TABLE_COLUMNS_MAX, TOTALS_MAX = 6, UNKNOWN_MAX = 40 };

/* Who a row is about. */
enum who { WHO_FORCE, WHO_TOTAL, WHO_PART, WHO_SKIPPED, WHO_UNKNOWN };

/* What the table prints for all forces together. */
struct printed {
	const char *name;
	double sum;
	size_t row;
};

/* The sums of a measure and a period, by force. */
struct slab {
	size_t measure;
	struct period period;
	unsigned quarters; /* seen: bits */
	double *count;
	double *first; /* of the first row */
	unsigned *rows; /* of a force */
	double *base;
	bool *known;
	enum status *gap; /* of a force whose cell has no figure, else ok */
	unsigned *seen; /* quarters or months of a force: bits */
	bool *short_of; /* a cell says that it was not provided */
	double skipped; /* of names that the recipe leaves out */
	struct printed total[TOTALS_MAX];
	size_t n_totals;
};

struct intake {
	struct arena arena;
	struct recipe recipe;
	const struct dataset *d;
	const struct dataset *more; /* for populations; or NULL */
	size_t borrowed; /* populations taken from there */
	const char *table;
	int year; /* 0 = all */
	/* of the sheet that is read */
	const char *sheet;
	bool header; /* found */
	size_t force_column;
	size_t period_column;
	size_t quarter_column;
	size_t count_column[RECIPE_MEASURES_MAX];
	size_t base_column[RECIPE_MEASURES_MAX];
	size_t filter_column[RECIPE_FILTERS_MAX];
	size_t where_column[RECIPE_MEASURES_MAX][RECIPE_FILTERS_MAX];
	size_t base_where_column[RECIPE_MEASURES_MAX][RECIPE_FILTERS_MAX];
	struct period column_period[TABLE_COLUMNS_MAX]; /* year 0 = none */
	/* names below the periods: wanted, and where each measure has its own
	 */
	bool stacked;
	bool below; /* not seen yet */
	bool counts_at[RECIPE_MEASURES_MAX][TABLE_COLUMNS_MAX];
	bool base_at[RECIPE_MEASURES_MAX][TABLE_COLUMNS_MAX];
	const char *lacks; /* a column that no row had */
	const char *lacks_below; /* nor the row below the periods */
	/* what came of it */
	size_t sheets; /* that had the columns */
	size_t rows;
	struct slab *slab;
	size_t n_slabs;
	size_t last_slab;
	const char *unknown[UNKNOWN_MAX]; /* names */
	size_t unknown_row[UNKNOWN_MAX];
	size_t n_unknown;
	const char
	    *no_period; /* the first that is not understood, of a force */
	size_t no_period_row;
	size_t nameless; /* rows of figures without a name */
	size_t nameless_row;
	size_t found; /* columns of the recipe, in the row looked at */
	size_t most_found;
	size_t blanks; /* cells without a figure */
	const char *blank; /* the first of them */
	size_t blank_row;
	struct intake_measure measure[RECIPE_MEASURES_MAX];
	struct intake_figure *figure;
	size_t n_figures;
};

/** Takes the columns of a row, if it is the header of the recipe; returns
 * whether it is. */
bool header_find(struct intake *in, const struct table_row *row);

/** Takes the names below the periods of the header; false when one that the
 * recipe needs is not there. */
bool header_below(struct intake *in, const struct table_row *row);

/** The quarters or months that a whole year has in the table, as bits; 0 when
 * its periods are years. */
unsigned parts_wanted(const struct intake *in);

/** Who a name in the column of forces is; `force` for one of ours. */
enum who who_is(const struct intake *in, const char *name, size_t *force);

/** 1 and the number in a cell, 0 for none, -1 for something else. */
int cell_number(const char *cell, double *x);

/** Adds what a row has to the sums. */
void take_row(struct intake *in, const struct table_row *row);

/** Says which rows stand for nobody, or for no time that is understood; 1 when
 * they are so many that the table must be mended first, else 0. */
size_t suspect_lost(const struct intake *in, struct text *said);

/** Says which forces have twice the rows that nearly all others have; how many
 * they are. A force that a region is named by is none. */
size_t suspect_twice(
    const struct intake *in, const struct slab *s, struct text *said);

/** Makes figures of the sums; says in `said` what is left out or wrong. Fails
 * with EXIT_DATA where something is wrong. */
bool intake_settle(struct intake *in, struct text *said, struct error *err);

#endif
