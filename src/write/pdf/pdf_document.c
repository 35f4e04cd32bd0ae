#include "pdf_archive.h"
#include "pdf_canvas.h"

#include <string.h>

#include "base/banned.h"

void pdf_anchor(void *self, const char *name, double y)
{
	struct pdf_canvas *c = self;

	if (!pdf_ok(c) || !names_add(&c->anchors, arena_strdup(&c->arena, name),
			      c->n_targets))
		return;
	c->target =
	    heap_realloc(c->target, c->n_targets + 1, sizeof(*c->target));
	c->target[c->n_targets++] =
	    (struct target){ c->n_pages - 1, y, pdf_tags_open(c->tags) };
}

void pdf_link(
    void *self, struct rect area, const char *anchor, const char *purpose)
{
	struct pdf_canvas *c = self;
	struct pending_link *l;

	if (!pdf_ok(c))
		return;
	l = arena_alloc(&c->arena, sizeof(*l));
	*l = (struct pending_link){ c->n_pages - 1, area,
		arena_strdup(&c->arena, anchor),
		arena_strdup(&c->arena, purpose),
		pdf_tags_annotation(c->tags, c->n_pages - 1), NULL };
	*c->last_link = l;
	c->last_link = &l->next;
}

void pdf_outline(void *self, int level, const char *title, double y)
{
	struct pdf_canvas *c = self;
	struct pending_outline *o;

	if (!pdf_ok(c))
		return;
	o = arena_alloc(&c->arena, sizeof(*o));
	*o = (struct pending_outline){ level, arena_strdup(&c->arena, title),
		{ c->n_pages - 1, y, pdf_tags_open(c->tags) }, NULL };
	*c->last_outline = o;
	c->last_outline = &o->next;
}

/*
 * libharu refuses zoom 0, which means "keep the zoom": set it afterwards.
 */
static HPDF_Destination destination(
    struct pdf_canvas *c, const struct target *t)
{
	HPDF_Destination d = HPDF_Page_CreateDestination(c->page[t->page]);
	HPDF_Real zoom;

	if (d == NULL)
		return NULL;
	(void)HPDF_Destination_SetXYZ(
	    d, 0, (HPDF_REAL)(c->size.height - t->y), 1);
	zoom = HPDF_Array_GetItem(d, 4, HPDF_OCLASS_REAL);
	if (zoom != NULL)
		zoom->value = 0;
	return d;
}

/* ISO 14289-2, 8.8: within a document, links lead to elements; the page is
 * for programs that do not know these. */
static void add_action(struct pdf_canvas *c, HPDF_Dict owner,
    HPDF_Destination place, const struct target *t)
{
	HPDF_Dict action = pdf_object_new(c->pdf);
	struct text entries = TEXT_EMPTY;

	text_addf(&entries, "/S/GoTo/D %u 0 R/SD[%u 0 R/XYZ 0 ",
	    pdf_object_id(place),
	    pdf_object_id(pdf_tags_object(c->tags, c->pdf, t->element)));
	pdf_add_number(&entries, c->size.height - t->y);
	text_add(&entries, " 0]");
	pdf_object_set(action, text_str(&entries));
	text_release(&entries);
	(void)HPDF_Dict_Add(owner, "A", action);
}

static void write_link(struct pdf_canvas *c, const struct pending_link *l)
{
	HPDF_Annotation a;
	HPDF_Destination place;
	HPDF_Rect area;
	size_t at;

	if (!names_find(&c->anchors, l->anchor, &at)) {
		(void)error_set(&c->err, EXIT_INTERNAL,
		    "a link leads to \"%s\", which is nowhere", l->anchor);
		return;
	}
	area.left = (HPDF_REAL)l->area.x;
	area.right = (HPDF_REAL)(l->area.x + l->area.width);
	area.top = (HPDF_REAL)(c->size.height - l->area.y);
	area.bottom = (HPDF_REAL)(c->size.height - l->area.y - l->area.height);
	place = destination(c, &c->target[at]);
	a = HPDF_Page_CreateLinkAnnot(c->page[l->page], area, place);
	if (a == NULL)
		return;
	if (c->info->pdf2) {
		(void)HPDF_Dict_RemoveElement(a, "Dest");
		add_action(c, a, place, &c->target[at]);
		pdf_tags_refer(c->tags, l->key, c->target[at].element);
	}
	(void)HPDF_LinkAnnot_SetBorderStyle(a, 0, 0, 0);
	(void)HPDF_Dict_AddNumber(a, "F", 4);
	(void)HPDF_Dict_AddNumber(
	    a, "StructParent", (HPDF_INT32)(c->n_pages + l->key));
	(void)HPDF_Dict_Add(a, "Contents",
	    HPDF_String_New(
		c->pdf->mmgr, l->purpose, HPDF_GetEncoder(c->pdf, "UTF-8")));
	pdf_tags_set_annotation(c->tags, l->key, a);
}

static void write_outlines(struct pdf_canvas *c)
{
	HPDF_Outline parent[8] = { NULL };
	HPDF_Encoder encoder = HPDF_GetEncoder(c->pdf, "UTF-8");
	HPDF_Destination place;

	for (const struct pending_outline *o = c->outlines; o != NULL;
	     o = o->next) {
		HPDF_Outline item = HPDF_CreateOutline(c->pdf,
		    o->level > 1 && o->level < 8 ? parent[o->level - 1] : NULL,
		    o->title, encoder);

		if (item == NULL)
			return;
		place = destination(c, &o->target);
		if (c->info->pdf2)
			add_action(c, item, place, &o->target);
		else
			(void)HPDF_Outline_SetDestination(item, place);
		(void)HPDF_Outline_SetOpened(item, HPDF_FALSE);
		if (o->level >= 1 && o->level < 8)
			parent[o->level] = item;
	}
}

bool pdf_finish(void *self, struct text *bytes, struct error *err)
{
	struct pdf_canvas *c = self;

	if (pdf_ok(c) && c->open_tags > 0)
		(void)error_set(&c->err, EXIT_INTERNAL, "a tag is left open");
	if (pdf_ok(c)) {
		(void)HPDF_UseUTFEncodings(c->pdf);
		for (const struct pending_link *l = c->links;
		     l != NULL && pdf_ok(c); l = l->next)
			write_link(c, l);
		write_outlines(c);
		(void)HPDF_AddPageLabel(
		    c->pdf, 0, HPDF_PAGE_NUM_STYLE_DECIMAL, 1, NULL);
		(void)HPDF_SetPageMode(c->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
		pdf_archive(c->pdf, c->info);
		pdf_tags_finish(
		    c->tags, c->pdf, c->page, c->n_pages, c->info->pdf2);
		pdf_fonts_finish(c->fonts, c->pdf, &c->err);
	}
	if (pdf_ok(c))
		(void)pdf_serialise(c->pdf, c->packer, c->packed, c->n_pages,
		    c->info->pdf2 ? "2.0" : "1.7", bytes, &c->err);
	if (!pdf_ok(c))
		return error_set(err, c->err.status, "%s", c->err.message);
	return true;
}
