#include "numbers.h"

#include <string.h>

#include "base/banned.h"

enum { MOST_COLUMNS = 64 };

const char *numbers_say(const struct numbers *n, const char *words)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	naming_fill(n->naming, words, false, &t);
	copy = arena_strndup(n->arena, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

void numbers_column(struct numbers *n, const char *title, enum align align)
{
	if (n->column == NULL) {
		n->column =
		    arena_array(n->arena, MOST_COLUMNS, sizeof(*n->column));
		n->table->column = n->column;
	}
	if (n->table->n_columns < MOST_COLUMNS)
		n->column[n->table->n_columns++] =
		    (struct column){ title, align, 0 };
}

/* The next row of the table. */
static struct table_row *add_row(struct numbers *n)
{
	if (n->table->n_rows == n->room) {
		size_t room = n->room > 0 ? 2 * n->room : 64;
		struct table_row *row =
		    arena_array(n->arena, room, sizeof(*row));

		if (n->room > 0)
			memcpy(row, n->row, n->room * sizeof(*row));
		n->row = row;
		n->room = room;
		n->table->row = row;
	}
	return &n->row[n->table->n_rows++];
}

void numbers_row(struct numbers *n, const struct cell *cell)
{
	size_t columns = n->table->n_columns;
	struct cell *copy = arena_array(n->arena, columns, sizeof(*copy));

	memcpy(copy, cell, columns * sizeof(*copy));
	*add_row(n) = (struct table_row){ ROW_BODY, copy };
}

void numbers_heading(struct numbers *n, const char *text)
{
	struct cell *cell = arena_alloc(n->arena, sizeof(*cell));

	cell->text = text;
	*add_row(n) = (struct table_row){ ROW_GROUP, cell };
}
