#include "peelstats/arena.h"

#include "peelstats/error.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What lies behind an item is no part of it: only a sanitizer sees that. */
#ifdef PEELSTATS_SANITIZED
#include <sanitizer/asan_interface.h>
enum { FENCE = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)0)
enum { FENCE = 0 };
#endif

#define BASE_FORMATS
#include "banned.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t used;
	size_t size;
	alignas(max_align_t) unsigned char bytes[];
};

void memory_exhausted(void)
{
	static const char message[] = "peelstats: error: out of memory\n";
	static atomic_flag ending = ATOMIC_FLAG_INIT;

	/* exit() is for one thread; what ends the run waits for no other */
	while (atomic_flag_test_and_set(&ending))
		(void)pause();
	/* not by a stream, which may have no memory or be in use */
	(void)!write(STDERR_FILENO, message, sizeof(message) - 1);
	exit(EXIT_INTERNAL);
}

void *heap_made(void *made)
{
	if (made == NULL)
		memory_exhausted();
	return made;
}

void heap_require(bool had)
{
	if (!had)
		memory_exhausted();
}

void *heap_realloc(void *old, size_t count, size_t size)
{
	void *p;

	if (size != 0 && count > SIZE_MAX / size)
		memory_exhausted();
	p = realloc(old, count * size != 0 ? count * size : 1);
	if (p == NULL)
		memory_exhausted();
	return p;
}

void arena_init(struct arena *a)
{
	a->head = NULL;
}

void arena_release(struct arena *a)
{
	struct arena_block *b = a->head;

	while (b != NULL) {
		struct arena_block *older = b->older;

		free(b);
		b = older;
	}
	a->head = NULL;
}

void arena_absorb(struct arena *a, struct arena *b)
{
	struct arena_block *last = b->head;

	if (last == NULL)
		return;
	while (last->older != NULL)
		last = last->older;
	if (a->head == NULL) {
		a->head = b->head;
	} else {
		/* behind the head, which has room left */
		last->older = a->head->older;
		a->head->older = b->head;
	}
	b->head = NULL;
}

static void arena_grow(struct arena *a, size_t size)
{
	size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
	struct arena_block *b;

	if (room > SIZE_MAX - sizeof(*b))
		memory_exhausted();
	b = calloc(1, sizeof(*b) + room);
	if (b == NULL)
		memory_exhausted();
	b->older = a->head;
	b->size = room;
	a->head = b;
}

void *arena_alloc(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	unsigned char *p;
	size_t room;

	if (size > SIZE_MAX - align - FENCE)
		memory_exhausted();
	room = (size + FENCE + align - 1) / align * align;
	if (a->head == NULL || a->head->size - a->head->used < room)
		arena_grow(a, room);
	p = a->head->bytes + a->head->used;
	a->head->used += room;
	ASAN_POISON_MEMORY_REGION(p + size, room - size);
	return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		memory_exhausted();
	return arena_alloc(a, count * size);
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *copy = arena_alloc(a, len + 1);

	if (len > 0)
		memcpy(copy, s, len);
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	int len;
	char *s;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		memory_exhausted();
	s = arena_alloc(a, (size_t)len + 1);
	va_start(args, format);
	(void)vsnprintf(s, (size_t)len + 1, format, args);
	va_end(args);
	return s;
}
