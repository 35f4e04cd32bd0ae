#ifndef PEELSTATS_SCHEMA_H
#define PEELSTATS_SCHEMA_H

#include <stdbool.h>

/* A file of the folder where `column` is NULL, else one of its columns. */
struct schema_row {
	const char *file;
	const char *column;
	const char *type;
	bool required;
	const char *words;
	const char *key; /* of a file: the columns that tell its rows apart */
};

enum {
	N_SCHEMA = 0
#define FILE(name, needed, words, key) +1
#define COLUMN(name, type, needed, words) +1
#include "schema.def"
#undef FILE
#undef COLUMN
};

/* The files of a data folder, each followed by its columns. */
extern const struct schema_row schema_rows[N_SCHEMA];

/** Calls `f` with each file of a data folder and what a row of it is. */
void schema_list_files(
    void (*f)(void *context, const char *file, const char *holds),
    void *context);

/**
 * Calls `f` with each file of a data folder and its columns, ended by NULL;
 * stops when it returns false, and returns what it returned.
 */
bool schema_each_file(
    bool (*f)(void *context, const char *file, const char *const *columns),
    void *context);

#endif
