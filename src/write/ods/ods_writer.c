/*
 * A workbook of the figures (OASIS OpenDocument 1.3), by the rules of the
 * Analysis Function for statistics in spreadsheets: a cover, contents and
 * notes, one table a sheet with its title in A1 and one row of headers, no
 * merged and no empty cells, each table marked as one.
 */
#include "ods_book.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

static const char content_head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content office:version=\"1.3\"\n"
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"\n"
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"\n"
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"\n"
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"\n"
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n"
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    ">\n";

static const char manifest[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest manifest:version=\"1.3\" "
    "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\n"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
    "manifest:media-type="
    "\"application/vnd.oasis.opendocument.spreadsheet\"/>\n"
    "<manifest:file-entry manifest:full-path=\"content.xml\" "
    "manifest:media-type=\"text/xml\"/>\n"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" "
    "manifest:media-type=\"text/xml\"/>\n"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" "
    "manifest:media-type=\"text/xml\"/>\n"
    "</manifest:manifest>\n";

static void add_content(struct ods_book *b, struct text *out)
{
	text_add(out, content_head);
	text_add(out, "<office:automatic-styles>\n"
		      "<style:style style:name=\"sheet\" "
		      "style:family=\"table\" "
		      "style:master-page-name=\"Default\">"
		      "<style:table-properties table:display=\"true\"/>"
		      "</style:style>\n");
	ods_column_styles(out);
	text_add(out, "</office:automatic-styles>\n"
		      "<office:body><office:spreadsheet>\n");
	ods_front(b, out);
	text_add_bytes(out, text_str(&b->sheets), b->sheets.len);
	text_add(out, "<table:database-ranges>\n");
	text_add_bytes(out, text_str(&b->ranges), b->ranges.len);
	text_add(out, "</table:database-ranges>\n"
		      "</office:spreadsheet></office:body>\n"
		      "</office:document-content>\n");
}

static void add_fact(struct text *out, const char *element, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	text_addf(out, "<%s>", element);
	markup_text(out, text);
	text_addf(out, "</%s>\n", element);
}

/* With the time of day that a schema asks for, where it is a date. */
static void add_date(struct text *out, const char *element, const char *date)
{
	struct text time = TEXT_EMPTY;

	if (strlen(date) != 10 || strspn(date, "0123456789-") != 10)
		return;
	text_addf(&time, "%sT00:00:00", date);
	add_fact(out, element, text_str(&time));
	text_release(&time);
}

static void add_meta(const struct ods_book *b, struct text *out)
{
	const struct report *r = b->report;

	text_add(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<office:document-meta office:version=\"1.3\"\n"
	    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	    "\"\n"
	    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
	    "<office:meta>\n");
	add_fact(out, "meta:generator", b->request->producer);
	add_fact(out, "dc:title", r->title);
	add_fact(out, "dc:subject", r->subject);
	add_fact(out, "meta:initial-creator", r->author);
	add_fact(out, "dc:creator", r->author);
	add_date(out, "meta:creation-date", r->date);
	add_date(out, "dc:date", r->date);
	text_add(out, "<dc:language>en-GB</dc:language>\n"
		      "</office:meta></office:document-meta>\n");
}

static bool pack(struct ods_book *b, struct text *bytes, struct error *err)
{
	struct text content = TEXT_EMPTY;
	struct text styles = TEXT_EMPTY;
	struct text meta = TEXT_EMPTY;
	struct text list = TEXT_EMPTY;
	const struct ods_member member[] = { { "content.xml", &content },
		{ "styles.xml", &styles }, { "meta.xml", &meta },
		{ "META-INF/manifest.xml", &list } };
	bool ok;

	add_content(b, &content);
	ods_styles(&styles);
	add_meta(b, &meta);
	text_add(&list, manifest);
	ok = ods_pack(member, sizeof(member) / sizeof(member[0]), bytes, err);
	text_release(&content);
	text_release(&styles);
	text_release(&meta);
	text_release(&list);
	return ok;
}

static bool write_ods(const struct report *r, const struct write_request *q,
    struct text *bytes, struct error *err)
{
	struct ods_book book;
	bool ok;

	ods_book_make(&book, r, q);
	if (book.too_long || book.n_sheets > ODS_SHEETS_MAX)
		ok = error_set(err, EXIT_USAGE,
		    "a spreadsheet holds 1,048,576 rows a sheet and 10,000 "
		    "sheets, and this needs more; name fewer measures with "
		    "--metric, or use --format csv");
	else
		ok = pack(&book, bytes, err);
	ods_book_release(&book);
	return ok;
}

const struct writer writer_ods = { "ods", ".ods",
	"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet",
	write_ods };
