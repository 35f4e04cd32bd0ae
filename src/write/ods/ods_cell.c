/* Cells, rows and columns. */
#include "ods_parts.h"
#include "peelstats/format.h"
#include "peelstats/number.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

/* White space at an end, or more of it than one, is lost unless it is marked
 * up: OpenDocument 1.3, part 3, 6.1.2. */
static void add_spaced(struct text *out, const char *s)
{
	struct text run = TEXT_EMPTY;
	bool space = true; /* one before this character would be lost */

	for (; *s != '\0'; s++) {
		if (*s == ' ' && (space || s[1] == '\0')) {
			markup_text(out, text_str(&run));
			text_clear(&run);
			text_add(out, "<text:s/>");
		} else {
			text_add_char(&run, *s);
		}
		space = *s == ' ';
	}
	markup_text(out, text_str(&run));
	text_release(&run);
}

static void begin_words(struct text *out, const char *style)
{
	text_add(out, "<table:table-cell table:style-name=\"");
	text_add(out, style);
	text_add(out, "\" office:value-type=\"string\"><text:p>");
}

static void end_words(struct text *out)
{
	text_add(out, "</text:p></table:table-cell>");
}

void ods_words(struct text *out, const char *style, const char *text)
{
	begin_words(out, style);
	if (text_is_formula(text))
		text_add_char(out, '\'');
	add_spaced(out, text);
	end_words(out);
}

void ods_link(struct text *out, const char *sheet)
{
	begin_words(out, "link");
	text_add(out, "<text:a xlink:type=\"simple\" xlink:href=\"#");
	markup_text(out, sheet);
	text_add(out, ".A1\">");
	markup_text(out, sheet);
	text_add(out, "</text:a>");
	end_words(out);
}

/* How the cell shows, and the style that makes it so. */
struct look {
	char style[16];
	char shown[NUMBER_BUFFER];
};

static void look_up(const struct sheet_cell *cell, struct look *l)
{
	if (cell->decimals == SHEET_YEAR) {
		format_short(l->style, sizeof(l->style), "year");
		format_short(l->shown, sizeof(l->shown), "%.0f", cell->x);
	} else if (cell->decimals == SHEET_POWER) {
		format_short(l->style, sizeof(l->style), "power");
		format_short(l->shown, sizeof(l->shown), "%.2E", cell->x);
	} else {
		format_short(l->style, sizeof(l->style), "n%d", cell->decimals);
		(void)number_format(l->shown, cell->x, cell->decimals);
	}
}

static void add_number(struct text *out, const struct look *look, double x)
{
	char value[40];

	format_short(value, sizeof(value), "%.15g", x);
	text_add(out, "<table:table-cell table:style-name=\"");
	text_add(out, look->style);
	text_add(out, "\" office:value-type=\"float\" office:value=\"");
	text_add(out, value);
	text_add(out, "\"><text:p>");
	text_add(out, look->shown);
	end_words(out);
}

void ods_count(struct text *out, size_t n)
{
	const struct sheet_cell cell = { NULL, false, (double)n, 0 };

	ods_cell(out, &cell);
}

void ods_cell(struct text *out, const struct sheet_cell *cell)
{
	struct look look;

	if (cell->text != NULL) {
		ods_words(out, cell->mark ? "mark" : "words", cell->text);
		return;
	}
	look_up(cell, &look);
	add_number(out, &look, cell->x);
}

size_t ods_cell_width(const struct sheet_cell *cell)
{
	struct look look;

	if (cell->text != NULL)
		return utf8_count(cell->text, strlen(cell->text));
	look_up(cell, &look);
	return strlen(look.shown);
}

void ods_line(struct text *out, const char *style, const char *text)
{
	text_add(out, "<table:table-row>");
	ods_words(out, style, text);
	text_add(out, "</table:table-row>\n");
}

static size_t step_of(size_t characters)
{
	size_t n =
	    (characters + ODS_WIDTH_STEP - 1) / ODS_WIDTH_STEP * ODS_WIDTH_STEP;

	if (n < ODS_WIDTH_MIN)
		return ODS_WIDTH_MIN;
	return n < ODS_WIDTH_MAX ? n : ODS_WIDTH_MAX;
}

void ods_columns(struct text *out, const size_t *width, size_t n)
{
	for (size_t i = 0; i < n; i++)
		text_addf(out,
		    "<table:table-column table:style-name=\"w%zu\"/>",
		    step_of(width[i]));
	text_add_char(out, '\n');
}

void ods_column_name(struct text *out, size_t column)
{
	char name[8];
	size_t at = sizeof(name);

	for (column++; column > 0; column = (column - 1) / 26)
		name[--at] = (char)('A' + (column - 1) % 26);
	text_add_bytes(out, name + at, sizeof(name) - at);
}

/* A character of 11 pt takes 2.1 mm at most, on the mean. */
void ods_column_styles(struct text *out)
{
	for (size_t n = ODS_WIDTH_MIN; n <= ODS_WIDTH_MAX; n += ODS_WIDTH_STEP)
		text_addf(out,
		    "<style:style style:name=\"w%zu\" "
		    "style:family=\"table-column\">"
		    "<style:table-column-properties "
		    "style:column-width=\"%zumm\"/></style:style>\n",
		    n, (n * 21 + 55) / 10);
}
