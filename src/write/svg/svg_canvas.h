#ifndef PEELSTATS_SVG_CANVAS_H
#define PEELSTATS_SVG_CANVAS_H

#include "peelstats/backend.h"
#include "peelstats/canvas.h"
#include "peelstats/report.h"

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

/** Forgets the classes used so far: the next figure begins another file. */
void svg_forget(struct canvas *c);

/**
 * Appends the rules of every class used so far. `dark` names the colours for a
 * dark screen and leaves out the rest.
 */
void svg_style(const struct canvas *c, bool dark, struct text *out);

/** Appends x, y, width and height of an area, and the same as a view box. */
void svg_box(struct rect area, struct text *out);
void svg_view(struct rect area, struct text *out);

/** Appends what a figure shows, or the small charts that it is made of, in
 * sentences. */
void svg_describe(const struct figure *f, struct text *out);

#endif
