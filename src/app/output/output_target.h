#ifndef PEELSTATS_OUTPUT_TARGET_H
#define PEELSTATS_OUTPUT_TARGET_H

#include "output.h"

#include <sys/stat.h>

/* What a name given for output stands for. */
struct output_target {
	struct text path; /* links followed */
	int descriptor; /* of this process, or -1 */
	bool exists;
	struct stat old; /* what is there */
};

/**
 * Looks at what `path` names, by the rules `how` of output.h. Fails with
 * EXIT_IO and why it cannot be written. Release either way.
 */
bool output_target_find(const char *path, unsigned how,
    struct output_target *target, struct error *err)
    __attribute__((warn_unused_result));

/** Frees what a target holds. */
void output_target_release(struct output_target *target);

#endif
