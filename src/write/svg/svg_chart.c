/*
 * The charts of a report, each as a file to paste into a briefing: title,
 * measure, unit, period and source stand in the picture, and in words for
 * those who do not see it.
 */
#include "peelstats/arena.h"
#include "peelstats/draw.h"
#include "peelstats/names.h"
#include "peelstats/words.h"
#include "peelstats/write.h"
#include "svg_canvas.h"
#include "write/draw_document.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

enum {
	CHART_WIDTH = 494, /* [pt] as on a page of the PDF */
	NAME_MOST = 120 /* bytes of a measure's name in that of a file */
};

/* The words around the chart that comes next on a page. */
struct around {
	const char *title;
	const char *subtitle;
	struct text source;
};

/* Bytes of a text before its last sentence, the one that points to a page of
 * paper; 0 when it has no other. */
static size_t before_pointer(const char *s)
{
	size_t end = 0;

	for (size_t i = 0; s[i] != '\0'; i++)
		if (strncmp(s + i, ". ", 2) == 0)
			end = i;
	return end;
}

/* What a page says of its source, without what points to other pages. */
static bool page_source(const struct page *p, struct text *out)
{
	for (const struct block *b = p->first; b != NULL; b = b->next)
		for (size_t i = 0; i < b->n_items; i++) {
			const struct labelled *item = &b->item[i];
			size_t n = item->anchor != NULL
				       ? before_pointer(item->text)
				       : strlen(item->text);

			if (strcmp(item->label, "Source") != 0 || n == 0)
				continue;
			text_add(out, "Source: ");
			text_add_bytes(out, item->text, n);
			if (item->text[n - 1] != '.')
				text_add_char(out, '.');
			return true;
		}
	return false;
}

/* "crime_total" of the pages "crime_total" and "change-crime_total"; "" of
 * "multiples" and "multiples-2", which have no other subject. */
static const char *subject_of(const struct page *p)
{
	size_t n = strlen(p->kind);
	const char *rest = p->anchor + n;

	if (strncmp(p->anchor, p->kind, n) != 0)
		return p->anchor;
	if (rest[0] == '\0' || rest[1 + strspn(rest + 1, "0123456789")] == '\0')
		return "";
	return rest[0] == '-' ? rest + 1 : p->anchor;
}

/* The page's own, that of the page about the same measure, or the report. */
static void find_source(
    const struct report *r, const struct page *page, struct text *out)
{
	const char *subject = subject_of(page);

	text_clear(out);
	if (page_source(page, out))
		return;
	for (const struct page *p = r->first; p != NULL; p = p->next)
		if (strcmp(p->anchor, subject) == 0 && page_source(p, out))
			return;
	text_addf(out, "Source: %s.", r->title);
}

/* Letters that a file may have in its name everywhere. */
static void add_name(struct text *out, const char *s)
{
	for (size_t n = 0; *s != '\0' && n < NAME_MOST; s++, n++) {
		char c = *s;
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '_';

		text_add_char(out, plain ? c : '-');
	}
}

static void name_chart(const struct report *r, const struct page *p,
    const struct figure *f, struct text *out)
{
	text_clear(out);
	text_addf(out, "peelstats-%d-%s-", r->analysis->year,
	    r->force != NULL ? r->force->slug : "national");
	add_name(out, subject_of(p));
	text_addf(out, "%s%s", subject_of(p)[0] != '\0' ? "-" : "", f->chart);
}

static void add_length(struct text *out, const char *name, double x)
{
	text_addf(out, " %s=\"", name);
	markup_number(out, x);
	text_add(out, "pt\"");
}

static void write_chart(const struct report *r, const struct figure *f,
    const struct around *words, struct canvas *c, struct text *out)
{
	const struct figure_words around = { words->title, words->subtitle,
		text_str(&words->source) };
	struct rect area = draw_figure(r, f, &around, CHART_WIDTH, c);

	text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		      "xml:lang=\"en-GB\" role=\"img\" "
		      "aria-labelledby=\"name\" aria-describedby=\"about\"");
	add_length(out, "width", area.width);
	add_length(out, "height", area.height);
	svg_view(area, out);
	text_add(out, ">\n<title id=\"name\">");
	markup_text(out, words->title);
	text_add(out, "</title>\n<desc id=\"about\">");
	svg_describe(f, out);
	text_add_char(out, ' ');
	markup_text(out, words->subtitle);
	if (words->subtitle[0] != '\0')
		text_add(out, ". ");
	markup_text(out, text_str(&words->source));
	text_add(out, "</desc>\n<style>\nsvg{font-family:\"Liberation Sans\","
		      "Arial,Helvetica,sans-serif}\n");
	svg_style(c, false, out);
	text_add(out, "</style>\n<rect fill=\"#fff\"");
	svg_box(area, out);
	text_add(out, "/>\n");
	svg_take(c, out);
	text_add(out, "</svg>\n");
	svg_forget(c);
}

/* What the page is about, where it is one measure; else "". */
static const char *measure_of(const struct report *r, const struct page *p)
{
	const struct dataset *d = r->analysis->dataset;

	for (size_t m = 0; m < d->n_metrics; m++)
		if (strcmp(d->metric[m].id, subject_of(p)) == 0)
			return d->metric[m].brief;
	return "";
}

/* On its own a heading below that of the page says neither the measure nor
 * the force: "Each force, on one scale", "On the map". */
static const char *title_of(const struct report *r, const struct page *p,
    const struct block *b, struct arena *arena)
{
	const char *name = r->force != NULL ? r->force->name : "";
	const char *measure = b->level > 1 ? measure_of(r, p) : "";

	if (strstr(b->text, name) != NULL)
		name = "";
	if (strstr(b->text, measure) != NULL)
		measure = "";
	if (name[0] == '\0' && measure[0] == '\0')
		return b->text;
	return arena_printf(arena, "%s%s%s: %s", name,
	    name[0] != '\0' && measure[0] != '\0' ? ", " : "", measure,
	    words_small(r->story, b->text));
}

/* The words of a page stand before its charts. */
static void note_words(const struct report *r, const struct page *p,
    const struct block *b, struct arena *arena, struct around *words)
{
	if (b->kind == BLOCK_TITLE || b->kind == BLOCK_HEADING)
		words->title = title_of(r, p, b, arena);
	if (b->kind == BLOCK_TEXT &&
	    (b->style == STYLE_CAPTION || b->style == STYLE_SUBTITLE))
		words->subtitle = b->text;
}

/* The guide explains charts by an example that is no news. */
static bool has_charts(const struct page *p)
{
	return strcmp(p->kind, "guide") != 0;
}

/* The names given so far; the index borrows them. */
struct used_names {
	struct names names;
	struct arena arena;
};

/* Two charts of a kind about one measure are told apart by a number. */
static void number_name(struct used_names *used, struct text *name)
{
	size_t len = name->len;
	size_t at;

	for (size_t n = 2; names_find(&used->names, text_str(name), &at); n++) {
		name->len = len;
		text_addf(name, "-%zu", n);
	}
	(void)names_add(
	    &used->names, arena_strdup(&used->arena, text_str(name)), 0);
}

static bool write_page(const struct report *r, const struct page *p,
    struct used_names *used, struct canvas *c, const struct chart_taker *taker)
{
	struct around words = { p->title, "", TEXT_EMPTY };
	struct text name = TEXT_EMPTY;
	struct text bytes = TEXT_EMPTY;
	bool ok = true;

	find_source(r, p, &words.source);
	for (const struct block *b = p->first; ok && b != NULL; b = b->next) {
		note_words(r, p, b, &used->arena, &words);
		if (b->kind != BLOCK_FIGURE)
			continue;
		name_chart(r, p, b->figure, &name);
		number_name(used, &name);
		text_clear(&bytes);
		write_chart(r, b->figure, &words, c, &bytes);
		ok = taker->take(taker->context, text_str(&name), &bytes);
	}
	text_release(&words.source);
	text_release(&name);
	text_release(&bytes);
	return ok;
}

bool write_charts(const struct report *r, const struct write_request *q,
    const struct chart_taker *taker, struct error *err)
{
	const struct document_info info = document_info_of(r, q);
	struct used_names used;
	struct canvas c;
	bool ok = true;

	if (!svg_open(&c, &info, err))
		return false;
	names_init(&used.names);
	arena_init(&used.arena);
	for (const struct page *p = r->first; ok && p != NULL; p = p->next)
		ok = !has_charts(p) || write_page(r, p, &used, &c, taker);
	c.ops->free(c.self);
	names_release(&used.names);
	arena_release(&used.arena);
	return ok;
}
