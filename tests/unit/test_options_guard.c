/* A file of settings that somebody left in the current folder takes the place
 * of no report elsewhere. */
#include "app/options/options_table.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

enum target { TO_FILE, TO_FOLDER, TO_CHARTS };

/* Whether what is there must stay when such a file says where to write. */
static bool kept(enum target target, const char *path, bool found)
{
	static const char *const name[] = { "output", "out-dir", "charts" };
	struct setting settings[N_OPTIONS] = { { NULL, NULL, false } };
	struct options o = { .output = target == TO_FILE ? path : NULL,
		.out_dir = target == TO_FOLDER ? path : NULL,
		.charts = target == TO_CHARTS ? path : NULL };

	settings[option_find(name[target])].found = found;
	options_guard_places(&o, settings);
	return o.keep_files;
}

static void what_a_found_file_may_replace(void **state)
{
	static const struct {
		const char *path;
		bool elsewhere;
	} folders[] = { { ".", false }, { "below", false },
		{ "below/deep", false }, { "./below/../below", false },
		{ "not_there_yet", false }, { "..", true }, { "/", true },
		{ "/tmp", true }, { "below/../..", true }, { "away", true },
		{ "../here_too", true } };

	(void)state;
	assert_int_equal(mkdir("here", 0700), 0);
	assert_int_equal(mkdir("here_too", 0700), 0);
	assert_int_equal(chdir("here"), 0);
	assert_int_equal(mkdir("below", 0700), 0);
	assert_int_equal(mkdir("below/deep", 0700), 0);
	assert_int_equal(symlink("..", "away"), 0);
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		for (enum target p = TO_FOLDER; p <= TO_CHARTS; p++) {
			assert_so(kept(p, folders[i].path, true) ==
				      folders[i].elsewhere,
			    "%s of a file that was found may%s replace what is "
			    "there",
			    folders[i].path,
			    folders[i].elsewhere ? "" : " not");
			assert_so(!kept(p, folders[i].path, false),
			    "whoever names %s may replace what is there",
			    folders[i].path);
		}
	/* a file is not to be replaced wherever it is */
	assert_true(kept(TO_FILE, "r.pdf", true));
	assert_false(kept(TO_FILE, "r.pdf", false));
	assert_false(kept(TO_FILE, NULL, true));
	assert_false(kept(TO_FOLDER, NULL, true));
	assert_false(kept(TO_CHARTS, NULL, true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_found_file_may_replace),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
