/*
 * The body of a mail as HTML: plain elements with the few styles that every
 * program for mail knows, each where it is needed, no colours of our own, so
 * that a dark screen stays dark, and nothing to load, to run or to follow.
 */
#include "write/mail.h"
#include "write/mail_grid.h"
#include "write/markup.h"
#include "write/text/text_parts.h"

#include <string.h>

#include "base/banned.h"

static void add_element(
    struct text *out, const char *tag, const char *style, const char *words)
{
	text_addf(out, "<%s style=\"%s\">", tag, style);
	markup_text(out, words);
	text_addf(out, "</%s>\n", tag);
}

static const char heading[] = "font-size:18px;margin:24px 0 8px";
static const char prose[] = "margin:8px 0";

static void add_cell(
    struct text *out, const struct mail_grid *g, size_t row, size_t column)
{
	const char *tag = row == 0 || column == 0 ? "th" : "td";
	const char *under = g->under[row * g->columns + column];

	text_addf(out,
	    "<%s%s style=\"text-align:%s;vertical-align:top;"
	    "padding:4px 10px 4px 0;border-bottom:1px solid #888\">",
	    tag,
	    row == 0	  ? " scope=\"col\""
	    : column == 0 ? " scope=\"row\""
			  : "",
	    column < MAIL_COLUMNS && g->right[column] ? "right" : "left");
	markup_text(out, g->cell[row * g->columns + column]);
	if (under[0] != '\0') {
		text_add(out, "<br><small style=\"font-weight:normal\">");
		markup_text(out, under);
		text_add(out, "</small>");
	}
	text_addf(out, "</%s>", tag);
}

static void add_grid(struct text *out, const struct mail_grid *g)
{
	text_add(out, "<table style=\"border-collapse:collapse;margin:16px 0;"
		      "font-size:15px\">\n");
	add_element(out, "caption",
	    "text-align:left;font-weight:bold;padding:4px 0", g->caption);
	for (size_t i = 0; i < g->rows; i++) {
		text_add(out, "<tr>");
		for (size_t c = 0; c < g->columns; c++)
			add_cell(out, g, i, c);
		text_add(out, "</tr>\n");
	}
	text_add(out, "</table>\n");
}

/* One of many columns is turned: a telephone has no room for them. */
static void add_table(struct text *out, const struct table *t)
{
	struct arena arena;
	struct mail_grid grid;
	struct mail_grid turned;

	arena_init(&arena);
	mail_grid_make(t, &arena, &grid);
	if (grid.columns > grid.rows && grid.rows <= MAIL_COLUMNS &&
	    mail_grid_turn(&grid, &arena, &turned))
		grid = turned;
	add_grid(out, &grid);
	arena_release(&arena);
}

static void add_news(struct text *out, const struct brief *news)
{
	struct text plain = TEXT_EMPTY;

	if (news->n == 0)
		return;
	add_element(out, "h2", heading, "In brief");
	text_add(out, "<ul style=\"margin:8px 0;padding-left:22px\">\n");
	for (size_t i = 0; i < news->n; i++) {
		text_addf(out, "<li style=\"%s\"><strong>", prose);
		markup_text(out, news->item[i].head);
		text_add(out, ".</strong> ");
		text_clear(&plain);
		text_plain(news->item[i].text, false, &plain);
		markup_text(out, text_str(&plain));
		text_add(out, "</li>\n");
	}
	text_add(out, "</ul>\n");
	text_release(&plain);
}

static void add_commentary(struct text *out, const struct summary_commentary *c)
{
	text_add(out, "<div style=\"border-left:4px solid #888;"
		      "padding-left:12px\">\n");
	add_element(out, "h2", heading, c->heading);
	for (size_t i = 0; i < c->n; i++)
		add_element(out, "p", prose, c->paragraph[i]);
	text_add(out, "</div>\n");
}

/* The protective marking stands first and last. */
static void add_marking(const struct report *r, struct text *out)
{
	const char *marking = r->analysis->dataset->brand.marking;

	if (marking[0] != '\0')
		add_element(
		    out, "p", "text-align:center;font-weight:bold", marking);
}

void mail_html(
    const struct report *r, const struct summary *s, struct text *out)
{
	text_add(out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
		      "<meta charset=\"utf-8\">\n<title>");
	markup_text(out, s->subject);
	text_add(out, "</title>\n</head>\n<body>\n"
		      "<div style=\"max-width:680px;font-family:Arial,"
		      "Helvetica,sans-serif;font-size:16px;line-height:1.4\">"
		      "\n");
	add_marking(r, out);
	add_element(out, "h1", "font-size:22px;margin:0 0 4px", r->title);
	add_element(out, "p", prose, r->subject);
	add_news(out, &s->news);
	if (mail_next_table(r, NULL) != NULL)
		add_element(out, "h2", heading, "The figures");
	for (const struct table *t = NULL; (t = mail_next_table(r, t)) != NULL;)
		add_table(out, t);
	for (size_t i = 0; i < s->n_commentary; i++)
		add_commentary(out, &s->commentary[i]);
	add_element(out, "h2", heading, "Read with care");
	for (size_t i = 0; i < s->n; i++)
		add_element(out, "p", prose, s->paragraph[i]);
	add_marking(r, out);
	text_add(out, "</div>\n</body>\n</html>\n");
}
