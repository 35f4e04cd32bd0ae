#ifndef PEELSTATS_PDF_PACKER_H
#define PEELSTATS_PDF_PACKER_H

#include "peelstats/text.h"

/*
 * Packs the streams of a document as zlib streams (RFC 1950) while the rest of
 * it is drawn: in threads of its own, or at once without any. The bytes are
 * the same either way.
 */
struct pdf_packer;

/** Starts a packer with so many threads; 0 packs at once. The caller frees it
 * with pdf_packer_free(). */
struct pdf_packer *pdf_packer_new(unsigned threads);

/** Takes a copy of the bytes to pack; returns the number of the stream. */
size_t pdf_packer_add(struct pdf_packer *p, const void *bytes, size_t len);

/** The packed stream of that number, when it is done; empty when libdeflate
 * failed. Borrowed for the life of the packer. */
const struct text *pdf_packer_get(struct pdf_packer *p, size_t number);

/** Ends the threads and frees all streams; NULL is allowed. */
void pdf_packer_free(struct pdf_packer *p);

#endif
