#ifndef PEELSTATS_PLAN_H
#define PEELSTATS_PLAN_H

#include "app/choose.h"
#include "app/load.h"
#include "app/options/options.h"
#include "peelstats/arena.h"
#include "peelstats/report.h"
#include "peelstats/write.h"

#include <stdbool.h>
#include <stddef.h>

/* A file that a report is written to. */
struct plan_file {
	const struct writer *writer;
	const char *path; /* "-" is standard output */
};

/* One report of a run, and its files. */
struct job {
	struct report_request request;
	const struct force *force; /* NULL: the whole */
	const char *name; /* for the progress line */
	const struct plan_file *file; /* in the order of writers.def */
	size_t n_files; /* 0: its charts only */
};

/* What a run for reports will do. */
struct plan {
	struct choice choice;
	struct job *job; /* the whole first, then forces in their order */
	size_t n_jobs;
	struct write_request write; /* what every writer is given */
	const char *charts; /* folder for the charts of each report, or NULL */
	const char *place; /* where files go, which is locked */
	struct arena arena; /* of paths */
};

/** Refuses, before anything is read, what the options say of formats and of
 * places for output that does not suit what is to be done: EXIT_USAGE. */
bool plan_check_options(const struct options *o, struct error *err)
    __attribute__((warn_unused_result));

/**
 * Plans the reports that the options ask for, of the data `l`, which must
 * outlive the plan as the options must. Whatever is asked for that cannot be
 * is refused here: years, measures, pages and forces that there are none of,
 * a PDF for a terminal (EXIT_USAGE). Release it either way.
 */
bool plan_reports(const struct options *o, const struct loaded *l,
    struct plan *p, struct error *err) __attribute__((warn_unused_result));

/** Refuses to send what is no text, by its format, to a terminal, which would
 * obey it: EXIT_USAGE. */
bool plan_refuse_terminal(const struct options *o, struct error *err)
    __attribute__((warn_unused_result));

/** Plans the same of a choice that was made, refusing nothing; the plan takes
 * the choice over. */
void plan_of_choice(const struct options *o, const struct loaded *l,
    const struct choice *c, struct plan *p);

/** Frees what the plan holds. */
void plan_release(struct plan *p);

#endif
