#include "peelstats/names.h"
#include "peelstats/text.h"
#include "test.h"

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

/* Sequences that RFC 3629 forbids. */
static void utf8_refuses_malformed_bytes(void **state)
{
	static const char *const bad[] = { "\x80", "\xC0\xAF", "\xE0\x80\x80",
		"\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80", "a\xC3",
		"\xE2\x82" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_valid(bad[i], strlen(bad[i])));
	assert_false(utf8_valid("a\0b", 3));
	assert_true(utf8_valid("\xEF\xBF\xBD", 3));
	assert_true(utf8_valid("\xC5\xB5\xE2\x88\x92", 5));
}

static void names_are_equal_in_spite_of_case_and_joints(void **state)
{
	(void)state;
	assert_true(name_equal("Force ID", "force_id"));
	assert_true(name_equal("Devon & Cornwall", "devon-and-cornwall"));
	assert_false(name_equal("Devon", "Dorset"));
}

static void near_names_are_suggested(void **state)
{
	(void)state;
	assert_int_equal(name_distance("Surry", "Surrey"), 1);
	assert_int_equal(name_distance("vlaue", "value"), 1);
	assert_true(name_near("Surry", "Surrey"));
	assert_false(name_near("Kent", "Gwent county"));
	assert_false(name_near("ab", "ac"));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_grows_and_keeps_its_end),
		cmocka_unit_test(utf8_decodes_what_it_encodes),
		cmocka_unit_test(utf8_refuses_malformed_bytes),
		cmocka_unit_test(names_are_equal_in_spite_of_case_and_joints),
		cmocka_unit_test(near_names_are_suggested),
		cmocka_unit_test(names_find_what_was_added),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
