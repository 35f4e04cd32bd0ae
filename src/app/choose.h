#ifndef PEELSTATS_CHOOSE_H
#define PEELSTATS_CHOOSE_H

#include "app/options/options.h"
#include "peelstats/dataset.h"
#include "peelstats/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { DATE_ROOM = 64 };

/* What the options choose from the data. */
struct choice {
	int year;
	int compare; /* 0 = none */
	bool *metric; /* by index; NULL = all */
	bool *force; /* by index: those with a report, or a row, of their own */
	bool national; /* the whole is asked for too */
	char date[DATE_ROOM]; /* of the release, YYYY-MM-DD; "" = not known */
};

/** The year asked for; else that of meta.csv, when the data have it; else the
 * latest with figures for most of the headline measures. */
int choose_year(const struct options *o, const struct dataset *d);

/**
 * Begins a choice: the years, the measures and the date, SOURCE_DATE_EPOCH or
 * that of the data. Fails with EXIT_USAGE and what there is to choose from.
 * Release it either way.
 */
bool choose_scope(const struct options *o, const struct dataset *d,
    struct choice *c, struct error *err) __attribute__((warn_unused_result));

/** Goes on with the forces; fails as choose_scope() does. */
bool choose_forces(const struct options *o, const struct dataset *d,
    struct choice *c, struct error *err) __attribute__((warn_unused_result));

/** Frees what the choice holds. */
void choice_release(struct choice *c);

/** Whether any figure is of `year`. */
bool choose_has_year(const struct dataset *d, int year);

/** Says that `d` has no figures of the year an option names; false. */
bool choose_no_year(
    const struct dataset *d, const char *option, int year, struct error *err);

/** Says that `d` has no force of that name, and which is near; false. */
bool choose_no_force(
    const struct dataset *d, const char *name, struct error *err);

/** Bytes up to the comma that ends the first name of a list: "London, City
 * of" has one in it. */
size_t choose_force_length(const struct dataset *d, const char *list);

#endif
