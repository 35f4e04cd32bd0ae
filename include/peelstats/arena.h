#ifndef PEELSTATS_ARENA_H
#define PEELSTATS_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * An arena owns every allocation made from it and gives them back together.
 * Invariant: memory from an arena is zeroed, aligned for any type, and valid
 * until arena_release(). No call returns NULL: when memory runs out, the
 * program prints one line on standard error and exits with status 4.
 */
struct arena_block;
struct arena {
	struct arena_block *head; /* newest block, or NULL */
};

/**
 * Ends the process for want of memory: one line on standard error, what
 * atexit() has registered, status 4. From any thread.
 */
_Noreturn void memory_exhausted(void);

/** Returns what a library made; NULL, for want of memory, ends the process. */
void *heap_made(void *made);

/** Ends the process unless a library had the memory it needed. */
void heap_require(bool had);

/** Makes `a` an empty arena in the caller's storage. */
void arena_init(struct arena *a);

/** Frees everything allocated from `a`, which is then empty again. */
void arena_release(struct arena *a);

/** Gives everything allocated from `b` to `a`; `b` is then empty. */
void arena_absorb(struct arena *a, struct arena *b);

/** Returns `size` zeroed bytes owned by `a`; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);

/** Returns a zeroed array of `count` items of `size` bytes, owned by `a`. */
void *arena_array(struct arena *a, size_t count, size_t size);

/** Returns a copy of the string `s`, owned by `a`. */
char *arena_strdup(struct arena *a, const char *s);

/** Returns a copy of the first `len` bytes of `s`, terminated, owned by `a`. */
char *arena_strndup(struct arena *a, const char *s, size_t len);

/** Returns a string formatted as by printf, owned by `a`. */
char *arena_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Like malloc and realloc, but never returns NULL; free() gives it back. */
void *heap_realloc(void *old, size_t count, size_t size);

#endif
