#include "pen.h"

#include "peelstats/format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

void book_open(struct page_book *book)
{
	memset(book, 0, sizeof(*book));
	arena_init(&book->arena);
}

void book_close(struct page_book *book)
{
	names_release(&book->anchors);
	names_release(&book->broken);
	free(book->lines);
	text_release(&book->key);
	arena_release(&book->arena);
}

const char *pen_say(const struct pen *p, const char *words)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	naming_fill(&p->report->analysis->dataset->naming, words, false, &t);
	copy = arena_strndup(&p->book->arena, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

const struct type *pen_type(const struct pen *p, enum type_role role)
{
	return theme_type(role, p->print);
}

double pen_width(const struct pen *p, enum type_role role, const char *utf8)
{
	return p->canvas->ops->text_width(
	    p->canvas->self, &pen_type(p, role)->font, utf8);
}

void pen_text_coloured(const struct pen *p, enum type_role role, double x,
    double y, struct colour colour, const char *utf8)
{
	struct font f = pen_type(p, role)->font;

	f.colour = colour;
	if (p->dry)
		return;
	shorthand_see(&p->book->shorthand, utf8, false);
	p->canvas->ops->text(p->canvas->self, (struct point){ x, y }, &f, utf8);
}

void pen_text(const struct pen *p, enum type_role role, double x, double y,
    const char *utf8)
{
	pen_text_coloured(p, role, x, y, pen_type(p, role)->font.colour, utf8);
}

struct colour pen_brand(const struct pen *p)
{
	const struct brand *b = &p->report->analysis->dataset->brand;

	if (!b->coloured)
		return theme_colour(COLOUR_BRAND);
	return (struct colour){ b->colour[0], b->colour[1], b->colour[2] };
}

void pen_text_short(const struct pen *p, enum type_role role, double x,
    double y, double width, const char *utf8)
{
	struct text t = TEXT_EMPTY;
	size_t len = strlen(utf8);

	if (p->dry)
		return;
	text_add(&t, utf8);
	while (len > 0 && pen_width(p, role, text_str(&t)) > width) {
		const char *space = NULL;

		for (size_t i = 1; i < len; i++)
			if (utf8[i] == ' ')
				space = utf8 + i;
		/* within a word, at a character's beginning */
		len = space != NULL ? (size_t)(space - utf8) : len - 1;
		while (len > 0 && ((unsigned char)utf8[len] & 0xC0U) == 0x80U)
			len--;
		text_clear(&t);
		text_add_bytes(&t, utf8, len);
		text_add(&t, "\u2026");
	}
	if (role == TYPE_RUNNING)
		pen_text_coloured(p, role, x, y, pen_brand(p), text_str(&t));
	else
		pen_text(p, role, x, y, text_str(&t));
	text_release(&t);
}

void pen_text_fit(const struct pen *p, enum type_role role, double x, double y,
    double width, enum align align, const char *utf8)
{
	struct font f = pen_type(p, role)->font;
	double natural = pen_width(p, role, utf8);
	double shrink = natural > width ? width / natural : 1;

	if (p->dry)
		return;
	f.size *= shrink;
	natural *= shrink;
	if (align != ALIGN_LEFT)
		x -= align == ALIGN_RIGHT ? natural : natural / 2;
	shorthand_see(&p->book->shorthand, utf8, false);
	p->canvas->ops->text(p->canvas->self, (struct point){ x, y }, &f, utf8);
}

void pen_text_right(const struct pen *p, enum type_role role, double x,
    double y, const char *utf8)
{
	if (!p->dry)
		pen_text(p, role, x - pen_width(p, role, utf8), y, utf8);
}

void pen_text_centre(const struct pen *p, enum type_role role, double x,
    double y, const char *utf8)
{
	if (!p->dry)
		pen_text(p, role, x - pen_width(p, role, utf8) / 2, y, utf8);
}

void pen_rectangle(
    const struct pen *p, struct rect r, const struct paint *paint)
{
	if (!p->dry)
		p->canvas->ops->rectangle(p->canvas->self, r, paint);
}

void pen_line(const struct pen *p, struct point from, struct point to,
    const struct paint *paint)
{
	const struct point both[2] = { from, to };

	if (!p->dry)
		p->canvas->ops->path(p->canvas->self, both, 2, false, paint);
}

void pen_circle(const struct pen *p, struct point centre, double radius,
    const struct paint *paint)
{
	if (!p->dry)
		p->canvas->ops->circle(p->canvas->self, centre, radius, paint);
}

void pen_path(const struct pen *p, const struct point *point, size_t n,
    bool closed, const struct paint *paint)
{
	if (!p->dry && n > 1)
		p->canvas->ops->path(p->canvas->self, point, n, closed, paint);
}

void pen_triangle(const struct pen *p, struct point at, double size,
    enum direction d, struct colour colour, const char *word)
{
	const struct paint paint = { .filled = true, .fill = colour };
	double tip = d == DIRECTION_UP ? -size / 2 : size / 2;
	const struct point corner[3] = { { at.x - size / 2, at.y - tip },
		{ at.x + size / 2, at.y - tip }, { at.x, at.y + tip } };
	const struct tag span = { .role = TAG_SPAN, .actual = word };

	if (p->dry || d == DIRECTION_NONE)
		return;
	if (word != NULL)
		pen_begin_tag(p, &span);
	else
		pen_begin_artifact(p, ARTIFACT_LAYOUT);
	p->canvas->ops->path(p->canvas->self, corner, 3, true, &paint);
	if (word != NULL)
		pen_end(p);
	else
		pen_end_artifact(p);
}

bool pen_begin_short(
    const struct pen *p, const char *utf8, const char *expansion)
{
	struct text words = TEXT_EMPTY;
	struct tag span = { .role = TAG_SPAN, .expansion = expansion };
	size_t len = strlen(utf8);
	bool sentence = len > 0 && utf8[len - 1] == '.';
	bool any =
	    expansion != NULL || (!sentence && report_spoken(utf8, &words));

	if (expansion == NULL)
		span.expansion = text_str(&words);
	if (any)
		pen_begin_tag(p, &span);
	text_release(&words);
	return any;
}

void pen_short_right(const struct pen *p, enum type_role role, double x,
    double y, double room, const char *utf8)
{
	bool brief = pen_begin_short(p, utf8, NULL);

	pen_text_fit(p, role, x, y, room, ALIGN_RIGHT, utf8);
	if (brief)
		pen_end(p);
}

void pen_rule(const struct pen *p, double x, double y, double width,
    enum colour_role colour, double thickness)
{
	const struct paint line = theme_line(colour, thickness);

	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	pen_line(
	    p, (struct point){ x, y }, (struct point){ x + width, y }, &line);
	pen_end_artifact(p);
}

void pen_begin_tag(const struct pen *p, const struct tag *tag)
{
	if (!p->dry)
		p->canvas->ops->begin_tag(p->canvas->self, tag);
}

void pen_begin(const struct pen *p, enum tag_role role)
{
	const struct tag tag = { .role = role };

	pen_begin_tag(p, &tag);
}

void pen_end(const struct pen *p)
{
	if (!p->dry)
		p->canvas->ops->end_tag(p->canvas->self);
}

void pen_begin_artifact(const struct pen *p, enum artifact kind)
{
	if (!p->dry)
		p->canvas->ops->begin_artifact(p->canvas->self, kind);
}

void pen_end_artifact(const struct pen *p)
{
	if (!p->dry)
		p->canvas->ops->end_artifact(p->canvas->self);
}

double pen_content_width(const struct pen *p)
{
	return p->size.width - 2 * MARGIN;
}

double pen_content_bottom(const struct pen *p)
{
	return p->size.height - CONTENT_FOOT - p->fit.withheld;
}

double pen_filled(const struct pen *p)
{
	return (p->y - CONTENT_TOP) /
	       (p->size.height - CONTENT_FOOT - CONTENT_TOP);
}

/* The title of the report and, where large words leave room for both, the
 * section. */
static void draw_running(const struct pen *p)
{
	double room = pen_content_width(p);
	double section =
	    p->large ? 0 : pen_width(p, TYPE_RUNNING, p->page->section);

	if (section > room / 2)
		section = room / 2;
	pen_text_short(p, TYPE_RUNNING, MARGIN, MM(13.2),
	    room - (section > 0 ? section + MM(6) : 0), p->report->title);
	if (section > 0)
		pen_text_short(p, TYPE_RUNNING, MARGIN + room - section,
		    MM(13.2), section + 0.01, p->page->section);
}

/* The band of page 1 takes the place of the head, on its first sheet. */
static bool has_band(const struct pen *p)
{
	return p->page->cover && p->sheet == 1;
}

static const char *marking_of(const struct pen *p)
{
	return p->report->analysis->dataset->brand.marking;
}

/* The protective marking, in the middle of a head or a foot. */
void pen_marking(const struct pen *p, double y, struct colour colour)
{
	double width = pen_width(p, TYPE_RUNNING, marking_of(p));

	if (width > 0)
		pen_text_coloured(p, TYPE_RUNNING, (p->size.width - width) / 2,
		    y, colour, marking_of(p));
}

static void draw_head(const struct pen *p)
{
	const struct paint band = { .filled = true, .fill = pen_brand(p) };
	/* large letters need a higher strip */
	double strip = p->large && marking_of(p)[0] != '\0' ? MM(8) : MM(5);
	const struct paint rule = theme_line(COLOUR_RULE, 0.6);

	pen_begin_artifact(p, ARTIFACT_HEADER);
	pen_rectangle(p, (struct rect){ 0, 0, p->size.width, strip }, &band);
	if (!has_band(p))
		pen_marking(p, strip - MM(p->large ? 2 : 1.5),
		    theme_colour(COLOUR_PAPER));
	if (!has_band(p)) {
		draw_running(p);
		pen_line(p, (struct point){ MARGIN, MM(16.6) },
		    (struct point){ MARGIN + pen_content_width(p), MM(16.6) },
		    &rule);
	}
	pen_end_artifact(p);
}

/* What the marks of the sheet mean, beside its number; returns the room that
 * is left for the words at the left. Where both have no room, these give
 * way. */
static double draw_shorthand(const struct pen *p, double y)
{
	double room = pen_content_width(p) - MM(20);
	struct text words = TEXT_EMPTY;
	double width;

	shorthand_explain(&p->book->shorthand, &words);
	width = fmin(pen_width(p, TYPE_FOOT, text_str(&words)), room);
	if (words.len > 0) {
		pen_text_fit(p, TYPE_FOOT, MARGIN + room + MM(8), y, room,
		    ALIGN_RIGHT, text_str(&words));
		room = fmax(room - width, 0);
	}
	text_release(&words);
	return room;
}

static void draw_foot(const struct pen *p)
{
	const struct paint rule = theme_line(COLOUR_RULE, 0.6);
	char number[24];
	double foot;

	foot = p->size.height - MM(p->large ? 15 : 12.4);
	format_short(number, sizeof(number), "%zu", p->sheet);
	pen_begin_artifact(p, ARTIFACT_FOOTER);
	pen_marking(p,
	    p->large ? p->size.height - MM(2) : p->size.height - MM(4.2),
	    theme_colour(COLOUR_INK));
	pen_line(p, (struct point){ MARGIN, foot },
	    (struct point){ MARGIN + pen_content_width(p), foot }, &rule);
	pen_text_short(p, TYPE_FOOT, MARGIN, p->size.height - MM(8.4),
	    draw_shorthand(p, p->size.height - MM(8.4)), p->report->footer);
	pen_text_right(p, TYPE_FOOT_NUMBER, MARGIN + pen_content_width(p),
	    p->size.height - MM(8.4), number);
	pen_end_artifact(p);
}

void pen_end_sheet(struct pen *p)
{
	if (!p->open || p->dry)
		return;
	p->open = false;
	draw_foot(p);
	p->canvas->ops->end_page(p->canvas->self);
}

void pen_bar(struct pen *p)
{
	const struct paint ink = theme_fill(COLOUR_SECOND);

	if (p->bar > 0 && p->y > p->bar) {
		pen_begin_artifact(p, ARTIFACT_LAYOUT);
		pen_rectangle(p,
		    (struct rect){ MARGIN, p->bar, MM(0.6), p->y - p->bar },
		    &ink);
		pen_end_artifact(p);
	}
}

void pen_new_sheet(struct pen *p)
{
	if (p->sheet > 0)
		pen_bar(p);
	if (p->bar > 0)
		p->bar = CONTENT_TOP;
	pen_end_sheet(p);
	p->emptiest = fmin(p->emptiest, pen_filled(p));
	p->open = true;
	p->sheet++;
	p->y = CONTENT_TOP;
	if (p->dry)
		return;
	p->book->shorthand = (struct shorthand){ 0 };
	p->canvas->ops->begin_page(p->canvas->self, p->size);
	draw_head(p);
}

double pen_left(const struct pen *p)
{
	return pen_content_bottom(p) - p->y;
}

double pen_sheet_height(const struct pen *p)
{
	return pen_content_bottom(p) - CONTENT_TOP;
}

void pen_need(struct pen *p, double height)
{
	if (height > pen_left(p) && p->y > CONTENT_TOP + 1)
		pen_new_sheet(p);
}

const char *pen_sheet_of(
    const struct pen *p, const char *anchor, char *buffer, size_t size)
{
	size_t sheet;

	if (p->first_round || !names_find(&p->book->anchors, anchor, &sheet))
		return "000";
	format_short(buffer, size, "%zu", sheet);
	return buffer;
}

/* Arial metrics: ascent 0.905 em, of which capitals take 0.716. */
double pen_baseline(const struct pen *p, enum type_role role, double top)
{
	const struct type *t = pen_type(p, role);

	return top + t->lead / 2 + t->font.size * 0.34;
}
