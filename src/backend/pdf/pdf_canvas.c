#include "pdf_font.h"
#include "pdf_tags.h"
#include "peelstats/arena.h"
#include "peelstats/backend.h"
#include "peelstats/names.h"

#include <hpdf.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

struct target {
	size_t page;
	double y; /* [pt] from the top */
};

struct pending_link {
	size_t page;
	struct rect area;
	const char *anchor;
	const char *purpose;
	size_t key; /* of the annotation in the structure tree */
	struct pending_link *next;
};

struct pending_outline {
	int level;
	const char *title;
	struct target target;
	struct pending_outline *next;
};

/* What the page's graphics state is, so that it is not set again. */
struct state {
	int font; /* -1 = none */
	double size;
	struct colour fill;
	struct colour line;
	double width;
	double dash_on;
	double dash_off;
	bool any_fill;
	bool any_line;
};

enum mark { MARK_NONE, MARK_TAG, MARK_ARTIFACT };

struct pdf_canvas {
	struct arena arena;
	const struct document_info *info;
	struct error err;
	HPDF_Doc pdf;
	struct pdf_fonts *fonts;
	struct pdf_tags *tags;
	size_t open_tags;
	bool in_artifact;
	enum artifact artifact;
	enum mark mark;
	struct text content;
	struct state state;
	struct size size;
	HPDF_Page *page;
	size_t n_pages;
	const char *font_name[PDF_FONTS]; /* on this page */
	struct names anchors;
	struct target *target;
	size_t n_targets;
	struct pending_link *links;
	struct pending_link **last_link;
	struct pending_outline *outlines;
	struct pending_outline **last_outline;
};

/* Keeps the first failure of libharu; what it reports later is an echo. */
static void on_error(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
	struct pdf_canvas *c = user;

	(void)error_set(&c->err, EXIT_INTERNAL,
	    "libharu error 0x%04lX (detail %lu) on page %zu", code, detail,
	    c->n_pages);
}

static bool ok(const struct pdf_canvas *c)
{
	return c->err.status == EXIT_OK;
}

static void put(struct pdf_canvas *c, const char *s)
{
	text_add(&c->content, s);
}

static void put_number(struct pdf_canvas *c, double x)
{
	if (!isfinite(x) || fabs(x) > 30000) {
		(void)error_set(&c->err, EXIT_INTERNAL,
		    "a length on page %zu is not a number", c->n_pages);
		return;
	}
	pdf_add_number(&c->content, x);
	text_add_char(&c->content, ' ');
}

static void put_point(struct pdf_canvas *c, struct point p)
{
	put_number(c, p.x);
	put_number(c, c->size.height - p.y);
}

static void put_colour(struct pdf_canvas *c, struct colour colour)
{
	put_number(c, colour.r / 255.0);
	put_number(c, colour.g / 255.0);
	put_number(c, colour.b / 255.0);
}

static bool same_colour(struct colour a, struct colour b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void set_fill(struct pdf_canvas *c, struct colour colour)
{
	if (c->state.any_fill && same_colour(c->state.fill, colour))
		return;
	c->state.any_fill = true;
	c->state.fill = colour;
	put_colour(c, colour);
	put(c, "rg\n");
}

static bool differs(double a, double b)
{
	return fabs(a - b) > 1e-9;
}

static void set_line(struct pdf_canvas *c, const struct paint *p)
{
	struct state *s = &c->state;

	if (!s->any_line || !same_colour(s->line, p->line)) {
		put_colour(c, p->line);
		put(c, "RG\n");
	}
	if (!s->any_line || differs(s->width, p->width)) {
		put_number(c, p->width);
		put(c, "w\n");
	}
	if (!s->any_line || differs(s->dash_on, p->dash_on) ||
	    differs(s->dash_off, p->dash_off)) {
		put(c, "[");
		if (p->dash_on > 0) {
			put_number(c, p->dash_on);
			put_number(c, p->dash_off);
		}
		put(c, "]0 d\n");
	}
	s->any_line = true;
	s->line = p->line;
	s->width = p->width;
	s->dash_on = p->dash_on;
	s->dash_off = p->dash_off;
}

static void close_mark(struct pdf_canvas *c)
{
	if (c->mark != MARK_NONE)
		put(c, "EMC\n");
	c->mark = MARK_NONE;
}

/* Opens marked content for what is drawn next, if it is not open yet. */
static void open_mark(struct pdf_canvas *c)
{
	static const char *const artifacts[] = {
		[ARTIFACT_LAYOUT] = "/Artifact BMC\n",
		[ARTIFACT_HEADER] =
		    "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
		[ARTIFACT_FOOTER] =
		    "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
	};

	if (c->mark != MARK_NONE)
		return;
	if (c->in_artifact) {
		put(c, artifacts[c->artifact]);
		c->mark = MARK_ARTIFACT;
		return;
	}
	if (c->open_tags == 0) {
		(void)error_set(&c->err, EXIT_INTERNAL,
		    "a mark on page %zu is neither tagged nor an artifact",
		    c->n_pages);
		return;
	}
	text_addf(&c->content, "/%s<</MCID %d>>BDC\n", pdf_tags_role(c->tags),
	    pdf_tags_mark(c->tags, c->n_pages - 1));
	c->mark = MARK_TAG;
}

static void pdf_begin_page(void *self, struct size size)
{
	struct pdf_canvas *c = self;
	HPDF_Page page;

	if (!ok(c))
		return;
	page = HPDF_AddPage(c->pdf);
	if (page == NULL)
		return;
	(void)HPDF_Page_SetWidth(page, (HPDF_REAL)size.width);
	(void)HPDF_Page_SetHeight(page, (HPDF_REAL)size.height);
	(void)HPDF_Dict_AddNumber(
	    page, "StructParents", (HPDF_INT32)c->n_pages);
	(void)HPDF_Dict_AddName(page, "Tabs", "S");
	c->page = heap_realloc(c->page, c->n_pages + 1, sizeof(HPDF_Page));
	c->page[c->n_pages++] = page;
	c->size = size;
	memset(&c->state, 0, sizeof(c->state));
	c->state.font = -1;
	memset(c->font_name, 0, sizeof(c->font_name));
	text_clear(&c->content);
}

static void pdf_end_page(void *self)
{
	struct pdf_canvas *c = self;
	HPDF_PageAttr attr;

	if (!ok(c))
		return;
	close_mark(c);
	attr = c->page[c->n_pages - 1]->attr;
	(void)HPDF_Stream_Write(attr->stream,
	    (const HPDF_BYTE *)text_str(&c->content),
	    (HPDF_UINT)c->content.len);
}

/* The operator that fills, strokes or both, by the paint. */
static void put_paint(struct pdf_canvas *c, const struct paint *p, bool closed)
{
	bool line = p->width > 0;

	if (p->filled)
		put(c, line ? "B\n" : "f\n");
	else if (closed)
		put(c, "s\n");
	else
		put(c, "S\n");
}

static bool start_shape(struct pdf_canvas *c, const struct paint *p)
{
	if (!ok(c) || (!p->filled && !(p->width > 0)))
		return false;
	open_mark(c);
	if (p->filled)
		set_fill(c, p->fill);
	if (p->width > 0)
		set_line(c, p);
	return ok(c);
}

static void pdf_path(void *self, const struct point *p, size_t n, bool closed,
    const struct paint *paint)
{
	struct pdf_canvas *c = self;

	if (n < 2 || !start_shape(c, paint))
		return;
	for (size_t i = 0; i < n; i++) {
		put_point(c, p[i]);
		put(c, i == 0 ? "m\n" : "l\n");
	}
	if (closed)
		put(c, "h\n");
	put_paint(c, paint, closed);
}

static void pdf_rectangle(void *self, struct rect r, const struct paint *paint)
{
	struct pdf_canvas *c = self;

	if (!start_shape(c, paint))
		return;
	put_point(c, (struct point){ r.x, r.y + r.height });
	put_number(c, r.width);
	put_number(c, r.height);
	put(c, "re\n");
	put_paint(c, paint, true);
}

/* Four Bezier curves; 0.5523 gives the least error for a quarter circle. */
static void pdf_circle(
    void *self, struct point o, double r, const struct paint *paint)
{
	static const double quarter[4][6] = {
		{ 1, 0.5523, 0.5523, 1, 0, 1 },
		{ -0.5523, 1, -1, 0.5523, -1, 0 },
		{ -1, -0.5523, -0.5523, -1, 0, -1 },
		{ 0.5523, -1, 1, -0.5523, 1, 0 },
	};
	struct pdf_canvas *c = self;

	if (!start_shape(c, paint))
		return;
	put_point(c, (struct point){ o.x + r, o.y });
	put(c, "m\n");
	for (int i = 0; i < 4; i++) {
		for (int j = 0; j < 6; j += 2)
			put_point(c, (struct point){ o.x + r * quarter[i][j],
					 o.y + r * quarter[i][j + 1] });
		put(c, "c\n");
	}
	put_paint(c, paint, true);
}

static void set_font(struct pdf_canvas *c, int font, double size)
{
	if (c->state.font == font && !differs(c->state.size, size))
		return;
	if (c->font_name[font] == NULL)
		c->font_name[font] =
		    HPDF_Page_GetLocalFontName(c->page[c->n_pages - 1],
			pdf_fonts_dict(c->fonts, font, c->pdf));
	if (c->font_name[font] == NULL) {
		(void)error_set(
		    &c->err, EXIT_INTERNAL, "libharu cannot name a font");
		return;
	}
	text_addf(&c->content, "/%s ", c->font_name[font]);
	put_number(c, size);
	put(c, "Tf\n");
	c->state.font = font;
	c->state.size = size;
}

static void pdf_text(
    void *self, struct point at, const struct font *f, const char *utf8)
{
	struct pdf_canvas *c = self;
	const struct pdf_line *line;

	if (!ok(c) || *utf8 == '\0')
		return;
	line = pdf_fonts_line(c->fonts, f->face, utf8, true, &c->err);
	if (line == NULL)
		return;
	open_mark(c);
	set_fill(c, f->colour);
	for (const struct pdf_run *r = line->runs; r != NULL; r = r->next) {
		put(c, "BT\n");
		set_font(c, r->font, f->size);
		put_point(c, at);
		put(c, "Td\n");
		text_add_bytes(&c->content, r->shown, r->len);
		put(c, "\nET\n");
		at.x += r->width * f->size;
	}
}

static double pdf_text_width(void *self, const struct font *f, const char *utf8)
{
	struct pdf_canvas *c = self;
	const struct pdf_line *line;

	if (!ok(c))
		return 0;
	line = pdf_fonts_line(c->fonts, f->face, utf8, false, &c->err);
	return line != NULL ? line->width * f->size : 0;
}

static void pdf_begin_tag(void *self, const struct tag *tag)
{
	struct pdf_canvas *c = self;

	if (!ok(c))
		return;
	close_mark(c);
	pdf_tags_begin(c->tags, tag, c->size.height);
	c->open_tags++;
}

static void pdf_end_tag(void *self)
{
	struct pdf_canvas *c = self;

	if (!ok(c))
		return;
	close_mark(c);
	pdf_tags_end(c->tags);
	c->open_tags--;
}

static void pdf_begin_artifact(void *self, enum artifact kind)
{
	struct pdf_canvas *c = self;

	if (!ok(c))
		return;
	close_mark(c);
	c->in_artifact = true;
	c->artifact = kind;
}

static void pdf_end_artifact(void *self)
{
	struct pdf_canvas *c = self;

	if (!ok(c))
		return;
	close_mark(c);
	c->in_artifact = false;
}

static void pdf_anchor(void *self, const char *name, double y)
{
	struct pdf_canvas *c = self;

	if (!ok(c) || !names_add(&c->anchors, arena_strdup(&c->arena, name),
			  c->n_targets))
		return;
	c->target =
	    heap_realloc(c->target, c->n_targets + 1, sizeof(*c->target));
	c->target[c->n_targets++] = (struct target){ c->n_pages - 1, y };
}

static void pdf_link(
    void *self, struct rect area, const char *anchor, const char *purpose)
{
	struct pdf_canvas *c = self;
	struct pending_link *l;

	if (!ok(c))
		return;
	l = arena_alloc(&c->arena, sizeof(*l));
	*l = (struct pending_link){ c->n_pages - 1, area,
		arena_strdup(&c->arena, anchor),
		arena_strdup(&c->arena, purpose),
		pdf_tags_annotation(c->tags, c->n_pages - 1), NULL };
	*c->last_link = l;
	c->last_link = &l->next;
}

static void pdf_outline(void *self, int level, const char *title, double y)
{
	struct pdf_canvas *c = self;
	struct pending_outline *o;

	if (!ok(c))
		return;
	o = arena_alloc(&c->arena, sizeof(*o));
	*o = (struct pending_outline){ level, arena_strdup(&c->arena, title),
		{ c->n_pages - 1, y }, NULL };
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

static void write_link(struct pdf_canvas *c, const struct pending_link *l)
{
	HPDF_Annotation a;
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
	a = HPDF_Page_CreateLinkAnnot(
	    c->page[l->page], area, destination(c, &c->target[at]));
	if (a == NULL)
		return;
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

	for (const struct pending_outline *o = c->outlines; o != NULL;
	     o = o->next) {
		HPDF_Outline item = HPDF_CreateOutline(c->pdf,
		    o->level > 1 && o->level < 8 ? parent[o->level - 1] : NULL,
		    o->title, encoder);

		if (item == NULL)
			return;
		(void)HPDF_Outline_SetDestination(
		    item, destination(c, &o->target));
		(void)HPDF_Outline_SetOpened(item, HPDF_FALSE);
		if (o->level >= 1 && o->level < 8)
			parent[o->level] = item;
	}
}

static void add_catalogue(
    struct pdf_canvas *c, const char *key, const char *entries)
{
	HPDF_Dict dict = pdf_object_new(c->pdf);

	pdf_object_set(dict, entries);
	(void)HPDF_Dict_Add(c->pdf->catalog, key, dict);
}

/* "D:20180322000000Z" from "2018-03-22". */
static void add_date(struct text *t, const char *key, const char *date)
{
	if (strlen(date) == 10)
		text_addf(t, "/%s(D:%.4s%.2s%.2s000000Z)", key, date, date + 5,
		    date + 8);
}

static void write_info(struct pdf_canvas *c)
{
	const struct document_info *i = c->info;
	struct text t = TEXT_EMPTY;

	text_add(&t, "/Title");
	pdf_add_string(&t, i->title);
	text_add(&t, "/Author");
	pdf_add_string(&t, i->author);
	text_add(&t, "/Subject");
	pdf_add_string(&t, i->subject);
	text_add(&t, "/Creator");
	pdf_add_string(&t, i->producer);
	text_add(&t, "/Producer");
	pdf_add_string(&t, i->producer);
	add_date(&t, "CreationDate", i->date);
	add_date(&t, "ModDate", i->date);
	c->pdf->info = pdf_object_new(c->pdf);
	pdf_object_set(c->pdf->info, text_str(&t));
	(void)HPDF_Dict_Add(c->pdf->catalog, "Lang",
	    HPDF_String_New(c->pdf->mmgr, i->language, NULL));
	add_catalogue(c, "MarkInfo", "/Marked true");
	add_catalogue(c, "ViewerPreferences", "/DisplayDocTitle true");
	text_release(&t);
}

static bool pdf_finish(void *self, struct text *bytes, struct error *err)
{
	struct pdf_canvas *c = self;

	if (ok(c) && c->open_tags > 0)
		(void)error_set(&c->err, EXIT_INTERNAL, "a tag is left open");
	if (ok(c)) {
		(void)HPDF_UseUTFEncodings(c->pdf);
		for (const struct pending_link *l = c->links;
		     l != NULL && ok(c); l = l->next)
			write_link(c, l);
		write_outlines(c);
		(void)HPDF_AddPageLabel(
		    c->pdf, 0, HPDF_PAGE_NUM_STYLE_DECIMAL, 1, NULL);
		(void)HPDF_SetPageMode(c->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
		write_info(c);
		pdf_tags_finish(c->tags, c->pdf, c->page, c->n_pages);
		pdf_fonts_finish(c->fonts, c->pdf, &c->err);
	}
	if (ok(c))
		(void)pdf_serialise(c->pdf, bytes, &c->err);
	if (!ok(c))
		return error_set(err, c->err.status, "%s", c->err.message);
	return true;
}

static void pdf_free(void *self)
{
	struct pdf_canvas *c = self;

	if (c->pdf != NULL)
		HPDF_Free(c->pdf);
	pdf_fonts_free(c->fonts);
	pdf_tags_free(c->tags);
	names_release(&c->anchors);
	free(c->target);
	free(c->page);
	text_release(&c->content);
	arena_release(&c->arena);
	free(c);
}

static const struct canvas_ops pdf_ops = { pdf_begin_page, pdf_end_page,
	pdf_path, pdf_rectangle, pdf_circle, pdf_text, pdf_text_width,
	pdf_begin_tag, pdf_end_tag, pdf_begin_artifact, pdf_end_artifact,
	pdf_anchor, pdf_link, pdf_outline, pdf_finish, pdf_free };

static bool pdf_open(
    struct canvas *out, const struct document_info *info, struct error *err)
{
	struct pdf_canvas *c = heap_realloc(NULL, 1, sizeof(*c));

	memset(c, 0, sizeof(*c));
	arena_init(&c->arena);
	c->info = info;
	c->last_link = &c->links;
	c->last_outline = &c->outlines;
	c->tags = pdf_tags_new();
	c->fonts = pdf_fonts_open(info->font_dirs, err);
	if (c->fonts != NULL)
		c->pdf = HPDF_New(on_error, c);
	if (c->pdf == NULL) {
		(void)error_set(err, EXIT_INTERNAL, "libharu does not start");
		pdf_free(c);
		return false;
	}
	(void)HPDF_SetCompressionMode(c->pdf, HPDF_COMP_ALL);
	out->ops = &pdf_ops;
	out->self = c;
	return true;
}

const struct backend backend_pdf = { "pdf", "pdf", pdf_open };
