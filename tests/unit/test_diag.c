/* How a problem is printed. */
#include "peelstats/diag.h"
#include "test.h"

/* What is printed of a problem at a column of a line of so many letters. */
static void printed(size_t column, size_t letters, char *out, size_t size)
{
	char source[256];
	struct diag_list list;
	FILE *file = tmpfile();
	size_t len;

	memset(source, 'a', letters);
	source[letters] = '\0';
	assert_non_null(file);
	diag_init(&list);
	diag_add(&list, "E100", (struct place){ "f.csv", 2, column, source },
	    NULL, "wrong");
	diag_print(&list, false, file);
	diag_release(&list);
	rewind(file);
	len = fread(out, 1, size - 1, file);
	out[len] = '\0';
	(void)fclose(file);
}

static void a_caret_stands_under_what_is_shown(void **state)
{
	static const struct {
		size_t column, letters;
		size_t spaces; /* before the caret; 0: there is none */
		size_t shown;
	} cases[] = { { 1, 10, 1, 10 }, { 10, 10, 10, 10 },
		{ 119, 200, 119, 120 }, { 120, 200, 120, 120 },
		{ 121, 200, 0, 120 }, { 0, 10, 0, 10 } };
	char out[2048];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *caret;
		const char *line;

		printed(cases[i].column, cases[i].letters, out, sizeof(out));
		caret = strchr(out, '^');
		assert_so((caret != NULL) == (cases[i].spaces > 0),
		    "column %zu: %s", cases[i].column, out);
		if (caret != NULL) {
			for (line = caret; line[-1] != '\n'; line--)
				;
			assert_int_equal(
			    caret - line, strlen("  | ") + cases[i].spaces - 1);
		}
		line = strstr(out, "  | a");
		assert_non_null(line);
		assert_int_equal(
		    strspn(line + strlen("  | "), "a"), cases[i].shown);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_caret_stands_under_what_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
