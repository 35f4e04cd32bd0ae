#ifndef PEELSTATS_STANDARD_H
#define PEELSTATS_STANDARD_H

#include "peelstats/error.h"

/**
 * Fills the places of standard input, output and error that are closed, so
 * that no file of a report ever gets one and messages into it. What was
 * closed cannot be read or, for standard output, written all the same. False
 * if they cannot be filled.
 */
bool standard_open(void) __attribute__((warn_unused_result));

/** Whether standard output takes anything, for an answer of no lines. */
bool standard_reach(struct error *err) __attribute__((warn_unused_result));

/** Whether all that was printed to standard output has arrived. A reader that
 * has gone away has had enough: that is no failure. */
bool standard_finish(struct error *err);

#endif
