/*
 * The file as bytes. libharu's own saver packs no objects, ignores a failed
 * close and puts the clock into /ID, so its objects are written here: streams
 * one by one, all others in object streams (ISO 32000-1, 7.5.7), then a
 * cross-reference stream (7.5.8).
 */
#include "pdf_object.h"
#include "peelstats/arena.h"

#include <hpdf_encrypt.h>
#include <hpdf_objects.h>
#include <hpdf_utils.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* 200 objects a stream would take 4% more bytes. */
enum { PACKED_MAX = 2000, XREF_FIELD = 8 };

static const size_t not_packed = SIZE_MAX;

struct entry {
	unsigned char type; /* 0 free, 1 at an offset, 2 in an object stream */
	size_t where; /* offset, or number of the object stream */
	size_t index; /* in the object stream */
};

/* A stream on its way: its place in the file is known when all before it are
 * packed. */
struct piece {
	size_t id;
	struct text entries; /* of its dictionary */
	struct text raw; /* a stream that is not packed */
	size_t number; /* of the packer's stream, or not_packed */
};

struct saver {
	HPDF_Doc pdf;
	struct pdf_packer *packer;
	const struct pdf_content *content; /* of the pages that follow */
	size_t n_content;
	struct piece *piece;
	size_t n_pieces;
	size_t pieces_room;
	HPDF_Stream sink;
	struct text *out;
	struct text object; /* the object being written */
	struct text packed; /* the open object stream: numbers, then objects */
	struct text numbers;
	size_t n_packed;
	size_t packed_id;
	struct entry *entry;
	size_t n_entries;
	bool failed;
};

static HPDF_STATUS sink_write(
    HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct saver *s = stream->attr;

	text_add_bytes(&s->object, bytes, len);
	return HPDF_OK;
}

static struct entry *entry_of(struct saver *s, size_t id)
{
	if (id >= s->n_entries) {
		s->entry = heap_realloc(s->entry, id + 1, sizeof(*s->entry));
		memset(s->entry + s->n_entries, 0,
		    (id + 1 - s->n_entries) * sizeof(*s->entry));
		s->n_entries = id + 1;
	}
	return &s->entry[id];
}

static struct piece *new_piece(struct saver *s, size_t id, const char *entries)
{
	struct piece *p;

	if (s->n_pieces == s->pieces_room) {
		s->pieces_room = s->pieces_room != 0 ? 2 * s->pieces_room : 64;
		s->piece =
		    heap_realloc(s->piece, s->pieces_room, sizeof(*s->piece));
	}
	p = &s->piece[s->n_pieces++];
	memset(p, 0, sizeof(*p));
	p->id = id;
	p->number = not_packed;
	text_add(&p->entries, entries);
	return p;
}

static void write_body(struct saver *s, const char *entries, const char *filter,
    const struct text *bytes)
{
	text_addf(s->out, "<<%s%s/Length %zu>>stream\r\n", entries, filter,
	    bytes->len);
	text_add_bytes(s->out, text_str(bytes), bytes->len);
	text_add(s->out, "\nendstream\nendobj\n");
}

/* ISO 19005-2, 6.1.9: an end of line follows obj. */
static void begin_object(struct saver *s, size_t id)
{
	struct entry *e = entry_of(s, id);

	e->type = 1;
	e->where = s->out->len;
	text_addf(s->out, "%zu 0 obj\n", id);
}

static void write_piece(struct saver *s, const struct piece *p)
{
	const struct text *packed;

	begin_object(s, p->id);
	if (p->number == not_packed) {
		write_body(s, text_str(&p->entries), "", &p->raw);
		return;
	}
	packed = pdf_packer_get(s->packer, p->number);
	if (packed->len == 0)
		s->failed = true;
	write_body(s, text_str(&p->entries), "/Filter/FlateDecode", packed);
}

static void write_pieces(struct saver *s)
{
	for (size_t i = 0; i < s->n_pieces; i++) {
		write_piece(s, &s->piece[i]);
		text_release(&s->piece[i].entries);
		text_release(&s->piece[i].raw);
	}
	s->n_pieces = 0;
}

static void flush_packed(struct saver *s)
{
	struct text entries = TEXT_EMPTY;
	struct text body = TEXT_EMPTY;

	if (s->n_packed == 0)
		return;
	text_addf(&entries, "/Type/ObjStm/N %zu/First %zu", s->n_packed,
	    s->numbers.len);
	text_add_bytes(&body, s->numbers.s, s->numbers.len);
	text_add_bytes(&body, s->packed.s, s->packed.len);
	new_piece(s, s->packed_id, text_str(&entries))->number =
	    pdf_packer_add(s->packer, body.s, body.len);
	text_clear(&s->numbers);
	text_clear(&s->packed);
	s->n_packed = 0;
	text_release(&entries);
	text_release(&body);
}

static void pack_object(struct saver *s, size_t id)
{
	struct entry *e;

	if (s->n_packed == 0) {
		s->packed_id = s->n_entries;
		(void)entry_of(s, s->packed_id);
	}
	e = entry_of(s, id);
	e->type = 2;
	e->where = s->packed_id;
	e->index = s->n_packed;
	text_add_unsigned(&s->numbers, id);
	text_add_char(&s->numbers, ' ');
	text_add_unsigned(&s->numbers, s->packed.len);
	text_add_char(&s->numbers, ' ');
	text_add_bytes(&s->packed, s->object.s, s->object.len);
	text_add_char(&s->packed, '\n');
	if (++s->n_packed == PACKED_MAX)
		flush_packed(s);
}

/* The entries of a stream's dictionary but for those the saver writes. */
static void write_entries(struct saver *s, HPDF_Dict dict)
{
	for (HPDF_UINT i = 0; i < dict->list->count; i++) {
		HPDF_DictElement e = HPDF_List_ItemAt(dict->list, i);

		if (strcmp(e->key, "Length") == 0)
			continue;
		text_addf(&s->object, "/%s ", e->key);
		if (HPDF_Obj_Write(e->value, s->sink, NULL) != HPDF_OK)
			s->failed = true;
	}
	if (dict->write_fn != NULL && dict->write_fn(dict, s->sink) != HPDF_OK)
		s->failed = true;
}

/* Whether it is the content of the next page, packed before. */
static bool is_content(struct saver *s, HPDF_Dict dict, struct piece *p)
{
	if (s->n_content == 0 || s->content->dict != dict)
		return false;
	p->number = s->content->number;
	s->content++;
	s->n_content--;
	return true;
}

static void write_stream(struct saver *s, size_t id, HPDF_Dict dict)
{
	struct piece *p;

	text_clear(&s->object);
	write_entries(s, dict);
	p = new_piece(s, id, text_str(&s->object));
	if (is_content(s, dict, p))
		return;
	text_clear(&s->object);
	if (HPDF_Stream_WriteToStream(dict->stream, s->sink,
		HPDF_STREAM_FILTER_NONE, NULL) != HPDF_OK)
		s->failed = true;
	if (dict->filter == HPDF_STREAM_FILTER_NONE)
		text_add_bytes(&p->raw, s->object.s, s->object.len);
	else
		p->number = pdf_packer_add(
		    s->packer, text_str(&s->object), s->object.len);
}

/* Most objects are the elements of the structure: they go around libharu. */
static void write_value(struct saver *s, void *object)
{
	const struct text *entries = pdf_object_entries(object);

	text_clear(&s->object);
	if (entries == NULL) {
		if (HPDF_Obj_WriteValue(object, s->sink, NULL) != HPDF_OK)
			s->failed = true;
	} else if (text_str(entries)[0] == '[') {
		text_add_bytes(&s->object, entries->s, entries->len);
	} else {
		text_add(&s->object, "<<");
		text_add_bytes(&s->object, text_str(entries), entries->len);
		text_add(&s->object, ">>");
	}
}

static bool is_dict(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
}

/* Lengths of streams are written in place, not as objects. */
static void drop_lengths(struct saver *s)
{
	HPDF_List list = s->pdf->xref->entries;

	for (HPDF_UINT i = 0; i < list->count; i++) {
		HPDF_XrefEntry e = HPDF_List_ItemAt(list, i);
		HPDF_Dict dict = e->obj;

		if (e->entry_typ != HPDF_FREE_ENTRY && is_dict(dict) &&
		    dict->stream != NULL)
			entry_of(s, pdf_object_id(HPDF_Dict_GetItem(
					dict, "Length", HPDF_OCLASS_NUMBER)))
			    ->index = SIZE_MAX;
	}
}

static void write_objects(struct saver *s)
{
	HPDF_List list = s->pdf->xref->entries;

	(void)entry_of(s, list->count - 1);
	drop_lengths(s);
	for (HPDF_UINT i = 0; i < list->count; i++) {
		HPDF_XrefEntry e = HPDF_List_ItemAt(list, i);
		HPDF_Dict dict = e->obj;
		size_t id = s->pdf->xref->start_offset + i;

		if (e->entry_typ == HPDF_FREE_ENTRY ||
		    s->entry[id].index == SIZE_MAX)
			continue;
		if (is_dict(dict) && dict->stream != NULL) {
			write_stream(s, id, dict);
			continue;
		}
		write_value(s, e->obj);
		pack_object(s, id);
	}
	flush_packed(s);
	write_pieces(s);
}

/* A row as its difference from the one above (PNG filter "up"): most are
 * alike, so that the table takes a twentieth of the room. */
static void xref_row(
    struct text *rows, const struct entry *e, unsigned char *above)
{
	unsigned char row[XREF_FIELD];

	row[0] = e->type;
	for (int i = 0; i < 5; i++)
		row[1 + i] = (unsigned char)(e->where >> (8 * (4 - i)));
	row[6] = (unsigned char)(e->index >> 8);
	row[7] = (unsigned char)e->index;
	if (e->type == 0)
		memset(row, 0, sizeof(row));
	text_add_char(rows, 2);
	for (size_t i = 0; i < sizeof(row); i++) {
		text_add_char(rows, (char)(unsigned char)(row[i] - above[i]));
		above[i] = row[i];
	}
}

static void add_id(struct saver *s, struct text *entries)
{
	struct HPDF_MD5Context md5;
	HPDF_BYTE digest[16];

	HPDF_MD5Init(&md5);
	HPDF_MD5Update(
	    &md5, (const HPDF_BYTE *)s->out->s, (HPDF_UINT32)s->out->len);
	HPDF_MD5Final(digest, &md5);
	for (int half = 0; half < 2; half++) {
		text_add(entries, half == 0 ? "/ID[<" : "><");
		for (int i = 0; i < 16; i++)
			text_addf(entries, "%02X", digest[i]);
	}
	text_add(entries, ">]");
}

static void write_xref(struct saver *s)
{
	struct text rows = TEXT_EMPTY;
	struct text entries = TEXT_EMPTY;
	size_t id = s->n_entries;
	size_t at = s->out->len;
	unsigned char above[XREF_FIELD] = { 0 };

	add_id(s, &entries);
	begin_object(s, id);
	for (size_t i = 0; i < s->n_entries; i++)
		xref_row(&rows, &s->entry[i], above);
	text_addf(&entries,
	    "/Type/XRef/Size %zu/W[1 5 2]/Root %u 0 R"
	    "/DecodeParms<</Predictor 12/Columns %d>>",
	    s->n_entries, pdf_object_id(s->pdf->catalog), XREF_FIELD);
	if (s->pdf->info != NULL)
		text_addf(
		    &entries, "/Info %u 0 R", pdf_object_id(s->pdf->info));
	write_body(s, text_str(&entries), "/Filter/FlateDecode",
	    pdf_packer_get(
		s->packer, pdf_packer_add(s->packer, rows.s, rows.len)));
	text_addf(s->out, "startxref\n%zu\n%%%%EOF\n", at);
	text_release(&rows);
	text_release(&entries);
}

bool pdf_serialise(HPDF_Doc pdf, struct pdf_packer *packer,
    const struct pdf_content *content, size_t n_content, const char *version,
    struct text *out, struct error *err)
{
	struct saver s;

	memset(&s, 0, sizeof(s));
	s.pdf = pdf;
	s.packer = packer;
	s.content = content;
	s.n_content = n_content;
	s.out = out;
	s.sink = HPDF_CallbackWriter_New(pdf->mmgr, sink_write, &s);
	if (s.sink == NULL)
		return error_set(
		    err, EXIT_INTERNAL, "libharu cannot write the document");
	text_addf(out, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", version);
	write_objects(&s);
	write_xref(&s);
	HPDF_Stream_Free(s.sink);
	text_release(&s.object);
	text_release(&s.packed);
	text_release(&s.numbers);
	free(s.entry);
	free(s.piece);
	if (s.failed)
		return error_set(err, EXIT_INTERNAL,
		    "libharu failed while writing (error 0x%04lX)",
		    HPDF_GetError(pdf));
	return true;
}
