/*
 * The whole report as one file that any browser shows: no script, nothing
 * from outside, and no fonts; it reflows, prints, and knows dark screens.
 */
#include "html_parts.h"
#include "peelstats/write.h"
#include "write/draw_document.h"
#include "write/markup.h"
#include "write/svg/svg_canvas.h"

#include <string.h>

#include "base/banned.h"

extern const char script_html_style[];

enum { COLUMNS = 24 }; /* most of a table */

static void add_meta(struct text *out, const char *name, const char *content)
{
	if (content == NULL || content[0] == '\0')
		return;
	text_add(out, "<meta");
	markup_attribute(out, "name", name);
	markup_attribute(out, "content", content);
	text_add(out, ">\n");
}

/* Nothing is loaded or run, whatever the text of the data may look like. */
static const char guard[] =
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'%s\">\n";

/* Columns at the right and in the middle, see html_table.c. */
static void add_columns_style(struct text *out)
{
	for (int c = 1; c <= COLUMNS; c++) {
		text_addf(out,
		    ".r%d tr>:nth-child(%d){text-align:right;"
		    "white-space:nowrap}",
		    c, c);
		text_addf(
		    out, ".m%d tr>:nth-child(%d){text-align:center}\n", c, c);
	}
}

/* The colour of bands and heads; a dark screen keeps ours. */
static void add_brand_style(const struct brand *b, struct text *out)
{
	if (b->coloured)
		text_addf(out,
		    "@media print,(prefers-color-scheme:light){"
		    ":root{--brand:#%02x%02x%02x}}\n",
		    b->colour[0], b->colour[1], b->colour[2]);
}

static void add_head(const struct html *h, const struct write_request *q)
{
	const struct report *r = h->report;
	struct text *out = h->out;

	text_add(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n");
	/* a logo stands in the file itself */
	text_addf(out, guard,
	    r->analysis->dataset->brand.logo != NULL ? "; img-src data:" : "");
	text_add(out, "<title>");
	markup_text(out, r->title);
	text_add(out, "</title>\n");
	add_meta(out, "viewport", "width=device-width, initial-scale=1");
	add_meta(out, "color-scheme", "light dark");
	add_meta(out, "description", r->subject);
	add_meta(out, "author", r->author);
	add_meta(out, "generator", q->producer);
	add_meta(out, "dcterms.issued", r->date);
	text_add(out, "<style>\n");
	text_add(out, script_html_style);
	add_brand_style(&r->analysis->dataset->brand, out);
	add_columns_style(out);
	svg_style(&h->svg, false, out);
	text_add(out, "@media screen and (prefers-color-scheme:dark){\n");
	svg_style(&h->svg, true, out);
	text_add(out, "}\n</style>\n</head>\n");
}

static void add_marking(struct html *h)
{
	const char *marking = h->report->analysis->dataset->brand.marking;

	if (marking[0] != '\0')
		html_element(h, "p", "marking", marking);
}

/* RFC 4648, section 4. */
static void add_base64(const unsigned char *bytes, size_t n, struct text *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned long three = (unsigned long)bytes[i] << 16;

		if (i + 1 < n)
			three |= (unsigned long)bytes[i + 1] << 8;
		if (i + 2 < n)
			three |= bytes[i + 2];
		text_add_char(out, digits[three >> 18]);
		text_add_char(out, digits[(three >> 12) & 63]);
		text_add_char(out, i + 1 < n ? digits[(three >> 6) & 63] : '=');
		text_add_char(out, i + 2 < n ? digits[three & 63] : '=');
	}
}

static void add_logo(struct html *h)
{
	const struct brand *b = &h->report->analysis->dataset->brand;
	struct text alt = TEXT_EMPTY;

	if (b->logo == NULL)
		return;
	text_addf(&alt, "Logo%s%s", b->name[0] != '\0' ? " of " : "", b->name);
	text_add(h->out, "<img class=\"logo\"");
	markup_attribute(h->out, "alt", text_str(&alt));
	text_addf(h->out,
	    " width=\"%zu\" height=\"%zu\" src=\"data:image/png;base64,",
	    b->logo->width, b->logo->height);
	add_base64(b->logo->png, b->logo->png_len, h->out);
	text_add(h->out, "\">\n");
	text_release(&alt);
}

static bool is_title(const struct report *r, const struct block *b)
{
	return b->kind == BLOCK_TITLE && strcmp(b->text, r->title) == 0;
}

/* What the marks of the page mean. */
static void add_shorthand(struct html *h, const char *page)
{
	struct text words = TEXT_EMPTY;

	shorthand_see(&h->shorthand, page, false);
	shorthand_explain(&h->shorthand, &words);
	if (words.len > 0)
		html_element(h, "p", "quiet", text_str(&words));
	text_release(&words);
}

static void add_page(struct html *h, const struct page *p)
{
	size_t from = h->out->len;

	h->page = p;
	h->shorthand = (struct shorthand){ 0 };
	h->caption = NULL;
	text_add(h->out, "<section id=\"page-");
	markup_id(h->out, p->anchor);
	text_addf(h->out, "\" class=\"%s\">\n", p->cover ? "cover" : "page");
	for (const struct block *b = p->first; b != NULL; b = b->next)
		if (!is_title(h->report, b)) /* it is the heading of all */
			html_block(h, b);
	add_shorthand(h, text_str(h->out) + from);
	text_add(h->out, "</section>\n");
}

static void add_body(struct html *h)
{
	const struct report *r = h->report;
	struct text *out = h->out;

	text_addf(out, "<body%s>\n", r->large ? " class=\"large\"" : "");
	text_add(out,
	    "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
	    "<header id=\"top\">\n");
	add_marking(h);
	add_logo(h);
	html_heading(h, 1, r->title);
	text_add(out, "</header>\n<main id=\"main\">\n");
	for (const struct page *p = r->first; p != NULL; p = p->next)
		add_page(h, p);
	text_add(out, "</main>\n<footer>\n");
	if (r->footer != NULL && r->footer[0] != '\0')
		html_element(h, "p", NULL, r->footer);
	text_add(out, "<p><a href=\"#top\">Back to the top</a></p>\n");
	add_marking(h);
	text_add(out, "</footer>\n</body>\n</html>\n");
}

/* The head knows the looks of the figures, and is written after them. */
static bool write_html(const struct report *r, const struct write_request *q,
    struct text *bytes, struct error *err)
{
	const struct document_info info = document_info_of(r, q);
	struct text body = TEXT_EMPTY;
	struct html h = { .report = r, .out = &body };
	bool ok = svg_open(&h.svg, &info, err);

	if (!ok)
		return false;
	add_body(&h);
	h.out = bytes;
	add_head(&h, q);
	text_add_bytes(bytes, text_str(&body), body.len);
	h.svg.ops->free(h.svg.self);
	text_release(&body);
	return ok;
}

const struct writer writer_html = { "html", ".html", "text/html", NULL,
	write_html };
