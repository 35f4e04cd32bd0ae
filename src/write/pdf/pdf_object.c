#include "pdf_object.h"

#include "peelstats/arena.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static HPDF_STATUS object_write(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct text *entries = dict->attr;

	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)text_str(entries),
	    (HPDF_UINT)entries->len);
}

static void object_free(HPDF_Dict dict)
{
	text_release(dict->attr);
	free(dict->attr);
	dict->attr = NULL;
}

/* libharu's lists grow by steps of one size, which is quadratic: by as much
 * again is not. */
static void make_room(HPDF_List list)
{
	if (list->count > list->items_per_block)
		list->items_per_block = list->count;
}

HPDF_Dict pdf_object_new(HPDF_Doc pdf)
{
	HPDF_Dict dict = HPDF_Dict_New(pdf->mmgr);
	struct text *entries;

	if (dict == NULL)
		return NULL;
	make_room(pdf->xref->entries);
	if (HPDF_Xref_Add(pdf->xref, dict) != HPDF_OK)
		return NULL;
	entries = heap_realloc(NULL, 1, sizeof(*entries));
	*entries = (struct text)TEXT_EMPTY;
	dict->attr = entries;
	dict->write_fn = object_write;
	dict->free_fn = object_free;
	return dict;
}

void pdf_object_set(HPDF_Dict object, const char *entries)
{
	if (object == NULL)
		return;
	text_clear(object->attr);
	text_add(object->attr, entries);
}

HPDF_Dict pdf_stream_new(
    HPDF_Doc pdf, const char *entries, const void *bytes, size_t len)
{
	HPDF_Dict dict = HPDF_DictStream_New(pdf->mmgr, pdf->xref);
	struct text *kept;

	if (dict == NULL ||
	    HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)len) != HPDF_OK)
		return NULL;
	kept = heap_realloc(NULL, 1, sizeof(*kept));
	*kept = (struct text)TEXT_EMPTY;
	text_add(kept, entries);
	dict->attr = kept;
	dict->write_fn = object_write;
	dict->free_fn = object_free;
	dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	return dict;
}

const struct text *pdf_object_entries(const void *object)
{
	const HPDF_Dict_Rec *dict = object;

	if ((dict->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT ||
	    dict->write_fn != object_write || dict->stream != NULL ||
	    dict->list->count > 0)
		return NULL;
	return dict->attr;
}

unsigned pdf_object_id(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return header != NULL ? header->obj_id & 0x00FFFFFFU : 0;
}

static bool is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || (unsigned char)*s > 0x7E)
			return false;
	return true;
}

static void add_utf16(struct text *out, const char *utf8)
{
	uint32_t code;

	text_add(out, "<FEFF");
	while ((code = utf8_next(&utf8)) != 0) {
		if (code > 0xFFFF) {
			code -= 0x10000;
			text_addf(out, "%04X%04X",
			    (unsigned)(0xD800U + (code >> 10)),
			    (unsigned)(0xDC00U + (code & 0x3FFU)));
		} else {
			text_addf(out, "%04X", (unsigned)code);
		}
	}
	text_add_char(out, '>');
}

void pdf_add_string(struct text *out, const char *utf8)
{
	if (!is_plain(utf8)) {
		add_utf16(out, utf8);
		return;
	}
	text_add_char(out, '(');
	for (; *utf8 != '\0'; utf8++) {
		if (*utf8 == '(' || *utf8 == ')' || *utf8 == '\\')
			text_add_char(out, '\\');
		text_add_char(out, *utf8);
	}
	text_add_char(out, ')');
}

/* A number of which `n` is 10^decimals times. */
static void add_scaled(struct text *out, long long n, int decimals)
{
	char digits[32];
	size_t at = sizeof(digits);
	unsigned long long rest =
	    n < 0 ? 0ULL - (unsigned long long)n : (unsigned long long)n;
	bool fraction = false;

	for (int i = 0; i < decimals; i++) {
		char digit = (char)('0' + rest % 10);

		rest /= 10;
		if (digit != '0' || fraction) {
			fraction = true;
			digits[--at] = digit;
		}
	}
	if (fraction)
		digits[--at] = '.';
	if (rest > 0 || !fraction) {
		do {
			digits[--at] = (char)('0' + rest % 10);
			rest /= 10;
		} while (rest > 0);
	}
	if (n < 0)
		digits[--at] = '-';
	text_add_bytes(out, digits + at, sizeof(digits) - at);
}

void pdf_add_number(struct text *out, double x)
{
	assert(isfinite(x) && fabs(x) < 1e12);
	add_scaled(out, llround(x * 1000), 3);
}

void pdf_add_whole(struct text *out, double x)
{
	assert(isfinite(x) && fabs(x) < 1e12);
	add_scaled(out, llround(x), 0);
}

void pdf_add_place(struct text *out, double x)
{
	assert(isfinite(x) && fabs(x) < 1e12);
	add_scaled(out, llround(x * 10), 1);
}

void pdf_add_length(struct text *out, double x)
{
	assert(isfinite(x) && fabs(x) < 1e12);
	add_scaled(out, llround(x * 100), 2);
}
