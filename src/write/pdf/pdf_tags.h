#ifndef PEELSTATS_PDF_TAGS_H
#define PEELSTATS_PDF_TAGS_H

#include "pdf_object.h"
#include "peelstats/arena.h"
#include "peelstats/canvas.h"

/*
 * The structure tree (ISO 32000-1, 14.7): elements, the marked content that
 * belongs to them, and the parent tree that leads back.
 */
struct pdf_element;
struct pdf_tags;

/** Makes an empty tree with its Document element. The caller frees it with
 * pdf_tags_free(). */
struct pdf_tags *pdf_tags_new(void);

/** Frees the tree; NULL is allowed. */
void pdf_tags_free(struct pdf_tags *tags);

/** Opens an element below the one that is open. */
void pdf_tags_begin(
    struct pdf_tags *tags, const struct tag *tag, double page_height);

/** Closes the open element. */
void pdf_tags_end(struct pdf_tags *tags);

/**
 * Begins marked content of the open element on a page (from 0); returns its
 * number on that page (MCID).
 */
int pdf_tags_mark(struct pdf_tags *tags, size_t page);

/** Whether the role stands within a line of text, not on its own. */
bool pdf_role_inline(enum tag_role role);

/** The same of the open element. */
bool pdf_tags_inline(const struct pdf_tags *tags);

/** Name of the open element's role: "P". Static. */
const char *pdf_tags_role(const struct pdf_tags *tags);

/**
 * Adds an annotation to the open element; returns its key in the parent
 * tree, which goes into the annotation's StructParent entry.
 */
size_t pdf_tags_annotation(struct pdf_tags *tags, size_t page);

/** The element that is open. Owned by the tree. */
const struct pdf_element *pdf_tags_open(const struct pdf_tags *tags);

/**
 * Gives every element its object, which pdf_tags_finish() does else: for who
 * names elements before. Returns the object of `element`.
 */
HPDF_Dict pdf_tags_object(
    struct pdf_tags *tags, HPDF_Doc pdf, const struct pdf_element *element);

/**
 * Says what the line of contents that holds the annotation refers to (ISO
 * 32000-2, 14.8.4.3); nothing if it stands elsewhere.
 */
void pdf_tags_refer(
    struct pdf_tags *tags, size_t key, const struct pdf_element *target);

/** Tells the object of the annotation with this key. */
void pdf_tags_set_annotation(
    struct pdf_tags *tags, size_t key, HPDF_Dict annotation);

/**
 * Writes the tree and ties it to the catalogue; pages[i] is page i, whose
 * StructParents entry is i. In PDF 2.0 the document is of its namespace.
 */
void pdf_tags_finish(struct pdf_tags *tags, HPDF_Doc pdf,
    const HPDF_Page *pages, size_t n_pages, bool pdf2);

#endif
