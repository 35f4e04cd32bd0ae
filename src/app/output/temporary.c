#include "temporary.h"

#include "peelstats/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

enum { DIGITS = 16, TRIES = 100 };

static const char head[] = ".peelstats-";
static const char tail[] = ".tmp";
static const char hex[] = "0123456789abcdef";

/* Guards the list and every step that makes, names or removes such a file. */
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static struct temporary *all;

/* Without chance to be had, the place in memory and the process do. */
static uint64_t chance(const void *place)
{
	uint64_t bits = 0;

	if (getrandom(&bits, sizeof(bits), GRND_NONBLOCK) != sizeof(bits))
		bits = (uint64_t)(uintptr_t)place ^ ((uint64_t)getpid() << 32);
	return bits;
}

/* Writes the digits into the path, whose length stays. */
static void set_name(struct temporary *t, unsigned attempt)
{
	char *digit = t->path.s + t->path.len - (sizeof(tail) - 1);
	uint64_t bits = chance(t) + attempt;

	for (int i = 0; i < DIGITS; i++, bits >>= 4)
		*--digit = hex[bits & 15];
}

/*
 * A run that cleans the folder may have met the file before it was locked,
 * and hold or have removed it: then another is made. Where files cannot be
 * locked none is ever removed.
 */
static bool is_held(int fd)
{
	struct stat st;

	if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		return errno != EWOULDBLOCK;
	return fstat(fd, &st) == 0 && st.st_nlink > 0;
}

/* Allocates nothing: the end of the process may wait for the guard. */
static bool create(struct temporary *t, mode_t mode)
{
	for (unsigned i = 0; i < TRIES; i++) {
		set_name(t, i);
		t->fd = file_open(
		    t->path.s, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
		if (t->fd < 0 && errno != EEXIST)
			return false;
		if (t->fd < 0)
			continue;
		if (is_held(t->fd)) {
			t->lock = fcntl(t->fd, F_DUPFD_CLOEXEC, 0);
			if (t->lock >= 0)
				return true;
		}
		/* it may be gone, but nobody else has a file of this name */
		(void)unlink(t->path.s);
		(void)file_close(t->fd);
		t->fd = -1;
	}
	errno = EBUSY;
	return false;
}

static void register_end(void)
{
	(void)atexit(temporary_abandon);
}

bool temporary_open(const char *path, mode_t mode, struct temporary *t)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	bool ok;

	*t = (struct temporary){ .fd = -1, .lock = -1 };
	folder_of(path, &t->path);
	text_addf(&t->path, "/%s%0*d%s", head, (int)DIGITS, 0, tail);
	(void)pthread_once(&once, register_end);
	(void)pthread_mutex_lock(&guard);
	ok = create(t, mode);
	if (ok) {
		t->next = all;
		all = t;
	}
	(void)pthread_mutex_unlock(&guard);
	if (!ok)
		text_release(&t->path);
	return ok;
}

bool temporary_close(struct temporary *t)
{
	int fd = t->fd;

	t->fd = -1;
	return file_close(fd);
}

static void forget(const struct temporary *t)
{
	struct temporary **at = &all;

	while (*at != NULL && *at != t)
		at = &(*at)->next;
	if (*at != NULL)
		*at = t->next;
}

/* Where there are no hard links a look must do. */
static bool name_new(const char *from, const char *path)
{
	struct stat st;

	if (link(from, path) == 0) {
		(void)unlink(from);
		return true;
	}
	if (lstat(path, &st) == 0) {
		errno = EEXIST;
		return false;
	}
	return rename(from, path) == 0;
}

bool temporary_publish(struct temporary *t, const char *path, bool new)
{
	bool ok;
	int error;

	(void)pthread_mutex_lock(&guard);
	ok = new ? name_new(t->path.s, path) : rename(t->path.s, path) == 0;
	error = errno;
	if (ok)
		forget(t);
	(void)pthread_mutex_unlock(&guard);
	if (ok)
		text_release(&t->path);
	errno = error;
	return ok;
}

void temporary_release(struct temporary *t)
{
	int error = errno;

	(void)pthread_mutex_lock(&guard);
	if (t->path.s != NULL)
		(void)unlink(t->path.s);
	forget(t);
	(void)pthread_mutex_unlock(&guard);
	if (t->fd >= 0)
		(void)file_close(t->fd);
	if (t->lock >= 0)
		(void)file_close(t->lock);
	text_release(&t->path);
	errno = error;
}

void temporary_abandon(void)
{
	(void)pthread_mutex_lock(&guard);
	for (const struct temporary *t = all; t != NULL; t = t->next)
		(void)unlink(t->path.s);
	/* the guard is never given back */
}

static bool is_ours(const char *entry)
{
	size_t len = strlen(head);

	return strncmp(entry, head, len) == 0 &&
	       strspn(entry + len, hex) == DIGITS &&
	       strcmp(entry + len + DIGITS, tail) == 0;
}

/* Whoever gets its lock and still finds it under its name may remove it. */
static void remove_unless_held(int folder, const char *name)
{
	struct stat held;
	struct stat named;
	int fd = openat(folder, name,
	    O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return;
	if (fstat(fd, &held) == 0 && S_ISREG(held.st_mode) &&
	    flock(fd, LOCK_EX | LOCK_NB) == 0 &&
	    fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    named.st_dev == held.st_dev && named.st_ino == held.st_ino)
		(void)unlinkat(folder, name, 0);
	(void)file_close(fd);
}

void temporary_clean(const char *folder)
{
	DIR *d = opendir(folder);

	if (d == NULL)
		return;
	for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d))
		if (is_ours(e->d_name))
			remove_unless_held(dirfd(d), e->d_name);
	(void)closedir(d);
}
