#ifndef PEELSTATS_ERROR_H
#define PEELSTATS_ERROR_H

#include <stdbool.h>

/** Exit status of the command; see the man page, EXIT STATUS. */
enum exit_status {
	EXIT_OK = 0,
	EXIT_DATA = 1,
	EXIT_USAGE = 2,
	EXIT_IO = 3,
	EXIT_INTERNAL = 4,
	EXIT_LOCKED = 5
};

/* The first failure of an operation: set once, at the place that knows. */
struct error {
	enum exit_status status; /* EXIT_OK while nothing has failed */
	char message[512]; /* one line, no newline, names the subject */
};

/**
 * Records a failure unless one is already recorded, and returns false, so
 * that a caller can write `return error_set(...)`.
 */
bool error_set(struct error *err, enum exit_status status, const char *format,
    ...) __attribute__((format(printf, 3, 4)));

#endif
