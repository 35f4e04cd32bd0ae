#include "svg_canvas.h"

#include "peelstats/arena.h"
#include "peelstats/draw.h"
#include "svg_words.h"
#include "write/markup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

struct svg_canvas {
	struct canvas measure;
	struct text out;
	struct text run; /* elements of one look that follow each other */
	size_t run_class;
	size_t in_run;
	struct text line; /* a path that may go on, not yet closed */
	long at[2]; /* where its pen is */
	struct paint *paint;
	size_t n_paints;
	struct svg_words words;
};

static bool same_colour(struct colour a, struct colour b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}

static bool same_length(double a, double b)
{
	return a - b < 1e-9 && b - a < 1e-9;
}

static bool same_paint(const struct paint *a, const struct paint *b)
{
	return a->filled == b->filled &&
	       (!a->filled || same_colour(a->fill, b->fill)) &&
	       same_length(a->width, b->width) &&
	       (!(a->width > 0) || same_colour(a->line, b->line)) &&
	       same_length(a->dash_on, b->dash_on) &&
	       same_length(a->dash_off, b->dash_off);
}

static size_t paint_class(struct svg_canvas *s, const struct paint *p)
{
	size_t i = 0;

	while (i < s->n_paints && !same_paint(&s->paint[i], p))
		i++;
	if (i == s->n_paints) {
		s->paint = heap_realloc(s->paint, i + 1, sizeof(*s->paint));
		s->paint[s->n_paints++] = *p;
	}
	return i;
}

static void end_line(struct svg_canvas *s)
{
	if (s->line.len > 0) {
		text_addf(&s->run, "<path d=\"%s\"/>", text_str(&s->line));
		s->in_run++;
	}
	text_clear(&s->line);
}

/* A class for many elements is that of a group around them. */
static void end_run(struct svg_canvas *s)
{
	const char *first;
	size_t name;

	end_line(s);
	first = text_str(&s->run);
	name = strcspn(first, " ");
	if (s->in_run == 1)
		text_addf(&s->out, "%.*s class=\"p%zu\"%s", (int)name, first,
		    s->run_class, first + name);
	else if (s->in_run > 1)
		text_addf(
		    &s->out, "<g class=\"p%zu\">%s</g>", s->run_class, first);
	s->in_run = 0;
	text_clear(&s->run);
}

/* What comes next looks like this. */
static void begin_look(struct svg_canvas *s, const struct paint *p)
{
	size_t class = paint_class(s, p);

	if (class != s->run_class)
		end_run(s);
	s->run_class = class;
}

/* Where points lie is told in whole parts of a point: a page of charts has
 * tens of thousands of such numbers. */
enum { UNITS = 2 };

static long units(double pt)
{
	return lround(pt * UNITS);
}

static void add_number(struct text *out, const char *name, double pt)
{
	text_addf(out, " %s=\"%ld\"", name, units(pt));
}

static void svg_begin_page(void *self, struct size size)
{
	(void)self;
	(void)size;
}

static void svg_end_page(void *self)
{
	end_line(self);
}

/* Two numbers, the sign of the second being space enough. */
static void add_pair(struct text *out, char command, long x, long y)
{
	text_addf(out, y < 0 ? "%c%ld%ld" : "%c%ld %ld", command, x, y);
}

/* Goes to a point: by the way from where the pen is, if that is shorter. */
static void begin_path(struct svg_canvas *s, struct point p)
{
	struct text there = TEXT_EMPTY;
	struct text way = TEXT_EMPTY;
	long x = units(p.x);
	long y = units(p.y);

	add_pair(&there, 'M', x, y);
	add_pair(&way, 'm', x - s->at[0], y - s->at[1]);
	text_add(&s->line,
	    text_str(s->line.len > 0 && way.len < there.len ? &way : &there));
	s->at[0] = x;
	s->at[1] = y;
	text_release(&there);
	text_release(&way);
}

/* A line from one point to the next, as they are written: its steps add up
 * to where it ends. */
static void add_step(struct text *out, struct point from, struct point to)
{
	long dx = units(to.x) - units(from.x);
	long dy = units(to.y) - units(from.y);
	bool across = dy == 0;
	bool down = dx == 0;

	text_add_char(out, across ? 'h' : down ? 'v' : 'l');
	if (across || !down)
		text_addf(out, "%ld", dx);
	if (!across && !down && dy > 0)
		text_add_char(out, ' ');
	if (!across)
		text_addf(out, "%ld", dy);
}

/* Lines and shapes of one look that follow each other are one path: a chart
 * may have hundreds. */
static void svg_path(void *self, const struct point *p, size_t n, bool closed,
    const struct paint *paint)
{
	struct svg_canvas *s = self;

	if (n < 2)
		return;
	begin_look(s, paint);
	begin_path(s, p[0]);
	for (size_t i = 1; i < n; i++)
		add_step(&s->line, p[i - 1], p[i]);
	if (closed) { /* which leads back to where it began */
		text_add_char(&s->line, 'z');
		return;
	}
	s->at[0] = units(p[n - 1].x);
	s->at[1] = units(p[n - 1].y);
}

static void svg_rectangle(void *self, struct rect r, const struct paint *paint)
{
	const struct point corner[4] = { { r.x, r.y }, { r.x + r.width, r.y },
		{ r.x + r.width, r.y + r.height }, { r.x, r.y + r.height } };

	svg_path(self, corner, 4, true, paint);
}

static void svg_circle(
    void *self, struct point o, double radius, const struct paint *paint)
{
	struct svg_canvas *s = self;

	begin_look(s, paint);
	end_line(s);
	text_add(&s->run, "<circle");
	add_number(&s->run, "cx", o.x);
	add_number(&s->run, "cy", o.y);
	text_add(&s->run, " r=\"");
	markup_number(&s->run, radius * UNITS);
	text_add(&s->run, "\"/>");
	s->in_run++;
}

static void svg_text(
    void *self, struct point at, const struct font *f, const char *utf8)
{
	struct svg_canvas *s = self;
	size_t tail = strlen(TEXT_GOES_ON);
	size_t len = strlen(utf8);

	if (len >= tail && strcmp(utf8 + len - tail, TEXT_GOES_ON) == 0)
		len -= tail;
	if (len > 0)
		svg_words_add(
		    &s->words, f, units(at.x), units(at.y), utf8, len);
}

/* Charts have no pictures; the page that has one puts it there itself. */
static void svg_picture(
    void *self, struct rect box, const struct picture *picture)
{
	(void)self;
	(void)box;
	(void)picture;
}

static double svg_text_width(void *self, const struct font *f, const char *utf8)
{
	struct svg_canvas *s = self;

	return s->measure.ops->text_width(s->measure.self, f, utf8);
}

static void svg_begin_tag(void *self, const struct tag *tag)
{
	(void)self;
	(void)tag;
}

static void svg_begin_artifact(void *self, enum artifact kind)
{
	(void)self;
	(void)kind;
}

static void svg_end(void *self)
{
	(void)self;
}

static void svg_anchor(void *self, const char *name, double y)
{
	(void)self;
	(void)name;
	(void)y;
}

static void svg_link(
    void *self, struct rect area, const char *anchor, const char *purpose)
{
	(void)self;
	(void)area;
	(void)anchor;
	(void)purpose;
}

static void svg_outline(void *self, int level, const char *title, double y)
{
	(void)self;
	(void)level;
	(void)title;
	(void)y;
}

static void take(struct svg_canvas *s, struct text *out)
{
	end_run(s);
	text_add_bytes(out, text_str(&s->out), s->out.len);
	text_clear(&s->out);
	svg_words_take(&s->words, out);
	text_add_char(out, '\n');
}

/* The measuring canvas keeps its failures: a figure cannot fail itself. */
static bool svg_finish(void *self, struct text *bytes, struct error *err)
{
	(void)err;
	take(self, bytes);
	return true;
}

static void svg_free(void *self)
{
	struct svg_canvas *s = self;

	if (s->measure.ops != NULL)
		s->measure.ops->free(s->measure.self);
	text_release(&s->out);
	text_release(&s->line);
	text_release(&s->run);
	free(s->paint);
	svg_words_forget(&s->words);
	free(s);
}

static const struct canvas_ops svg_ops = { svg_begin_page, svg_end_page,
	svg_path, svg_rectangle, svg_circle, svg_text, svg_picture,
	svg_text_width, svg_begin_tag, svg_end, svg_begin_artifact, svg_end,
	svg_anchor, svg_link, svg_outline, svg_finish, svg_free };

bool svg_open(
    struct canvas *out, const struct document_info *info, struct error *err)
{
	struct svg_canvas *s = heap_realloc(NULL, 1, sizeof(*s));

	memset(s, 0, sizeof(*s));
	if (!backend_pdf.open(&s->measure, info, err)) {
		svg_free(s);
		return false;
	}
	out->ops = &svg_ops;
	out->self = s;
	return true;
}

void svg_take(struct canvas *c, struct text *out)
{
	take(c->self, out);
}

void svg_forget(struct canvas *c)
{
	struct svg_canvas *s = c->self;

	s->n_paints = 0;
	svg_words_forget(&s->words);
}

static void add_colour(struct text *out, struct colour c, bool dark)
{
	if (dark)
		c = theme_dark(c);
	text_addf(out, "#%02x%02x%02x", c.r, c.g, c.b);
}

static void paint_rule(struct text *out, const struct paint *p, bool dark)
{
	text_add(out, "fill:");
	if (p->filled)
		add_colour(out, p->fill, dark);
	else
		text_add(out, "none");
	if (!(p->width > 0))
		return;
	text_add(out, ";stroke:");
	add_colour(out, p->line, dark);
	if (dark)
		return;
	text_addf(out, ";stroke-width:%.4gpx", p->width * UNITS);
	if (p->dash_on > 0)
		text_addf(out, ";stroke-dasharray:%.4gpx %.4gpx",
		    p->dash_on * UNITS, p->dash_off * UNITS);
}

void svg_style(const struct canvas *c, bool dark, struct text *out)
{
	const struct svg_canvas *s = c->self;

	for (size_t i = 0; i < s->n_paints; i++) {
		text_addf(out, ".p%zu{", i);
		paint_rule(out, &s->paint[i], dark);
		text_add(out, "}\n");
	}
	for (size_t i = 0; i < s->words.n; i++) {
		const struct font *f = &s->words.font[i].font;

		text_addf(out, ".t%zu{fill:", i);
		add_colour(out, f->colour, dark);
		if (!dark)
			text_addf(out, ";font-size:%.4gpx%s", f->size * UNITS,
			    f->face == FACE_BOLD ? ";font-weight:bold" : "");
		text_add(out, "}\n");
	}
}

void svg_box(struct rect area, struct text *out)
{
	add_number(out, "x", area.x);
	add_number(out, "y", area.y);
	add_number(out, "width", area.width);
	add_number(out, "height", area.height);
}

void svg_view(struct rect area, struct text *out)
{
	text_addf(out, " viewBox=\"%ld %ld %ld %ld\"", units(area.x),
	    units(area.y), units(area.width), units(area.height));
}

void svg_describe(const struct figure *f, struct text *out)
{
	const char *alt;

	markup_text(out, f->alt);
	for (size_t i = 0;
	     f->alt[0] == '\0' && (alt = figure_panel_alt(f, i)) != NULL; i++) {
		if (i > 0)
			text_add_char(out, ' ');
		markup_text(out, alt);
	}
}
