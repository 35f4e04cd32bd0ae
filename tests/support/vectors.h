#ifndef PEELSTATS_VECTORS_H
#define PEELSTATS_VECTORS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Test vectors: inputs "case,field,i,value" and expectations
 * "case,stat,i,value,rtol,atol,source", both with a header.
 */
struct vector_row {
	char name[32];
	char field[32];
	long i;
	char value[40];
	double rtol;
	double atol;
};
struct vectors {
	struct vector_row *row;
	size_t n;
};

/** Reads tests/vectors/FILE; ends the test program when it is not there. */
struct vectors vectors_read(const char *file);

/** Frees them. */
void vectors_free(struct vectors *v);

/** A value by key, or NULL. */
const struct vector_row *vectors_find(
    const struct vectors *v, const char *name, const char *field, long i);

/**
 * The known numbers of a field of a case, in order, NA left out; returns how
 * many. `missing` counts the NA when not NULL.
 */
size_t vectors_numbers(const struct vectors *v, const char *name,
    const char *field, double *out, size_t room, size_t *missing);

#endif
