#ifndef PEELSTATS_PDF_SHAPE_H
#define PEELSTATS_PDF_SHAPE_H

#include "pdf_font.h"
#include "pdf_subset.h"

/* What was asked of a font before: advances of glyphs, kerning of signs. */
struct pdf_metrics;

/** Makes an empty one in the arena. */
struct pdf_metrics *pdf_metrics_new(struct arena *a, unsigned n_glyphs);

/**
 * Sets the text of a run in its font: glyphs, kerning, width. Digits keep
 * their common width, kerned or not, so that columns of numbers stay straight.
 * Numbers, which are most of a report, are put together from pairs of signs
 * that HarfBuzz shaped once: fonts have no wider context for them.
 */
void pdf_shape(struct pdf_font *f, hb_buffer_t *buffer, struct arena *a,
    struct pdf_run *run);

#endif
