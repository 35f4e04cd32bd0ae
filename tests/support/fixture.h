#ifndef PEELSTATS_FIXTURE_H
#define PEELSTATS_FIXTURE_H

#include "peelstats/dataset.h"
#include "peelstats/diag.h"
#include "peelstats/text.h"

/* A folder of the test's own, filled with files and removed afterwards. */
struct fixture {
	char dir[256];
	struct diag_list diags;
	struct error err;
	struct dataset *dataset;
};

/** Makes an empty folder. */
void fixture_open(struct fixture *f);

/** Writes a file of `len` bytes into the folder. */
void fixture_write_bytes(
    struct fixture *f, const char *name, const char *bytes, size_t len);

/** Writes a file. */
void fixture_write(struct fixture *f, const char *name, const char *text);

/** Two forces (A, B), one rate per 1,000 (m1) and figures for 2016, 2017. */
void fixture_write_small(struct fixture *f);

/** Loads the folder into f->dataset. */
bool fixture_load(struct fixture *f);

/** The nth problem of a code, from 0, or NULL. */
const struct diag *fixture_diag(
    const struct fixture *f, const char *code, size_t nth);

/** Removes the folder and all else. */
void fixture_close(struct fixture *f);

#endif
