/* Named styles: what readers of a sheet see, and what a screen reader names. */
#include "ods_parts.h"
#include "peelstats/number.h"

#include "base/banned.h"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-styles office:version=\"1.3\"\n"
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"\n"
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"\n"
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"\n"
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"\n"
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\"\n"
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"\n"
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    ">\n"
    "<office:font-face-decls><style:font-face style:name=\"Sans\" "
    "svg:font-family=\"'Liberation Sans', Arial, Helvetica\" "
    "style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
    "</office:font-face-decls>\n"
    "<office:styles>\n"
    "<style:default-style style:family=\"table-cell\">"
    "<style:text-properties style:font-name=\"Sans\" fo:font-size=\"11pt\" "
    "fo:language=\"en\" fo:country=\"GB\"/></style:default-style>\n"
    "<number:number-style style:name=\"year-number\">"
    "<number:number number:min-integer-digits=\"1\" "
    "number:decimal-places=\"0\"/></number:number-style>\n"
    "<number:number-style style:name=\"power-number\">"
    "<number:scientific-number number:min-integer-digits=\"1\" "
    "number:decimal-places=\"2\" number:min-exponent-digits=\"2\"/>"
    "</number:number-style>\n";

/* Data styles come before the styles that name them. */
static void add_number_styles(struct text *out)
{
	for (int d = 0; d <= NUMBER_DECIMALS_MAX; d++)
		text_addf(out,
		    "<number:number-style style:name=\"n%d-number\">"
		    "<number:number number:min-integer-digits=\"1\" "
		    "number:decimal-places=\"%d\" "
		    "number:min-decimal-places=\"%d\" "
		    "number:grouping=\"true\"/></number:number-style>\n",
		    d, d, d);
}

static const char named[] =
    "<style:style style:name=\"Default\" style:family=\"table-cell\">"
    "<style:table-cell-properties style:vertical-align=\"top\" "
    "fo:padding-left=\"2.5mm\" fo:padding-right=\"1mm\" "
    "fo:padding-top=\"0.3mm\" fo:padding-bottom=\"0.3mm\"/>"
    "</style:style>\n"
    "<style:style style:name=\"Heading_20_1\" "
    "style:display-name=\"Heading 1\" style:family=\"table-cell\" "
    "style:parent-style-name=\"Default\">"
    "<style:text-properties fo:font-size=\"16pt\" fo:font-weight=\"bold\"/>"
    "</style:style>\n"
    "<style:style style:name=\"Heading_20_2\" "
    "style:display-name=\"Heading 2\" style:family=\"table-cell\" "
    "style:parent-style-name=\"Default\">"
    "<style:text-properties fo:font-size=\"13pt\" fo:font-weight=\"bold\"/>"
    "</style:style>\n"
    "<style:style style:name=\"words\" style:family=\"table-cell\" "
    "style:parent-style-name=\"Default\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\"/></style:style>\n"
    "<style:style style:name=\"link\" style:family=\"table-cell\" "
    "style:parent-style-name=\"words\">"
    "<style:text-properties fo:color=\"#0b4f8a\" "
    "style:text-underline-style=\"solid\" "
    "style:text-underline-width=\"auto\" "
    "style:text-underline-color=\"font-color\"/></style:style>\n"
    "<style:style style:name=\"head\" style:display-name=\"Table header\" "
    "style:family=\"table-cell\" style:parent-style-name=\"Default\">"
    "<style:table-cell-properties fo:wrap-option=\"wrap\" "
    "style:vertical-align=\"bottom\" "
    "fo:border-bottom=\"1pt solid #333333\"/>"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
    "<style:style style:name=\"head-right\" "
    "style:display-name=\"Table header of numbers\" "
    "style:family=\"table-cell\" style:parent-style-name=\"head\">"
    "<style:table-cell-properties style:text-align-source=\"fix\"/>"
    "<style:paragraph-properties fo:text-align=\"end\"/></style:style>\n"
    "<style:style style:name=\"mark\" style:display-name=\"Shorthand\" "
    "style:family=\"table-cell\" style:parent-style-name=\"Default\">"
    "<style:table-cell-properties style:text-align-source=\"fix\"/>"
    "<style:paragraph-properties fo:text-align=\"end\"/></style:style>\n";

static void add_cell_style(struct text *out, const char *name)
{
	text_addf(out,
	    "<style:style style:name=\"%s\" style:family=\"table-cell\" "
	    "style:parent-style-name=\"Default\" "
	    "style:data-style-name=\"%s-number\"/>\n",
	    name, name);
}

static const char tail[] =
    "</office:styles>\n"
    "<office:automatic-styles>\n"
    "<style:page-layout style:name=\"paper\">"
    "<style:page-layout-properties fo:page-width=\"297mm\" "
    "fo:page-height=\"210mm\" style:print-orientation=\"landscape\" "
    "fo:margin-top=\"15mm\" fo:margin-bottom=\"15mm\" "
    "fo:margin-left=\"15mm\" fo:margin-right=\"15mm\" "
    "style:print-page-order=\"ltr\"/>"
    "</style:page-layout>\n"
    "</office:automatic-styles>\n"
    "<office:master-styles>\n"
    "<style:master-page style:name=\"Default\" "
    "style:page-layout-name=\"paper\">"
    "<style:header><text:p><text:sheet-name>sheet</text:sheet-name></text:p>"
    "</style:header>"
    "<style:footer><text:p><text:page-number>1</text:page-number></text:p>"
    "</style:footer></style:master-page>\n"
    "</office:master-styles>\n"
    "</office:document-styles>\n";

void ods_styles(struct text *out)
{
	text_add(out, head);
	add_number_styles(out);
	text_add(out, named);
	add_cell_style(out, "year");
	add_cell_style(out, "power");
	for (int d = 0; d <= NUMBER_DECIMALS_MAX; d++) {
		const char name[] = { 'n', (char)('0' + d), '\0' };

		add_cell_style(out, name);
	}
	text_add(out, tail);
}
