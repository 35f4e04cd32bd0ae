#include "pdf_font.h"

#include "pdf_shape.h"
#include "pdf_subset.h"
#include "peelstats/names.h"

#include <hb-ot.h>
#include <hb.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

static const struct {
	const char *file;
	const char *package;
} files[PDF_FONTS] = {
	[FACE_REGULAR] = { "LiberationSans-Regular.ttf", "fonts-liberation2" },
	[FACE_BOLD] = { "LiberationSans-Bold.ttf", "fonts-liberation2" },
	[FACE_COUNT + FACE_REGULAR] = { "DejaVuSans.ttf", "fonts-dejavu-core" },
	[FACE_COUNT +
	    FACE_BOLD] = { "DejaVuSans-Bold.ttf", "fonts-dejavu-core" },
};

enum { ASCII = 128 };

struct pdf_fonts {
	struct arena arena;
	bool has[FACE_COUNT][ASCII]; /* known to be in the face itself */
	const char *dirs;
	struct pdf_font font[PDF_FONTS];
	struct names lines[FACE_COUNT]; /* text -> index into line */
	struct pdf_line **line;
	size_t n_lines;
	size_t lines_room;
	hb_buffer_t *buffer;
	struct text scratch;
};

/* The path of the file, of the arena; NULL if no folder has it. */
static const char *find_file(
    struct arena *arena, const char *dirs, const char *file)
{
	while (*dirs != '\0') {
		size_t len = strcspn(dirs, ":");

		const char *path =
		    arena_printf(arena, "%.*s/%s", (int)len, dirs, file);

		if (access(path, R_OK) == 0)
			return path;
		dirs += len;
		dirs += *dirs == ':';
	}
	return NULL;
}

static bool font_open(struct pdf_fonts *fonts, int index, struct error *err)
{
	struct pdf_font *f = &fonts->font[index];
	const char *path;
	hb_blob_t *blob;

	if (f->font != NULL)
		return true;
	path = find_file(&fonts->arena, fonts->dirs, files[index].file);
	if (path == NULL)
		return error_set(err, EXIT_IO,
		    "font %s not found in %s; install the package %s or name a "
		    "folder with --font-dir",
		    files[index].file, fonts->dirs, files[index].package);
	blob = hb_blob_create_from_file_or_fail(path);
	if (blob == NULL)
		return error_set(err, EXIT_IO, "font %s cannot be read", path);
	f->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	heap_require(f->face != hb_face_get_empty());
	if (hb_face_get_glyph_count(f->face) < 2 ||
	    hb_face_get_upem(f->face) == 0)
		return error_set(err, EXIT_IO,
		    "font %s is broken; install the package %s again", path,
		    files[index].package);
	f->font = hb_font_create(f->face);
	heap_require(f->font != hb_font_get_empty());
	f->units = hb_face_get_upem(f->face);
	f->bold = index % FACE_COUNT == FACE_BOLD;
	f->n_glyphs = hb_face_get_glyph_count(f->face);
	f->metrics = pdf_metrics_new(&fonts->arena, f->n_glyphs);
	f->code_of =
	    arena_array(&fonts->arena, f->n_glyphs, sizeof(*f->code_of));
	return true;
}

struct pdf_fonts *pdf_fonts_open(const char *dirs, struct error *err)
{
	struct arena arena;
	struct pdf_fonts *fonts;

	arena_init(&arena);
	fonts = arena_alloc(&arena, sizeof(*fonts));
	fonts->arena = arena;
	fonts->dirs = arena_strdup(&fonts->arena, dirs);
	fonts->buffer = hb_buffer_create();
	heap_require(hb_buffer_allocation_successful(fonts->buffer));
	for (int face = 0; face < FACE_COUNT; face++) {
		if (!font_open(fonts, face, err)) {
			pdf_fonts_free(fonts);
			return NULL;
		}
	}
	return fonts;
}

void pdf_fonts_free(struct pdf_fonts *fonts)
{
	struct arena arena;

	if (fonts == NULL)
		return;
	for (int i = 0; i < PDF_FONTS; i++) {
		hb_font_destroy(fonts->font[i].font);
		hb_face_destroy(fonts->font[i].face);
		free(fonts->font[i].glyph);
	}
	for (int i = 0; i < FACE_COUNT; i++)
		names_release(&fonts->lines[i]);
	free(fonts->line);
	text_release(&fonts->scratch);
	hb_buffer_destroy(fonts->buffer);
	arena = fonts->arena;
	arena_release(&arena);
}

/* The font of the chain that has the character, or -1. */
static int font_for(
    struct pdf_fonts *fonts, int face, uint32_t code, struct error *err)
{
	hb_codepoint_t glyph;

	/* nearly every character is one of these, and asking is slow */
	if (code < ASCII && fonts->has[face][code])
		return face;

	for (int index = face; index < PDF_FONTS; index += FACE_COUNT) {
		if (!font_open(fonts, index, err))
			return -1;
		if (hb_font_get_nominal_glyph(
			fonts->font[index].font, code, &glyph)) {
			if (code < ASCII && index == face)
				fonts->has[face][code] = true;
			return index;
		}
	}
	return -1;
}

bool pdf_fonts_have(struct pdf_fonts *fonts, uint32_t code)
{
	struct error err = { EXIT_OK, "" };
	bool all = true;

	for (int face = 0; all && face < FACE_COUNT; face++)
		all = font_for(fonts, face, code, &err) >= 0;
	return all || err.status != EXIT_OK;
}

/* Code of a glyph in the document: by first use, so that bytes are stable. */
static unsigned glyph_code(struct pdf_fonts *fonts, struct pdf_font *f,
    hb_codepoint_t id, const char *text, size_t len)
{
	struct pdf_glyph *g;

	if (f->code_of[id] != 0)
		return f->code_of[id];
	if (f->n_used == f->room) {
		f->room = f->room != 0 ? f->room * 2 : 64;
		f->glyph = heap_realloc(f->glyph, f->room, sizeof(*f->glyph));
	}
	g = &f->glyph[f->n_used++];
	g->id = id;
	g->text = arena_strndup(&fonts->arena, text, len);
	f->code_of[id] = (unsigned)f->n_used;
	return f->code_of[id];
}

static void add_code(struct text *out, unsigned code)
{
	const unsigned char bytes[2] = { (unsigned char)(code >> 8),
		(unsigned char)code };

	for (int i = 0; i < 2; i++) {
		if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
			text_add_char(out, '\\');
		if (bytes[i] == '\r')
			text_add(out, "\\r");
		else
			text_add_char(out, (char)bytes[i]);
	}
}

/* Gives the run's glyphs their codes and writes what shows them. */
static void encode(struct pdf_fonts *fonts, struct pdf_run *run)
{
	struct pdf_font *f = &fonts->font[run->font];
	struct text *out = &fonts->scratch;

	text_clear(out);
	text_add(out, "[(");
	for (size_t i = 0; i < run->n; i++) {
		const struct pdf_placed *g = &run->placed[i];
		size_t end = i + 1 < run->n ? g[1].text : run->text_len;

		add_code(out, glyph_code(fonts, f, g->id, run->text + g->text,
				  end - g->text));
		if (fabs(g->kern) > 0 && i + 1 < run->n) {
			text_add(out, ")");
			pdf_add_whole(out, -g->kern * 1000 / f->units);
			text_add(out, "(");
		}
	}
	text_add(out, ")]TJ");
	run->shown = arena_strndup(&fonts->arena, out->s, out->len);
	run->len = out->len;
}

static bool missing_glyph(uint32_t code, const char *text, struct error *err)
{
	return error_set(err, EXIT_IO,
	    "no font has the character U+%04X in \"%.200s\"", (unsigned)code,
	    text);
}

/* Bytes of the text's start that the chain sets in one font; -1 if none. */
static size_t same_font(struct pdf_fonts *fonts, int face, const char *text,
    int *font, struct error *err)
{
	const char *end = text;
	const char *next = text;

	*font = font_for(fonts, face, utf8_next(&next), err);
	if (*font < 0) {
		next = text;
		(void)missing_glyph(utf8_next(&next), text, err);
		return 0;
	}
	for (; *end != '\0'; end = next) {
		next = end;
		if (font_for(fonts, face, utf8_next(&next), err) != *font)
			break;
	}
	return (size_t)(end - text);
}

/* Sets the text in runs of one font each. */
static bool set_line(struct pdf_fonts *fonts, int face, const char *text,
    struct pdf_line *line, struct error *err)
{
	struct pdf_run **last = &line->runs;

	while (*text != '\0') {
		struct pdf_run *run = arena_alloc(&fonts->arena, sizeof(*run));

		run->text = text;
		run->text_len = same_font(fonts, face, text, &run->font, err);
		if (run->text_len == 0)
			return false;
		pdf_shape(
		    &fonts->font[run->font], fonts->buffer, &fonts->arena, run);
		line->width += run->width;
		text += run->text_len;
		*last = run;
		last = &run->next;
	}
	return true;
}

static struct pdf_line *new_line(struct pdf_fonts *fonts, enum face face,
    const char *utf8, struct error *err)
{
	struct pdf_line *line = arena_alloc(&fonts->arena, sizeof(*line));
	const char *kept = arena_strdup(&fonts->arena, utf8);

	if (!set_line(fonts, (int)face, kept, line, err))
		return NULL;
	if (fonts->n_lines == fonts->lines_room) {
		fonts->lines_room =
		    fonts->lines_room != 0 ? fonts->lines_room * 2 : 256;
		fonts->line = heap_realloc(
		    fonts->line, fonts->lines_room, sizeof(struct pdf_line *));
	}
	fonts->line[fonts->n_lines] = line;
	(void)names_add(&fonts->lines[face], kept, fonts->n_lines++);
	return line;
}

const struct pdf_line *pdf_fonts_line(struct pdf_fonts *fonts, enum face face,
    const char *utf8, bool draw, struct error *err)
{
	struct pdf_line *line;
	size_t at;

	if (names_find(&fonts->lines[face], utf8, &at))
		line = fonts->line[at];
	else
		line = new_line(fonts, face, utf8, err);
	if (line == NULL || !draw || line->drawn)
		return line;
	for (struct pdf_run *run = line->runs; run != NULL; run = run->next)
		encode(fonts, run);
	line->drawn = true;
	return line;
}

HPDF_Dict pdf_fonts_dict(struct pdf_fonts *fonts, int font, HPDF_Doc pdf)
{
	struct pdf_font *f = &fonts->font[font];

	if (f->dict == NULL)
		f->dict = pdf_object_new(pdf);
	return f->dict;
}

void pdf_fonts_finish(struct pdf_fonts *fonts, HPDF_Doc pdf, struct error *err)
{
	for (int i = 0; i < PDF_FONTS && err->status == EXIT_OK; i++)
		if (fonts->font[i].dict != NULL)
			pdf_font_write(&fonts->font[i], pdf, err);
}
