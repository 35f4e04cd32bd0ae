/*
 * Writes one line for each call instead of a page: what tests compare. Text
 * is measured by the PDF canvas, so that the layout is the true one.
 */
#include "peelstats/arena.h"
#include "peelstats/backend.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

struct trace {
	struct canvas measure;
	struct text out;
	size_t page;
	int depth;
};

static const char *const role_names[TAG_ROLE_COUNT] = { "section", "h1", "h2",
	"h3", "p", "list", "item", "label", "body", "contents", "entry",
	"reference", "link", "table", "caption", "head", "body", "row",
	"column-header", "row-header", "cell", "figure", "note", "span" };

/* Two decimals, and never "-0.00". */
static void add_number(struct trace *t, double x)
{
	if (x > -0.005 && x < 0.005)
		x = 0;
	text_addf(&t->out, " %.2f", x);
}

static void add_colour(struct trace *t, struct colour c)
{
	text_addf(&t->out, " #%02X%02X%02X", c.r, c.g, c.b);
}

static void start(struct trace *t, const char *what)
{
	text_addf(&t->out, "%*s%s", 2 * t->depth, "", what);
}

static void add_paint(struct trace *t, const struct paint *p)
{
	if (p->filled) {
		text_add(&t->out, " fill");
		add_colour(t, p->fill);
	}
	if (p->width > 0) {
		text_add(&t->out, " line");
		add_number(t, p->width);
		add_colour(t, p->line);
	}
	if (p->dash_on > 0)
		text_add(&t->out, " dashed");
	text_add_char(&t->out, '\n');
}

static void trace_begin_page(void *self, struct size size)
{
	struct trace *t = self;

	text_addf(&t->out, "page %zu", ++t->page);
	add_number(t, size.width);
	add_number(t, size.height);
	text_add_char(&t->out, '\n');
}

static void trace_end_page(void *self)
{
	text_add(&((struct trace *)self)->out, "end page\n");
}

static void trace_path(void *self, const struct point *p, size_t n, bool closed,
    const struct paint *paint)
{
	struct trace *t = self;

	start(t, closed ? "polygon" : "line");
	for (size_t i = 0; i < n; i++) {
		add_number(t, p[i].x);
		add_number(t, p[i].y);
	}
	add_paint(t, paint);
}

static void trace_rectangle(
    void *self, struct rect r, const struct paint *paint)
{
	struct trace *t = self;

	start(t, "rectangle");
	add_number(t, r.x);
	add_number(t, r.y);
	add_number(t, r.width);
	add_number(t, r.height);
	add_paint(t, paint);
}

static void trace_circle(
    void *self, struct point o, double radius, const struct paint *paint)
{
	struct trace *t = self;

	start(t, "circle");
	add_number(t, o.x);
	add_number(t, o.y);
	add_number(t, radius);
	add_paint(t, paint);
}

static void trace_text(
    void *self, struct point at, const struct font *f, const char *utf8)
{
	struct trace *t = self;

	start(t, f->face == FACE_BOLD ? "bold" : "text");
	add_number(t, at.x);
	add_number(t, at.y);
	add_number(t, f->size);
	add_colour(t, f->colour);
	text_addf(&t->out, " \"%s\"\n", utf8);
}

static void trace_picture(
    void *self, struct rect box, const struct picture *picture)
{
	struct trace *t = self;

	start(t, "picture");
	add_number(t, box.x);
	add_number(t, box.y);
	add_number(t, box.width);
	add_number(t, box.height);
	text_addf(&t->out, " %zux%zu\n", picture->width, picture->height);
}

static double trace_text_width(
    void *self, const struct font *f, const char *utf8)
{
	struct trace *t = self;

	return t->measure.ops->text_width(t->measure.self, f, utf8);
}

static void trace_begin_tag(void *self, const struct tag *tag)
{
	struct trace *t = self;

	start(t, "<");
	text_add(&t->out, role_names[tag->role]);
	if (tag->alt != NULL)
		text_addf(&t->out, " alt \"%s\"", tag->alt);
	if (tag->actual != NULL)
		text_addf(&t->out, " reads \"%s\"", tag->actual);
	if (tag->expansion != NULL)
		text_addf(&t->out, " means \"%s\"", tag->expansion);
	if (tag->columns > 1)
		text_addf(&t->out, " columns %d", tag->columns);
	text_add(&t->out, ">\n");
	t->depth++;
}

static void trace_end_tag(void *self)
{
	((struct trace *)self)->depth--;
}

static void trace_begin_artifact(void *self, enum artifact kind)
{
	struct trace *t = self;

	start(t, "<artifact>\n");
	t->depth++;
	(void)kind;
}

static void trace_anchor(void *self, const char *name, double y)
{
	struct trace *t = self;

	start(t, "anchor ");
	text_add(&t->out, name);
	add_number(t, y);
	text_add_char(&t->out, '\n');
}

static void trace_link(
    void *self, struct rect area, const char *anchor, const char *purpose)
{
	struct trace *t = self;

	start(t, "link");
	add_number(t, area.x);
	add_number(t, area.y);
	add_number(t, area.width);
	add_number(t, area.height);
	text_addf(&t->out, " %s \"%s\"\n", anchor, purpose);
}

static void trace_outline(void *self, int level, const char *title, double y)
{
	struct trace *t = self;

	start(t, "outline");
	text_addf(&t->out, " %d \"%s\"", level, title);
	add_number(t, y);
	text_add_char(&t->out, '\n');
}

static bool trace_finish(void *self, struct text *bytes, struct error *err)
{
	struct trace *t = self;

	(void)err;
	text_add_bytes(bytes, text_str(&t->out), t->out.len);
	return true;
}

static void trace_free(void *self)
{
	struct trace *t = self;

	if (t->measure.ops != NULL)
		t->measure.ops->free(t->measure.self);
	text_release(&t->out);
	free(t);
}

static const struct canvas_ops trace_ops = { trace_begin_page, trace_end_page,
	trace_path, trace_rectangle, trace_circle, trace_text, trace_picture,
	trace_text_width, trace_begin_tag, trace_end_tag, trace_begin_artifact,
	trace_end_tag, trace_anchor, trace_link, trace_outline, trace_finish,
	trace_free };

static bool trace_open(
    struct canvas *out, const struct document_info *info, struct error *err)
{
	struct trace *t = heap_realloc(NULL, 1, sizeof(*t));

	memset(t, 0, sizeof(*t));
	if (!backend_pdf.open(&t->measure, info, err)) {
		trace_free(t);
		return false;
	}
	out->ops = &trace_ops;
	out->self = t;
	return true;
}

const struct backend backend_trace = { "trace", "txt", trace_open };
