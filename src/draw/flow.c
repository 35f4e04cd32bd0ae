#include "flow.h"

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

struct lines_out {
	flow_line_fn *line;
	void *context;
	size_t n;
};

static void line_out(struct lines_out *o, struct text *line, bool last)
{
	if (o->line != NULL)
		o->line(o->context, o->n, text_str(line), last);
	o->n++;
	text_clear(line);
}

/* Adds a word to the line, after ending the line if it does not fit. */
static void add_word(const struct pen *p, enum type_role role, double width,
    struct text *line, struct lines_out *o, const char *word, size_t len)
{
	size_t before = line->len;

	if (before > 0)
		text_add_char(line, ' ');
	text_add_bytes(line, word, len);
	if (pen_width(p, role, text_str(line)) <= width)
		return;
	if (before > 0) {
		line->len = before;
		line->s[before] = '\0';
		line_out(o, line, false);
		add_word(p, role, width, line, o, word, len);
		return;
	}
	text_clear(line);
	while (len > 0) {
		size_t part = fitting_part(p, role, width, word, len);

		text_add_bytes(line, word, part);
		word += part;
		len -= part;
		if (len > 0)
			line_out(o, line, false);
	}
}

size_t flow_lines(const struct pen *p, enum type_role role, double width,
    const char *text, flow_line_fn *line, void *context)
{
	struct lines_out o = { line, context, 0 };
	struct text t = TEXT_EMPTY;

	while (*text != '\0') {
		size_t len = strcspn(text, " \n");

		if (len > 0)
			add_word(p, role, width, &t, &o, text, len);
		text += len;
		if (*text == '\n' && t.len > 0)
			line_out(&o, &t, false);
		text += *text != '\0';
	}
	if (t.len > 0)
		line_out(&o, &t, true);
	text_release(&t);
	return o.n;
}

double flow_height(
    const struct pen *p, enum type_role role, double width, const char *text)
{
	return (double)flow_lines(p, role, width, text, NULL, NULL) *
	       theme_type(role)->lead;
}

double flow_widest(const struct pen *p, enum type_role role, const char *text)
{
	struct text word = TEXT_EMPTY;
	double widest = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " \n");
		double width;

		text_clear(&word);
		text_add_bytes(&word, text, len);
		width = pen_width(p, role, text_str(&word));
		widest = width > widest ? width : widest;
		text += len;
		text += *text != '\0';
	}
	text_release(&word);
	return widest;
}

struct draw_lines {
	const struct pen *pen;
	enum type_role role;
	struct rect box;
	enum align align;
};

/* A line that goes on ends in a space, so that it reads as words. */
static void draw_open_line(
    const struct draw_lines *d, double y, const char *line)
{
	struct text t = TEXT_EMPTY;

	text_addf(&t, "%s ", line);
	pen_text(d->pen, d->role, d->box.x, y, text_str(&t));
	text_release(&t);
}

static void draw_line(void *context, size_t n, const char *line, bool last)
{
	const struct draw_lines *d = context;
	double y = pen_baseline(
	    d->role, d->box.y + (double)n * theme_type(d->role)->lead);

	if (d->align == ALIGN_RIGHT)
		pen_text_right(
		    d->pen, d->role, d->box.x + d->box.width, y, line);
	else if (d->align == ALIGN_CENTRE)
		pen_text_centre(
		    d->pen, d->role, d->box.x + d->box.width / 2, y, line);
	else if (last)
		pen_text(d->pen, d->role, d->box.x, y, line);
	else
		draw_open_line(d, y, line);
}

double flow_draw(const struct pen *p, enum type_role role, struct rect box,
    enum align align, const char *text)
{
	struct draw_lines d = { p, role, box, align };

	return (double)flow_lines(p, role, box.width, text, draw_line, &d) *
	       theme_type(role)->lead;
}
