/*
 * What malloc() and its kin do when memory runs out: the run ends there and
 * then with a message and status 4, in whatever library it was. HarfBuzz and
 * json-c go on without what they could not allocate, and leave out kerning,
 * words or members of an object without a word: no caller can tell. glibc
 * lets a program put its own functions in place of these ("Replacing malloc"
 * in its manual); these call those that would have been called. Sanitizers
 * have their own, which end the run themselves.
 */
#define _GNU_SOURCE /* RTLD_NEXT; NOLINT(bugprone-reserved-identifier) */
#include "peelstats/arena.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||     \
    __has_feature(memory_sanitizer)
#define HAS_OWN_MALLOC
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_OWN_MALLOC
#endif

#ifndef HAS_OWN_MALLOC

/* The function of that name that this program's own hides. The address is
 * kept in `known`; whoever comes first finds it, any other finds the same. */
static void *next(_Atomic(void *) *known, const char *name)
{
	void *f = atomic_load_explicit(known, memory_order_relaxed);

	if (f == NULL) {
		f = dlsym(RTLD_NEXT, name);
		atomic_store_explicit(known, f, memory_order_relaxed);
	}
	return f;
}

/* What is declared as an object pointer may be called: POSIX, dlsym(). */
#define NEXT(function)                                                         \
	static _Atomic(void *) known;                                          \
	void *found = next(&known, #function);                                 \
	__typeof__(&function) f;                                               \
	memcpy(&f, &found, sizeof(f))

void *malloc(size_t size)
{
	NEXT(malloc);
	void *p = f(size);

	if (p == NULL && size > 0)
		memory_exhausted();
	return p;
}

void *calloc(size_t nmemb, size_t size)
{
	NEXT(calloc);
	void *p = f(nmemb, size);

	if (p == NULL && nmemb > 0 && size > 0)
		memory_exhausted();
	return p;
}

void *realloc(void *ptr, size_t size)
{
	NEXT(realloc);
	void *p = f(ptr, size);

	if (p == NULL && size > 0)
		memory_exhausted();
	return p;
}

void *aligned_alloc(size_t alignment, size_t size)
{
	NEXT(aligned_alloc);
	void *p = f(alignment, size);

	if (p == NULL && size > 0)
		memory_exhausted();
	return p;
}

int posix_memalign(void **memptr, size_t alignment, size_t size)
{
	NEXT(posix_memalign);
	int error = f(memptr, alignment, size);

	if (error == ENOMEM)
		memory_exhausted();
	return error;
}

char *strdup(const char *s)
{
	NEXT(strdup);
	char *copy = f(s);

	if (copy == NULL)
		memory_exhausted();
	return copy;
}

#endif
