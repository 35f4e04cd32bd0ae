#ifndef PEELSTATS_INTERRUPT_H
#define PEELSTATS_INTERRUPT_H

#include <stddef.h>

/**
 * From now on a thread of its own waits for INT, TERM and HUP, as far as they
 * were not ignored before. When one comes it removes the temporary files,
 * says what was written and ends the process by that signal, whatever the
 * other threads wait for. Call it once, before any other thread begins.
 */
void interrupt_watch(void);

/** From now on a signal also says how many of `total` reports are written. */
void interrupt_expect(size_t total);

/** One more report is written. From any thread. */
void interrupt_count(void);

#endif
