/*
 * ODS (OASIS OpenDocument): cells that are repeated, rows that are repeated
 * to the end of the sheet, values in attributes beside the text that shows.
 */
#include "peelstats/arena.h"
#include "peelstats/format.h"
#include "peelstats/number.h"
#include "table_zip.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { REPEAT_MAX = 10000 };

struct ods {
	struct workbook *w;
	const struct table_reader *reader;
	struct table_row row;
	struct text cell;
	char value[64]; /* of a number or a date */
	size_t column;
	size_t columns; /* that the cell stands for */
	size_t rows; /* that the row stands for */
	size_t table_depth; /* a table in a cell is none of ours */
	bool wanted;
	bool in_cell;
	bool in_note;
	bool paragraph;
	bool stop;
	const char *wrong;
};

static size_t count_of(const char **attributes, const char *name)
{
	const char *s = xml_attribute(attributes, name);
	double n;

	return s != NULL && number_parse(s, &n) && n >= 1 && n <= 1e9
		   ? (size_t)n
		   : 1;
}

static void cell_begins(struct ods *o, const char **attributes)
{
	const char *type = xml_attribute(attributes, "value-type");
	const char *value = xml_attribute(attributes, "value");
	const char *date = xml_attribute(attributes, "date-value");

	o->in_cell = true;
	o->columns = count_of(attributes, "number-columns-repeated");
	text_clear(&o->cell);
	o->value[0] = '\0';
	if (date != NULL)
		(void)format_fits(o->value, sizeof(o->value), "%.10s", date);
	else if (type != NULL && strcmp(type, "string") != 0 && value != NULL)
		(void)format_fits(o->value, sizeof(o->value), "%s", value);
}

static void sheet_begins(struct ods *o, const char *title)
{
	o->wanted =
	    o->reader->sheet(o->reader->context, title != NULL ? title : "");
	o->row.number = 0;
}

static void row_begins(struct ods *o, const char **attributes)
{
	o->rows = count_of(attributes, "number-rows-repeated");
	o->column = 0;
	table_row_clear(&o->row);
}

static void paragraph_begins(struct ods *o)
{
	if (!o->in_cell || o->in_note)
		return;
	if (o->cell.len > 0)
		text_add_char(&o->cell, ' ');
	o->paragraph = true;
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct ods *o = context;

	if (xml_is(name, "table") && o->table_depth++ == 0)
		sheet_begins(o, xml_attribute(attributes, "name"));
	if (!o->wanted || o->table_depth != 1)
		return;
	if (xml_is(name, "table-row"))
		row_begins(o, attributes);
	else if (xml_is(name, "table-cell") ||
		 xml_is(name, "covered-table-cell"))
		cell_begins(o, attributes);
	else if (xml_is(name, "annotation"))
		o->in_note = true;
	else if (xml_is(name, "p"))
		paragraph_begins(o);
	else if (xml_is(name, "s") && o->paragraph)
		text_add_char(&o->cell, ' ');
}

static void cell_ends(struct ods *o)
{
	const char *s = o->value[0] != '\0' ? o->value : text_str(&o->cell);
	size_t len = strlen(s);

	o->in_cell = false;
	if (len > 0 && (o->columns > TABLE_COLUMNS_MAX ||
			   o->column + o->columns > TABLE_COLUMNS_MAX)) {
		o->wrong = "a row has more than 1,024 columns that hold "
			   "something";
		return;
	}
	for (size_t i = 0; len > 0 && i < o->columns; i++)
		if (!table_row_set(&o->row, o->column + i, s, len))
			o->wrong = "a cell has more than 32,767 bytes";
	o->column += o->columns;
}

static void row_ends(struct ods *o)
{
	if (o->row.n == 0) {
		o->row.number += o->rows;
		return;
	}
	if (o->rows > REPEAT_MAX || o->row.number + o->rows > TABLE_ROWS_MAX) {
		o->wrong = "a row is repeated more than 10,000 times, or there "
			   "are more than 2 million";
		return;
	}
	for (size_t i = 0; i < o->rows && o->wanted; i++) {
		o->row.number++;
		o->wanted = o->reader->row(o->reader->context, &o->row);
	}
}

static void on_end(void *context, const char *name)
{
	struct ods *o = context;

	if (xml_is(name, "table")) {
		o->table_depth -= o->table_depth > 0;
		o->wanted = o->wanted && o->table_depth > 0;
	} else if (!o->wanted || o->table_depth != 1) {
		return;
	} else if (xml_is(name, "annotation")) {
		o->in_note = false;
	} else if (xml_is(name, "p")) {
		o->paragraph = false;
	} else if (o->in_cell && (xml_is(name, "table-cell") ||
				     xml_is(name, "covered-table-cell"))) {
		cell_ends(o);
	} else if (xml_is(name, "table-row")) {
		row_ends(o);
	}
	o->stop = o->stop || o->wrong != NULL;
}

static void on_text(void *context, const char *s, int len)
{
	struct ods *o = context;

	if (o->paragraph && !o->in_note && o->cell.len <= TABLE_CELL_MAX)
		text_add_bytes(&o->cell, s, (size_t)len);
}

bool table_read_ods(struct workbook *w, const struct table_reader *reader)
{
	struct ods *o = heap_realloc(NULL, 1, sizeof(*o));
	bool ok;

	memset(o, 0, sizeof(*o));
	o->w = w;
	o->reader = reader;
	ok = workbook_parse(
		 w, "content.xml", on_start, on_end, on_text, o, &o->stop) &&
	     (o->wrong == NULL || workbook_wrong(w, o->wrong));
	text_release(&o->row.bytes);
	text_release(&o->cell);
	free(o);
	return ok;
}
