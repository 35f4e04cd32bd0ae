#ifndef PEELSTATS_FLOW_H
#define PEELSTATS_FLOW_H

#include "pen.h"

/* Text broken into lines: by words, and within a word that is too long. */

/** Called for each line, number `n` from 0; `last` for the last one. */
typedef void flow_line_fn(void *context, size_t n, const char *line, bool last);

/**
 * Breaks text into lines of at most `width` [pt] and calls `line` for each.
 * Returns the number of lines; no word is lost. Spaces at line ends go.
 */
size_t flow_lines(const struct pen *p, enum type_role role, double width,
    const char *text, flow_line_fn *line, void *context);

/** Height that the text takes [pt]. */
double flow_height(
    const struct pen *p, enum type_role role, double width, const char *text);

/**
 * Draws the text with its first line's top at `top`; returns its height. The
 * caller has checked that it fits.
 */
double flow_draw(const struct pen *p, enum type_role role, struct rect box,
    enum align align, const char *text);

/**
 * Draws the text from the pen's place on, over as many sheets as it needs,
 * from `x` in a column of `width` [pt]; moves the pen below it.
 */
void flow_run(struct pen *p, enum type_role role, double x, double width,
    const char *text);

#endif
