/* The words that a data folder has for what it compares. */
#include "peelstats/arena.h"
#include "peelstats/naming.h"
#include "test.h"

static void check(const struct naming *n, const char *words, bool format,
    const char *expected)
{
	struct text t = TEXT_EMPTY;

	naming_fill(n, words, format, &t);
	assert_so(strcmp(text_str(&t), expected) == 0,
	    "\"%s\" reads \"%s\", not \"%s\"", words, text_str(&t), expected);
	text_release(&t);
}

static void the_words_of_a_folder_stand_in_every_form(void **state)
{
	struct arena a;
	struct naming n = { .unit = "force",
		.units = "forces",
		.organisation = "police force",
		.organisations = "police forces",
		.area = "England and Wales",
		.short_area = "E&W" };

	(void)state;
	arena_init(&a);
	naming_complete(&n, &a);
	check(&n, "{A unit} of {units}, {Unit}", false,
	    "A force of forces, Force");
	check(&n, "{area is} above {short area}", false,
	    "England and Wales is above E&W");
	check(&n, "the {area:figure}", false, "the England and Wales figure");
	n.area = "the region";
	check(&n, "the {area:figure}", false, "the figure of the region");
	n.area = "England and Wales";
	check(&n, "The {organisations}{of area}", false,
	    "The police forces of England and Wales");
	arena_release(&a);
}

/* A folder that says nothing is compared in neutral words. */
static void a_folder_that_says_nothing_has_neutral_words(void **state)
{
	struct arena a;
	struct naming n = { .unit = NULL };

	(void)state;
	arena_init(&a);
	naming_complete(&n, &a);
	check(&n, "{A unit} of {units}{of area}", false, "An area of areas");
	check(&n, "{Area is} above", false, "All areas together are above");
	check(&n, "the {area:%s}", true, "the %s of all areas together");
	check(&n, "{Short area}", false, "All");
	arena_release(&a);
}

/* One word is enough; an article goes by sound unless the folder says it. */
static void one_word_makes_the_others_by_its_sound(void **state)
{
	static const struct {
		const char *unit;
		const char *with;
	} units[] = { { "hospital", "a hospital and hospitals" },
		{ "authority", "an authority and authorities" },
		{ "university", "a university and universities" },
		{ "hour", "an hour and hours" } };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct arena a;
		struct naming n = { .unit = units[i].unit };

		arena_init(&a);
		naming_complete(&n, &a);
		check(&n, "{a unit} and {units}", false, units[i].with);
		assert_string_equal(n.organisations, n.units);
		arena_release(&a);
	}
}

/* What a folder says cannot become a conversion of printf. */
static void no_word_becomes_a_conversion_of_printf(void **state)
{
	struct arena a;
	struct naming n = { .unit = "%n%s", .units = "{units}%d", .area = "" };

	(void)state;
	arena_init(&a);
	naming_complete(&n, &a);
	check(&n, "{unit} of {units} %zu", true, "%%n%%s of {units}%%d %zu");
	check(&n, "{unit}", false, "%n%s");
	check(&n, "{unknown} {units", false, "{unknown} {units");
	check(&n, "", true, "");
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_words_of_a_folder_stand_in_every_form),
		cmocka_unit_test(a_folder_that_says_nothing_has_neutral_words),
		cmocka_unit_test(one_word_makes_the_others_by_its_sound),
		cmocka_unit_test(no_word_becomes_a_conversion_of_printf)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
