#ifndef PEELSTATS_DELIVER_H
#define PEELSTATS_DELIVER_H

#include "app/options/options.h"
#include "app/output/output.h"
#include "app/plan.h"
#include "peelstats/error.h"
#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Where the files of a run go, and what is said of each. */
struct delivery {
	const struct options *o;
	const struct plan *plan;
	const struct loaded *loaded;
	struct output_lock lock;
};

/**
 * Makes the folders, locks the place and clears it of what killed runs left;
 * with --dry-run nothing of it. Fails with EXIT_IO, or EXIT_LOCKED when
 * another run is writing there. End it after a success.
 */
bool deliver_begin(struct delivery *d, const struct options *o,
    const struct plan *p, const struct loaded *l, struct error *err)
    __attribute__((warn_unused_result));

/** Gives the place back. */
void deliver_end(struct delivery *d);

/**
 * Writes one file of a report, of `sheets` sheets of paper or 0, unless it has
 * these bytes already; says in `said` what a reader of the run should know.
 * With --dry-run it only says what it would do and why. Fails with EXIT_IO;
 * a file that is there then keeps its bytes. From any thread.
 */
bool deliver_file(const struct delivery *d, const struct plan_file *file,
    const struct text *bytes, size_t sheets, struct text *said,
    struct error *err);

/** The same for the chart of this name, into the folder for charts. */
bool deliver_chart(const struct delivery *d, const char *name,
    const struct text *svg, struct text *said, struct error *err);

/** The same, silently, for a file that is no report, into the folder of
 * --out-dir. */
bool deliver_beside(const struct delivery *d, const char *name,
    const struct text *bytes, struct error *err);

#endif
