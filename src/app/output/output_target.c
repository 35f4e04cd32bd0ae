#include "output_target.h"

#include "peelstats/file.h"
#include "temporary.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

enum { LINKS_MAX = 40 };

static bool fail(const char *path, int error, struct error *err)
{
	return error_set(
	    err, EXIT_IO, "%s: cannot be written: %s", path, strerror(error));
}

/*
 * /dev/stdout and its like lead to /proc/PID/fd/N. To open such a name anew
 * would start at the front of a file that the descriptor appends to, so the
 * descriptor itself is written.
 */
static int own_descriptor(const char *path)
{
	struct text folder = TEXT_EMPTY;
	struct text own = TEXT_EMPTY;
	const char *slash = strrchr(path, '/');
	char *real;
	char *end;
	long n = -1;

	folder_of(path, &folder);
	text_addf(&own, "/proc/%ld/fd", (long)getpid());
	real = realpath(text_str(&folder), NULL);
	if (real != NULL && slash != NULL && slash[1] != '\0' &&
	    strcmp(real, text_str(&own)) == 0) {
		n = strtol(slash + 1, &end, 10);
		if (*end != '\0' || n < 0 || n > INT_MAX)
			n = -1;
	}
	free(real);
	text_release(&folder);
	text_release(&own);
	return (int)n;
}

/* Puts what the link says in the place of its name; false with errno. */
static bool follow(struct text *path)
{
	char link[PATH_MAX];
	struct text next = TEXT_EMPTY;
	ssize_t len = readlink(text_str(path), link, sizeof(link));

	if (len <= 0 || len == sizeof(link)) {
		errno = len < 0 ? errno : ENAMETOOLONG;
		return false;
	}
	if (link[0] != '/') {
		folder_of(text_str(path), &next);
		text_add_char(&next, '/');
	}
	text_add_bytes(&next, link, (size_t)len);
	text_release(path);
	*path = next;
	return true;
}

/* Whether `path` is known now: not there, or no link. */
static bool look(struct output_target *t, struct error *err)
{
	t->exists = lstat(text_str(&t->path), &t->old) == 0;
	if (!t->exists && errno != ENOENT)
		return fail(text_str(&t->path), errno, err);
	return true;
}

static bool follow_all(struct output_target *t, struct error *err)
{
	for (unsigned i = 0; i < LINKS_MAX; i++) {
		if (!look(t, err))
			return false;
		if (!t->exists || !S_ISLNK(t->old.st_mode))
			return true;
		t->descriptor = own_descriptor(text_str(&t->path));
		if (t->descriptor >= 0)
			return true;
		if (!follow(&t->path))
			return fail(text_str(&t->path), errno, err);
	}
	return fail(text_str(&t->path), ELOOP, err);
}

/* Where we chose the name, somebody else may have put something there. */
static bool refuse_unless_plain(
    const struct output_target *t, struct error *err)
{
	if (!t->exists || S_ISREG(t->old.st_mode))
		return true;
	return error_set(err, EXIT_IO,
	    "%s: is %s, and only plain files are replaced in a folder; remove "
	    "it, or write this report with --output",
	    text_str(&t->path),
	    S_ISLNK(t->old.st_mode)   ? "a symbolic link"
	    : S_ISDIR(t->old.st_mode) ? "a folder"
				      : "a pipe or device");
}

bool output_target_find(
    const char *path, unsigned how, struct output_target *t, struct error *err)
{
	memset(t, 0, sizeof(*t));
	t->descriptor = strcmp(path, "-") == 0 ? STDOUT_FILENO : -1;
	text_add(&t->path, path);
	if (t->descriptor >= 0)
		return true;
	if ((how & (OUTPUT_PLAIN | OUTPUT_NEW)) != 0) {
		if (!look(t, err))
			return false;
		return (how & OUTPUT_NEW) != 0 || refuse_unless_plain(t, err);
	}
	if (!follow_all(t, err))
		return false;
	if (t->descriptor < 0 && t->exists && S_ISDIR(t->old.st_mode))
		return error_set(err, EXIT_IO,
		    "%s: is a folder; name a file, or use --out-dir", path);
	return true;
}

void output_target_release(struct output_target *target)
{
	text_release(&target->path);
}
