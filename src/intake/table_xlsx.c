/*
 * XLSX (ECMA-376): the sheets in the order of the workbook, their cells with
 * shared and inline strings. A date is a number there; who knows the column
 * turns it into one.
 */
#include "peelstats/arena.h"
#include "peelstats/format.h"
#include "peelstats/number.h"
#include "table_zip.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum {
	SHEETS_MAX = 256,
	NAME_ROOM = 256,
	STRINGS_MAX = 4 * 1024 * 1024,
	STRINGS_BYTES_MAX = 128 * 1024 * 1024
};

struct sheet {
	char name[NAME_ROOM];
	char id[NAME_ROOM];
	char member[2 * NAME_ROOM];
};

struct xlsx {
	struct workbook *w;
	const struct table_reader *reader;
	struct sheet *sheet;
	size_t n_sheets;
	struct text strings; /* shared, each ended by a zero */
	size_t *string;
	size_t n_strings;
	size_t room;
	/* of the sheet that is read */
	struct table_row row;
	struct text cell;
	size_t column;
	char type; /* s shared, i inline, 0 the value itself */
	bool in_text; /* <t> or <v> */
	bool phonetic; /* how a string is spoken: not its text */
	bool stop;
	const char *wrong;
};

static void workbook_start(
    void *context, const char *name, const char **attributes)
{
	struct xlsx *x = context;
	const char *title = xml_attribute(attributes, "name");
	const char *id = NULL;

	if (!xml_is(name, "sheet") || title == NULL ||
	    x->n_sheets == SHEETS_MAX)
		return;
	for (const char **a = attributes; *a != NULL; a += 2)
		if (strchr(a[0], ':') != NULL && xml_is(a[0], "id"))
			id = a[1];
	if (id == NULL)
		return;
	(void)format_fits(x->sheet[x->n_sheets].name, NAME_ROOM, "%s", title);
	(void)format_fits(x->sheet[x->n_sheets].id, NAME_ROOM, "%s", id);
	x->sheet[x->n_sheets++].member[0] = '\0';
}

static void ignore_end(void *context, const char *name)
{
	(void)context;
	(void)name;
}

static void ignore_text(void *context, const char *s, int len)
{
	(void)context;
	(void)s;
	(void)len;
}

/* Targets are members of the file, below xl/ or from its root. */
static void relation_start(
    void *context, const char *name, const char **attributes)
{
	struct xlsx *x = context;
	const char *id = xml_attribute(attributes, "Id");
	const char *target = xml_attribute(attributes, "Target");

	if (!xml_is(name, "Relationship") || id == NULL || target == NULL)
		return;
	for (size_t i = 0; i < x->n_sheets; i++)
		if (strcmp(x->sheet[i].id, id) == 0)
			(void)format_fits(x->sheet[i].member,
			    sizeof(x->sheet[i].member), "%s%s",
			    target[0] == '/' ? "" : "xl/",
			    target[0] == '/' ? target + 1 : target);
}

static void string_start(
    void *context, const char *name, const char **attributes)
{
	struct xlsx *x = context;

	(void)attributes;
	if (xml_is(name, "si")) {
		if (x->n_strings == STRINGS_MAX) {
			x->wrong = "it has more than 4 million texts";
			x->stop = true;
			return;
		}
		if (x->n_strings == x->room) {
			x->room = x->room != 0 ? 2 * x->room : 1024;
			x->string = heap_realloc(
			    x->string, x->room, sizeof(*x->string));
		}
		x->string[x->n_strings++] = x->strings.len;
	}
	x->phonetic = x->phonetic || xml_is(name, "rPh");
	x->in_text = xml_is(name, "t") && x->n_strings > 0 && !x->phonetic;
}

static void string_end(void *context, const char *name)
{
	struct xlsx *x = context;

	x->in_text = false;
	if (xml_is(name, "rPh"))
		x->phonetic = false;
	if (xml_is(name, "si"))
		text_add_char(&x->strings, '\0');
}

static void string_text(void *context, const char *s, int len)
{
	struct xlsx *x = context;

	if (!x->in_text || x->stop)
		return;
	text_add_bytes(&x->strings, s, (size_t)len);
	if (x->strings.len > STRINGS_BYTES_MAX) {
		x->wrong = "its texts take more than 128 MiB";
		x->stop = true;
	}
}

/* "AB12": column 27, counted from 0; SIZE_MAX when it is none. */
static size_t column_of(const char *reference)
{
	size_t column = 0;
	size_t n = 0;

	for (; isupper((unsigned char)reference[n]) && n < 4; n++)
		column = column * 26 + (size_t)(reference[n] - 'A' + 1);
	return n > 0 && n < 4 ? column - 1 : SIZE_MAX;
}

static void row_begins(struct xlsx *x, const char **attributes)
{
	const char *number = xml_attribute(attributes, "r");
	double n;

	table_row_clear(&x->row);
	x->column = SIZE_MAX;
	if (number != NULL && number_parse(number, &n) && n >= 1 &&
	    n <= TABLE_ROWS_MAX)
		x->row.number = (size_t)n;
	else
		x->row.number++;
}

static void cell_begins(struct xlsx *x, const char **attributes)
{
	const char *reference = xml_attribute(attributes, "r");
	const char *type = xml_attribute(attributes, "t");

	text_clear(&x->cell);
	x->column = reference != NULL ? column_of(reference) : x->column + 1;
	x->type = 0;
	if (type != NULL && strcmp(type, "s") == 0)
		x->type = 's';
	else if (type != NULL && strcmp(type, "inlineStr") == 0)
		x->type = 'i';
	else if (type != NULL && strcmp(type, "e") == 0)
		x->type = 'e';
}

static void sheet_start(
    void *context, const char *name, const char **attributes)
{
	struct xlsx *x = context;

	if (xml_is(name, "row"))
		row_begins(x, attributes);
	else if (xml_is(name, "c"))
		cell_begins(x, attributes);
	x->phonetic = x->phonetic || xml_is(name, "rPh");
	x->in_text = (xml_is(name, "v") || xml_is(name, "t")) && !x->phonetic;
}

static void cell_ends(struct xlsx *x)
{
	const char *s = text_str(&x->cell);
	double at;

	if (x->type == 's') {
		if (!number_parse(s, &at) || at < 0 ||
		    at >= (double)x->n_strings) {
			if (x->cell.len > 0)
				x->wrong = "a cell names a text that is not "
					   "there";
			s = "";
		} else {
			s = x->strings.s + x->string[(size_t)at];
		}
	}
	if (!table_row_set(&x->row, x->column, s, strlen(s)))
		x->wrong = "a row has more than 1,024 columns, columns out of "
			   "order, or a cell with more than 32,767 bytes";
}

static void sheet_end(void *context, const char *name)
{
	struct xlsx *x = context;

	x->in_text = false;
	if (xml_is(name, "rPh"))
		x->phonetic = false;
	if (xml_is(name, "c"))
		cell_ends(x);
	if (xml_is(name, "row") && x->wrong == NULL && x->row.n > 0)
		x->stop = !x->reader->row(x->reader->context, &x->row);
	x->stop = x->stop || x->wrong != NULL;
}

static void sheet_text(void *context, const char *s, int len)
{
	struct xlsx *x = context;

	if (x->in_text && x->cell.len <= TABLE_CELL_MAX)
		text_add_bytes(&x->cell, s, (size_t)len);
}

static bool read_sheet(struct xlsx *x, const struct sheet *s)
{
	if (!workbook_has(x->w, s->member))
		return true; /* a chart has no cells */
	if (!x->reader->sheet(x->reader->context, s->name))
		return true;
	x->row.number = 0;
	x->stop = false;
	table_row_clear(&x->row);
	return workbook_parse(x->w, s->member, sheet_start, sheet_end,
		   sheet_text, x, &x->stop) &&
	       (x->wrong == NULL || workbook_wrong(x->w, x->wrong));
}

static bool read_all(struct xlsx *x)
{
	bool ok = workbook_parse(x->w, "xl/workbook.xml", workbook_start,
		      ignore_end, ignore_text, x, &x->stop) &&
		  workbook_parse(x->w, "xl/_rels/workbook.xml.rels",
		      relation_start, ignore_end, ignore_text, x, &x->stop);

	if (ok && workbook_has(x->w, "xl/sharedStrings.xml"))
		ok = workbook_parse(x->w, "xl/sharedStrings.xml", string_start,
			 string_end, string_text, x, &x->stop) &&
		     (x->wrong == NULL || workbook_wrong(x->w, x->wrong));
	for (size_t i = 0; ok && i < x->n_sheets; i++)
		ok = read_sheet(x, &x->sheet[i]);
	return ok;
}

bool table_read_xlsx(struct workbook *w, const struct table_reader *reader)
{
	struct xlsx *x = heap_realloc(NULL, 1, sizeof(*x));
	bool ok;

	memset(x, 0, sizeof(*x));
	x->w = w;
	x->reader = reader;
	x->sheet = heap_realloc(NULL, SHEETS_MAX, sizeof(*x->sheet));
	ok = read_all(x);
	text_release(&x->strings);
	text_release(&x->cell);
	text_release(&x->row.bytes);
	free(x->string);
	free(x->sheet);
	free(x);
	return ok;
}
