/* Which options do not go together, as the manual page says. */
#include "app/plan.h"
#include "test.h"

struct asked {
	struct options o;
	const char *wrong; /* a part of what is said; NULL: it is taken */
};

static void options_that_do_not_go_together(void **state)
{
	static const struct asked cases[] = {
		{ { .output = "r.pdf" }, NULL },
		{ { .out_dir = "d" }, NULL },
		{ { .charts = "d" }, NULL },
		{ { .output = NULL }, "where should the report go?" },
		{ { .output = "r.pdf", .out_dir = "d" }, "give either" },
		/* several reports need a folder, one does not */
		{ { .output = "r.pdf", .forces = "Norfolk" }, NULL },
		{ { .output = "r.pdf", .forces = "Norfolk,Kent" },
		    "several reports need a folder" },
		{ { .output = "r.pdf", .forces = "all" },
		    "several reports need a folder" },
		{ { .out_dir = "d", .forces = "all" }, NULL },
		/* so do several formats */
		{ { .output = "r", .format = "pdf,txt" },
		    "several formats need a folder" },
		{ { .out_dir = "d", .format = "pdf,txt" }, NULL },
		/* a description needs a folder with CSV files */
		{ { .out_dir = "d", .format = "csv", .describe = true }, NULL },
		{ { .out_dir = "d", .format = "pdf,csv", .describe = true },
		    NULL },
		{ { .out_dir = "d", .describe = true }, "--datapackage" },
		{ { .out_dir = "d", .format = "pdf", .describe = true },
		    "--datapackage" },
		{ { .output = "r.csv", .format = "csv", .describe = true },
		    "--datapackage" },
		/* whoever opens it goes by its name */
		{ { .output = "r.csv" }, "the name says csv" },
		{ { .output = "r.csv", .format = "csv" }, NULL },
		{ { .output = "r.pdf", .format = "csv" }, "the name says pdf" },
		{ { .output = "r.any" }, NULL },
		{ { .output = "r" }, NULL },
		{ { .mode = MODE_STATS, .what = "forces", .output = "s.csv" },
		    NULL },
		{ { .mode = MODE_STATS, .what = "forces", .output = "s.json" },
		    "the name says json" },
		{ { .mode = MODE_STATS,
		      .what = "forces",
		      .output = "s.json",
		      .format = "json" },
		    NULL },
		/* tables have formats of their own, one at a time */
		{ { .mode = MODE_STATS, .what = "forces", .format = "pdf" },
		    "--stats cannot print pdf; it has csv, json and ods" },
		{ { .mode = MODE_STATS,
		      .what = "forces",
		      .format = "csv,json" },
		    "--stats cannot print csv,json" },
		{ { .mode = MODE_SUMMARY, .what = "", .format = "csv" },
		    "--summary cannot print csv; it has txt" },
		{ { .mode = MODE_INIT, .what = "d", .format = "csv" },
		    "--init has one format only" },
		{ { .mode = MODE_LIST, .what = "pages", .format = "json" },
		    NULL },
		{ { .mode = MODE_LIST, .what = "reports", .format = "pdf,txt" },
		    NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = { EXIT_OK, "" };
		bool taken = plan_check_options(&cases[i].o, &err);

		assert_so(taken == (cases[i].wrong == NULL),
		    "case %zu is %s: %s", i, taken ? "taken" : "refused",
		    err.message);
		if (taken)
			continue;
		assert_int_equal(err.status, EXIT_USAGE);
		assert_so(strstr(err.message, cases[i].wrong) != NULL,
		    "case %zu says \"%s\", not \"%s\"", i, err.message,
		    cases[i].wrong);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_that_do_not_go_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
