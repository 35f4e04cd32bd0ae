/*
 * The report as somebody would type it into a mail: titles, sentences, and
 * tables with headers for the charts. UTF-8, LF; a paragraph is one line,
 * which the reader's window breaks.
 */
#include "peelstats/write.h"
#include "text_parts.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

static bool ends_with(const char *s, const char *tail)
{
	size_t n = strlen(s);
	size_t len = strlen(tail);

	return n >= len && strcmp(s + n - len, tail) == 0;
}

const struct page *text_page(const struct report *r, const char *anchor)
{
	const struct page *p = r->first;

	while (p != NULL && strcmp(p->anchor, anchor) != 0)
		p = p->next;
	return p;
}

const char *text_page_title(const struct page *p)
{
	for (const struct block *b = p->first; b != NULL; b = b->next)
		if (b->kind == BLOCK_TITLE || b->kind == BLOCK_HEADING)
			return b->text;
	return p->title;
}

/* A mail has no pages to point to: the title of the page stands there. */
static const struct pointer {
	const char *tail;
	const char *words; /* before the title; NULL: no title is needed */
} pointers[] = {
	{ ", page ", NULL },
	{ "from page ", "see " },
	{ "See page ", "See " },
	{ "on page ", "under " },
	{ "page ", "see " },
};

size_t text_pointer(const struct labelled *item, const char **words)
{
	*words = NULL;
	for (size_t i = 0; i < sizeof(pointers) / sizeof(pointers[0]); i++)
		if (ends_with(item->text, pointers[i].tail)) {
			*words = pointers[i].words;
			return strlen(item->text) - strlen(pointers[i].tail);
		}
	return strlen(item->text);
}

static void add_pointer(
    const struct report *r, const struct labelled *item, struct text *out)
{
	const struct page *p = text_page(r, item->anchor);
	struct text head = TEXT_EMPTY;
	const char *words;
	size_t n = text_pointer(item, &words);

	text_add_bytes(&head, item->text, n);
	text_plain(text_str(&head), false, out);
	text_release(&head);
	if (words != NULL && p != NULL)
		text_addf(out, "%s\u201C%s\u201D", words, text_page_title(p));
	if (item->text[n] != '\0')
		text_add_char(out, '.');
}

/* A sentence that nothing follows ends with its full stop. */
static void end_line(struct text *out)
{
	while (out->len > 0 && out->s[out->len - 1] == ' ')
		out->len--;
	text_add_char(out, '\n');
}

static void add_items(
    const struct report *r, const struct block *b, struct text *out)
{
	for (size_t i = 0; i < b->n_items; i++) {
		const struct labelled *item = &b->item[i];

		if (strcmp(item->label, "\u2022") == 0) {
			text_add(out, "- ");
		} else {
			size_t before = out->len;

			text_plain(item->label, false, out);
			if (out->len > before)
				text_add(out, ": ");
		}
		if (item->anchor != NULL)
			add_pointer(r, item, out);
		else
			text_plain(item->text, false, out);
		end_line(out);
	}
}

/* "Good", with what follows the letter: the year it was given in. */
static void add_grade(const struct cell *c, struct text *out)
{
	const char *letter = grade_letter(c->grade);
	const char *name = grade_name(c->grade);

	text_add_char(out, (char)toupper((unsigned char)name[0]));
	text_add(out, name + 1);
	if (strncmp(c->text, letter, strlen(letter)) == 0 &&
	    !isalpha((unsigned char)c->text[strlen(letter)]))
		text_add(out, c->text + strlen(letter));
}

void text_cell(const struct cell *c, struct text *out)
{
	bool grade = c->style == CELL_GRADE && c->grade != GRADE_NONE;

	if (grade)
		add_grade(c, out);
	else
		text_plain(c->text, true, out);
	if (grade && c->mark != DIRECTION_NONE && c->mark_word != NULL)
		text_addf(out, ", %s", c->mark_word);
}

/* A name with the line under it: "Recorded crime, per 1,000 population". */
static void add_words(const struct cell *c, struct text *out)
{
	text_cell(c, out);
	if (c->under != NULL)
		text_addf(out, ", %s", c->under);
}

static bool has_pictures(const struct table *t, size_t column)
{
	for (size_t i = 0; i < t->n_rows; i++)
		if (t->row[i].kind != ROW_GROUP &&
		    t->row[i].cell[column].figure != NULL)
			return true;
	return false;
}

size_t text_columns(
    const struct table *t, size_t from, size_t to, size_t *picked)
{
	size_t n = 0;

	for (size_t c = from; c < to; c++)
		if (!has_pictures(t, c))
			picked[n++] = c;
	return n;
}

static void add_columns(
    const struct table *t, size_t from, size_t to, struct text *out)
{
	struct arena arena;
	size_t *picked;
	size_t n;
	const char **title;
	const char **cell;
	const char **line;
	enum align *align;
	struct text words = TEXT_EMPTY;
	struct text_grid g = { .n_rows = t->n_rows };

	arena_init(&arena);
	picked = arena_array(&arena, to - from, sizeof(*picked));
	n = text_columns(t, from, to, picked);
	title = arena_array(&arena, n, sizeof(*title));
	align = arena_array(&arena, n, sizeof(*align));
	cell = arena_array(&arena, n * t->n_rows, sizeof(*cell));
	line = arena_array(&arena, t->n_rows, sizeof(*line));
	for (size_t c = 0; c < n; c++) {
		title[c] = t->column[picked[c]].title;
		align[c] = t->column[picked[c]].align;
	}
	for (size_t i = 0; i < t->n_rows; i++) {
		const struct cell *row = t->row[i].cell;

		if (t->row[i].kind == ROW_GROUP) {
			line[i] = row[0].text;
			continue;
		}
		for (size_t c = 0; c < n; c++) {
			text_clear(&words);
			add_words(&row[picked[c]], &words);
			cell[i * n + c] =
			    arena_strndup(&arena, text_str(&words), words.len);
		}
	}
	g.n_columns = n;
	g.title = title;
	g.align = align;
	g.cell = cell;
	g.line = line;
	g.head_column = from == 0 ? t->head_column : 0;
	text_grid_write(&g, out);
	text_release(&words);
	arena_release(&arena);
}

static void add_table(const struct table *t, struct text *out)
{
	size_t middle = t->second_block > 0 ? t->second_block : t->n_columns;

	const char *caption =
	    t->plain_caption != NULL ? t->plain_caption : t->caption;

	if (caption != NULL && caption[0] != '\0') {
		text_plain(caption, false, out);
		text_add(out, "\n\n");
	}
	add_columns(t, 0, middle, out);
	if (middle == t->n_columns)
		return;
	text_add_char(out, '\n');
	add_columns(t, middle, t->n_columns, out);
}

/* "- Theft: 20.3 per 1,000 population, up from 19.2 in 2016. ..." */
static void add_tiles(const struct block *b, struct text *out)
{
	for (size_t i = 0; i < b->n_tiles; i++) {
		const struct tile *t = &b->tile[i];
		bool percent = t->unit[0] == '%';

		text_addf(out, "- %s: ", t->title);
		text_plain(t->value_text, true, out);
		text_addf(out, "%s%s", percent ? "" : " ",
		    percent ? t->unit + 1 : t->unit);
		if (t->change_text[0] != '\0') {
			text_add(out, ", ");
			text_plain(t->change_text, true, out);
		}
		text_add(out, ".");
		if (t->low_text[0] != '\0')
			text_addf(out, " Lowest %s, highest %s.", t->low_text,
			    t->high_text);
		text_add(out, "\n");
	}
}

/* "- Recorded crime rose by 9.0 percent. 58.8 per 1,000 population ..." */
static void add_news(const struct block *b, struct text *out)
{
	for (size_t i = 0; i < b->n_items; i++) {
		text_addf(out, "- %s.%s", b->item[i].label,
		    b->item[i].text[0] != '\0' ? " " : "");
		text_plain(b->item[i].text, false, out);
		end_line(out);
	}
}

static void add_box(
    const struct report *r, const struct block *b, struct text *out)
{
	text_plain(b->text, false, out);
	text_add(out, "\n\n");
	add_items(r, b, out);
}

static void add_commentary(const struct block *b, struct text *out)
{
	text_plain(b->text, false, out);
	text_add(out, ":\n");
	for (size_t i = 0; i < b->n_items; i++) {
		text_add(out, "\n");
		text_plain(b->item[i].text, false, out);
		text_add(out, "\n");
	}
	text_add(out, "\n(End of the commentary.)\n");
}

static void add_block_text(
    const struct report *r, const struct block *b, struct text *out)
{
	switch (b->kind) {
	case BLOCK_TITLE:
	case BLOCK_HEADING:
	case BLOCK_TEXT:
		text_plain(b->text, false, out);
		end_line(out);
		break;
	case BLOCK_LIST:
	case BLOCK_NOTES:
		add_items(r, b, out);
		break;
	case BLOCK_NEWS:
		add_news(b, out);
		break;
	case BLOCK_BOX:
		add_box(r, b, out);
		break;
	case BLOCK_COMMENTARY:
		add_commentary(b, out);
		break;
	case BLOCK_TABLE:
		add_table(b->table, out);
		break;
	case BLOCK_FIGURE:
		text_figure(r, b->figure, out);
		break;
	case BLOCK_TILES:
		add_tiles(b, out);
		break;
	case BLOCK_CONTENTS:
		break;
	}
}

/* The number of a figure says nothing where there are none to look at. */
static bool is_said(const struct block *b)
{
	return b->kind != BLOCK_CONTENTS && b->style != STYLE_LABEL &&
	       (!b->drawn || (b->instead != NULL && b->instead[0] != '\0'));
}

static bool has_contents(const struct page *p)
{
	for (const struct block *b = p->first; b != NULL; b = b->next)
		if (b->kind == BLOCK_CONTENTS)
			return true;
	return false;
}

/* The protective marking stands first and last. */
static void add_marking(const struct report *r, struct text *out)
{
	const char *marking = r->analysis->dataset->brand.marking;

	if (marking[0] != '\0')
		text_addf(out, "%s%s\n", out->len > 0 ? "\n\n" : "", marking);
}

static bool write_text(const struct report *r, const struct write_request *q,
    struct text *out, struct error *err)
{
	add_marking(r, out);
	for (const struct page *p = r->first; p != NULL; p = p->next) {
		bool first = true;

		for (const struct block *b = p->first;
		     b != NULL && !has_contents(p); b = b->next) {
			if (!is_said(b))
				continue;
			if (out->len > 0)
				text_add(out, first ? "\n\n\n" : "\n");
			first = false;
			if (b->drawn)
				text_addf(out, "%s\n", b->instead);
			else
				add_block_text(r, b, out);
		}
	}
	add_marking(r, out);
	(void)q;
	(void)err;
	return true;
}

const struct writer writer_text = { "txt", ".txt", "text/plain", NULL,
	write_text };
