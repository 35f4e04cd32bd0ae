#include "peelstats/backend.h"
#include "test.h"

#include <hb-ot.h>
#include <hb.h>

#include <libdeflate.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct document_info info = { "T \u2013 (a) \\ <b>", "A", "S",
	"en-GB", "peelstats test", "2018-03-22", FONT_DIRS,
	{ NULL, NULL, NULL, NULL, 0 }, 0, false };
static const struct size a4 = { 595.28, 841.89 };
static const struct font body = { FACE_REGULAR, 10, { 0, 0, 0 } };
static const struct tag paragraph = { .role = TAG_PARAGRAPH };

static struct canvas open_pdf(void)
{
	struct canvas c;
	struct error err = { EXIT_OK, "" };

	if (!backend_pdf.open(&c, &info, &err))
		fail_msg("%s", err.message);
	return c;
}

/* Ends the document; returns the error. */
static struct error close_pdf(struct canvas *c, struct text *bytes)
{
	struct error err = { EXIT_OK, "" };

	(void)c->ops->finish(c->self, bytes, &err);
	c->ops->free(c->self);
	return err;
}

static void put(struct canvas *c, const char *text)
{
	c->ops->begin_page(c->self, a4);
	c->ops->begin_tag(c->self, &paragraph);
	c->ops->text(c->self, (struct point){ 50, 50 }, &body, text);
	c->ops->end_tag(c->self);
	c->ops->end_page(c->self);
}

static void same_calls_give_the_same_bytes(void **state)
{
	struct text bytes[2] = { TEXT_EMPTY, TEXT_EMPTY };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct canvas c = open_pdf();

		put(&c, "\u00A3 \u2013 \u2019 \u0175 \u2265 \u2212 \u25B2");
		assert_int_equal(close_pdf(&c, &bytes[i]).status, EXIT_OK);
	}
	assert_int_equal(bytes[0].len, bytes[1].len);
	assert_memory_equal(bytes[0].s, bytes[1].s, bytes[0].len);
	assert_memory_equal(bytes[0].s, "%PDF-1.7", 8);
	text_release(&bytes[0]);
	text_release(&bytes[1]);
}

/* Streams are packed in threads or not: nobody can tell from the bytes. */
static void threads_do_not_change_the_bytes(void **state)
{
	struct text bytes[3] = { TEXT_EMPTY, TEXT_EMPTY, TEXT_EMPTY };

	(void)state;
	for (unsigned i = 0; i < 3; i++) {
		struct document_info threaded = info;
		struct canvas c;
		struct error err = { EXIT_OK, "" };

		threaded.threads = 2 * i;
		assert_true(backend_pdf.open(&c, &threaded, &err));
		for (int page = 0; page < 40; page++)
			put(&c, "A page like all others");
		assert_int_equal(close_pdf(&c, &bytes[i]).status, EXIT_OK);
		assert_int_equal(bytes[i].len, bytes[0].len);
		assert_memory_equal(bytes[i].s, bytes[0].s, bytes[0].len);
	}
	for (unsigned i = 0; i < 3; i++)
		text_release(&bytes[i]);
}

static hb_font_t *open_font(const char *file)
{
	const char *dirs = FONT_DIRS;

	while (*dirs != '\0') {
		size_t len = strcspn(dirs, ":");
		char path[512];

		(void)snprintf(
		    path, sizeof(path), "%.*s/%s", (int)len, dirs, file);
		if (access(path, R_OK) == 0) {
			hb_blob_t *blob = hb_blob_create_from_file(path);
			hb_face_t *face = hb_face_create(blob, 0);
			hb_font_t *font = hb_font_create(face);

			hb_blob_destroy(blob);
			hb_face_destroy(face);
			return font;
		}
		dirs += len + (dirs[len] == ':');
	}
	fail_msg("no %s", file);
	return NULL;
}

/* What HarfBuzz makes of the whole string, digits among digits not kerned. */
static double shaped_width(hb_font_t *font, const char *s)
{
	static const hb_feature_t plain[] = {
		{ HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1 },
	};
	hb_buffer_t *b = hb_buffer_create();
	hb_glyph_info_t *info_of;
	hb_glyph_position_t *pos;
	unsigned n;
	double width = 0;

	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_set_script(b, HB_SCRIPT_LATIN);
	hb_buffer_add_utf8(b, s, -1, 0, -1);
	hb_shape(font, b, plain, 2);
	info_of = hb_buffer_get_glyph_infos(b, &n);
	pos = hb_buffer_get_glyph_positions(b, &n);
	for (unsigned i = 0; i < n; i++) {
		bool digits = i + 1 < n &&
			      strchr("0123456789", s[info_of[i].cluster]) &&
			      strchr("0123456789", s[info_of[i + 1].cluster]);

		width += digits ? hb_font_get_glyph_h_advance(
				      font, info_of[i].codepoint)
				: pos[i].x_advance;
	}
	width /= hb_face_get_upem(hb_font_get_face(font));
	hb_buffer_destroy(b);
	return width;
}

/* Numbers are put together from pairs; HarfBuzz shapes them whole. */
static void numbers_are_as_wide_as_harfbuzz_sets_them(void **state)
{
	static const char *const sign[] = { "0", "1", "2", "3", "4", "5", "6",
		"7", "8", "9", ".", ",", "%", "+", "=", "(", ")", "\u2212", "1",
		"7", "4" };
	static const char *const file[] = { "LiberationSans-Regular.ttf",
		"LiberationSans-Bold.ttf" };
	struct canvas c = open_pdf();
	unsigned seed = 1;

	(void)state;
	for (int face = FACE_REGULAR; face <= FACE_BOLD; face++) {
		const struct font f = { (enum face)face, 1, { 0, 0, 0 } };
		hb_font_t *font = open_font(file[face]);

		for (int i = 0; i < 5000; i++) {
			char s[64] = "";

			for (int k = 0; k < 2 + i % 9; k++) {
				seed = seed * 1664525U + 1013904223U;
				(void)strcat(s, sign[(seed >> 16) % 21]);
			}
			assert_close(c.ops->text_width(c.self, &f, s),
			    shaped_width(font, s), 1e-9, 0);
		}
		hb_font_destroy(font);
	}
	c.ops->free(c.self);
}

static void a_character_without_a_glyph_is_an_error(void **state)
{
	struct canvas c = open_pdf();
	struct text bytes = TEXT_EMPTY;
	struct error err;

	(void)state;
	put(&c, "word \U00013000");
	err = close_pdf(&c, &bytes);
	assert_int_equal(err.status, EXIT_IO);
	assert_non_null(strstr(err.message, "U+13000"));
	assert_int_equal(bytes.len, 0);
	text_release(&bytes);
}

static void the_fallback_font_has_what_the_first_lacks(void **state)
{
	struct canvas c = open_pdf();
	struct text bytes = TEXT_EMPTY;

	(void)state;
	put(&c, "done \u2713");
	assert_int_equal(close_pdf(&c, &bytes).status, EXIT_OK);
	text_release(&bytes);
}

static void a_mark_outside_all_tags_is_an_error(void **state)
{
	struct canvas c = open_pdf();
	struct text bytes = TEXT_EMPTY;
	struct error err;

	(void)state;
	c.ops->begin_page(c.self, a4);
	c.ops->text(c.self, (struct point){ 50, 50 }, &body, "lost");
	c.ops->end_page(c.self);
	err = close_pdf(&c, &bytes);
	assert_int_equal(err.status, EXIT_INTERNAL);
	text_release(&bytes);
}

static void a_length_that_is_no_number_is_an_error(void **state)
{
	static const double bad[] = { (double)NAN, (double)INFINITY, 1e9 };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct canvas c = open_pdf();
		struct text bytes = TEXT_EMPTY;
		const struct paint paint = { .filled = true };

		c.ops->begin_page(c.self, a4);
		c.ops->begin_artifact(c.self, ARTIFACT_LAYOUT);
		c.ops->rectangle(
		    c.self, (struct rect){ bad[i], 0, 10, 10 }, &paint);
		c.ops->end_artifact(c.self);
		c.ops->end_page(c.self);
		assert_int_equal(close_pdf(&c, &bytes).status, EXIT_INTERNAL);
		text_release(&bytes);
	}
}

static void a_link_to_nowhere_is_an_error(void **state)
{
	struct canvas c = open_pdf();
	struct text bytes = TEXT_EMPTY;
	const struct tag link = { .role = TAG_LINK };

	(void)state;
	c.ops->begin_page(c.self, a4);
	c.ops->begin_tag(c.self, &link);
	c.ops->link(c.self, (struct rect){ 1, 1, 9, 9 }, "nowhere", "see");
	c.ops->end_tag(c.self);
	c.ops->end_page(c.self);
	assert_non_null(strstr(close_pdf(&c, &bytes).message, "nowhere"));
	text_release(&bytes);
}

static void a_missing_font_names_its_package(void **state)
{
	struct document_info elsewhere = info;
	struct canvas c;
	struct error err = { EXIT_OK, "" };

	(void)state;
	elsewhere.font_dirs = "/nowhere:/also/nowhere";
	assert_false(backend_pdf.open(&c, &elsewhere, &err));
	assert_int_equal(err.status, EXIT_IO);
	assert_non_null(strstr(err.message, "fonts-liberation2"));
}

static void a_broken_font_is_an_error(void **state)
{
	struct document_info elsewhere = info;
	struct canvas c;
	struct error err = { EXIT_OK, "" };
	char dir[] = "fonts.XXXXXX";
	char path[64];
	FILE *file;

	(void)state;
	assert_non_null(mkdtemp(dir));
	(void)snprintf(
	    path, sizeof(path), "%s/LiberationSans-Regular.ttf", dir);
	file = fopen(path, "w");
	assert_non_null(file);
	(void)fputs("not a font at all", file);
	(void)fclose(file);
	elsewhere.font_dirs = dir;
	assert_false(backend_pdf.open(&c, &elsewhere, &err));
	assert_int_equal(err.status, EXIT_IO);
	assert_non_null(strstr(err.message, "broken"));
	(void)unlink(path);
	(void)rmdir(dir);
}

/* Digits are as wide as each other, kerned or not. */
static void digits_have_one_width(void **state)
{
	struct canvas c = open_pdf();
	double ones = c.ops->text_width(c.self, &body, "1111111");
	double eights = c.ops->text_width(c.self, &body, "8888888");

	(void)state;
	assert_close(ones, eights, 1e-9, 0);
	/* Liberation Sans: 1139 of 2048 units a digit */
	assert_close(ones, 7 * 10 * 1139.0 / 2048, 1e-9, 0);
	c.ops->free(c.self);
}

/* A bookmark of any level, even one that nobody makes, does no harm. */
static void bookmarks_of_any_level_are_taken(void **state)
{
	static const int levels[] = { 1, 2, 7, 8, 9, 100, 0, -1, 2, 1 };
	struct canvas c = open_pdf();
	struct text bytes = TEXT_EMPTY;

	(void)state;
	c.ops->begin_page(c.self, a4);
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		c.ops->outline(c.self, levels[i], "A bookmark", 100);
	c.ops->end_page(c.self);
	assert_int_equal(close_pdf(&c, &bytes).status, EXIT_OK);
	text_release(&bytes);
}

/* How often it stands in bytes that may hold zeros. */
static size_t times(const struct text *bytes, const char *what)
{
	size_t len = strlen(what);
	size_t n = 0;

	for (size_t i = 0; i + len <= bytes->len; i++)
		n += memcmp(bytes->s + i, what, len) == 0;
	return n;
}

/* Every stream that is packed, unpacked, one after the other. */
static struct text unpacked(const struct text *bytes)
{
	static char room[1 << 16];
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	struct text out = TEXT_EMPTY;

	for (size_t i = 0; i + 8 < bytes->len; i++) {
		size_t got;

		if (memcmp(bytes->s + i, "stream\r\n", 8) == 0 &&
		    libdeflate_zlib_decompress(d, bytes->s + i + 8,
			bytes->len - i - 8, room, sizeof(room),
			&got) == LIBDEFLATE_SUCCESS)
			text_add_bytes(&out, room, got);
	}
	libdeflate_free_decompressor(d);
	return out;
}

/* Rectangles and lines of these paints on two pages, as they are written. */
static struct text marks_of(const struct paint *paint, size_t n)
{
	struct canvas c = open_pdf();
	struct text bytes = TEXT_EMPTY;
	struct text out;

	for (int page = 0; page < 2; page++) {
		c.ops->begin_page(c.self, a4);
		c.ops->begin_tag(c.self, &paragraph);
		for (size_t i = 0; i < n; i++)
			c.ops->rectangle(c.self,
			    (struct rect){ 10, 20 * (double)i, 5, 5 },
			    &paint[i]);
		c.ops->end_tag(c.self);
		c.ops->end_page(c.self);
	}
	assert_int_equal(close_pdf(&c, &bytes).status, EXIT_OK);
	out = unpacked(&bytes);
	text_release(&bytes);
	return out;
}

/* What a mark looks like is said when it changes, and on each page anew. */
static void a_look_is_said_when_it_changes(void **state)
{
	static const struct paint same = { true, { 51, 0, 0 }, 2, { 0, 51, 0 },
		3, 4 };
	static const struct {
		struct paint other;
		size_t fills, lines, widths, dashes; /* on a page */
	} cases[] = {
		{ { true, { 51, 0, 0 }, 2, { 0, 51, 0 }, 3, 4 }, 1, 1, 1, 1 },
		{ { true, { 52, 0, 0 }, 2, { 0, 51, 0 }, 3, 4 }, 3, 1, 1, 1 },
		{ { true, { 51, 1, 0 }, 2, { 0, 51, 0 }, 3, 4 }, 3, 1, 1, 1 },
		{ { true, { 51, 0, 1 }, 2, { 0, 51, 0 }, 3, 4 }, 3, 1, 1, 1 },
		{ { true, { 51, 0, 0 }, 1, { 0, 51, 0 }, 3, 4 }, 1, 1, 3, 1 },
		{ { true, { 51, 0, 0 }, 2, { 1, 51, 0 }, 3, 4 }, 1, 3, 1, 1 },
		{ { true, { 51, 0, 0 }, 2, { 0, 51, 0 }, 2, 4 }, 1, 1, 1, 3 },
		{ { true, { 51, 0, 0 }, 2, { 0, 51, 0 }, 3, 5 }, 1, 1, 1, 3 },
		{ { true, { 51, 0, 0 }, 2, { 0, 51, 0 }, 0, 0 }, 1, 1, 1, 3 },
		{ { false, { 0, 0, 0 }, 2, { 0, 51, 0 }, 3, 4 }, 1, 1, 1, 1 },
		{ { true, { 51, 0, 0 }, 0, { 0, 0, 0 }, 0, 0 }, 1, 1, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct paint paint[] = { same, cases[i].other, same };
		struct text marks = marks_of(paint, 3);

		assert_so(times(&marks, " rg\n") == 2 * cases[i].fills &&
			      times(&marks, " RG\n") == 2 * cases[i].lines &&
			      times(&marks, " w\n") == 2 * cases[i].widths &&
			      times(&marks, "]0 d\n") == 2 * cases[i].dashes,
		    "look %zu: %zu fills, %zu lines, %zu widths, %zu dashes on "
		    "two pages",
		    i, times(&marks, " rg\n"), times(&marks, " RG\n"),
		    times(&marks, " w\n"), times(&marks, "]0 d\n"));
		text_release(&marks);
	}
}

/* Programs that look for it find it without unpacking (PDF/A, 6.6.2.1). */
static void what_it_says_of_itself_is_not_packed(void **state)
{
	struct canvas c = open_pdf();
	struct text bytes = TEXT_EMPTY;
	struct text inside;

	(void)state;
	put(&c, "words");
	assert_int_equal(close_pdf(&c, &bytes).status, EXIT_OK);
	inside = unpacked(&bytes);
	assert_int_equal(times(&bytes, "<?xpacket begin"), 1);
	assert_int_equal(times(&inside, "<?xpacket begin"), 0);
	assert_so(times(&inside, "BT\n") > 0 && times(&bytes, "BT\n") == 0,
	    "the content of a page is not packed");
	text_release(&bytes);
	text_release(&inside);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_look_is_said_when_it_changes),
		cmocka_unit_test(what_it_says_of_itself_is_not_packed),
		cmocka_unit_test(bookmarks_of_any_level_are_taken),
		cmocka_unit_test(same_calls_give_the_same_bytes),
		cmocka_unit_test(threads_do_not_change_the_bytes),
		cmocka_unit_test(numbers_are_as_wide_as_harfbuzz_sets_them),
		cmocka_unit_test(a_character_without_a_glyph_is_an_error),
		cmocka_unit_test(the_fallback_font_has_what_the_first_lacks),
		cmocka_unit_test(a_mark_outside_all_tags_is_an_error),
		cmocka_unit_test(a_length_that_is_no_number_is_an_error),
		cmocka_unit_test(a_link_to_nowhere_is_an_error),
		cmocka_unit_test(a_missing_font_names_its_package),
		cmocka_unit_test(a_broken_font_is_an_error),
		cmocka_unit_test(digits_have_one_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
