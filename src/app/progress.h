#ifndef PEELSTATS_PROGRESS_H
#define PEELSTATS_PROGRESS_H

#include "app/options/options.h"

#include <stddef.h>

/*
 * A line on a terminal that says what a run is doing, how far it is and for
 * how long: "Norfolk 17/44 [#####---] 3 s". A thread of its own keeps it
 * moving from the first second, however long one report takes. There is one
 * line in a process.
 */

/** Begins the time, and the line if somebody sees it. */
void progress_start(const struct options *o);

/** Says what is being done where there is nothing to count. */
void progress_stage(const char *what);

/**
 * Says that `done` of `total` are done and `name` is next; with --progress
 * always, as a line of its own.
 */
void progress_show(const char *name, size_t done, size_t total);

/** Takes the line away while something else is printed. */
void progress_pause(void);

/** Lets it come back. */
void progress_resume(void);

/** Takes the line away for good. */
void progress_stop(void);

#endif
