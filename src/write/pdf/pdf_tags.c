#include "pdf_tags.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const char *const roles[TAG_ROLE_COUNT] = {
	[TAG_SECTION] = "Sect",
	[TAG_H1] = "H1",
	[TAG_H2] = "H2",
	[TAG_H3] = "H3",
	[TAG_PARAGRAPH] = "P",
	[TAG_LIST] = "L",
	[TAG_LIST_ITEM] = "LI",
	[TAG_LABEL] = "Lbl",
	[TAG_LIST_BODY] = "LBody",
	[TAG_CONTENTS] = "TOC",
	[TAG_CONTENTS_ITEM] = "TOCI",
	[TAG_REFERENCE] = "Reference",
	[TAG_LINK] = "Link",
	[TAG_TABLE] = "Table",
	[TAG_CAPTION] = "Caption",
	[TAG_TABLE_HEAD] = "THead",
	[TAG_TABLE_BODY] = "TBody",
	[TAG_ROW] = "TR",
	[TAG_HEADER_CELL_COLUMN] = "TH",
	[TAG_HEADER_CELL_ROW] = "TH",
	[TAG_CELL] = "TD",
	[TAG_FIGURE] = "Figure",
	[TAG_NOTE] = "Note",
	[TAG_SPAN] = "Span",
};

enum kid_kind { KID_ELEMENT, KID_MARK, KID_ANNOTATION };

struct kid {
	enum kid_kind kind;
	size_t page;
	size_t number; /* MCID, or key of the annotation */
	struct pdf_element *element;
	struct kid *next;
};

struct pdf_element {
	const char *role;
	struct text attributes; /* entries beside S, P and K */
	struct pdf_element *parent;
	struct kid *kids;
	struct kid **last;
	HPDF_Dict object;
	const struct pdf_element *refers; /* what it leads to, or NULL */
	struct pdf_element *next; /* in order of beginning */
};

/* Owners of the marks of one page, by MCID. */
struct page_marks {
	struct pdf_element **owner;
	size_t n;
	size_t room;
	HPDF_Dict object; /* the list of them */
};

struct annotation {
	struct pdf_element *owner;
	HPDF_Dict object;
};

struct pdf_tags {
	struct arena arena;
	struct pdf_element *root;
	struct pdf_element *open;
	struct pdf_element **last; /* end of the list of all elements */
	struct page_marks *page;
	size_t n_pages;
	struct annotation *annotation;
	size_t n_annotations;
	size_t annotations_room;
	size_t n_notes;
};

static struct pdf_element *element_new(
    struct pdf_tags *tags, const char *role, struct pdf_element *parent)
{
	struct pdf_element *e = arena_alloc(&tags->arena, sizeof(*e));

	e->role = role;
	e->parent = parent;
	e->last = &e->kids;
	*tags->last = e;
	tags->last = &e->next;
	return e;
}

static struct kid *add_kid(
    struct pdf_tags *tags, struct pdf_element *e, enum kid_kind kind)
{
	struct kid *k = arena_alloc(&tags->arena, sizeof(*k));

	k->kind = kind;
	*e->last = k;
	e->last = &k->next;
	return k;
}

struct pdf_tags *pdf_tags_new(void)
{
	struct pdf_tags *tags = heap_realloc(NULL, 1, sizeof(*tags));

	memset(tags, 0, sizeof(*tags));
	arena_init(&tags->arena);
	tags->last = &tags->root;
	tags->open = element_new(tags, "Document", NULL);
	return tags;
}

void pdf_tags_free(struct pdf_tags *tags)
{
	if (tags == NULL)
		return;
	for (struct pdf_element *e = tags->root; e != NULL; e = e->next)
		text_release(&e->attributes);
	for (size_t i = 0; i < tags->n_pages; i++)
		free(tags->page[i].owner);
	free(tags->page);
	free(tags->annotation);
	arena_release(&tags->arena);
	free(tags);
}

static void add_figure_box(
    struct text *out, const struct rect *box, double page_height)
{
	const double corners[4] = { box->x, page_height - box->y - box->height,
		box->x + box->width, page_height - box->y };

	text_add(out, "/A<</O/Layout/Placement/Block/BBox[");
	for (int i = 0; i < 4; i++) {
		pdf_add_number(out, corners[i]);
		text_add_char(out, i < 3 ? ' ' : ']');
	}
	text_add(out, ">>");
}

static void add_words(struct text *out, const char *key, const char *words)
{
	if (words == NULL)
		return;
	text_add(out, key);
	pdf_add_string(out, words);
}

/* What a cell is the head of, and how many columns it spans. */
static void add_cell_attributes(struct text *out, const struct tag *tag)
{
	bool column = tag->role == TAG_HEADER_CELL_COLUMN;
	bool row = tag->role == TAG_HEADER_CELL_ROW;

	if (!column && !row && (tag->role != TAG_CELL || tag->columns <= 1))
		return;
	text_addf(out, "/A<</O/Table%s",
	    column ? "/Scope/Column"
	    : row  ? "/Scope/Row"
		   : "");
	if (tag->columns > 1)
		text_addf(out, "/ColSpan %d", tag->columns);
	text_add(out, ">>");
}

static void add_attributes(struct pdf_tags *tags, struct text *out,
    const struct tag *tag, double page_height)
{
	add_words(out, "/Alt", tag->alt);
	add_words(out, "/ActualText", tag->actual);
	add_words(out, "/E", tag->expansion);
	add_cell_attributes(out, tag);
	if (tag->role == TAG_LIST)
		text_add(out, "/A<</O/List/ListNumbering/Disc>>");
	if (tag->role == TAG_FIGURE)
		add_figure_box(out, &tag->box, page_height);
	if (tag->role == TAG_NOTE)
		text_addf(out, "/ID(note%05zu)", ++tags->n_notes);
}

void pdf_tags_begin(
    struct pdf_tags *tags, const struct tag *tag, double page_height)
{
	struct pdf_element *e = element_new(tags, roles[tag->role], tags->open);

	add_kid(tags, tags->open, KID_ELEMENT)->element = e;
	add_attributes(tags, &e->attributes, tag, page_height);
	tags->open = e;
}

void pdf_tags_end(struct pdf_tags *tags)
{
	if (tags->open->parent != NULL)
		tags->open = tags->open->parent;
}

bool pdf_role_inline(enum tag_role role)
{
	return role == TAG_SPAN || role == TAG_LINK || role == TAG_REFERENCE;
}

bool pdf_tags_inline(const struct pdf_tags *tags)
{
	const char *role = tags->open->role;

	return role == roles[TAG_SPAN] || role == roles[TAG_LINK] ||
	       role == roles[TAG_REFERENCE];
}

const char *pdf_tags_role(const struct pdf_tags *tags)
{
	return tags->open->role;
}

static struct page_marks *marks_of(struct pdf_tags *tags, size_t page)
{
	if (page >= tags->n_pages) {
		tags->page =
		    heap_realloc(tags->page, page + 1, sizeof(*tags->page));
		memset(tags->page + tags->n_pages, 0,
		    (page + 1 - tags->n_pages) * sizeof(*tags->page));
		tags->n_pages = page + 1;
	}
	return &tags->page[page];
}

int pdf_tags_mark(struct pdf_tags *tags, size_t page)
{
	struct page_marks *m = marks_of(tags, page);
	struct kid *k = add_kid(tags, tags->open, KID_MARK);

	if (m->n == m->room) {
		m->room = m->room != 0 ? m->room * 2 : 64;
		m->owner = heap_realloc(
		    m->owner, m->room, sizeof(struct pdf_element *));
	}
	k->page = page;
	k->number = m->n;
	m->owner[m->n++] = tags->open;
	return (int)k->number;
}

size_t pdf_tags_annotation(struct pdf_tags *tags, size_t page)
{
	struct kid *k = add_kid(tags, tags->open, KID_ANNOTATION);

	if (tags->n_annotations == tags->annotations_room) {
		tags->annotations_room = tags->annotations_room != 0
					     ? tags->annotations_room * 2
					     : 64;
		tags->annotation = heap_realloc(tags->annotation,
		    tags->annotations_room, sizeof(*tags->annotation));
	}
	tags->annotation[tags->n_annotations] =
	    (struct annotation){ tags->open, NULL };
	k->page = page;
	k->number = tags->n_annotations++;
	return k->number;
}

const struct pdf_element *pdf_tags_open(const struct pdf_tags *tags)
{
	return tags->open;
}

/* The page of an element's first mark, or SIZE_MAX. */
static size_t page_of(const struct pdf_element *e)
{
	for (const struct kid *k = e->kids; k != NULL; k = k->next)
		if (k->kind == KID_MARK)
			return k->page;
	return SIZE_MAX;
}

/* The list of a page's owners stands behind the page's elements: the rows
 * among these have the same numbers, so that both pack well. */
static void number_elements(struct pdf_tags *tags, HPDF_Doc pdf)
{
	size_t page = 0;

	if (tags->root->object != NULL)
		return;
	for (struct pdf_element *e = tags->root; e != NULL; e = e->next) {
		size_t own = page_of(e);

		for (; own != SIZE_MAX && page < own; page++)
			tags->page[page].object = pdf_object_new(pdf);
		e->object = pdf_object_new(pdf);
	}
	for (; page < tags->n_pages; page++)
		tags->page[page].object = pdf_object_new(pdf);
}

HPDF_Dict pdf_tags_object(
    struct pdf_tags *tags, HPDF_Doc pdf, const struct pdf_element *element)
{
	number_elements(tags, pdf);
	return element->object;
}

void pdf_tags_refer(
    struct pdf_tags *tags, size_t key, const struct pdf_element *target)
{
	struct pdf_element *e = tags->annotation[key].owner;

	while (e != NULL && e->role != roles[TAG_CONTENTS_ITEM])
		e = e->parent;
	if (e != NULL)
		e->refers = target;
}

void pdf_tags_set_annotation(
    struct pdf_tags *tags, size_t key, HPDF_Dict annotation)
{
	tags->annotation[key].object = annotation;
}

/* A space, but not behind a bracket. */
static void part(struct text *out)
{
	char before = out->s[out->len - 1];

	if (before != '[' && before != '>')
		text_add_char(out, ' ');
}

static void add_number(struct text *out, size_t n)
{
	part(out);
	text_add_unsigned(out, n);
}

static void add_reference(struct text *out, const void *object)
{
	add_number(out, pdf_object_id(object));
	text_add(out, " 0 R");
}

static void add_kid_text(struct text *out, const struct pdf_tags *tags,
    const struct kid *k, const HPDF_Page *pages, size_t own_page)
{
	switch (k->kind) {
	case KID_ELEMENT:
		add_reference(out, k->element->object);
		break;
	case KID_MARK:
		if (k->page == own_page)
			add_number(out, k->number);
		else
			text_addf(out, "<</Type/MCR/Pg %u 0 R/MCID %zu>>",
			    pdf_object_id(pages[k->page]), k->number);
		break;
	case KID_ANNOTATION:
		text_addf(out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
		    pdf_object_id(pages[k->page]),
		    pdf_object_id(tags->annotation[k->number].object));
		break;
	}
}

static void write_element(const struct pdf_tags *tags,
    const struct pdf_element *e, unsigned parent, const HPDF_Page *pages)
{
	struct text t = TEXT_EMPTY;
	size_t own_page = page_of(e);

	text_add(&t, "/S/");
	text_add(&t, e->role);
	text_add_bytes(&t, text_str(&e->attributes), e->attributes.len);
	if (own_page != SIZE_MAX) {
		text_add(&t, "/Pg");
		add_reference(&t, pages[own_page]);
	}
	text_add(&t, "/P ");
	text_add_unsigned(&t, parent);
	text_add(&t, " 0 R");
	if (e->refers != NULL)
		text_addf(&t, "/Ref[%u 0 R]", pdf_object_id(e->refers->object));
	if (e->kids != NULL) {
		text_add(&t, "/K[");
		for (const struct kid *k = e->kids; k != NULL; k = k->next)
			add_kid_text(&t, tags, k, pages, own_page);
		text_add(&t, "]");
	}
	pdf_object_set(e->object, text_str(&t));
	text_release(&t);
}

/* The elements that own the marks of a page, by MCID. */
static void write_owners(const struct page_marks *page)
{
	struct text t = TEXT_EMPTY;

	text_add_char(&t, '[');
	for (size_t i = 0; i < page->n; i++)
		add_reference(&t, page->owner[i]->object);
	text_add_char(&t, ']');
	pdf_object_set(page->object, text_str(&t));
	text_release(&t);
}

/* Pages have the keys 0 to n_pages - 1, annotations those that follow. */
static void write_parent_tree(
    const struct pdf_tags *tags, HPDF_Dict tree, size_t n_pages)
{
	struct text t = TEXT_EMPTY;

	text_add(&t, "/Nums[");
	for (size_t i = 0; i < tags->n_pages; i++) {
		write_owners(&tags->page[i]);
		add_number(&t, i);
		add_reference(&t, tags->page[i].object);
	}
	for (size_t i = 0; i < tags->n_annotations; i++) {
		add_number(&t, n_pages + i);
		add_reference(&t, tags->annotation[i].owner->object);
	}
	text_add(&t, "]");
	pdf_object_set(tree, text_str(&t));
	text_release(&t);
}

static void add_id_tree(const struct pdf_tags *tags, struct text *out)
{
	size_t n = 0;

	if (tags->n_notes == 0)
		return;
	text_add(out, "/IDTree<</Kids[");
	for (const struct pdf_element *e = tags->root; e != NULL; e = e->next)
		if (strcmp(e->role, "Note") == 0) {
			n++;
			text_addf(out,
			    "<</Limits[(note%05zu)(note%05zu)]/"
			    "Names[(note%05zu)%u 0 "
			    "R]>>",
			    n, n, n, pdf_object_id(e->object));
		}
	text_add(out, "]>>");
}

/* The names of PDF 2.0; elements without a namespace have those of 1.7. */
static void add_namespace(
    struct pdf_tags *tags, HPDF_Doc pdf, struct text *tree)
{
	HPDF_Dict space = pdf_object_new(pdf);

	pdf_object_set(space, "/Type/Namespace/NS(http://iso.org/pdf2/ssn)");
	text_addf(tree, "/Namespaces[%u 0 R]", pdf_object_id(space));
	text_addf(&tags->root->attributes, "/NS %u 0 R", pdf_object_id(space));
}

void pdf_tags_finish(struct pdf_tags *tags, HPDF_Doc pdf,
    const HPDF_Page *pages, size_t n_pages, bool pdf2)
{
	HPDF_Dict root = pdf_object_new(pdf);
	HPDF_Dict tree = pdf_object_new(pdf);
	struct text t = TEXT_EMPTY;

	assert(tags->root != NULL);
	number_elements(tags, pdf);
	if (pdf2)
		add_namespace(tags, pdf, &t);
	for (struct pdf_element *e = tags->root; e != NULL; e = e->next)
		write_element(tags, e,
		    pdf_object_id(e->parent != NULL ? e->parent->object : root),
		    pages);
	write_parent_tree(tags, tree, n_pages);
	text_addf(&t,
	    "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R"
	    "/ParentTreeNextKey %zu",
	    pdf_object_id(tags->root->object), pdf_object_id(tree),
	    n_pages + tags->n_annotations);
	add_id_tree(tags, &t);
	pdf_object_set(root, text_str(&t));
	text_release(&t);
	(void)HPDF_Dict_Add(pdf->catalog, "StructTreeRoot", root);
}
