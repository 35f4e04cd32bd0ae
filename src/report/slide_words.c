/* Sixty words a slide. */
#include "slide_words.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

/* Letters beyond ASCII are letters; dashes and quotes beyond it stand alone
 * nowhere. */
static bool is_of_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80U;
}

size_t slide_words(const char *text)
{
	size_t n = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " \t\r\n");
		bool word = false;

		for (size_t i = 0; i < len; i++)
			word = word || is_of_word(text[i]);
		n += word;
		text += len;
		text += strspn(text, " \t\r\n");
	}
	return n;
}

static size_t words_of_item(const struct labelled *item)
{
	return slide_words(item->label) + slide_words(item->text);
}

static size_t words_of_row(const struct table *t, const struct table_row *row)
{
	size_t columns = row->kind == ROW_GROUP ? 1 : t->n_columns;
	size_t n = 0;

	for (size_t c = 0; c < columns; c++)
		n += slide_words(row->cell[c].text) +
		     (row->cell[c].under != NULL
			     ? slide_words(row->cell[c].under)
			     : 0);
	return n;
}

/* What stays of a table without any row. */
static size_t words_of_head(const struct table *t)
{
	size_t n = t->caption != NULL ? slide_words(t->caption) : 0;

	for (size_t c = 0; c < t->n_columns; c++)
		n += slide_words(t->column[c].title);
	return n;
}

static size_t words_of_block(const struct block *b)
{
	size_t n = b->text != NULL ? slide_words(b->text) : 0;

	for (size_t i = 0; i < b->n_items; i++)
		n += words_of_item(&b->item[i]);
	if (b->table == NULL)
		return n;
	n += words_of_head(b->table);
	for (size_t i = 0; i < b->table->n_rows; i++)
		n += words_of_row(b->table, &b->table->row[i]);
	return n;
}

size_t slide_words_of(const struct page *p)
{
	size_t n = 0;

	for (const struct block *b = p->first; b != NULL; b = b->next)
		n += words_of_block(b);
	return n;
}

/* The last lines go; returns the words that are then left to lose. */
static size_t trim_items(struct block *b, size_t over)
{
	while (b->n_items > 0 && over > 0) {
		size_t n = words_of_item(&b->item[--b->n_items]);

		over -= n < over ? n : over;
	}
	return over;
}

static size_t trim_rows(struct report *r, struct block *b, size_t over)
{
	struct table *t = arena_alloc(&r->arena, sizeof(*t));

	*t = *b->table;
	while (t->n_rows > 0 && over > 0) {
		size_t n = words_of_row(t, &t->row[--t->n_rows]);

		over -= n < over ? n : over;
	}
	b->table = t;
	return over;
}

/* Whether the block says nothing any more, or less than its heading. */
static bool is_empty(const struct block *b)
{
	bool lines = b->kind == BLOCK_LIST || b->kind == BLOCK_NEWS ||
		     b->kind == BLOCK_NOTES || b->kind == BLOCK_BOX;

	return (lines && b->n_items == 0) ||
	       (b->kind == BLOCK_TEXT && b->text[0] == '\0') ||
	       (b->kind == BLOCK_TABLE && b->table->n_rows == 0) ||
	       (b->kind == BLOCK_HEADING && b->next == NULL);
}

/* From the last block of the list on, captions only where nothing else is
 * left; returns what is left to lose. */
static size_t trim_blocks(
    struct report *r, struct block **list, size_t over, bool captions)
{
	struct block *b = *list;

	if (b == NULL)
		return over;
	over = trim_blocks(r, &b->next, over, captions);
	if (over > 0 && b->table != NULL)
		over = trim_rows(r, b, over);
	else if (over > 0 && b->n_items > 0)
		over = trim_items(b, over);
	else if (over > 0 && b->kind == BLOCK_TEXT &&
		 (captions || b->style != STYLE_SUBTITLE)) {
		size_t n = slide_words(b->text);

		over -= n < over ? n : over;
		b->text = "";
	}
	if (is_empty(b))
		*list = b->next;
	return over;
}

void slides_trim(struct report *r)
{
	for (struct page *p = r->first; p != NULL; p = p->next) {
		size_t n = slide_words_of(p);

		n -= n < SLIDE_WORDS ? n : SLIDE_WORDS;
		n = trim_blocks(r, &p->first, n, false);
		(void)trim_blocks(r, &p->first, n, true);
		for (p->last = &p->first; *p->last != NULL;)
			p->last = &(*p->last)->next;
	}
}
