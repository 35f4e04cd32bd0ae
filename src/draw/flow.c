#include "flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Longest start of `s`, in bytes of `len`, that is not wider than `width`. */
static size_t fitting_part(const struct pen *p, enum type_role role,
    double width, const char *s, size_t len)
{
	struct text part = TEXT_EMPTY;
	size_t fits = 0;
	const char *at = s;

	while (at < s + len) {
		const char *before = at;

		(void)utf8_next(&at);
		text_add_bytes(&part, before, (size_t)(at - before));
		if (pen_width(p, role, text_str(&part)) > width && fits > 0)
			break;
		fits = (size_t)(at - s);
	}
	text_release(&part);
	return fits;
}

struct line {
	const char *text;
	bool goes_on; /* a word, in the next line */
};

/* A text in lines. */
struct flow_broken {
	size_t n;
	const struct line *line;
};

/* Lines being made; widths of words are added, which kerning only lessens. */
struct lines_out {
	const struct pen *pen;
	enum type_role role;
	double room;
	struct arena *arena;
	struct line *line; /* heap */
	size_t n;
	size_t lines_room;
	struct text text; /* of the open line */
	double width; /* of it [pt] */
	double space;
	struct text word;
};

/* `goes_on`: within a word. */
static void line_out(struct lines_out *o, bool goes_on)
{
	if (o->n == o->lines_room) {
		o->lines_room = o->lines_room != 0 ? 2 * o->lines_room : 4;
		o->line =
		    heap_realloc(o->line, o->lines_room, sizeof(*o->line));
	}
	o->line[o->n].goes_on = goes_on;
	o->line[o->n++].text =
	    arena_strndup(o->arena, text_str(&o->text), o->text.len);
	text_clear(&o->text);
	o->width = 0;
}

/* A word wider than a line is broken between letters. */
static void add_long_word(struct lines_out *o, const char *word, size_t len)
{
	while (len > 0) {
		size_t part = fitting_part(o->pen, o->role, o->room, word, len);

		text_add_bytes(&o->text, word, part);
		word += part;
		len -= part;
		if (len == 0)
			break;
		line_out(o, true);
	}
	o->width = pen_width(o->pen, o->role, text_str(&o->text));
}

/* Adds a word to the line, after ending the line if it does not fit. */
static void add_word(struct lines_out *o, const char *word, size_t len)
{
	double width;

	text_clear(&o->word);
	text_add_bytes(&o->word, word, len);
	width = pen_width(o->pen, o->role, text_str(&o->word));
	if (o->text.len > 0 && o->width + o->space + width > o->room)
		line_out(o, false);
	if (width > o->room) {
		add_long_word(o, word, len);
		return;
	}
	if (o->text.len > 0) {
		text_add_char(&o->text, ' ');
		o->width += o->space;
	}
	text_add_bytes(&o->text, word, len);
	o->width += width;
}

static void break_words(struct lines_out *o, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, " \n");

		if (len > 0)
			add_word(o, text, len);
		text += len;
		if (*text == '\n' && o->text.len > 0)
			line_out(o, false);
		text += *text != '\0';
	}
	if (o->text.len > 0)
		line_out(o, false);
}

static const struct flow_broken *break_text(
    const struct pen *p, enum type_role role, double width, const char *text)
{
	struct arena *arena = &p->book->arena;
	struct flow_broken *b = arena_alloc(arena, sizeof(*b));
	struct line *line;
	struct lines_out o = { .pen = p,
		.role = role,
		.room = width,
		.arena = arena,
		.space = pen_width(p, role, " ") };

	break_words(&o, text);
	b->n = o.n;
	line = arena_array(arena, o.n, sizeof(*line));
	for (size_t i = 0; i < o.n; i++)
		line[i] = o.line[i];
	b->line = line;
	free(o.line);
	text_release(&o.text);
	text_release(&o.word);
	return b;
}

/* What a text is looked up by: its role, the room for it, and itself. */
static const char *key_of(
    struct text *key, enum type_role role, double width, const char *text)
{
	unsigned char bytes[sizeof(width)];
	char head[1 + 2 * sizeof(bytes)];

	memcpy(bytes, &width, sizeof(width));
	head[0] = (char)('A' + (int)role);
	for (size_t i = 0; i < sizeof(bytes); i++) {
		/* no zero: the key is a string */
		head[1 + 2 * i] = (char)('A' + (bytes[i] >> 4));
		head[2 + 2 * i] = (char)('A' + (bytes[i] & 15));
	}
	text_clear(key);
	text_add_bytes(key, head, sizeof(head));
	text_add(key, text);
	return text_str(key);
}

static const struct flow_broken *broken(
    const struct pen *p, enum type_role role, double width, const char *text)
{
	struct page_book *book = p->book;
	const char *key = key_of(&book->key, role, width, text);
	size_t at;

	if (names_find(&book->broken, key, &at))
		return book->lines[at];
	if (book->n_lines == book->lines_room) {
		book->lines_room =
		    book->lines_room != 0 ? 2 * book->lines_room : 256;
		book->lines = heap_realloc(book->lines, book->lines_room,
		    sizeof(struct flow_broken *));
	}
	(void)names_add(
	    &book->broken, arena_strdup(&book->arena, key), book->n_lines);
	book->lines[book->n_lines] = break_text(p, role, width, text);
	return book->lines[book->n_lines++];
}

size_t flow_lines(const struct pen *p, enum type_role role, double width,
    const char *text, flow_line_fn *line, void *context)
{
	const struct flow_broken *b = broken(p, role, width, text);

	for (size_t i = 0; line != NULL && i < b->n; i++)
		line(context, i, b->line[i].text, i + 1 == b->n);
	return b->n;
}

double flow_height(
    const struct pen *p, enum type_role role, double width, const char *text)
{
	return (double)flow_lines(p, role, width, text, NULL, NULL) *
	       pen_type(p, role)->lead;
}

/* A line that goes on ends in a space, so that it reads as words, unless a
 * word goes on. */
static void draw_line(const struct pen *p, enum type_role role, struct rect box,
    enum align align, const struct line *line, bool last)
{
	double width = align != ALIGN_LEFT ? pen_width(p, role, line->text) : 0;
	double x = box.x;
	struct text t = TEXT_EMPTY;

	if (align == ALIGN_RIGHT)
		x += box.width - width;
	else if (align == ALIGN_CENTRE)
		x += (box.width - width) / 2;
	text_add(&t, line->text);
	if (!last)
		text_add(&t, line->goes_on ? TEXT_GOES_ON : " ");
	pen_text(p, role, x, pen_baseline(p, role, box.y), text_str(&t));
	text_release(&t);
}

void flow_run(struct pen *p, enum type_role role, double x, double width,
    const char *text)
{
	const struct flow_broken *b = broken(p, role, width, text);
	double lead = pen_type(p, role)->lead;

	for (size_t i = 0; i < b->n; i++) {
		pen_need(p, lead);
		if (!p->dry)
			draw_line(p, role, (struct rect){ x, p->y, 0, 0 },
			    ALIGN_LEFT, &b->line[i], i + 1 == b->n);
		p->y += lead;
	}
}

double flow_draw(const struct pen *p, enum type_role role, struct rect box,
    enum align align, const char *text)
{
	const struct flow_broken *b = broken(p, role, box.width, text);
	double lead = pen_type(p, role)->lead;
	double top = box.y;

	for (size_t i = 0; !p->dry && i < b->n; i++) {
		box.y = top + (double)i * lead;
		draw_line(p, role, box, align, &b->line[i], i + 1 == b->n);
	}
	return (double)b->n * lead;
}
