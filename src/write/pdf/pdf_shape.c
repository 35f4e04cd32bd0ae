#include "pdf_shape.h"

#include "peelstats/text.h"

#include <limits.h>
#include <string.h>

#include "base/banned.h"

/* The signs that numbers are made of, digits first, and the space that keeps
 * a cell apart from the one before. */
static const uint32_t signs[] = { '0', '1', '2', '3', '4', '5', '6', '7', '8',
	'9', '.', ',', '%', '+', '=', '(', ')', ' ', 0x2212 };

enum { SIGNS = sizeof(signs) / sizeof(signs[0]), UNKNOWN = INT_MIN };

struct pdf_metrics {
	int *advance; /* of each glyph, or UNKNOWN */
	bool ready; /* the glyphs of signs are known */
	hb_codepoint_t glyph[SIGNS]; /* 0 = none */
	int kern[SIGNS][SIGNS]; /* UNKNOWN until asked for */
};

struct pdf_metrics *pdf_metrics_new(struct arena *a, unsigned n_glyphs)
{
	struct pdf_metrics *m = arena_alloc(a, sizeof(*m));

	m->advance = arena_array(a, n_glyphs, sizeof(*m->advance));
	for (unsigned i = 0; i < n_glyphs; i++)
		m->advance[i] = UNKNOWN;
	for (size_t i = 0; i < SIGNS; i++)
		for (size_t j = 0; j < SIGNS; j++)
			m->kern[i][j] = UNKNOWN;
	return m;
}

static int advance_of(struct pdf_font *f, hb_codepoint_t glyph)
{
	int *known = &f->metrics->advance[glyph];

	if (*known == UNKNOWN)
		*known = hb_font_get_glyph_h_advance(f->font, glyph);
	return *known;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Advance of a shaped glyph less that of the glyph alone. */
static int kerning(struct pdf_font *f, const hb_glyph_info_t *info,
    const hb_glyph_position_t *pos, unsigned i, unsigned n, const char *text)
{
	if (i + 1 < n && is_digit(text[info[i].cluster]) &&
	    is_digit(text[info[i + 1].cluster]))
		return 0;
	return pos[i].x_advance - advance_of(f, info[i].codepoint);
}

/* Has HarfBuzz set the text; returns the glyphs. */
static unsigned shape(
    struct pdf_font *f, hb_buffer_t *buffer, const char *text, size_t len)
{
	static const hb_feature_t plain[] = {
		{ HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1 },
	};

	hb_buffer_reset(buffer);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
	hb_buffer_add_utf8(buffer, text, (int)len, 0, (int)len);
	heap_require(hb_shape_full(f->font, buffer, plain, 2, NULL) &&
		     hb_buffer_allocation_successful(buffer));
	return hb_buffer_get_length(buffer);
}

static void shape_text(struct pdf_font *f, hb_buffer_t *buffer, struct arena *a,
    struct pdf_run *run)
{
	unsigned n = shape(f, buffer, run->text, run->text_len);
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, NULL);
	const hb_glyph_position_t *pos =
	    hb_buffer_get_glyph_positions(buffer, NULL);
	double width = 0;

	run->placed = arena_array(a, n, sizeof(*run->placed));
	run->n = n;
	for (unsigned i = 0; i < n; i++) {
		int kern = kerning(f, info, pos, i, n, run->text);

		run->placed[i] = (struct pdf_placed){ info[i].codepoint,
			info[i].cluster, kern };
		width += kern + advance_of(f, info[i].codepoint);
	}
	run->width = width / f->units;
}

/* The place of a sign in the list, or SIGNS. */
static size_t sign_of(uint32_t code)
{
	size_t i = 0;

	if (code >= '0' && code <= '9')
		return code - '0';
	for (i = 10; i < SIGNS && signs[i] != code; i++)
		;
	return i;
}

static void find_signs(struct pdf_font *f)
{
	struct pdf_metrics *m = f->metrics;

	for (size_t i = 0; i < SIGNS; i++)
		if (!hb_font_get_nominal_glyph(f->font, signs[i], &m->glyph[i]))
			m->glyph[i] = 0;
	m->ready = true;
}

/* How much closer the second sign comes to the first. */
static int pair_kern(
    struct pdf_font *f, hb_buffer_t *buffer, size_t first, size_t second)
{
	int *known = &f->metrics->kern[first][second];
	struct text pair = TEXT_EMPTY;

	if (*known != UNKNOWN)
		return *known;
	text_add_code(&pair, signs[first]);
	text_add_code(&pair, signs[second]);
	*known = 0;
	if (shape(f, buffer, pair.s, pair.len) == 2)
		*known = kerning(f, hb_buffer_get_glyph_infos(buffer, NULL),
		    hb_buffer_get_glyph_positions(buffer, NULL), 0, 2, pair.s);
	text_release(&pair);
	return *known;
}

/* Whether the text is a number whose signs the font has. */
static bool is_number(struct pdf_font *f, const struct pdf_run *run)
{
	const char *at = run->text;
	const char *end = at + run->text_len;

	if (!f->metrics->ready)
		find_signs(f);
	while (at < end) {
		size_t sign = sign_of(utf8_next(&at));

		if (sign == SIGNS || f->metrics->glyph[sign] == 0)
			return false;
	}
	return true;
}

static void shape_number(struct pdf_font *f, hb_buffer_t *buffer,
    struct arena *a, struct pdf_run *run)
{
	const char *at = run->text;
	const char *end = at + run->text_len;
	size_t before = SIGNS;
	double width = 0;

	run->placed = arena_array(
	    a, utf8_count(run->text, run->text_len), sizeof(*run->placed));
	while (at < end) {
		size_t where = (size_t)(at - run->text);
		size_t sign = sign_of(utf8_next(&at));

		if (before < SIGNS) {
			int kern = pair_kern(f, buffer, before, sign);

			run->placed[run->n - 1].kern = kern;
			width += kern;
		}
		run->placed[run->n++] =
		    (struct pdf_placed){ f->metrics->glyph[sign], where, 0 };
		width += advance_of(f, f->metrics->glyph[sign]);
		before = sign;
	}
	run->width = width / f->units;
}

void pdf_shape(struct pdf_font *f, hb_buffer_t *buffer, struct arena *a,
    struct pdf_run *run)
{
	if (is_number(f, run))
		shape_number(f, buffer, a, run);
	else
		shape_text(f, buffer, a, run);
}
