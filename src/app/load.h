#ifndef PEELSTATS_LOAD_H
#define PEELSTATS_LOAD_H

#include "app/options/options.h"
#include "peelstats/dataset.h"
#include "peelstats/diag.h"
#include "peelstats/error.h"

#include <stdbool.h>

/* What the data are read for: the more is asked of them, the later. */
enum load_for {
	LOAD_FOR_LIST,
	LOAD_FOR_FIGURES,
	LOAD_FOR_REPORT,
	LOAD_FOR_CHECK
};

/* A data folder that was read, and what is wrong with it. */
struct loaded {
	struct dataset *dataset;
	struct diag_list diags;
};

/**
 * Reads the data and prints what is wrong with them to standard error. False
 * if they cannot be used: EXIT_DATA for errors, and for warnings with
 * --strict; EXIT_IO when they cannot be read. Release either way.
 */
bool load_data(const struct options *o, enum load_for purpose, struct loaded *l,
    struct error *err) __attribute__((warn_unused_result));

/** Reads the data, prints nothing, and keeps every problem, when `unfolded`;
 * false if they cannot be read, or have errors. Release either way. */
bool load_silently(const struct options *o, enum load_for purpose,
    bool unfolded, struct loaded *l, struct error *err)
    __attribute__((warn_unused_result));

/** Whether the problems found leave the data fit for use; else EXIT_DATA. */
bool load_is_fit(
    const struct options *o, const struct loaded *l, struct error *err);

/** Frees the data and the problems. */
void load_release(struct loaded *l);

/** What is needed to check published figures of any year: analyses the latest
 * year without more than that. The caller frees it. */
struct analysis *load_latest(const struct dataset *d);

#endif
