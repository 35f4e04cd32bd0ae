#include "pdf_archive.h"

#include <hpdf_objects.h>

#include <math.h>
#include <string.h>

#include "base/banned.h"

static void add_catalogue(HPDF_Doc pdf, const char *key, const char *entries)
{
	HPDF_Dict dict = pdf_object_new(pdf);

	pdf_object_set(dict, entries);
	(void)HPDF_Dict_Add(pdf->catalog, key, dict);
}

static bool has_date(const struct document_info *i)
{
	return strlen(i->date) == 10;
}

/* "D:20180322000000Z" from "2018-03-22". */
static void add_date(
    struct text *t, const char *key, const struct document_info *i)
{
	if (has_date(i))
		text_addf(t, "/%s(D:%.4s%.2s%.2s000000Z)", key, i->date,
		    i->date + 5, i->date + 8);
}

/* libharu's own names libharu only. */
static void drop_info(HPDF_Doc pdf)
{
	HPDF_XrefEntry entry;

	if (pdf->info == NULL)
		return;
	entry = HPDF_List_ItemAt(pdf->xref->entries,
	    pdf_object_id(pdf->info) - pdf->xref->start_offset);
	if (entry != NULL)
		entry->entry_typ = HPDF_FREE_ENTRY;
	pdf->info = NULL;
}

static void add_info(HPDF_Doc pdf, const struct document_info *i)
{
	const struct {
		const char *key;
		const char *value;
	} facts[] = { { "/Title", i->title }, { "/Author", i->author },
		{ "/Subject", i->subject }, { "/Creator", i->producer },
		{ "/Producer", i->producer } };
	struct text t = TEXT_EMPTY;

	for (size_t k = 0; k < sizeof(facts) / sizeof(facts[0]); k++) {
		text_add(&t, facts[k].key);
		pdf_add_string(&t, facts[k].value);
	}
	add_date(&t, "CreationDate", i);
	add_date(&t, "ModDate", i);
	pdf->info = pdf_object_new(pdf);
	pdf_object_set(pdf->info, text_str(&t));
	text_release(&t);
}

static void add_xml(struct text *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '<')
			text_add(out, "&lt;");
		else if (*s == '>')
			text_add(out, "&gt;");
		else if (*s == '&')
			text_add(out, "&amp;");
		else if ((unsigned char)*s >= 0x20)
			text_add_char(out, *s);
		else
			text_add_char(out, ' ');
	}
}

static void add_element(
    struct text *out, const char *before, const char *s, const char *after)
{
	text_add(out, before);
	add_xml(out, s);
	text_add(out, after);
}

/* Describes the property of PDF/UA, which PDF/A does not know of itself. */
static const char extension_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid"
    "</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema"
    "</pdfaSchema:schema><pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:category>internal"
    "</pdfaProperty:category><pdfaProperty:description>Part of the PDF/UA "
    "standard</pdfaProperty:description><pdfaProperty:name>part"
    "</pdfaProperty:name><pdfaProperty:valueType>Integer"
    "</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char name_spaces[] =
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

static void add_dates(struct text *t, const struct document_info *i)
{
	if (has_date(i))
		text_addf(t,
		    "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
		    "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n",
		    i->date, i->date);
}

/* PDF/A-2a, or 3a with a file attached, and PDF/UA-1. */
static void add_claims_of_1(struct text *t, const struct document_info *i)
{
	text_addf(t,
	    "<pdfaid:part>%d</pdfaid:part>"
	    "<pdfaid:conformance>A</pdfaid:conformance>\n"
	    "<pdfuaid:part>1</pdfuaid:part>\n",
	    i->attachment.name != NULL ? 3 : 2);
	text_add(t, extension_schema);
}

/* PDF/A-4, or 4f with a file attached, PDF/UA-2 and Well-Tagged PDF 1.0. */
static void add_claims_of_2(struct text *t, const struct document_info *i)
{
	text_addf(t,
	    "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>%s\n"
	    "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>\n"
	    "<pdfd:declarations xmlns:pdfd=\"http://pdfa.org/declarations/\">"
	    "<rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>"
	    "http://pdfa.org/declarations/wtpdf#accessibility1.0"
	    "</pdfd:conformsTo></rdf:li></rdf:Bag></pdfd:declarations>\n",
	    i->attachment.name != NULL
		? "<pdfaid:conformance>F</pdfaid:conformance>"
		: "");
}

static void add_metadata(HPDF_Doc pdf, const struct document_info *i)
{
	struct text t = TEXT_EMPTY;
	HPDF_Dict stream;

	text_add(&t,
	    "<?xpacket begin=\"\xEF\xBB\xBF\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf="
	    "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	text_add(&t, name_spaces);
	add_element(&t, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    i->title, "</rdf:li></rdf:Alt></dc:title>\n");
	add_element(&t, "<dc:creator><rdf:Seq><rdf:li>", i->author,
	    "</rdf:li></rdf:Seq></dc:creator>\n");
	add_element(&t,
	    "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
	    i->subject, "</rdf:li></rdf:Alt></dc:description>\n");
	add_element(&t, "<dc:language><rdf:Bag><rdf:li>", i->language,
	    "</rdf:li></rdf:Bag></dc:language>\n");
	text_add(&t, "<dc:format>application/pdf</dc:format>\n");
	add_element(
	    &t, "<xmp:CreatorTool>", i->producer, "</xmp:CreatorTool>\n");
	add_dates(&t, i);
	add_element(&t, "<pdf:Producer>", i->producer, "</pdf:Producer>\n");
	if (i->pdf2)
		add_claims_of_2(&t, i);
	else
		add_claims_of_1(&t, i);
	text_add(&t, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
		     "<?xpacket end=\"r\"?>");
	stream = pdf_stream_new(pdf, "/Type/Metadata/Subtype/XML", t.s, t.len);
	if (stream != NULL)
		stream->filter = HPDF_STREAM_FILTER_NONE;
	(void)HPDF_Dict_Add(pdf->catalog, "Metadata", stream);
	text_release(&t);
}

static void add_long(struct text *out, unsigned long n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		text_add_char(out, (char)(n >> shift & 0xFFU));
}

static void add_short(struct text *out, unsigned n)
{
	text_add_char(out, (char)(n >> 8 & 0xFFU));
	text_add_char(out, (char)(n & 0xFFU));
}

static void add_zeros(struct text *out, size_t n)
{
	while (n-- > 0)
		text_add_char(out, '\0');
}

static void add_fixed(struct text *out, double x)
{
	add_long(out, (unsigned long)floor(x * 65536 + 0.5));
}

static void add_xyz(struct text *out, const double xyz[3])
{
	text_add(out, "XYZ ");
	add_zeros(out, 4);
	for (int i = 0; i < 3; i++)
		add_fixed(out, xyz[i]);
}

/* The transfer function of IEC 61966-2-1, from encoded to linear. */
static double srgb_linear(double v)
{
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static void add_curve(struct text *out)
{
	text_add(out, "curv");
	add_zeros(out, 4);
	add_long(out, 256);
	for (int i = 0; i < 256; i++)
		add_short(
		    out, (unsigned)floor(srgb_linear(i / 255.0) * 65535 + 0.5));
}

static void add_description(struct text *out)
{
	static const char name[] = "sRGB";

	text_add(out, "desc");
	add_zeros(out, 4);
	add_long(out, sizeof(name));
	text_add_bytes(out, name, sizeof(name));
	add_zeros(out, 4 + 4 + 2 + 1 + 67 + 2);
}

static void add_copyright(struct text *out)
{
	text_add(out, "text");
	add_zeros(out, 4);
	text_add_bytes(out, "No copyright", 13);
	add_zeros(out, 3);
}

static const double white[3] = { 0.9642, 1.0, 0.8249 };

static void add_profile_header(struct text *out)
{
	add_zeros(out, 8); /* size, filled in later; no colour module */
	add_long(out, 0x02100000);
	text_add(out, "mntrRGB XYZ ");
	add_short(out, 2000);
	add_short(out, 1);
	add_short(out, 1);
	add_zeros(out, 6);
	text_add(out, "acsp");
	add_zeros(out, 28);
	for (int i = 0; i < 3; i++)
		add_fixed(out, white[i]);
	add_zeros(out, 48);
}

void pdf_add_srgb_profile(struct text *out)
{
	static const double primary[3][3] = {
		{ 0.4360747, 0.2225045, 0.0139322 },
		{ 0.3850649, 0.7168786, 0.0971045 },
		{ 0.1430804, 0.0606169, 0.7141733 },
	};
	/* name, offset and size of each part; the curve serves three */
	static const struct {
		const char *name;
		unsigned long offset;
		unsigned long size;
	} parts[] = { { "desc", 240, 100 }, { "cprt", 340, 24 },
		{ "wtpt", 364, 20 }, { "rXYZ", 384, 20 }, { "gXYZ", 404, 20 },
		{ "bXYZ", 424, 20 }, { "rTRC", 444, 524 }, { "gTRC", 444, 524 },
		{ "bTRC", 444, 524 } };
	size_t start = out->len;

	add_profile_header(out);
	add_long(out, 9);
	for (int i = 0; i < 9; i++) {
		text_add(out, parts[i].name);
		add_long(out, parts[i].offset);
		add_long(out, parts[i].size);
	}
	add_description(out);
	add_zeros(out, start + 340 - out->len);
	add_copyright(out);
	add_xyz(out, white);
	for (int i = 0; i < 3; i++)
		add_xyz(out, primary[i]);
	add_curve(out);
	for (int i = 0; i < 4; i++)
		out->s[start + (size_t)i] =
		    (char)((out->len - start) >> (8 * (3 - i)) & 0xFFU);
}

static void add_output_intent(HPDF_Doc pdf)
{
	struct text t = TEXT_EMPTY;
	HPDF_Dict profile;
	HPDF_Dict intent = pdf_object_new(pdf);
	HPDF_Array intents = HPDF_Array_New(pdf->mmgr);

	pdf_add_srgb_profile(&t);
	profile = pdf_stream_new(pdf, "/N 3", t.s, t.len);
	text_clear(&t);
	text_addf(&t,
	    "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
	    "/Info(sRGB)/DestOutputProfile %u 0 R",
	    pdf_object_id(profile));
	pdf_object_set(intent, text_str(&t));
	if (intents != NULL)
		(void)HPDF_Array_Add(intents, intent);
	(void)HPDF_Dict_Add(pdf->catalog, "OutputIntents", intents);
	text_release(&t);
}

/* ISO 19005-3, 6.8: an associated file with its relation to the document. */
static void add_attachment(HPDF_Doc pdf, const struct document_info *i)
{
	const struct attachment *a = &i->attachment;
	struct text t = TEXT_EMPTY;
	HPDF_Dict file;
	HPDF_Dict spec = pdf_object_new(pdf);
	HPDF_Array associated = HPDF_Array_New(pdf->mmgr);

	text_add(&t, "/Type/EmbeddedFile/Subtype/");
	for (const char *c = a->type; *c != '\0'; c++) {
		if (*c == '/')
			text_add(&t, "#2F");
		else
			text_add_char(&t, *c);
	}
	text_addf(&t, "/Params<</Size %zu", a->len);
	add_date(&t, "ModDate", i);
	text_add(&t, ">>");
	file = pdf_stream_new(pdf, text_str(&t), a->bytes, a->len);
	text_clear(&t);
	text_add(&t, "/Type/Filespec/AFRelationship/Data/F");
	pdf_add_string(&t, a->name);
	text_add(&t, "/UF");
	pdf_add_string(&t, a->name);
	text_add(&t, "/Desc");
	pdf_add_string(&t, a->about);
	text_addf(&t, "/EF<</F %u 0 R/UF %u 0 R>>", pdf_object_id(file),
	    pdf_object_id(file));
	pdf_object_set(spec, text_str(&t));
	if (associated != NULL)
		(void)HPDF_Array_Add(associated, spec);
	(void)HPDF_Dict_Add(pdf->catalog, "AF", associated);
	text_clear(&t);
	text_add(&t, "/EmbeddedFiles<</Names[");
	pdf_add_string(&t, a->name);
	text_addf(&t, " %u 0 R]>>", pdf_object_id(spec));
	add_catalogue(pdf, "Names", text_str(&t));
	text_release(&t);
}

void pdf_archive(HPDF_Doc pdf, const struct document_info *info)
{
	drop_info(pdf);
	if (!info->pdf2) /* ISO 19005-4, 6.1.3: no Info */
		add_info(pdf, info);
	add_metadata(pdf, info);
	add_output_intent(pdf);
	if (info->attachment.name != NULL)
		add_attachment(pdf, info);
	(void)HPDF_Dict_Add(pdf->catalog, "Lang",
	    HPDF_String_New(pdf->mmgr, info->language, NULL));
	add_catalogue(pdf, "MarkInfo", "/Marked true");
	add_catalogue(pdf, "ViewerPreferences", "/DisplayDocTitle true");
}
