#include "output.h"

#include "app/progress.h"
#include "output_target.h"
#include "peelstats/file.h"
#include "peelstats/terminal.h"
#include "temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

static bool fail(const char *path, const char *what, struct error *err)
{
	if (errno == EFBIG)
		return error_set(err, EXIT_IO,
		    "%s: %s: larger than files may be here; see ulimit -f",
		    path, what);
	return error_set(
	    err, EXIT_IO, "%s: %s: %s", path, what, strerror(errno));
}

/* A pipe, a device, or a descriptor that this process was given. */
static bool write_direct(const struct output_target *t, const char *path,
    const struct text *bytes, struct error *err)
{
	int fd = t->descriptor >= 0
		     ? fcntl(t->descriptor, F_DUPFD_CLOEXEC, 0)
		     : file_open(text_str(&t->path), O_WRONLY | O_NOCTTY, 0);
	bool ok;

	if (fd < 0)
		return fail(path, "cannot open", err);
	ok = file_write(fd, bytes->s, bytes->len) && file_flush(fd);
	if (!ok && errno == EPIPE && t->descriptor == STDOUT_FILENO)
		ok = true; /* who read has had enough */
	else if (!ok)
		(void)fail(path, "cannot write", err);
	if (!file_close(fd) && ok)
		ok = fail(path, "cannot write", err);
	return ok;
}

/*
 * The rights of the file that is replaced, never those to run as its owner.
 * The owner goes first: rights are given to who has the file then. Where the
 * group cannot be kept, its rights and those of others would go to other
 * people than they were meant for.
 */
static bool keep_rights(int fd, const struct stat *old)
{
	struct stat now;
	mode_t mode = old->st_mode & 0777;

	if (fstat(fd, &now) != 0)
		return false;
	if ((now.st_uid != old->st_uid || now.st_gid != old->st_gid) &&
	    fchown(fd, old->st_uid, old->st_gid) != 0 &&
	    fchown(fd, (uid_t)-1, old->st_gid) != 0)
		mode &= 0700;
	return fchmod(fd, mode) == 0;
}

static bool fill(struct temporary *t, const char *path, const struct stat *old,
    const struct text *bytes, struct error *err)
{
	if (!file_write(t->fd, bytes->s, bytes->len))
		return fail(path, "cannot write", err);
	if (old != NULL && !keep_rights(t->fd, old))
		return fail(path, "cannot set the permissions", err);
	if (!file_flush(t->fd) || !temporary_close(t))
		return fail(path, "cannot write", err);
	return true;
}

/* So that the new name is on disk as well; the report is whole without. */
static void flush_folder(const char *path)
{
	struct text folder = TEXT_EMPTY;
	int fd;

	folder_of(path, &folder);
	fd = file_open(text_str(&folder), O_RDONLY | O_DIRECTORY, 0);
	if (fd >= 0) {
		(void)!file_flush(fd);
		(void)file_close(fd);
	}
	text_release(&folder);
}

static bool publish(struct temporary *t, const char *real, const char *path,
    bool new, struct error *err)
{
	if (temporary_publish(t, real, new))
		return true;
	if (errno == EEXIST)
		return error_set(err, EXIT_IO,
		    "%s: is there already and is left as it is", path);
	return fail(path, "cannot replace the old report", err);
}

static bool write_whole(const struct output_target *target, const char *path,
    bool new, const struct text *bytes, struct error *err)
{
	const char *real = text_str(&target->path);
	const struct stat *old = target->exists && !new ? &target->old : NULL;
	struct temporary t;
	bool ok;

	if (!temporary_open(real, old != NULL ? 0600 : 0666, &t))
		return fail(
		    path, "cannot create the report in its folder", err);
	ok = fill(&t, path, old, bytes, err) &&
	     publish(&t, real, path, new, err);
	temporary_release(&t);
	if (ok)
		flush_folder(real);
	return ok;
}

bool output_write(
    const char *path, unsigned how, const struct text *bytes, struct error *err)
{
	struct output_target t;
	bool new = (how & OUTPUT_NEW) != 0;
	bool ok = output_target_find(path, how, &t, err);

	if (ok && (t.descriptor >= 0 ||
		      (t.exists && !new && !S_ISREG(t.old.st_mode))))
		ok = write_direct(&t, path, bytes, err);
	else if (ok)
		ok = write_whole(&t, path, new, bytes, err);
	output_target_release(&t);
	return ok;
}

static bool holds(int fd, const struct text *bytes)
{
	char buffer[16384];
	size_t done = 0;
	ssize_t n = 1;

	while (n > 0 && done < bytes->len) {
		n = file_read(fd, buffer, sizeof(buffer));
		if (n > 0 &&
		    ((size_t)n > bytes->len - done ||
			memcmp(buffer, bytes->s + done, (size_t)n) != 0))
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return n >= 0 && done == bytes->len;
}

bool output_is_same(const char *path, unsigned how, const struct text *bytes)
{
	struct error none = { EXIT_OK, "" };
	struct output_target t;
	bool same = false;
	int fd = -1;

	if (output_target_find(path, how, &t, &none) && t.descriptor < 0 &&
	    t.exists && S_ISREG(t.old.st_mode) &&
	    (size_t)t.old.st_size == bytes->len)
		fd = file_open(
		    text_str(&t.path), O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
	if (fd >= 0) {
		same = holds(fd, bytes);
		(void)file_close(fd);
	}
	output_target_release(&t);
	return same;
}

bool output_is_terminal(const char *path)
{
	struct error none = { EXIT_OK, "" };
	struct output_target t;
	bool terminal = false;
	int fd = -1;

	if (output_target_find(path, OUTPUT_NAMED, &t, &none)) {
		if (t.descriptor >= 0)
			terminal = isatty(t.descriptor) != 0;
		else if (t.exists && S_ISCHR(t.old.st_mode))
			fd = file_open(text_str(&t.path),
			    O_WRONLY | O_NOCTTY | O_NONBLOCK, 0);
	}
	if (fd >= 0) {
		terminal = isatty(fd) != 0;
		(void)file_close(fd);
	}
	output_target_release(&t);
	return terminal;
}

bool output_text(
    const char *path, unsigned how, const struct text *bytes, struct error *err)
{
	struct text safe = TEXT_EMPTY;
	bool ok;

	if (!output_is_terminal(path))
		return output_write(path, how, bytes, err);
	terminal_add_lines(&safe, text_str(bytes));
	progress_pause();
	ok = output_write(path, how, &safe, err);
	progress_resume();
	text_release(&safe);
	return ok;
}
