/* The tables of page 1 as both forms of a mail have them. */
#include "mail_grid.h"

#include "write/text/text_parts.h"

#include <string.h>

#include "base/banned.h"

const struct table *mail_next_table(
    const struct report *r, const struct table *t)
{
	const struct page *p = text_page(r, "brief");
	const struct block *b = p != NULL ? p->first : NULL;
	bool passed = t == NULL;

	for (; b != NULL; b = b->next) {
		if (b->kind == BLOCK_TABLE && passed)
			return b->table;
		passed = passed || (b->kind == BLOCK_TABLE && b->table == t);
	}
	return NULL;
}

/* White space and control characters: none of them may end a line of a mail. */
static bool is_blank(char c)
{
	return (c > 0 && c <= ' ') || c == 0x7F;
}

size_t mail_blanks(const char *s)
{
	size_t n = 0;

	while (is_blank(s[n]))
		n++;
	return n;
}

size_t mail_word(const char *s)
{
	size_t n = 0;

	while (s[n] != '\0' && !is_blank(s[n]))
		n++;
	return n;
}

/* A line whatever the data hold. */
static const char *one_line(struct arena *a, const char *s)
{
	struct text out = TEXT_EMPTY;
	const char *copy;

	for (s += mail_blanks(s); *s != '\0'; s += mail_blanks(s)) {
		size_t n = mail_word(s);

		if (out.len > 0)
			text_add_char(&out, ' ');
		text_add_bytes(&out, s, n);
		s += n;
	}
	copy = arena_strndup(a, text_str(&out), out.len);
	text_release(&out);
	return copy;
}

static const char *caption_of(struct arena *a, const struct table *t)
{
	const char *caption =
	    t->plain_caption != NULL ? t->plain_caption : t->caption;
	struct text words = TEXT_EMPTY;
	const char *copy;

	text_plain(caption != NULL ? caption : "", false, &words);
	copy = one_line(a, text_str(&words));
	text_release(&words);
	return copy;
}

void mail_grid_make(
    const struct table *t, struct arena *a, struct mail_grid *out)
{
	size_t *picked = arena_array(a, t->n_columns, sizeof(*picked));
	struct text words = TEXT_EMPTY;

	*out = (struct mail_grid){ .caption = caption_of(a, t),
		.rows = t->n_rows + 1,
		.columns = text_columns(t, 0, t->n_columns, picked) };
	out->cell =
	    arena_array(a, out->rows * out->columns, sizeof(*out->cell));
	out->under =
	    arena_array(a, out->rows * out->columns, sizeof(*out->under));
	for (size_t c = 0; c < out->columns; c++) {
		out->cell[c] = one_line(a, t->column[picked[c]].title);
		out->under[c] = "";
		if (c < MAIL_COLUMNS)
			out->right[c] =
			    t->column[picked[c]].align == ALIGN_RIGHT;
		for (size_t i = 0; i < t->n_rows; i++) {
			const struct cell *x = &t->row[i].cell[picked[c]];
			size_t k = (i + 1) * out->columns + c;

			text_clear(&words);
			text_cell(x, &words);
			out->cell[k] = one_line(a, text_str(&words));
			out->under[k] =
			    x->under != NULL ? one_line(a, x->under) : "";
		}
	}
	text_release(&words);
}

bool mail_grid_turn(
    const struct mail_grid *t, struct arena *a, struct mail_grid *out)
{
	*out = (struct mail_grid){
		.caption = t->caption, .rows = t->columns, .columns = t->rows
	};
	out->cell = arena_array(a, t->rows * t->columns, sizeof(*out->cell));
	out->under = arena_array(a, t->rows * t->columns, sizeof(*out->under));
	for (size_t i = 0; i < t->rows; i++)
		for (size_t c = 0; c < t->columns; c++) {
			if (t->under[i * t->columns + c][0] != '\0')
				return false;
			out->cell[c * t->rows + i] =
			    t->cell[i * t->columns + c];
			out->under[c * t->rows + i] = "";
		}
	return true;
}
