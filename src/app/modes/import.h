#ifndef PEELSTATS_IMPORT_H
#define PEELSTATS_IMPORT_H

#include "app/options/options.h"
#include "peelstats/arena.h"
#include "peelstats/intake.h"
#include "peelstats/text.h"

/* An import under way: a table that was read, and the files that it changes. */

enum { IMPORT_FILES = 4 };

struct import {
	const struct options *o;
	const struct dataset *d;
	struct error *err;
	struct intake *in;
	struct arena arena;
	struct text bytes[IMPORT_FILES];
	struct text old[IMPORT_FILES];
	bool *placed; /* figures that a row of the folder has */
	size_t next; /* figure, or measure, to add */
	size_t added;
	size_t changed;
	size_t same;
	size_t gaps;
	size_t missing; /* rows that say why there is no figure */
	size_t examples;
	bool has_examples;
	bool noted[STATUS_NOT_APPLICABLE + 1]; /* reasons that rows name */
};

/** Files that an import may change, in the order they are written. */
extern const char *const import_files[IMPORT_FILES];

/**
 * Makes in `bytes` what the files of the folder are with the figures of the
 * table; nothing is written. Says on standard error what changes, unless
 * --quiet. Fails with what is wrong in `m->err`.
 */
bool import_rows(struct import *m) __attribute__((warn_unused_result));

#endif
