#ifndef PEELSTATS_SVG_CANVAS_H
#define PEELSTATS_SVG_CANVAS_H

#include "peelstats/backend.h"
#include "peelstats/canvas.h"

/*
 * A canvas that writes the marks of figures as SVG. Text stays text, measured
 * by the fonts of the PDF. How marks look is said by classes, shared by all
 * figures that one canvas draws; what they mean is left to whoever puts the
 * marks into a document.
 */
struct svg_canvas;

/** Opens the canvas; fails as the PDF does where fonts are missing. Free with
 * canvas.ops->free(). */
bool svg_open(
    struct canvas *c, const struct document_info *info, struct error *err);

/** Appends the marks drawn since the last call, elements of SVG. */
void svg_take(struct canvas *c, struct text *out);

/**
 * Appends the rules of every class used so far, each behind `scope`, which
 * ends in a space or is "". `dark` names the colours for a dark screen and
 * leaves out the rest.
 */
void svg_style(
    const struct canvas *c, const char *scope, bool dark, struct text *out);

#endif
