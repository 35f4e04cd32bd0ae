#ifndef PEELSTATS_DIAG_H
#define PEELSTATS_DIAG_H

#include "peelstats/arena.h"

#include <stdbool.h>
#include <stdio.h>

enum diag_level { DIAG_WARNING, DIAG_ERROR };

/* Where in a file a problem is; line and column count from 1, 0 = none. */
struct place {
	const char *file;
	size_t line;
	size_t column;
	const char *source; /* the physical line, or NULL */
};

struct diag {
	enum diag_level level;
	const char *code; /* such as "E204" */
	struct place place;
	const char *message;
	const char *help; /* what to do, or NULL */
	const struct diag_group *group;
	size_t nth; /* in its group, from 1 */
	const char *cause; /* that others may share, or NULL */
	size_t again; /* others of this cause */
	size_t last_line; /* of the last of them */
	struct diag *next;
};

/* Problems of one code in one file; only the first few are kept. */
struct diag_group {
	const char *code;
	const char *file;
	size_t count;
	struct diag_group *next;
};

/*
 * The problems of one run in the order found; owns copies of all text. Of
 * each code in each file the first five are kept and all are counted, so that
 * memory stays bounded however broken a file is.
 */
struct diag_list {
	struct arena arena;
	struct diag *first;
	struct diag **last;
	struct diag_group *groups;
	size_t errors;
	size_t warnings;
	size_t fold_after; /* kept of one code in one file; 0 = all */
};

/** Makes `list` empty in the caller's storage. */
void diag_init(struct diag_list *list);

/** Frees all problems of `list`. */
void diag_release(struct diag_list *list);

/**
 * Adds a problem. The level follows the code: E is an error, W a warning.
 * `help` may be NULL. All strings are copied.
 */
void diag_add(struct diag_list *list, const char *code, struct place place,
    const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/**
 * The same for a problem that one slip makes in many rows: those of one
 * `cause` in one file are told as one, with how many there are and the last
 * line. All count. Where nothing is folded each stands for itself.
 */
void diag_add_cause(struct diag_list *list, const char *cause, const char *code,
    struct place place, const char *help, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/**
 * Prints every problem as "FILE:LINE:COLUMN: error[CODE]: text", the source
 * line with a caret, and the help; folds problems of one code in one file
 * after the fifth; `colours` are those of a terminal; ends with the total.
 * Prints nothing for an empty list.
 */
void diag_print(const struct diag_list *list, bool colours, FILE *out);

#endif
