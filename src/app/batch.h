#ifndef PEELSTATS_BATCH_H
#define PEELSTATS_BATCH_H

#include <stddef.h>

/* The steps of work that is done several at a time. */
struct batch_steps {
	/* Before the i-th is waited for; in order. */
	void (*begin)(void *context, size_t i);
	/* Does the i-th, in any thread and any order. */
	void (*work)(void *context, size_t i);
	/* The i-th is done; in order. */
	void (*end)(void *context, size_t i);
};

/** Does `n` pieces of work in as many as `threads` threads, in this one where
 * no other can be had; `begin` and `end` are always called in this one. */
void batch_run(
    size_t n, size_t threads, const struct batch_steps *steps, void *context);

#endif
