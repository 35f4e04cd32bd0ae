#include "pdf_subset.h"

#include "peelstats/arena.h"
#include "peelstats/format.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hpdf_encrypt.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* Tables that a viewer does not need for a Type 0 font. */
static const hb_tag_t dropped[] = { HB_TAG('c', 'm', 'a', 'p'),
	HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
	HB_TAG('O', 'S', '/', '2'), HB_TAG('G', 'S', 'U', 'B'),
	HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
	HB_TAG('k', 'e', 'r', 'n'), HB_TAG('g', 'a', 's', 'p'),
	HB_TAG('F', 'F', 'T', 'M') };

struct subset {
	hb_blob_t *program;
	struct text cid_to_glyph; /* two bytes a code */
	char name[80]; /* "ABCDEF+LiberationSans" */
};

static hb_subset_input_t *subset_input(const struct pdf_font *f)
{
	hb_subset_input_t *input = heap_made(hb_subset_input_create_or_fail());
	hb_set_t *set;

	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	set = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < f->n_used; i++)
		hb_set_add(set, f->glyph[i].id);
	set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		hb_set_add(set, dropped[i]);
	heap_require(
	    hb_set_allocation_successful(set) &&
	    hb_set_allocation_successful(hb_subset_input_glyph_set(input)));
	return input;
}

static void add_short(struct text *t, unsigned n)
{
	text_add_char(t, (char)(n >> 8));
	text_add_char(t, (char)(n & 0xFFU));
}

/* Six letters from the program's digest: the subset tag of 9.6.4. */
static void subset_name(struct subset *s, const struct pdf_font *f)
{
	struct HPDF_MD5Context md5;
	HPDF_BYTE digest[16];
	unsigned len;
	const char *bytes = hb_blob_get_data(s->program, &len);
	char name[64] = "";
	unsigned room = sizeof(name);

	HPDF_MD5Init(&md5);
	HPDF_MD5Update(&md5, (const HPDF_BYTE *)bytes, len);
	HPDF_MD5Final(digest, &md5);
	(void)hb_ot_name_get_utf8(f->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
	    HB_LANGUAGE_INVALID, &room, name);
	for (int i = 0; i < 6; i++)
		s->name[i] = (char)('A' + digest[i] % 26);
	format_short(s->name + 6, sizeof(s->name) - 6, "+%s",
	    name[0] != '\0' ? name : "Font");
}

static bool subset_make(struct subset *s, const struct pdf_font *f)
{
	hb_subset_input_t *input = subset_input(f);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(f->face, input);
	hb_face_t *face =
	    plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;

	if (face != NULL) {
		const hb_map_t *map =
		    hb_subset_plan_old_to_new_glyph_mapping(plan);

		heap_require(hb_map_allocation_successful(map));
		s->program = hb_face_reference_blob(face);
		add_short(&s->cid_to_glyph, 0);
		for (size_t i = 0; i < f->n_used; i++)
			add_short(
			    &s->cid_to_glyph, hb_map_get(map, f->glyph[i].id));
		subset_name(s, f);
	}
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return face != NULL;
}

static double per_mille(const struct pdf_font *f, double units)
{
	return units * 1000 / f->units;
}

static void add_widths(struct text *out, const struct pdf_font *f)
{
	text_add(out, "/DW 1000/W[0[");
	pdf_add_number(
	    out, per_mille(f, hb_font_get_glyph_h_advance(f->font, 0)));
	for (size_t i = 0; i < f->n_used; i++) {
		text_add_char(out, ' ');
		pdf_add_number(out, per_mille(f, hb_font_get_glyph_h_advance(
						     f->font, f->glyph[i].id)));
	}
	text_add(out, "]]");
}

/* The code-to-text map (9.10.3), in blocks of at most 100. */
static HPDF_Dict write_to_unicode(const struct pdf_font *f, HPDF_Doc pdf)
{
	struct text t = TEXT_EMPTY;
	HPDF_Dict stream;

	text_add(&t,
	    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
	    "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
	for (size_t i = 0; i < f->n_used; i++) {
		struct text hex = TEXT_EMPTY;
		const char *c = f->glyph[i].text;
		uint32_t code;

		if (i % 100 == 0)
			text_addf(&t, "%zu beginbfchar\n",
			    f->n_used - i < 100 ? f->n_used - i : 100);
		while ((code = utf8_next(&c)) != 0) {
			if (code > 0xFFFF)
				text_addf(&hex, "%04X%04X",
				    (unsigned)(0xD7C0U + (code >> 10)),
				    (unsigned)(0xDC00U + (code & 0x3FFU)));
			else
				text_addf(&hex, "%04X", (unsigned)code);
		}
		text_addf(&t, "<%04zX><%s>\n", i + 1, text_str(&hex));
		text_release(&hex);
		if (i % 100 == 99 || i + 1 == f->n_used)
			text_add(&t, "endbfchar\n");
	}
	text_add(&t,
	    "endcmap CMapName currentdict/CMap defineresource pop end end\n");
	stream = pdf_stream_new(pdf, "", t.s, t.len);
	text_release(&t);
	return stream;
}

static double ot_metric(
    const struct pdf_font *f, hb_ot_metrics_tag_t tag, double otherwise)
{
	hb_position_t x;

	if (!hb_ot_metrics_get_position(f->font, tag, &x))
		return otherwise;
	return per_mille(f, x);
}

/* The bounding box in the font's head table. */
static void add_box(struct text *out, const struct pdf_font *f)
{
	hb_blob_t *head =
	    hb_face_reference_table(f->face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned len;
	const char *data = hb_blob_get_data(head, &len);

	text_add(out, "/FontBBox[");
	for (unsigned i = 36; i < 44 && len >= 44; i += 2) {
		unsigned raw = (unsigned)(unsigned char)data[i] << 8 |
			       (unsigned char)data[i + 1];

		pdf_add_number(out,
		    per_mille(f, raw >= 0x8000 ? (double)raw - 65536 : raw));
		text_add_char(out, i < 42 ? ' ' : ']');
	}
	hb_blob_destroy(head);
}

static HPDF_Dict write_descriptor(
    const struct pdf_font *f, const struct subset *s, HPDF_Doc pdf)
{
	struct text t = TEXT_EMPTY;
	unsigned len;
	const char *bytes = hb_blob_get_data(s->program, &len);
	char entries[32];
	HPDF_Dict file;
	HPDF_Dict dict = pdf_object_new(pdf);

	format_short(entries, sizeof(entries), "/Length1 %u", len);
	file = pdf_stream_new(pdf, entries, bytes, len);
	text_addf(&t, "/Type/FontDescriptor/FontName/%s/Flags 4", s->name);
	add_box(&t, f);
	text_add(&t, "/ItalicAngle 0/Ascent ");
	pdf_add_number(
	    &t, ot_metric(f, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 900));
	text_add(&t, "/Descent ");
	pdf_add_number(
	    &t, ot_metric(f, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -200));
	text_add(&t, "/CapHeight ");
	pdf_add_number(&t, ot_metric(f, HB_OT_METRICS_TAG_CAP_HEIGHT, 700));
	text_addf(&t, "/StemV %d/FontFile2 %u 0 R", f->bold ? 140 : 80,
	    pdf_object_id(file));
	pdf_object_set(dict, text_str(&t));
	text_release(&t);
	return dict;
}

static void write_objects(
    const struct pdf_font *f, const struct subset *s, HPDF_Doc pdf)
{
	struct text t = TEXT_EMPTY;
	HPDF_Dict to_unicode = write_to_unicode(f, pdf);
	HPDF_Dict descriptor = write_descriptor(f, s, pdf);
	HPDF_Dict map =
	    pdf_stream_new(pdf, "", s->cid_to_glyph.s, s->cid_to_glyph.len);
	HPDF_Dict cid_font = pdf_object_new(pdf);

	text_addf(&t, "/Type/Font/Subtype/CIDFontType2/BaseFont/%s", s->name);
	text_add(&t,
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement "
	    "0>>");
	add_widths(&t, f);
	text_addf(&t, "/FontDescriptor %u 0 R/CIDToGIDMap %u 0 R",
	    pdf_object_id(descriptor), pdf_object_id(map));
	pdf_object_set(cid_font, text_str(&t));
	text_clear(&t);
	text_addf(&t,
	    "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
	    "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
	    s->name, pdf_object_id(cid_font), pdf_object_id(to_unicode));
	pdf_object_set(f->dict, text_str(&t));
	text_release(&t);
}

void pdf_font_write(struct pdf_font *f, HPDF_Doc pdf, struct error *err)
{
	struct subset s = { NULL, TEXT_EMPTY, "" };

	if (subset_make(&s, f))
		write_objects(f, &s, pdf);
	else
		(void)error_set(
		    err, EXIT_INTERNAL, "HarfBuzz cannot subset a font");
	hb_blob_destroy(s.program);
	text_release(&s.cid_to_glyph);
}
