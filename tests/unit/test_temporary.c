/* What a run that was killed leaves behind: the next one removes it, and
 * nothing else. */
#include "app/output/temporary.h"
#include "test.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char left[] = ".peelstats-0123456789abcdef.tmp";

static void make(const char *name, const char *bytes)
{
	FILE *f = fopen(name, "w");

	assert_non_null(f);
	(void)fputs(bytes, f);
	assert_int_equal(fclose(f), 0);
}

static bool is_there(const char *name)
{
	struct stat st;

	return lstat(name, &st) == 0;
}

static void what_a_killed_run_left_is_removed(void **state)
{
	(void)state;
	make(left, "half a report");
	temporary_clean(".");
	assert_so(!is_there(left), "a file of a run that was killed stays");
}

static void what_a_run_still_writes_stays(void **state)
{
	int fd;

	(void)state;
	make(left, "half a report");
	fd = open(left, O_RDWR);
	assert_true(fd >= 0);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	temporary_clean(".");
	assert_so(is_there(left), "a file of a run that is writing is removed");
	(void)close(fd);
	temporary_clean(".");
	assert_false(is_there(left));
}

static void names_of_others_stay(void **state)
{
	static const char *const name[] = { ".peelstats-0123456789abcde.tmp",
		".peelstats-0123456789abcdef0.tmp",
		".peelstats-0123456789abcdeg.tmp",
		".peelstats-0123456789ABCDEF.tmp",
		".peelstats-0123456789abcdef.tm",
		"peelstats-0123456789abcdef.tmp",
		".peelstats-0123456789abcdef.tmp.pdf", "report.pdf" };

	(void)state;
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++)
		make(name[i], "of somebody");
	assert_int_equal(mkdir(left, 0700), 0);
	temporary_clean(".");
	assert_so(is_there(left), "a folder is removed");
	assert_int_equal(rmdir(left), 0);
	assert_int_equal(symlink("report.pdf", left), 0);
	temporary_clean(".");
	assert_so(is_there(left), "a link is removed");
	assert_int_equal(unlink(left), 0);
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		assert_so(is_there(name[i]), "%s is removed", name[i]);
		(void)unlink(name[i]);
	}
	temporary_clean("nowhere");
}

static void publish(const char *path, bool new, bool want)
{
	struct temporary t;

	assert_true(temporary_open(path, 0666, &t));
	assert_int_equal(write(t.fd, "new", 3), 3);
	assert_true(temporary_close(&t));
	assert_int_equal(temporary_publish(&t, path, new), want);
	temporary_release(&t);
}

static void a_new_name_is_given_once(void **state)
{
	struct stat st;

	(void)state;
	publish("report", true, true);
	assert_int_equal(stat("report", &st), 0);
	assert_int_equal(st.st_size, 3);
	assert_int_equal(st.st_nlink, 1);
	make("report", "older");
	publish("report", true, false);
	assert_int_equal(stat("report", &st), 0);
	assert_so(st.st_size == 5, "a file that was there is replaced");
	publish("report", false, true);
	assert_int_equal(stat("report", &st), 0);
	assert_int_equal(st.st_size, 3);
	(void)unlink("report");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_killed_run_left_is_removed),
		cmocka_unit_test(what_a_run_still_writes_stays),
		cmocka_unit_test(names_of_others_stay),
		cmocka_unit_test(a_new_name_is_given_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
