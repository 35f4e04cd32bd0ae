/*
 * Loaded before the C library (LD_PRELOAD), makes one call on files fail:
 * CALL_FAILS=N:ERROR the Nth call of those below, counted from 1 over all
 * threads, with that number in errno; CALL_NAMED=FILE writes its name there;
 * CALL_ONLY=NAME counts the calls of that name alone; CALL_SLOW=N sleeps
 * before the Nth instead.
 * CALL_SHORT=1 instead moves a few bytes at a time and interrupts every third
 * call that may be. CALL_COUNT=FILE writes how many calls there were.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;
static atomic_long interruptible;
static long failing;
static long slow;
static const char *only;
static int error;
static bool is_short;

__attribute__((constructor)) static void begin(void)
{
	const char *what = getenv("CALL_FAILS");
	char *end;

	is_short = getenv("CALL_SHORT") != NULL;
	only = getenv("CALL_ONLY");
	if (getenv("CALL_SLOW") != NULL)
		slow = strtol(getenv("CALL_SLOW"), NULL, 10);
	if (what == NULL)
		return;
	failing = strtol(what, &end, 10);
	error = (int)strtol(end + 1, NULL, 10);
}

/* By the kernel itself: what is wrapped below must not be counted. */
static void note(const char *variable, const char *text)
{
	const char *path = getenv(variable);
	long fd;

	if (path == NULL)
		return;
	fd = syscall(SYS_openat, AT_FDCWD, path,
	    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0)
		return;
	(void)syscall(SYS_write, (int)fd, text, strlen(text));
	(void)syscall(SYS_close, (int)fd);
}

__attribute__((destructor)) static void end(void)
{
	char digits[32];

	(void)snprintf(digits, sizeof(digits), "%ld\n", atomic_load(&calls));
	note("CALL_COUNT", digits);
}

static bool fails(const char *name)
{
	long nth;

	if (only != NULL && strcmp(name, only) != 0)
		return false;
	nth = atomic_fetch_add(&calls, 1) + 1;
	if (nth == slow)
		(void)sleep(3);
	if (nth != failing)
		return false;
	note("CALL_NAMED", name);
	errno = error;
	return true;
}

/* A signal may come in any of these, and twice. */
static bool interrupts(void)
{
	if (!is_short || atomic_fetch_add(&interruptible, 1) % 3 == 0)
		return false;
	errno = EINTR;
	return true;
}

static size_t some(size_t size)
{
	return is_short && size > 7 ? 7 + size / 5 : size;
}

#define REAL(name)                                                             \
	__typeof__(&name) real;                                                \
	*(void **)&real = dlsym(RTLD_NEXT, #name)

static mode_t mode_of(int flags, va_list args)
{
	return (flags & (O_CREAT | __O_TMPFILE)) != 0
		   ? (mode_t)va_arg(args, unsigned)
		   : 0;
}

int open(const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_of(flags, args);
	va_end(args);
	if (fails("open") || interrupts())
		return -1;
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = mode_of(flags, args);
	va_end(args);
	if (fails("openat") || interrupts())
		return -1;
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t size)
{
	if (fails("read") || interrupts())
		return -1;
	return syscall(SYS_read, fd, bytes, some(size));
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	if (fails("write") || interrupts())
		return -1;
	return syscall(SYS_write, fd, bytes, some(size));
}

int fsync(int fd)
{
	return fails("fsync") || interrupts() ? -1
					      : (int)syscall(SYS_fsync, fd);
}

/* Linux closes whatever it says. */
int close(int fd)
{
	bool bad = fails("close") || interrupts();
	int kept = errno;
	int result = (int)syscall(SYS_close, fd);

	errno = bad ? kept : errno;
	return bad ? -1 : result;
}

int flock(int fd, int how)
{
	return fails("flock") || interrupts()
		   ? -1
		   : (int)syscall(SYS_flock, fd, how);
}

int rename(const char *from, const char *to)
{
	REAL(rename);
	return fails("rename") ? -1 : real(from, to);
}

int link(const char *from, const char *to)
{
	REAL(link);
	return fails("link") ? -1 : real(from, to);
}

int unlink(const char *path)
{
	REAL(unlink);
	return fails("unlink") ? -1 : real(path);
}

int unlinkat(int folder, const char *path, int flags)
{
	REAL(unlinkat);
	return fails("unlink") ? -1 : real(folder, path, flags);
}

int mkdir(const char *path, mode_t mode)
{
	REAL(mkdir);
	return fails("mkdir") ? -1 : real(path, mode);
}

int stat(const char *path, struct stat *st)
{
	REAL(stat);
	return fails("stat") ? -1 : real(path, st);
}

int lstat(const char *path, struct stat *st)
{
	REAL(lstat);
	return fails("lstat") ? -1 : real(path, st);
}

int fstat(int fd, struct stat *st)
{
	REAL(fstat);
	return fails("fstat") ? -1 : real(fd, st);
}

int fstatat(int folder, const char *path, struct stat *st, int flags)
{
	REAL(fstatat);
	return fails("fstatat") ? -1 : real(folder, path, st, flags);
}

int access(const char *path, int how)
{
	REAL(access);
	return fails("access") ? -1 : real(path, how);
}

int fchmod(int fd, mode_t mode)
{
	REAL(fchmod);
	return fails("fchmod") ? -1 : real(fd, mode);
}

int fchown(int fd, uid_t owner, gid_t group)
{
	REAL(fchown);
	return fails("fchown") ? -1 : real(fd, owner, group);
}

char *realpath(const char *path, char *resolved)
{
	REAL(realpath);
	return fails("realpath") ? NULL : real(path, resolved);
}
