#include "html_parts.h"
#include "peelstats/chart_strip.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

static const char *const styles[] = {
	[STYLE_BODY] = NULL,
	[STYLE_FINDING] = NULL,
	[STYLE_SUBTITLE] = "quiet",
	[STYLE_CAPTION] = "quiet",
	[STYLE_LABEL] = "label",
	[STYLE_NOTE] = "small",
	[STYLE_COVER] = "lead",
};

enum { TILE_WIDTH = 200 }; /* [pt] of the strip in one */

static void begin_link(struct html *h, const char *anchor)
{
	text_add(h->out, "<a href=\"#page-");
	markup_id(h->out, anchor);
	text_add(h->out, "\">");
}

/* Where the words begin that are the link: the last sentence, or what stands
 * behind the last colon of the only one. */
static size_t link_start(const char *s)
{
	size_t sentence = 0;
	size_t colon = 0;

	for (size_t i = 0; s[i] != '\0' && s[i + 1] != '\0'; i++) {
		if (strncmp(s + i, ". ", 2) == 0)
			sentence = i + 2;
		if (strncmp(s + i, ": ", 2) == 0)
			colon = i + 2;
	}
	return sentence > 0 ? sentence : colon;
}

static void add_link(
    struct html *h, const struct labelled *item, const char *words)
{
	begin_link(h, item->anchor);
	markup_text(h->out, words);
	text_add(h->out, "</a>");
}

/* On paper "page 12" stands there: here a link to it, with its title. */
static void add_item_text(struct html *h, const struct labelled *item)
{
	const struct page *p =
	    item->anchor != NULL ? text_page(h->report, item->anchor) : NULL;
	struct text head = TEXT_EMPTY;
	struct text before = TEXT_EMPTY;
	const char *words;
	size_t from;
	size_t n;

	if (p == NULL) {
		markup_text(h->out, item->text);
		return;
	}
	n = text_pointer(item, &words);
	text_add_bytes(&head, item->text, n);
	if (words == NULL) {
		from = link_start(text_str(&head));
		text_add_bytes(&before, text_str(&head), from);
		markup_text(h->out, text_str(&before));
		add_link(h, item, text_str(&head) + from);
	} else {
		markup_text(h->out, text_str(&head));
		markup_text(h->out, words);
		add_link(h, item, text_page_title(p));
	}
	if (item->text[n] != '\0')
		text_add_char(h->out, '.');
	text_release(&head);
	text_release(&before);
}

static bool has_label(const struct labelled *item)
{
	return item->label[0] != '\0' && strcmp(item->label, "\u2022") != 0;
}

static void add_bullets(struct html *h, const struct block *b)
{
	text_add(h->out, "<ul>\n");
	for (size_t i = 0; i < b->n_items; i++) {
		text_add(h->out, "<li>");
		if (has_label(&b->item[i])) {
			html_element(h, "strong", NULL, b->item[i].label);
			text_add_char(h->out, ' ');
		}
		add_item_text(h, &b->item[i]);
		text_add(h->out, "</li>\n");
	}
	text_add(h->out, "</ul>\n");
}

static void add_items(struct html *h, const struct block *b, const char *class)
{
	size_t labels = 0;

	if (b->n_items == 0)
		return;
	for (size_t i = 0; i < b->n_items; i++)
		labels += has_label(&b->item[i]);
	if (labels < b->n_items) {
		add_bullets(h, b);
		return;
	}
	text_addf(h->out, "<dl class=\"%s\">\n", class);
	for (size_t i = 0; i < b->n_items; i++) {
		text_add(h->out, "<div><dt>");
		shorthand_see(&h->shorthand, b->item[i].label, true);
		html_short(h, b->item[i].label, NULL);
		text_add(h->out, "</dt><dd>");
		add_item_text(h, &b->item[i]);
		text_add(h->out, "</dd></div>\n");
	}
	text_add(h->out, "</dl>\n");
}

static void add_box(struct html *h, const struct block *b)
{
	text_add(h->out, "<div class=\"box\">\n");
	html_heading(h, 3, b->text);
	add_items(h, b, "list");
	text_add(h->out, "</div>\n");
}

/* The ends of the strip are named under it, in text that reflows. */
static void add_strip(struct html *h, const struct tile *t)
{
	struct strip_chart bare;
	struct figure strip;

	if (t->strip == NULL)
		return;
	bare = *t->strip->data.strip;
	bare.low_text = "";
	bare.high_text = "";
	strip = FIGURE(strip, t->strip->alt, &bare);
	html_picture(h, &strip, TILE_WIDTH, t->title);
	text_add(h->out, "<p class=\"ends\">");
	html_element(h, "span", NULL, t->low_text);
	html_element(h, "span", NULL, t->high_text);
	text_add(h->out, "</p>\n");
}

static void add_tile(struct html *h, const struct tile *t)
{
	text_add(h->out, "<li>\n");
	html_heading(h, 3, t->title);
	html_element(h, "p", "quiet", t->unit);
	text_add(h->out, "<p class=\"number\"><strong>");
	html_short(h, t->value_text, NULL);
	text_add(h->out, "</strong> ");
	if (t->change != DIRECTION_NONE)
		text_addf(h->out, "<span aria-hidden=\"true\">%s</span> ",
		    t->change == DIRECTION_UP ? "\u25B2" : "\u25BC");
	markup_text(h->out, t->change_text);
	text_add(h->out, "</p>\n");
	if (t->trail != NULL)
		html_picture(h, t->trail, TILE_WIDTH, t->title);
	add_strip(h, t);
	text_add(h->out, "</li>\n");
}

static void add_tiles(struct html *h, const struct block *b)
{
	int level = h->level;

	text_add(h->out, "<ul class=\"tiles\">\n");
	for (size_t i = 0; i < b->n_tiles; i++) {
		h->level = level;
		add_tile(h, &b->tile[i]);
	}
	text_add(h->out, "</ul>\n");
	html_tile_numbers(h, b);
}

/* A headline, which leads to its page, and the sentences under it. */
static void add_news(struct html *h, const struct block *b)
{
	text_add(h->out, "<ul class=\"news\">\n");
	for (size_t i = 0; i < b->n_items; i++) {
		const struct labelled *item = &b->item[i];

		text_add(h->out, "<li>\n<p><strong>");
		if (item->anchor != NULL)
			begin_link(h, item->anchor);
		markup_text(h->out, item->label);
		text_add(h->out, item->anchor != NULL ? "</a></strong></p>\n"
						      : "</strong></p>\n");
		if (item->text[0] != '\0')
			html_element(h, "p", NULL, item->text);
		text_add(h->out, "</li>\n");
	}
	text_add(h->out, "</ul>\n");
}

static void add_text(struct html *h, const struct block *b)
{
	if (b->style == STYLE_CAPTION)
		h->caption = b->text;
	html_element(h, "p", styles[b->style], b->text);
}

/* In words of an analyst: set off, so that nobody takes them for ours. */
static void add_commentary(struct html *h, const struct block *b)
{
	text_add(h->out, "<div class=\"commentary\">\n");
	html_heading(h, 3, b->text);
	for (size_t i = 0; i < b->n_items; i++)
		html_element(h, "p", NULL, b->item[i].text);
	text_add(h->out, "</div>\n");
}

void html_block(struct html *h, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_TITLE:
		html_heading(h, 2, b->text);
		break;
	case BLOCK_HEADING:
		html_heading(h, b->level + 1, b->text);
		break;
	case BLOCK_TEXT:
		add_text(h, b);
		break;
	case BLOCK_LIST:
		add_items(h, b, "list");
		break;
	case BLOCK_NOTES:
		add_items(h, b, "notes");
		break;
	case BLOCK_NEWS:
		add_news(h, b);
		break;
	case BLOCK_BOX:
		add_box(h, b);
		break;
	case BLOCK_COMMENTARY:
		add_commentary(h, b);
		break;
	case BLOCK_TABLE:
		html_table(h, b->table);
		html_cell_numbers(h, b->table);
		break;
	case BLOCK_FIGURE:
		html_figure(h, b->figure);
		break;
	case BLOCK_TILES:
		add_tiles(h, b);
		break;
	case BLOCK_CONTENTS:
		html_contents(h);
		break;
	}
}

static void add_entry(struct html *h, const struct page *p)
{
	text_add(h->out, "<li>");
	begin_link(h, p->anchor);
	markup_text(h->out, p->title);
	text_add(h->out, "</a>");
}

void html_contents(struct html *h)
{
	const char *section = NULL; /* whose list is open */

	text_add(h->out, "<nav aria-label=\"Contents\">\n<ul>\n");
	for (const struct page *p = h->report->first; p != NULL; p = p->next) {
		bool inside = p->level == 2;

		if (p->level == 0)
			continue;
		if (section != NULL &&
		    (!inside || strcmp(p->section, section) != 0)) {
			text_add(h->out, "</ul></li>\n");
			section = NULL;
		}
		if (inside && section == NULL) {
			text_add(h->out, "<li>");
			markup_text(h->out, p->section);
			text_add(h->out, "\n<ul>\n");
			section = p->section;
		}
		add_entry(h, p);
		text_add(h->out, "</li>\n");
	}
	text_addf(
	    h->out, "%s</ul>\n</nav>\n", section != NULL ? "</ul></li>\n" : "");
}
