/*
 * Loaded before the C library (LD_PRELOAD), makes one allocation fail:
 * MEMORY_FAILS=N the Nth, counted from 1, over all threads;
 * MEMORY_FAILS_ON=1 all that follow too; MEMORY_COUNT=FILE writes how many
 * there were at the end of the process. Only the program whose name is in
 * MEMORY_PROGRAM is touched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* the C library's own, under the names by which it lets them be wrapped */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static atomic_long calls;
static long failing;
static bool on;
static const char *count_file;

__attribute__((constructor)) static void begin(void)
{
	const char *nth = getenv("MEMORY_FAILS");
	const char *program = getenv("MEMORY_PROGRAM");

	if (program != NULL &&
	    strcmp(program, program_invocation_short_name) != 0)
		return;
	count_file = getenv("MEMORY_COUNT");
	on = getenv("MEMORY_FAILS_ON") != NULL;
	failing = nth != NULL ? strtol(nth, NULL, 10) : 0;
}

static void say_count(void)
{
	char digits[32];
	int len =
	    snprintf(digits, sizeof(digits), "%ld\n", atomic_load(&calls));
	int fd = open(count_file, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (fd >= 0 && write(fd, digits, (size_t)len) == len)
		(void)close(fd);
}

__attribute__((destructor)) static void end(void)
{
	if (count_file != NULL)
		say_count();
}

static bool fails(void)
{
	long n = atomic_fetch_add(&calls, 1) + 1;

	if (failing == 0 || (on ? n < failing : n != failing))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return size > 0 && fails() ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return fails() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
	if (fails())
		return ENOMEM;
	*out = __libc_memalign(alignment, size);
	return *out != NULL ? 0 : ENOMEM;
}

char *strdup(const char *s)
{
	size_t size = strlen(s) + 1;
	char *copy = fails() ? NULL : __libc_malloc(size);

	return copy != NULL ? memcpy(copy, s, size) : NULL;
}
