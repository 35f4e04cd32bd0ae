/* Marks as SVG: what looks different has a rule of its own. */
#include "test.h"
#include "write/svg/svg_canvas.h"

static const struct document_info info = {
	.title = "", .language = "en-GB", .font_dirs = FONT_DIRS
};

/* How many rules two marks of these paints need. */
static size_t rules_of(const struct paint *a, const struct paint *b)
{
	struct canvas c;
	struct error err = { EXIT_OK, "" };
	struct text out = TEXT_EMPTY;
	size_t n = 0;

	if (!svg_open(&c, &info, &err))
		fail_msg("%s", err.message);
	c.ops->begin_page(c.self, (struct size){ 100, 100 });
	c.ops->rectangle(c.self, (struct rect){ 1, 1, 10, 10 }, a);
	c.ops->rectangle(c.self, (struct rect){ 20, 20, 10, 10 }, b);
	c.ops->end_page(c.self);
	svg_style(&c, false, &out);
	for (const char *at = text_str(&out); (at = strchr(at, '{')) != NULL;
	     at++)
		n++;
	text_release(&out);
	c.ops->free(c.self);
	return n;
}

static void each_look_has_a_rule_of_its_own(void **state)
{
	static const struct paint plain = { true, { 10, 20, 30 }, 1,
		{ 40, 50, 60 }, 2, 3 };
	static const struct paint others[] = { { false, { 10, 20, 30 }, 1,
						   { 40, 50, 60 }, 2, 3 },
		{ true, { 11, 20, 30 }, 1, { 40, 50, 60 }, 2, 3 },
		{ true, { 10, 21, 30 }, 1, { 40, 50, 60 }, 2, 3 },
		{ true, { 10, 20, 31 }, 1, { 40, 50, 60 }, 2, 3 },
		{ true, { 10, 20, 30 }, 1.5, { 40, 50, 60 }, 2, 3 },
		{ true, { 10, 20, 30 }, 0.5, { 40, 50, 60 }, 2, 3 },
		{ true, { 10, 20, 30 }, 1, { 41, 50, 60 }, 2, 3 },
		{ true, { 10, 20, 30 }, 1, { 40, 51, 60 }, 2, 3 },
		{ true, { 10, 20, 30 }, 1, { 40, 50, 61 }, 2, 3 },
		{ true, { 10, 20, 30 }, 1, { 40, 50, 60 }, 2.5, 3 },
		{ true, { 10, 20, 30 }, 1, { 40, 50, 60 }, 2, 3.5 } };
	size_t one = rules_of(&plain, &plain);

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_so(rules_of(&plain, &others[i]) == one + 1 &&
			      rules_of(&others[i], &plain) == one + 1,
		    "look %zu passes for another one", i);
}

static void what_is_not_shown_makes_no_difference(void **state)
{
	static const struct paint empty[] = { { false, { 10, 20, 30 }, 1,
						  { 40, 50, 60 }, 0, 0 },
		{ false, { 99, 99, 99 }, 1, { 40, 50, 60 }, 0, 0 } };
	static const struct paint bare[] = { { true, { 10, 20, 30 }, 0,
						 { 40, 50, 60 }, 0, 0 },
		{ true, { 10, 20, 30 }, 0, { 99, 99, 99 }, 0, 0 } };

	(void)state;
	assert_int_equal(
	    rules_of(&empty[0], &empty[1]), rules_of(&empty[0], &empty[0]));
	assert_int_equal(
	    rules_of(&bare[0], &bare[1]), rules_of(&bare[0], &bare[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_look_has_a_rule_of_its_own),
		cmocka_unit_test(what_is_not_shown_makes_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
