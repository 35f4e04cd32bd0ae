#include "peelstats/arena.h"
#include "peelstats/error.h"
#include "peelstats/format.h"
#include "peelstats/names.h"
#include "peelstats/slug.h"
#include "peelstats/text.h"
#include "test.h"

#ifdef PEELSTATS_SANITIZED
#include <sanitizer/asan_interface.h>
#endif

static void text_grows_and_keeps_its_end(void **state)
{
	struct text t = TEXT_EMPTY;

	(void)state;
	assert_string_equal(text_str(&t), "");
	for (int i = 0; i < 1000; i++)
		text_addf(&t, "%d,", i);
	assert_int_equal(t.len, 3890);
	assert_int_equal(t.s[t.len], 0);
	text_clear(&t);
	assert_string_equal(text_str(&t), "");
	text_release(&t);
}

static void utf8_decodes_what_it_encodes(void **state)
{
	static const uint32_t codes[] = { 0x41, 0x7F, 0x80, 0x7FF, 0x800,
		0x2212, 0xFFFF, 0x10000, 0x10FFFF };
	struct text t = TEXT_EMPTY;
	const char *p;

	(void)state;
	for (size_t i = 0; i < 9; i++)
		text_add_code(&t, codes[i]);
	p = text_str(&t);
	for (size_t i = 0; i < 9; i++)
		assert_int_equal(utf8_next(&p), codes[i]);
	assert_int_equal(utf8_next(&p), 0);
	assert_int_equal(utf8_count(t.s, t.len), 9);
	text_release(&t);
}

/* The first and last sequences of each length that RFC 3629 takes, and those
 * next to them that it forbids. */
static void utf8_is_taken_and_refused_at_its_limits(void **state)
{
	static const struct {
		const char *bytes;
		bool good;
	} cases[] = { { "", true }, { "a", true }, { "\x7F", true },
		{ "\x80", false }, { "\xBF", false }, { "\xC1\xBF", false },
		{ "\xC2\x80", true }, { "\xDF\xBF", true },
		{ "\xC2\x7F", false }, { "\xC2\xC0", false },
		{ "\xE0\x9F\xBF", false }, { "\xE0\xA0\x80", true },
		{ "\xED\x9F\xBF", true }, { "\xED\xA0\x80", false },
		{ "\xED\xBF\xBF", false }, { "\xEE\x80\x80", true },
		{ "\xEF\xBF\xBD", true }, { "\xEF\xBF\xBF", true },
		{ "\xF0\x8F\xBF\xBF", false }, { "\xF0\x90\x80\x80", true },
		{ "\xF4\x8F\xBF\xBF", true }, { "\xF4\x90\x80\x80", false },
		{ "\xF5\x80\x80\x80", false },
		{ "\xF8\x88\x80\x80\x80", false }, { "\xFF", false },
		{ "a\xC3", false }, { "\xE2\x82", false },
		{ "\xF0\x90\x80", false }, { "\xC5\xB5\xE2\x88\x92", true } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *at = cases[i].bytes;
		bool whole = true;

		while (*at != '\0' && whole) {
			const char *from = at;

			/* U+FFFD itself has three bytes */
			whole = utf8_next(&at) != 0xFFFD || at - from == 3;
		}
		assert_so(utf8_valid(cases[i].bytes, strlen(cases[i].bytes)) ==
				  cases[i].good &&
			      whole == cases[i].good,
		    "sequence %zu is taken or refused against RFC 3629", i);
	}
	assert_so(!utf8_valid("a\0b", 3), "a zero passes for text");
}

static void names_are_equal_in_spite_of_case_and_joints(void **state)
{
	static const struct {
		const char *a, *b;
		bool equal;
	} cases[] = { { "Force ID", "force_id", true },
		{ "Devon & Cornwall", "devon-and-cornwall", true },
		{ "", "", true }, { "a", "", false }, { "", "a", false },
		{ "Devon", "Dorset", false }, { "Devon", "Devo", false },
		{ "Devo", "Devon", false } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_so(name_equal(cases[i].a, cases[i].b) == cases[i].equal,
		    "\"%s\" and \"%s\" are%s the same name", cases[i].a,
		    cases[i].b, cases[i].equal ? " not" : "");
}

/* A third of the letters may be wrong, and two at most. */
static void near_names_are_suggested(void **state)
{
	static const struct {
		const char *typed, *known;
		size_t slips;
		bool near;
	} cases[] = { { "Surry", "Surrey", 1, true },
		{ "vlaue", "value", 1, true }, { "value", "value", 0, true },
		{ "valxe", "value", 1, true }, { "vaxxe", "value", 2, false },
		{ "ab", "ac", 1, false }, { "abc", "abd", 1, true },
		{ "abc", "axd", 2, false }, { "abcde", "abxye", 2, false },
		{ "abcdef", "abcdxy", 2, true },
		{ "abcdefghi", "abcdefxyz", 3, false },
		{ "abcdefghijkl", "abcdefghixyz", 3, false },
		{ "abcdef", "abcd", 2, true }, { "abcdef", "abc", 3, false } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t slips = name_distance(cases[i].typed, cases[i].known);

		assert_so(slips == cases[i].slips &&
			      name_near(cases[i].typed, cases[i].known) ==
				  cases[i].near,
		    "\"%s\" is %zu slips from \"%s\", not %zu; it is%s near",
		    cases[i].typed, slips, cases[i].known, cases[i].slips,
		    cases[i].near ? " not" : "");
	}
}

static void names_find_what_was_added(void **state)
{
	struct names n;
	char key[1000][8];
	size_t value;

	(void)state;
	names_init(&n);
	assert_false(names_find(&n, "k1", &value));
	for (size_t i = 0; i < 1000; i++) {
		(void)snprintf(key[i], sizeof(key[i]), "k%zu", i);
		assert_true(names_add(&n, key[i], i));
	}
	assert_false(names_add(&n, "k7", 1));
	for (size_t i = 0; i < 1000; i++) {
		assert_true(names_find(&n, key[i], &value));
		assert_int_equal(value, i);
	}
	names_release(&n);
}

/* What is cut says so, keeps its end, and no character is cut in two. */
static void messages_lose_their_middle(void **state)
{
	char long_name[600] = "";

	(void)state;
	for (size_t i = 0; i + 2 < sizeof(long_name); i += 2)
		memcpy(long_name + i, "\u00E9", 3);
	for (int before = 0; before < 4; before++) {
		struct error err = { EXIT_OK, "" };
		size_t len;

		assert_false(error_set(&err, EXIT_IO, "%.*s%s: not found",
		    before, "xyz", long_name));
		len = strlen(err.message);
		assert_in_range(len, 508, 511);
		assert_non_null(strstr(err.message, "..."));
		assert_string_equal(
		    err.message + len - strlen(": not found"), ": not found");
		assert_true(utf8_valid(err.message, len));
	}
}

static void copies_fit_or_are_refused(void **state)
{
	char out[5];

	(void)state;
	assert_true(format_copy(out, sizeof(out), "2017-03", 4));
	assert_string_equal(out, "2017");
	assert_false(format_copy(out, sizeof(out), "2017-03", 5));
	assert_string_equal(out, "");
	assert_true(format_copy(out, sizeof(out), "", 0));
	assert_string_equal(out, "");
}

/* File names of 255 bytes hold the longest slug, a date and a suffix. */
static void slugs_are_short_and_plain(void **state)
{
	static const struct {
		const char *name;
		const char *slug;
	} pairs[] = { { "Avon and Somerset", "avon-and-somerset" },
		{ "\u00C9vora", "evora" }, { "St.  Mary's", "st-mary-s" },
		{ " -Kent- ", "kent" }, { "../../etc/passwd", "etc-passwd" },
		{ "!?", "" }, { "\u0391\u03B8\u03AE\u03BD\u03B1", "" } };
	char long_name[600];
	char slug[SLUG_ROOM];

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		slug_make(pairs[i].name, slug, sizeof(slug));
		assert_string_equal(slug, pairs[i].slug);
	}
	memset(long_name, 'a', sizeof(long_name) - 1);
	long_name[sizeof(long_name) - 1] = '\0';
	slug_make(long_name, slug, sizeof(slug));
	assert_true(strlen("peelstats-2017-force-") + strlen(slug) +
			strlen("-20180322-data.json") <=
		    255);
}

static void long_names_are_told_apart_at_their_ends(void **state)
{
	char a[4000];
	char b[4000];

	(void)state;
	memset(a, 'x', sizeof(a));
	a[sizeof(a) - 1] = '\0';
	memcpy(b, a, sizeof(a));
	b[sizeof(b) - 2] = 'y';
	assert_so(!name_equal(a, b),
	    "names of 4,000 letters are taken for the same: a row goes to "
	    "another force");
}

/* What is read beyond the end of an array is not there by luck. */
static void an_item_of_an_arena_has_a_fence_behind_it(void **state)
{
#ifdef PEELSTATS_SANITIZED
	struct arena a;

	(void)state;
	arena_init(&a);
	for (size_t size = 0; size < 40; size++) {
		char *item = arena_alloc(&a, size);
		char *next = arena_alloc(&a, 1);

		assert_null(__asan_region_is_poisoned(item, size));
		assert_so(__asan_address_is_poisoned(item + size) &&
			      __asan_address_is_poisoned(next - 1),
		    "an item of %zu bytes can be read beyond its end", size);
	}
	arena_release(&a);
#else
	(void)state;
	skip();
#endif
}

static void what_just_fits_is_kept_whole(void **state)
{
	char out[5];

	(void)state;
	assert_true(format_fits(out, sizeof(out), "%s", "abcd"));
	assert_string_equal(out, "abcd");
	assert_so(
	    !format_fits(out, sizeof(out), "%s", "abcde") && out[0] == '\0',
	    "a text that does not fit is cut instead of refused");
	assert_true(format_copy(out, sizeof(out), "abcdef", 4));
	assert_string_equal(out, "abcd");
	assert_false(format_copy(out, sizeof(out), "abcdef", 5));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_just_fits_is_kept_whole),
		cmocka_unit_test(an_item_of_an_arena_has_a_fence_behind_it),
		cmocka_unit_test(long_names_are_told_apart_at_their_ends),
		cmocka_unit_test(text_grows_and_keeps_its_end),
		cmocka_unit_test(utf8_decodes_what_it_encodes),
		cmocka_unit_test(utf8_is_taken_and_refused_at_its_limits),
		cmocka_unit_test(names_are_equal_in_spite_of_case_and_joints),
		cmocka_unit_test(near_names_are_suggested),
		cmocka_unit_test(names_find_what_was_added),
		cmocka_unit_test(messages_lose_their_middle),
		cmocka_unit_test(copies_fit_or_are_refused),
		cmocka_unit_test(slugs_are_short_and_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
