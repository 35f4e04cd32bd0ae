#include "fake_canvas.h"

#include "peelstats/arena.h"

#include <stdlib.h>
#include <string.h>

static double width_of(const struct font *f, const char *s)
{
	return (double)utf8_count(s, strlen(s)) * f->size * 0.5;
}

static void watch(struct fake_canvas *f, struct rect r, const char *what)
{
	/* what is not a number is outside too */
	if (!(r.x >= -0.5 && r.y >= -0.5 &&
		r.x + r.width <= f->size.width + 0.1 + 0.5 &&
		r.y + r.height <= f->size.height + 0.1 + 0.5)) {
		f->outside++;
		text_addf(&f->faults,
		    "page %zu: outside %.1f, %.1f, %.1f x %.1f, last: %s\n",
		    f->pages, r.x, r.y, r.width, r.height, what);
	}
	if (f->tags == 0 && !f->artifact)
		f->untagged++;
}

static void begin_page(void *self, struct size size)
{
	struct fake_canvas *f = self;

	f->size = size;
	f->pages++;
	f->n_boxes = 0;
}

static void end_page(void *self)
{
	(void)self;
}

static void path(void *self, const struct point *p, size_t n, bool closed,
    const struct paint *paint)
{
	(void)closed;
	(void)paint;
	for (size_t i = 0; i < n; i++)
		watch(self, (struct rect){ p[i].x, p[i].y, 0, 0 }, "path");
}

static void rectangle(void *self, struct rect r, const struct paint *paint)
{
	(void)paint;
	watch(self, r, "rectangle");
}

static void draw_picture(
    void *self, struct rect box, const struct picture *picture)
{
	(void)picture;
	watch(self, box, "picture");
}

static void circle(
    void *self, struct point o, double r, const struct paint *paint)
{
	struct fake_canvas *f = self;

	(void)paint;
	f->circle = o;
	f->circles++;
	watch(self, (struct rect){ o.x - r, o.y - r, 2 * r, 2 * r }, "circle");
}

static bool overlap(struct rect a, struct rect b)
{
	return a.x < b.x + b.width && b.x < a.x + a.width &&
	       a.y < b.y + b.height && b.y < a.y + a.height;
}

static void fault(
    struct fake_canvas *f, size_t i, const char *s, struct point at)
{
	const char *other = f->texts.s + f->start[i];

	f->overlaps++;
	text_addf(&f->faults, "page %zu at %.0f, %.0f: \"%s\" on \"%.*s\"\n",
	    f->pages, at.x, at.y, s, (int)strcspn(other, "\n"), other);
}

/* What is seen of a text: no spaces at its end, no sign that it goes on. */
static double seen_width(const struct font *f, const char *s)
{
	struct text seen = TEXT_EMPTY;
	size_t mark = strlen(TEXT_GOES_ON);
	double width;

	text_add(&seen, s);
	if (seen.len >= mark &&
	    strcmp(seen.s + seen.len - mark, TEXT_GOES_ON) == 0)
		seen.s[seen.len -= mark] = '\0';
	while (seen.len > 0 && seen.s[seen.len - 1] == ' ')
		seen.s[--seen.len] = '\0';
	width = width_of(f, text_str(&seen));
	text_release(&seen);
	return width;
}

static void draw_text(
    void *self, struct point at, const struct font *font, const char *s)
{
	struct fake_canvas *f = self;
	/* the height of small letters: lines may touch, words may not */
	struct rect r = { at.x, at.y - font->size * 0.5, seen_width(font, s),
		font->size * 0.5 };

	watch(f, r, s);
	for (size_t i = 0; i < f->n_boxes; i++)
		if (overlap(f->box[i], r))
			fault(f, i, s, at);
	f->box = heap_realloc(f->box, f->n_boxes + 1, sizeof(*f->box));
	f->start = heap_realloc(f->start, f->n_boxes + 1, sizeof(*f->start));
	f->start[f->n_boxes] = f->texts.len;
	f->box[f->n_boxes++] = r;
	text_addf(&f->texts, "%s\n", s);
	if (!f->artifact)
		text_addf(&f->words, "%s\n", s);
}

static double text_width(void *self, const struct font *f, const char *s)
{
	(void)self;
	return width_of(f, s);
}

static void begin_tag(void *self, const struct tag *tag)
{
	struct fake_canvas *f = self;

	(void)tag;
	f->tags++;
	f->deepest = f->tags > f->deepest ? f->tags : f->deepest;
}

static void end_tag(void *self)
{
	struct fake_canvas *f = self;

	f->tags--;
	f->unbalanced = f->unbalanced || f->tags < 0;
}

static void begin_artifact(void *self, enum artifact kind)
{
	struct fake_canvas *f = self;

	(void)kind;
	f->unbalanced = f->unbalanced || f->artifact;
	f->artifact = true;
}

static void end_artifact(void *self)
{
	struct fake_canvas *f = self;

	f->unbalanced = f->unbalanced || !f->artifact;
	f->artifact = false;
}

static void anchor(void *self, const char *name, double y)
{
	(void)self;
	(void)name;
	(void)y;
}

static void add_link(
    void *self, struct rect r, const char *to, const char *purpose)
{
	(void)to;
	watch(self, r, purpose);
}

static void outline(void *self, int level, const char *title, double y)
{
	(void)self;
	(void)level;
	(void)title;
	(void)y;
}

static bool finish(void *self, struct text *bytes, struct error *err)
{
	(void)self;
	(void)bytes;
	(void)err;
	return true;
}

static void free_nothing(void *self)
{
	(void)self;
}

static const struct canvas_ops ops = { begin_page, end_page, path, rectangle,
	circle, draw_text, draw_picture, text_width, begin_tag, end_tag,
	begin_artifact, end_artifact, anchor, add_link, outline, finish,
	free_nothing };

struct canvas fake_canvas(struct fake_canvas *f)
{
	memset(f, 0, sizeof(*f));
	return (struct canvas){ &ops, f };
}

void fake_canvas_release(struct fake_canvas *f)
{
	text_release(&f->texts);
	text_release(&f->words);
	text_release(&f->faults);
	free(f->start);
	free(f->box);
}
