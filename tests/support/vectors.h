#ifndef PEELSTATS_VECTORS_H
#define PEELSTATS_VECTORS_H

#include "peelstats/number.h"

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

/** A field of a case as a column: NAN for NA. Returns how many rows. */
size_t vectors_column(const struct vectors *v, const char *name,
    const char *field, double *out, size_t room);

/** One number of a case; ends the test program when it is not there. */
double vectors_number(
    const struct vectors *v, const char *name, const char *field);

/** The names of the cases, each once; returns how many. */
size_t vectors_cases(const struct vectors *v, const char **out, size_t room);

/* Compares results with a file of expectations and keeps count. */
struct vector_check {
	const struct vectors *want;
	const char *name; /* case */
	size_t checked;
	size_t failed;
};

/**
 * Compares one result; NA and infinities must be unknown here. Does nothing
 * when the file has no such row. Failures are printed and counted.
 */
void vector_check(
    struct vector_check *c, const char *stat, long i, struct value got);

/**
 * Runs `body` on every case of FILE.in.csv against FILE.exp.csv. Every row it
 * checks must agree, and it must have checked `rows` of them.
 */
void vectors_run(const char *file, size_t rows,
    void (*body)(const struct vectors *in, struct vector_check *c));

#endif
