/* The sheets before the tables: cover, contents, notes and columns. */
#include "ods_book.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

static void add_heading(struct text *out, const char *text)
{
	ods_line(out, "Heading_20_2", text);
}

static void add_fact(struct text *out, const char *heading, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	add_heading(out, heading);
	ods_line(out, "words", text);
}

static bool any_notes(const struct ods_book *b)
{
	bool any = false;

	for (size_t i = 0; i < b->report->analysis->dataset->n_notes; i++)
		any = any || b->note_used[i];
	return any;
}

static void add_about(const struct ods_book *b, struct text *out)
{
	struct text line = TEXT_EMPTY;

	text_addf(&line,
	    b->n_sheets == 1
		? "%zu table of figures, on the last sheet. Each "
		  "number is kept in full, and shows as many decimals as are "
		  "worth reading."
		: "%zu tables of figures, one a sheet; the sheet Contents "
		  "names them all. Each number is kept in full, and shows as "
		  "many decimals as are worth reading.",
	    b->n_sheets);
	add_heading(out, "What is here");
	ods_line(out, "words", text_str(&line));
	text_release(&line);
	add_heading(out, "Shorthand in the place of a number");
	ods_line(out, "words",
	    "[x] The figure, or the one it is compared with, is not "
	    "available: the column Status says why, and Note ids names the "
	    "notes about it.");
	ods_line(out, "words",
	    "[z] It does not apply: the sheet Columns says when a column has "
	    "no number.");
	ods_line(out, "words",
	    "[c] It is suppressed, since it could tell about single people.");
	add_heading(out, "Statistics");
	ods_line(out, "words",
	    "The sheet Columns says what each column holds. The names there "
	    "are those that peelstats --stats prints, and its manual page "
	    "peelstats(1) names the methods.");
}

static void add_cover(const struct ods_book *b, struct text *out)
{
	static const size_t width[] = { ODS_WIDTH_MAX };
	const struct report *r = b->report;
	const struct meta *m = &r->analysis->dataset->meta;

	text_add(out, "<table:table table:style-name=\"sheet\" "
		      "table:name=\"Cover\">\n");
	ods_columns(out, width, 1);
	ods_line(out, "Heading_20_1", r->title);
	if (r->subject != NULL && r->subject[0] != '\0')
		ods_line(out, "words", r->subject);
	add_about(b, out);
	add_fact(out, "Publisher", m->publisher);
	add_fact(out, "Date of release", m->released);
	add_fact(out, "Status of the figures", m->status);
	add_fact(out, "Licence and source", m->licence);
	add_fact(out, "Contact", m->contact);
	add_fact(out, "Made by", b->request->producer);
	text_add(out, "</table:table>\n");
}

static void add_contents(struct ods_book *b, struct text *out)
{
	static const char *const header[] = { "Sheet", "Title",
		"Table of --stats", "Rows of figures" };
	static const size_t width[] = { 12, ODS_WIDTH_MAX, 16, 12 };
	const struct ods_plain sheet = { "Contents", "Contents",
		"This sheet has one table: the sheets with figures, each with "
		"a link to it.",
		header, 3, 4, width, &b->contents, b->n_sheets };

	ods_plain_sheet(b, &sheet, out);
}

static void add_notes(struct ods_book *b, struct text *out)
{
	static const char *const header[] = { "Note id", "Note" };
	static const size_t width[] = { 24, ODS_WIDTH_MAX };
	const struct dataset *d = b->report->analysis->dataset;
	struct text rows = TEXT_EMPTY;
	struct ods_plain sheet = { "Notes", "Notes",
		"This sheet has one table: the notes that other sheets name.",
		header, 0, 2, width, &rows, 0 };

	for (size_t i = 0; i < d->n_notes; i++) {
		if (!b->note_used[i])
			continue;
		text_add(&rows, "<table:table-row>");
		ods_words(&rows, "words", d->note[i].id);
		ods_words(&rows, "words", d->note[i].text);
		text_add(&rows, "</table:table-row>\n");
		sheet.n_rows++;
	}
	if (sheet.n_rows > 0)
		ods_plain_sheet(b, &sheet, out);
	text_release(&rows);
}

/* Rows of the list of columns. */
struct listing {
	struct ods_book *book;
	struct text rows;
	size_t n;
};

static void list_column(
    struct listing *l, const char *table, const char *const *cell)
{
	struct text title = TEXT_EMPTY;

	sheet_title(cell[0], "", &title);
	text_add(&l->rows, "<table:table-row>");
	ods_words(&l->rows, "words", table);
	ods_words(&l->rows, "words", text_str(&title));
	ods_words(&l->rows, "words", cell[0]);
	ods_words(&l->rows, "words", cell[1]);
	ods_words(&l->rows, "words", cell[2][0] != '\0' ? cell[2] : "words");
	ods_words(
	    &l->rows, "words", cell[3][0] != '\0' ? cell[3] : "always given");
	text_add(&l->rows, "</table:table-row>\n");
	text_release(&title);
	l->n++;
}

static void list_stats_column(void *context, const char *const *cell)
{
	struct listing *l = context;
	size_t unused;

	if (names_find(&l->book->table, cell[0], &unused))
		list_column(l, cell[0], cell + 1);
}

static void list_extra_column(void *context, const char *const *cell)
{
	list_column(context, "any", cell);
}

static void add_columns(struct ods_book *b, struct text *out)
{
	static const char *const header[] = { "Table of --stats", "Header",
		"Name in --stats", "What it is", "Unit",
		"When there is no number" };
	static const size_t width[] = { 16, 32, 32, ODS_WIDTH_MAX, 20, 40 };
	struct listing l = { b, TEXT_EMPTY, 0 };
	struct ods_plain sheet = { "Columns", "Columns of the tables",
		"This sheet has one table: what each column of the other "
		"sheets holds. A unit stands in brackets behind a header.",
		header, 0, 6, width, &l.rows, 0 };

	stats_list_columns(list_stats_column, &l);
	sheets_list_columns(list_extra_column, &l);
	sheet.n_rows = l.n;
	ods_plain_sheet(b, &sheet, out);
	text_release(&l.rows);
}

void ods_front(struct ods_book *b, struct text *out)
{
	add_cover(b, out);
	add_contents(b, out);
	if (any_notes(b))
		add_notes(b, out);
	add_columns(b, out);
}
