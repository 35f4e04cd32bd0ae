/* Columns of a spreadsheet: their names, and a style for every width. */
#include "test.h"
#include "write/ods/ods_parts.h"

static void every_width_has_its_style(void **state)
{
	struct text styles = TEXT_EMPTY;

	(void)state;
	ods_column_styles(&styles);
	for (size_t width = 0; width < 100; width++) {
		struct text column = TEXT_EMPTY;
		char style[64];
		size_t characters = 0;
		const char *at;

		ods_columns(&column, &width, 1);
		at = strstr(text_str(&column), "style-name=\"w");
		assert_non_null(at);
		assert_int_equal(
		    sscanf(at, "style-name=\"w%zu", &characters), 1);
		(void)snprintf(
		    style, sizeof(style), "style:name=\"w%zu\"", characters);
		assert_so(strstr(text_str(&styles), style) != NULL,
		    "a column of %zu characters has no style w%zu", width,
		    characters);
		assert_so(characters >= (width < 60 ? width : 60),
		    "a column of %zu characters is for %zu", width, characters);
		text_release(&column);
	}
	text_release(&styles);
}

static void columns_are_named_as_spreadsheets_do(void **state)
{
	static const struct {
		size_t column;
		const char *name;
	} cases[] = { { 0, "A" }, { 1, "B" }, { 25, "Z" }, { 26, "AA" },
		{ 27, "AB" }, { 51, "AZ" }, { 52, "BA" }, { 701, "ZZ" },
		{ 702, "AAA" }, { 1023, "AMJ" }, { 16383, "XFD" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct text name = TEXT_EMPTY;

		ods_column_name(&name, cases[i].column);
		assert_string_equal(text_str(&name), cases[i].name);
		text_release(&name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_width_has_its_style),
		cmocka_unit_test(columns_are_named_as_spreadsheets_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
