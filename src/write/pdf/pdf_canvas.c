#include "pdf_canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Keeps the first failure of libharu; what it reports later is an echo. */
static void on_error(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
	struct pdf_canvas *c = user;

	(void)error_set(&c->err, EXIT_INTERNAL,
	    "libharu error 0x%04lX (detail %lu) on page %zu", code, detail,
	    c->n_pages);
}

static void *allocate(HPDF_UINT size)
{
	return heap_realloc(NULL, size, 1);
}

static void put(struct pdf_canvas *c, const char *s)
{
	text_add(&c->content, s);
}

/* Whether a number can be written; a false one ends the document. */
static bool is_length(struct pdf_canvas *c, double x)
{
	if (isfinite(x) && fabs(x) <= 30000)
		return true;
	(void)error_set(&c->err, EXIT_INTERNAL,
	    "a length on page %zu is not a number", c->n_pages);
	return false;
}

static void put_number(struct pdf_canvas *c, double x)
{
	if (!is_length(c, x))
		return;
	pdf_add_length(&c->content, x);
	text_add_char(&c->content, ' ');
}

static void put_point(struct pdf_canvas *c, struct point p)
{
	if (!is_length(c, p.x) || !is_length(c, p.y))
		return;
	pdf_add_place(&c->content, p.x);
	text_add_char(&c->content, ' ');
	pdf_add_place(&c->content, c->size.height - p.y);
	text_add_char(&c->content, ' ');
}

static void put_colour(struct pdf_canvas *c, struct colour colour)
{
	const unsigned char part[3] = { colour.r, colour.g, colour.b };

	for (int i = 0; i < 3; i++) {
		pdf_add_number(&c->content, part[i] / 255.0);
		text_add_char(&c->content, ' ');
	}
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

/* Whether lines end round. */
static void set_ends(struct pdf_canvas *c, bool round)
{
	if (c->state.round != round)
		put(c, round ? "1 J\n" : "0 J\n");
	c->state.round = round;
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
	put(c, "/");
	put(c, pdf_tags_role(c->tags));
	put(c, "<</MCID ");
	text_add_unsigned(
	    &c->content, (size_t)pdf_tags_mark(c->tags, c->n_pages - 1));
	put(c, ">>BDC\n");
	c->mark = MARK_TAG;
}

static void pdf_begin_page(void *self, struct size size)
{
	struct pdf_canvas *c = self;
	HPDF_Page page;

	if (!pdf_ok(c))
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
	c->packed = heap_realloc(c->packed, c->n_pages + 1, sizeof(*c->packed));
	c->page[c->n_pages++] = page;
	c->size = size;
	memset(&c->state, 0, sizeof(c->state));
	c->state.font = -1;
	memset(c->font_name, 0, sizeof(c->font_name));
	text_clear(&c->content);
}

/* The content goes around libharu, whose streams copy byte by byte. */
static void pdf_end_page(void *self)
{
	struct pdf_canvas *c = self;
	HPDF_PageAttr attr;

	if (!pdf_ok(c))
		return;
	close_mark(c);
	attr = c->page[c->n_pages - 1]->attr;
	c->packed[c->n_pages - 1] = (struct pdf_content){ attr->contents,
		pdf_packer_add(
		    c->packer, text_str(&c->content), c->content.len) };
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
	if (!pdf_ok(c) || (!p->filled && !(p->width > 0)))
		return false;
	open_mark(c);
	if (p->filled)
		set_fill(c, p->fill);
	if (p->width > 0) {
		set_ends(c, false);
		set_line(c, p);
	}
	return pdf_ok(c);
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
	if (closed && paint->filled && paint->width > 0)
		put(c, "h\n"); /* the other operators close it themselves */
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

/*
 * A dot is a line of no length with round ends (ISO 32000-1, 8.5.3.2): two
 * numbers where curves take 26, and the rings of a chart are its largest part.
 */
static void put_dot(
    struct pdf_canvas *c, struct point o, double diameter, struct colour colour)
{
	const struct paint dot = { .width = diameter, .line = colour };

	set_line(c, &dot);
	for (int i = 0; i < 2; i++) {
		put_point(c, o);
		put(c, i == 0 ? "m\n" : "l\n");
	}
	put(c, "S\n");
}

static void pdf_circle(
    void *self, struct point o, double r, const struct paint *paint)
{
	struct pdf_canvas *c = self;

	if (!pdf_ok(c))
		return;
	open_mark(c);
	set_ends(c, true);
	if (paint->width > 0)
		put_dot(c, o, 2 * r + paint->width, paint->line);
	put_dot(c, o, 2 * r - paint->width, paint->fill);
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

static void show_text(struct pdf_canvas *c, struct point at,
    const struct font *f, const char *utf8)
{
	const struct pdf_line *line =
	    pdf_fonts_line(c->fonts, f->face, utf8, true, &c->err);

	if (line == NULL)
		return;
	open_mark(c);
	set_fill(c, f->colour);
	for (const struct pdf_run *r = line->runs; r != NULL; r = r->next) {
		put(c, "BT\n");
		set_font(c, r->font, f->size);
		put_point(c, at);
		put(c, "Td");
		text_add_bytes(&c->content, r->shown, r->len);
		put(c, "\nET\n");
		at.x += r->width * f->size;
	}
}

/* A space before the text, if another one of the element stands before it: in
 * the same run, as thousands of cells have one. `at` stays where the text
 * itself begins. */
static const char *keep_apart(struct pdf_canvas *c, struct point *at,
    const struct font *f, const char *utf8)
{
	const struct pdf_line *alone;
	const struct pdf_line *apart;
	const char *both;

	if (!c->said || c->in_artifact || utf8[0] == ' ')
		return utf8;
	both = arena_printf(&c->arena, " %s", utf8);
	alone = pdf_fonts_line(c->fonts, f->face, utf8, false, &c->err);
	apart = pdf_fonts_line(c->fonts, f->face, both, false, &c->err);
	if (alone == NULL || apart == NULL)
		return utf8;
	at->x -= (apart->width - alone->width) * f->size;
	return both;
}

static void pdf_text(
    void *self, struct point at, const struct font *f, const char *utf8)
{
	struct pdf_canvas *c = self;
	size_t len = strlen(utf8);
	size_t mark = strlen(TEXT_GOES_ON);
	bool goes_on =
	    len > mark && strcmp(utf8 + len - mark, TEXT_GOES_ON) == 0;

	if (!pdf_ok(c) || len == 0)
		return;
	if (goes_on)
		utf8 = arena_strndup(&c->arena, utf8, len - mark);
	show_text(c, at, f, keep_apart(c, &at, f, utf8));
	if (!c->in_artifact)
		c->said = !goes_on && utf8[len - 1] != ' ';
}

static void pdf_picture(
    void *self, struct rect box, const struct picture *picture)
{
	struct pdf_canvas *c = self;

	if (!pdf_ok(c))
		return;
	open_mark(c);
	pdf_put_picture(c, box, picture);
}

static double pdf_text_width(void *self, const struct font *f, const char *utf8)
{
	struct pdf_canvas *c = self;
	const struct pdf_line *line;

	if (!pdf_ok(c))
		return 0;
	line = pdf_fonts_line(c->fonts, f->face, utf8, false, &c->err);
	return line != NULL ? line->width * f->size : 0;
}

static void pdf_begin_tag(void *self, const struct tag *tag)
{
	struct pdf_canvas *c = self;
	struct tag apart = *tag;

	if (!pdf_ok(c))
		return;
	close_mark(c);
	c->said = c->said && pdf_role_inline(tag->role);
	if (c->said && tag->actual != NULL)
		apart.actual = arena_printf(&c->arena, " %s", tag->actual);
	if (c->said && tag->expansion != NULL)
		apart.expansion =
		    arena_printf(&c->arena, " %s", tag->expansion);
	pdf_tags_begin(c->tags, &apart, c->size.height);
	c->said = c->said || tag->actual != NULL;
	c->open_tags++;
}

static void pdf_end_tag(void *self)
{
	struct pdf_canvas *c = self;

	if (!pdf_ok(c))
		return;
	close_mark(c);
	if (!pdf_tags_inline(c->tags))
		c->said = false;
	pdf_tags_end(c->tags);
	c->open_tags--;
}

static void pdf_begin_artifact(void *self, enum artifact kind)
{
	struct pdf_canvas *c = self;

	if (!pdf_ok(c))
		return;
	close_mark(c);
	c->in_artifact = true;
	c->artifact = kind;
}

static void pdf_end_artifact(void *self)
{
	struct pdf_canvas *c = self;

	if (!pdf_ok(c))
		return;
	close_mark(c);
	c->in_artifact = false;
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
	free(c->packed);
	pdf_packer_free(c->packer);
	text_release(&c->content);
	arena_release(&c->arena);
	free(c);
}

static const struct canvas_ops pdf_ops = { pdf_begin_page, pdf_end_page,
	pdf_path, pdf_rectangle, pdf_circle, pdf_text, pdf_picture,
	pdf_text_width, pdf_begin_tag, pdf_end_tag, pdf_begin_artifact,
	pdf_end_artifact, pdf_anchor, pdf_link, pdf_outline, pdf_finish,
	pdf_free };

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
	c->packer = pdf_packer_new(info->threads);
	c->fonts = pdf_fonts_open(info->font_dirs, err);
	if (c->fonts != NULL)
		c->pdf = HPDF_NewEx(on_error, allocate, free, 0, c);
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
