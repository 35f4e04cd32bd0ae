#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

static bool fail(const char *path, const char *what, struct error *err)
{
	return error_set(
	    err, EXIT_IO, "%s: %s: %s", path, what, strerror(errno));
}

static bool write_all(
    int fd, const struct text *bytes, const char *path, struct error *err)
{
	size_t done = 0;

	while (done < bytes->len) {
		ssize_t n = write(fd, bytes->s + done, bytes->len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(path, "cannot write", err);
		done += (size_t)n;
	}
	return true;
}

/* Flushes to disk; pipes and devices cannot and need not. */
static bool flush(int fd, const char *path, struct error *err)
{
	if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
		return fail(path, "cannot write", err);
	return true;
}

static bool write_direct(
    const char *path, const struct text *bytes, struct error *err)
{
	int fd = strcmp(path, "-") == 0 ? dup(STDOUT_FILENO)
					: open(path, O_WRONLY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return fail(path, "cannot open", err);
	ok = write_all(fd, bytes, path, err) && flush(fd, path, err);
	if (close(fd) != 0 && ok)
		ok = fail(path, "cannot write", err);
	return ok;
}

static mode_t new_mode(const struct stat *old)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	mode_t mask;

	if (old != NULL)
		return old->st_mode & 07777;
	/* it can be read only by setting it, which is of the whole process */
	(void)pthread_mutex_lock(&lock);
	mask = umask(0);
	(void)umask(mask);
	(void)pthread_mutex_unlock(&lock);
	return 0666 & ~mask;
}

static void flush_folder(const char *temporary)
{
	char folder[4200];
	int fd;

	(void)snprintf(folder, sizeof(folder), "%s", temporary);
	fd = open(dirname(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	(void)fsync(fd);
	(void)close(fd);
}

static bool fill_temporary(int fd, const char *path, const struct stat *old,
    const struct text *bytes, struct error *err)
{
	bool ok = write_all(fd, bytes, path, err);

	if (ok && fchmod(fd, new_mode(old)) != 0)
		ok = fail(path, "cannot set the permissions", err);
	if (ok && old != NULL)
		(void)!fchown(fd, old->st_uid, old->st_gid);
	ok = ok && flush(fd, path, err);
	if (close(fd) != 0 && ok)
		ok = fail(path, "cannot write", err);
	return ok;
}

static bool write_whole(const char *path, const struct stat *old,
    const struct text *bytes, struct error *err)
{
	char temporary[4200];
	const char *slash = strrchr(path, '/');
	int folder = slash != NULL ? (int)(slash - path) + 1 : 0;
	int fd;

	if (strlen(path) > 4096)
		return error_set(err, EXIT_IO, "the output path is too long");
	(void)snprintf(temporary, sizeof(temporary), "%.*s.%s.XXXXXX", folder,
	    path, path + folder);
	fd = mkstemp(temporary);
	if (fd < 0)
		return fail(
		    path, "cannot create the report in its folder", err);
	if (fill_temporary(fd, path, old, bytes, err) &&
	    rename(temporary, path) == 0) {
		flush_folder(temporary);
		return true;
	}
	(void)fail(path, "cannot replace the old report", err);
	(void)unlink(temporary);
	return false;
}

bool output_write(const char *path, const struct text *bytes, struct error *err)
{
	struct stat st;
	sigset_t held;
	sigset_t before;
	char *real;
	bool exists = strcmp(path, "-") != 0 && stat(path, &st) == 0;
	bool ok;

	if (strcmp(path, "-") == 0)
		return write_direct(path, bytes, err);
	if (exists && S_ISDIR(st.st_mode))
		return error_set(err, EXIT_IO,
		    "%s: is a folder; name a file, or use --out-dir", path);
	if (exists && !S_ISREG(st.st_mode))
		return write_direct(path, bytes, err);
	/* a signal waits until no temporary file is left */
	(void)sigemptyset(&held);
	(void)sigaddset(&held, SIGINT);
	(void)sigaddset(&held, SIGTERM);
	(void)sigaddset(&held, SIGHUP);
	(void)pthread_sigmask(SIG_BLOCK, &held, &before);
	real = exists ? realpath(path, NULL) : NULL;
	ok = write_whole(
	    real != NULL ? real : path, exists ? &st : NULL, bytes, err);
	free(real);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ok;
}

bool output_is_same(const char *path, const struct text *bytes)
{
	struct stat st;
	char buffer[16384];
	size_t done = 0;
	ssize_t n = 1;
	int fd = strcmp(path, "-") == 0
		     ? -1
		     : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return false;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    (size_t)st.st_size != bytes->len)
		n = -1;
	while (n > 0 && done < bytes->len) {
		n = read(fd, buffer, sizeof(buffer));
		if (n > 0 &&
		    ((size_t)n > bytes->len - done ||
			memcmp(buffer, bytes->s + done, (size_t)n) != 0))
			n = -1;
		done += n > 0 ? (size_t)n : 0;
	}
	(void)close(fd);
	return n >= 0 && done == bytes->len;
}
