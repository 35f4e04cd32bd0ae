#ifndef PEELSTATS_RECIPE_H
#define PEELSTATS_RECIPE_H

#include "peelstats/arena.h"
#include "peelstats/error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * How a published table becomes rows of a data folder: a text file of
 * "key = value" lines under [table] and [measure ID]. peelstats-data(5) tells
 * every key. All strings belong to the arena.
 */
enum { RECIPE_FILTERS_MAX = 16, RECIPE_MEASURES_MAX = 64 };

/* Rows whose field in a column is, or is not, one of some values. */
struct recipe_filter {
	const char *column;
	const char *values; /* ; between */
	bool out; /* such rows are left out */
};

struct recipe_measure {
	const char *id;
	const char *title;
	const char *kind;
	const char *multiplier;
	const char *numerator; /* in words */
	const char *denominator; /* in words */
	const char *section;
	const char *count; /* column that is added up */
	bool is_value; /* it holds values, which are taken as they are */
	double times; /* what is counted is multiplied by it */
	const char *base; /* column of the denominators; "" = population */
	const char *period; /* in words: "12 months to {end}" */
	int month; /* only periods that end in it; 0 = all */
	struct recipe_filter filter[RECIPE_FILTERS_MAX];
	size_t n_filters;
	/* rows whose base is added up; none = those of the count */
	struct recipe_filter base_filter[RECIPE_FILTERS_MAX];
	size_t n_base_filters;
};

struct recipe {
	struct arena arena;
	const char *path;
	const char *title;
	const char *source;
	const char *sheet; /* pattern of names, "*" for all */
	const char *force; /* column, or "column A" */
	const char *period; /* column, "columns", or a year */
	const char *quarter; /* column of 1 to 4; "" = whole years */
	const char *skip; /* names that are no force of ours, ; between */
	int header_row; /* 0 = the first that has the columns */
	int ends; /* month in which the 12 months end */
	bool months; /* periods are months, of which twelve are added up */
	struct recipe_filter filter[RECIPE_FILTERS_MAX]; /* of all measures */
	size_t n_filters;
	struct recipe_measure measure[RECIPE_MEASURES_MAX];
	size_t n_measures;
};

/**
 * Reads a recipe. Fails with EXIT_IO when it cannot be read, EXIT_DATA with
 * its line when something in it is not understood. Release with
 * recipe_release(), failed or not.
 */
bool recipe_read(const char *path, struct recipe *out, struct error *err)
    __attribute__((warn_unused_result));

/** Frees what a recipe holds. */
void recipe_release(struct recipe *r);

/** The number of a month in English, full or of three letters, from 1; 0. */
int month_number(const char *word);

/** The name of a month from 1 to 12. Static. */
const char *month_name(int month);

#endif
