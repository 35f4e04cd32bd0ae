/*
 * Loaded before the C library (LD_PRELOAD), makes system calls on files go
 * wrong as they may: FAULT=NAME:ERROR:NTH fails the NTH call of NAME with
 * ERROR, a number; FAULT=short moves a few bytes at a time and is interrupted
 * now and then; FAULT=NAME:slow:NTH sleeps before it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int calls;

/* Whether this call of `name` is the one that is to fail. */
static bool fails(const char *name)
{
	const char *fault = getenv("FAULT");
	size_t len = strlen(name);
	char *end;
	long error;

	if (fault == NULL || strncmp(fault, name, len) != 0 ||
	    fault[len] != ':')
		return false;
	if (atomic_fetch_add(&calls, 1) + 1 !=
	    atoi(strchr(fault + len + 1, ':') + 1))
		return false;
	error = strtol(fault + len + 1, &end, 10);
	if (end == fault + len + 1) {
		(void)sleep(3);
		return false;
	}
	errno = (int)error;
	return true;
}

static bool is_short(void)
{
	const char *fault = getenv("FAULT");

	return fault != NULL && strcmp(fault, "short") == 0;
}

/* Every third call is interrupted; the others do about a third. */
static bool shorten(size_t *n)
{
	if (!is_short())
		return false;
	*n = *n > 4 ? 1 + *n / 3 : *n > 1 ? *n - 1 : *n;
	errno = EINTR;
	return atomic_fetch_add(&calls, 1) % 3 == 2;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t n)
{
	return fails("write") || shorten(&n) ? -1 : NEXT(write)(fd, bytes, n);
}

ssize_t read(int fd, void *bytes, size_t n)
{
	return fails("read") || shorten(&n) ? -1 : NEXT(read)(fd, bytes, n);
}

int open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(args, mode_t) : 0;
	va_end(args);
	return fails("open") ? -1 : NEXT(open)(path, flags, mode);
}

int fsync(int fd)
{
	return fails("fsync") ? -1 : NEXT(fsync)(fd);
}

int close(int fd)
{
	int done = NEXT(close)(fd);

	return fails("close") ? -1 : done;
}

int rename(const char *from, const char *to)
{
	return fails("rename") ? -1 : NEXT(rename)(from, to);
}

int link(const char *from, const char *to)
{
	return fails("link") ? -1 : NEXT(link)(from, to);
}

int fchmod(int fd, mode_t mode)
{
	return fails("fchmod") ? -1 : NEXT(fchmod)(fd, mode);
}

int lstat(const char *path, struct stat *st)
{
	return fails("lstat") ? -1 : NEXT(lstat)(path, st);
}
