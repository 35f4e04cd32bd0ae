/* Rows of a table. */
#include "table.h"

#include "base/banned.h"

const char *table_field(const struct table_row *row, size_t column)
{
	return column < row->n ? row->bytes.s + row->start[column] : "";
}

void table_row_clear(struct table_row *row)
{
	row->n = 0;
	text_clear(&row->bytes);
}

bool table_row_set(
    struct table_row *row, size_t column, const char *s, size_t len)
{
	if (len == 0)
		return true;
	if (column >= TABLE_COLUMNS_MAX || column < row->n ||
	    len > TABLE_CELL_MAX)
		return false;
	while (row->n <= column) {
		row->start[row->n] = row->bytes.len;
		if (row->n == column)
			text_add_bytes(&row->bytes, s, len);
		text_add_char(&row->bytes, '\0');
		row->n++;
	}
	return true;
}
