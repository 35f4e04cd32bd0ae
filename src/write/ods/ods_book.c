/* The sheets of the tables: a title, lines about the table, the table. */
#include "ods_book.h"

#include "peelstats/arena.h"
#include "write/markup.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Notes of "a;b" are listed in the book. */
static void use_notes(struct ods_book *b, const char *ids)
{
	struct text id = TEXT_EMPTY;

	while (*ids != '\0') {
		size_t len = strcspn(ids, ";");
		size_t at;

		text_clear(&id);
		text_add_bytes(&id, ids, len);
		if (names_find(&b->note, text_str(&id), &at)) {
			b->note_used[at] = true;
			b->notes = true;
		}
		ids += len;
		ids += *ids == ';';
	}
	text_release(&id);
}

/* The characters that the words of a header need side by side. */
static size_t header_width(const char *title)
{
	size_t most = 0;

	while (*title != '\0') {
		size_t len = strcspn(title, " ");

		most = utf8_count(title, len) > most ? utf8_count(title, len)
						     : most;
		title += len;
		title += *title == ' ';
	}
	return most + 1;
}

static void begin_sheet(void *context, const struct sheet *sheet)
{
	struct ods_book *b = context;

	b->sheet = sheet;
	b->n_rows = 0;
	b->marks = false;
	b->notes = false;
	text_clear(&b->rows);
	for (size_t i = 0; i < sheet->n_columns; i++)
		b->width[i] = header_width(sheet->column[i].title);
}

static void take_row(void *context, const struct sheet_cell *cell)
{
	struct ods_book *b = context;

	b->n_rows++;
	text_add(&b->rows, "<table:table-row>");
	for (size_t i = 0; i < b->sheet->n_columns; i++) {
		size_t width = ods_cell_width(&cell[i]);

		b->width[i] = width > b->width[i] ? width : b->width[i];
		b->marks = b->marks || cell[i].mark;
		if (b->sheet->column[i].notes)
			use_notes(b, cell[i].text);
		if (cell[i].mark && b->sheet->column[i].words)
			ods_words(&b->rows, "words", cell[i].text);
		else
			ods_cell(&b->rows, &cell[i]);
	}
	text_add(&b->rows, "</table:table-row>\n");
}

/* The rows from `first`, counted from 1, to the last are a table. */
static void add_range(struct ods_book *b, const char *name, size_t first,
    size_t columns, size_t rows)
{
	text_add(&b->ranges, "<table:database-range table:name=\"");
	markup_text(&b->ranges, name);
	text_add(&b->ranges, "_data\" table:target-range-address=\"");
	markup_text(&b->ranges, name);
	text_addf(&b->ranges, ".A%zu:", first);
	markup_text(&b->ranges, name);
	text_add_char(&b->ranges, '.');
	ods_column_name(&b->ranges, columns - 1);
	text_addf(&b->ranges, "%zu\"/>\n", first + rows);
}

static void begin_table(struct text *out, const char *name, const char *title)
{
	text_add(out, "<table:table table:style-name=\"sheet\" table:name=\"");
	markup_text(out, name);
	text_add(out, "\"><table:title>");
	markup_text(out, title);
	text_add(out, "</table:title>\n");
}

void ods_plain_sheet(
    struct ods_book *b, const struct ods_plain *s, struct text *out)
{
	begin_table(out, s->name, s->title);
	ods_columns(out, s->width, s->columns);
	ods_line(out, "Heading_20_1", s->title);
	ods_line(out, "Default", s->about);
	text_add(out, "<table:table-header-rows><table:table-row>");
	for (size_t i = 0; i < s->columns; i++)
		ods_words(out,
		    s->numbers > 0 && i == s->numbers ? "head-right" : "head",
		    s->header[i]);
	text_add(out, "</table:table-row></table:table-header-rows>\n");
	text_add_bytes(out, text_str(s->rows), s->rows->len);
	text_add(out, "</table:table>\n");
	add_range(b, s->name, 3, s->columns, s->n_rows);
}

/* A list of the notes about all of the sheet, which are listed too. */
static void list_notes(struct ods_book *b, struct text *line)
{
	const struct analysis *a = b->report->analysis;
	const struct note_list *list = b->sheet->notes;
	size_t n = 0;

	for (size_t i = 0; list != NULL && i < list->n; i++) {
		const struct note *note = list->note[i];

		if (!note_applies(note, a->year, a->compare))
			continue;
		text_addf(line, "%s%s",
		    n++ > 0 ? "; " : "Notes about this measure: ", note->id);
		use_notes(b, note->id);
	}
	if (n > 0)
		text_add(line, ". ");
	if (b->notes)
		text_add(line,
		    "The sheet Notes has the words of notes, also of those "
		    "that a column names.");
}

/* Lines between the title and the table; returns how many. */
static size_t add_lines(struct ods_book *b, struct text *out)
{
	struct text line = TEXT_EMPTY;
	size_t n = 1;

	text_addf(&line,
	    "This sheet has one table, of %zu rows and %zu columns, which the "
	    "sheet Columns explains.",
	    b->n_rows, b->sheet->n_columns);
	ods_line(out, "Default", text_str(&line));
	text_clear(&line);
	list_notes(b, &line);
	if (line.len > 0) {
		ods_line(out, "Default", text_str(&line));
		n++;
	}
	if (b->marks) {
		ods_line(out, "Default",
		    "Shorthand in the place of a number: [x] not available, "
		    "[z] does not apply, [c] suppressed.");
		n++;
	}
	if (b->sheet->source[0] != '\0') {
		text_clear(&line);
		text_addf(&line, "Source: %s", b->sheet->source);
		ods_line(out, "Default", text_str(&line));
		n++;
	}
	text_release(&line);
	return n;
}

static void list_sheet(struct ods_book *b, const char *name)
{
	text_add(&b->contents, "<table:table-row>");
	ods_link(&b->contents, name);
	ods_words(&b->contents, "words", b->sheet->title);
	ods_words(&b->contents, "words", b->sheet->table);
	ods_count(&b->contents, b->n_rows);
	text_add(&b->contents, "</table:table-row>\n");
}

static void end_sheet(void *context)
{
	struct ods_book *b = context;
	struct text name = TEXT_EMPTY;
	size_t lines;

	text_addf(&name, "Table_%zu", ++b->n_sheets);
	begin_table(&b->sheets, text_str(&name), b->sheet->title);
	ods_columns(&b->sheets, b->width, b->sheet->n_columns);
	ods_line(&b->sheets, "Heading_20_1", b->sheet->title);
	lines = add_lines(b, &b->sheets);
	text_add(&b->sheets, "<table:table-header-rows><table:table-row>");
	for (size_t i = 0; i < b->sheet->n_columns; i++)
		ods_words(&b->sheets,
		    b->sheet->column[i].words ? "head" : "head-right",
		    b->sheet->column[i].title);
	text_add(&b->sheets, "</table:table-row></table:table-header-rows>\n");
	text_add_bytes(&b->sheets, text_str(&b->rows), b->rows.len);
	text_add(&b->sheets, "</table:table>\n");
	add_range(
	    b, text_str(&name), lines + 2, b->sheet->n_columns, b->n_rows);
	list_sheet(b, text_str(&name));
	(void)names_add(&b->table, b->sheet->table, 0);
	b->too_long = b->too_long || lines + 2 + b->n_rows > ODS_ROWS_MAX;
	text_release(&name);
}

void ods_book_make(
    struct ods_book *b, const struct report *r, const struct write_request *q)
{
	const struct dataset *d = r->analysis->dataset;
	bool *force = heap_realloc(NULL, d->n_forces, sizeof(*force));
	const bool *wanted = q->table != NULL ? q->force : force;
	const struct stats_request request = { r->analysis, q->metric, wanted };
	const struct sheet_taker taker = { begin_sheet, take_row, end_sheet,
		b };

	memset(b, 0, sizeof(*b));
	b->report = r;
	b->request = q;
	names_init(&b->note);
	names_init(&b->table);
	b->note_used = heap_realloc(NULL, d->n_notes, sizeof(*b->note_used));
	for (size_t i = 0; i < d->n_notes; i++) {
		b->note_used[i] = false;
		(void)names_add(&b->note, d->note[i].id, i);
	}
	for (size_t f = 0; f < d->n_forces; f++)
		force[f] = r->force == NULL || r->force_index == f;
	report_sheets(r, &request, q->table, &taker);
	free(force);
}

void ods_book_release(struct ods_book *b)
{
	text_release(&b->sheets);
	text_release(&b->contents);
	text_release(&b->ranges);
	text_release(&b->rows);
	names_release(&b->note);
	names_release(&b->table);
	free(b->note_used);
}
