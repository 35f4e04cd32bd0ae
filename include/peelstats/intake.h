#ifndef PEELSTATS_INTAKE_H
#define PEELSTATS_INTAKE_H

#include "peelstats/dataset.h"
#include "peelstats/error.h"
#include "peelstats/text.h"

/*
 * Published tables (CSV, XLSX, ODS) as figures of a data folder, by a recipe.
 * Only what the table prints is taken: counts are added up by force and year,
 * held against the totals that the table prints, and set over the population
 * that the folder has.
 */

/* A measure as the recipe describes it; strings belong to the intake. */
struct intake_measure {
	const char *id;
	const char *title;
	const char *kind;
	const char *multiplier;
	const char *numerator;
	const char *denominator;
	const char *section;
	const char *source;
};

/* A figure that the table gives. */
struct intake_figure {
	size_t measure;
	size_t force; /* in the data set */
	int year;
	/* ok; partial, where cells of the force say that they were not
	 * provided; or why the table has no figure */
	enum status status;
	double numerator; /* when it has one */
	bool is_value; /* it is no count but the value itself */
	double denominator; /* used when has_base */
	bool has_base;
	const char *period;
};

struct intake;

/**
 * Reads `table` by the recipe file for the forces of `d`; of one year unless
 * `year` is 0. Fails with what is wrong and what to do, all of it in `said`:
 * EXIT_IO or EXIT_DATA. `more`, or NULL, gives a population that `d` lacks,
 * for forces of the same id. The caller frees the result with intake_free().
 */
bool intake_read(const char *table, const char *recipe, const struct dataset *d,
    const struct dataset *more, int year, struct intake **out,
    struct text *said, struct error *err) __attribute__((warn_unused_result));

/** Whether it has a numerator. */
bool intake_has_figure(const struct intake_figure *x);

/** Frees what intake_read() returned; NULL is allowed. */
void intake_free(struct intake *in);

/** The title of the recipe. Owned by `in`. */
const char *intake_title(const struct intake *in);

/** The measures of the recipe, from 0. Owned by `in`. */
size_t intake_measures(const struct intake *in);
const struct intake_measure *intake_measure(const struct intake *in, size_t i);

/** The figures by measure, year and force, from 0. Owned by `in`. */
size_t intake_figures(const struct intake *in);
const struct intake_figure *intake_figure(const struct intake *in, size_t i);

/**
 * Appends a first recipe for a table, from what it sees there: the column of
 * the forces of `d`, that of the period or periods as columns, and a measure
 * for each column of numbers. Fails with EXIT_IO or EXIT_DATA where the table
 * cannot be read or has none of these.
 */
bool intake_propose(const char *table, const struct dataset *d,
    struct text *out, struct error *err) __attribute__((warn_unused_result));

/* A unit that a table names. */
struct intake_unit {
	const char *id; /* the code beside the name, or U1, U2, ... */
	const char *name; /* as the table writes it */
	const char *brief; /* without what they all are: "Norwich" */
};

/**
 * The units that a table is about, in its order, without totals and regions:
 * of the column with most different names. `unit` gets what its header calls
 * them, such as "trust", or "". The caller frees `*out`, failed or not; strings
 * belong to the arena. Fails with EXIT_IO or EXIT_DATA where the table cannot
 * be read or has no such column.
 */
bool intake_units(const char *table, struct arena *arena,
    struct intake_unit **out, size_t *n, const char **unit, struct error *err)
    __attribute__((warn_unused_result));

/** The title of a recipe file, for lists; false when it cannot be read. */
bool intake_recipe_title(const char *path, struct text *title);

#endif
