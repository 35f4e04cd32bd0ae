#ifndef PEELSTATS_PDF_ARCHIVE_H
#define PEELSTATS_PDF_ARCHIVE_H

#include "pdf_object.h"
#include "peelstats/backend.h"

/* What PDF/A-2a and PDF/UA-1 ask for beside the pages. */

/**
 * Adds the document's information, its XMP metadata (the same facts), the
 * claim of both standards, and an sRGB output intent to the catalogue.
 */
void pdf_archive(HPDF_Doc pdf, const struct document_info *info);

/**
 * Appends an sRGB colour profile (ICC.1:1998-09, version 2.1): primaries of
 * IEC 61966-2-1 adapted to D50, and its transfer curve in 256 steps.
 */
void pdf_add_srgb_profile(struct text *out);

#endif
