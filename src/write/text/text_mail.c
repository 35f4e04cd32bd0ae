/* The plain text of a mail (RFC 3676, format=flowed). */
#include "peelstats/write.h"
#include "text_parts.h"
#include "write/mail.h"
#include "write/mail_grid.h"

#include <string.h>

#include "base/banned.h"

enum { WIDTH = 72, TABLE_WIDTH = 76, GAP = 2 };

static size_t length(const char *s)
{
	return utf8_count(s, strlen(s));
}

/* A paragraph in lines of WIDTH. A line that goes on ends with a space, so
 * that a reader of mail can set the paragraph in lines of its own width. */
static void paragraph(const char *first, const char *words, struct text *out)
{
	size_t start = length(first);
	size_t used = start;

	text_add(out, first);
	for (words += mail_blanks(words); *words != '\0';
	     words += mail_blanks(words)) {
		size_t n = mail_word(words);
		size_t wide = utf8_count(words, n);

		if (used > start) {
			text_add_char(out, ' ');
			used++;
		}
		if (used > start && used + wide >= WIDTH) {
			text_add_char(out, '\n');
			start = 0;
			used = 0;
		}
		text_add_bytes(out, words, n);
		used += wide;
		words += n;
	}
	text_add_char(out, '\n');
}

static const char *at(const struct mail_grid *t, size_t row, size_t column)
{
	return t->cell[row * t->columns + column];
}

static size_t column_width(const struct mail_grid *t, size_t column)
{
	size_t most = 0;

	for (size_t i = 0; i < t->rows * t->columns; i++) {
		size_t n = length(t->cell[i]);
		size_t m = length(t->under[i]);

		if (i % t->columns != column)
			continue;
		most = n > most ? n : most;
		most = m > most ? m : most;
	}
	return most;
}

static bool fits(const struct mail_grid *t)
{
	size_t all = 0;

	if (t->columns > MAIL_COLUMNS)
		return false;
	for (size_t c = 0; c < t->columns; c++)
		all += column_width(t, c) + GAP;
	return all <= TABLE_WIDTH + GAP;
}

/* One line; nothing but its words follows the last of them. */
static void put_line(
    const struct mail_grid *t, const char *const *cell, struct text *out)
{
	size_t spaces = 0;

	for (size_t c = 0; c < t->columns; c++) {
		size_t rest = column_width(t, c) - length(cell[c]);

		spaces += t->right[c] ? rest : 0;
		for (; cell[c][0] != '\0' && spaces > 0; spaces--)
			text_add_char(out, ' ');
		text_add(out, cell[c]);
		spaces += (t->right[c] ? 0 : rest) + GAP;
	}
	text_add_char(out, '\n');
}

static void put_table(const struct mail_grid *t, struct text *out)
{
	for (size_t i = 0; i < t->rows; i++) {
		bool under = false;

		for (size_t c = 0; c < t->columns; c++)
			under = under || t->under[i * t->columns + c][0];
		put_line(t, t->cell + i * t->columns, out);
		if (under)
			put_line(t, t->under + i * t->columns, out);
	}
}

/* "- Theft, per 1,000 population: 2017 20.3; 2016 19.2": too wide a table. */
static void put_rows(const struct mail_grid *t, struct text *out)
{
	struct text line = TEXT_EMPTY;

	for (size_t i = 1; i < t->rows; i++) {
		text_clear(&line);
		for (size_t c = 0; c < t->columns; c++) {
			const char *under = t->under[i * t->columns + c];

			text_addf(&line, "%s%s%s%s%s%s",
			    c == 0   ? ""
			    : c == 1 ? ": "
				     : "; ",
			    c == 0 ? "" : at(t, 0, c), c == 0 ? "" : " ",
			    at(t, i, c), under[0] != '\0' ? ", " : "", under);
		}
		text_add_char(&line, '.');
		paragraph("- ", text_str(&line), out);
	}
	text_release(&line);
}

static void add_table(const struct table *t, struct text *out)
{
	struct arena arena;
	struct mail_grid plain;
	struct mail_grid turned;

	arena_init(&arena);
	mail_grid_make(t, &arena, &plain);
	if (plain.caption[0] != '\0')
		paragraph("", arena_printf(&arena, "%s:", plain.caption), out);
	if (fits(&plain))
		put_table(&plain, out);
	else if (mail_grid_turn(&plain, &arena, &turned) && fits(&turned))
		put_table(&turned, out);
	else
		put_rows(&plain, out);
	text_add_char(out, '\n');
	arena_release(&arena);
}

/* The protective marking stands first and last. */
static const char *marking_of(const struct report *r)
{
	return r->analysis->dataset->brand.marking;
}

void mail_text(
    const struct report *r, const struct summary *s, struct text *out)
{
	struct text line = TEXT_EMPTY;

	if (marking_of(r)[0] != '\0') {
		paragraph("", marking_of(r), out);
		text_add_char(out, '\n');
	}
	text_addf(&line, "%s.", r->title);
	paragraph("", text_str(&line), out);
	text_clear(&line);
	text_addf(&line, "%s.", r->subject);
	paragraph("", text_str(&line), out);
	text_add_char(out, '\n');
	for (size_t i = 0; i < s->news.n; i++) {
		text_clear(&line);
		text_addf(&line, "%s. ", s->news.item[i].head);
		text_plain(s->news.item[i].text, false, &line);
		paragraph("- ", text_str(&line), out);
	}
	text_add_char(out, '\n');
	for (const struct table *t = NULL; (t = mail_next_table(r, t)) != NULL;)
		add_table(t, out);
	for (size_t i = 0; i < s->n_commentary; i++) {
		const struct summary_commentary *c = &s->commentary[i];

		text_clear(&line);
		text_addf(&line, "%s:", c->heading);
		paragraph("", text_str(&line), out);
		for (size_t k = 0; k < c->n; k++)
			paragraph("| ", c->paragraph[k], out);
		text_add_char(out, '\n');
	}
	for (size_t i = 0; i < s->n; i++) {
		if (i > 0)
			text_add_char(out, '\n');
		paragraph("", s->paragraph[i], out);
	}
	if (marking_of(r)[0] != '\0') {
		text_add_char(out, '\n');
		paragraph("", marking_of(r), out);
	}
	text_release(&line);
}
