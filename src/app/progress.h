#ifndef PEELSTATS_PROGRESS_H
#define PEELSTATS_PROGRESS_H

#include "options.h"

#include <time.h>

/* A line on a terminal that says how far a long run is. */
struct progress {
	enum when when;
	bool terminal;
	bool shown;
	size_t total;
	struct timespec began;
	struct timespec last;
};

/** Notes the time; shows nothing yet. */
void progress_begin(struct progress *p, const struct options *o, size_t total);

/**
 * "Norfolk 17/44 [#####---] 3 s": on a terminal from the second second on, ten
 * times a second at most; with --progress always a line of its own each time.
 */
void progress_show(struct progress *p, size_t done, const char *name);

/** Erases the line, so that something else can be printed. */
void progress_clear(struct progress *p);

#endif
