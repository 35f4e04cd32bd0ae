#ifndef PEELSTATS_LISTING_H
#define PEELSTATS_LISTING_H

#include "app/options/options.h"
#include "peelstats/text.h"

#include <stdbool.h>
#include <stddef.h>

enum { MOST_LISTED = 16 };

/*
 * Rows of text being collected, in the format that --format asks for: text
 * with tabs between (the first columns only, safe for a terminal), CSV with a
 * header, or JSON as {"schema_version":1,"rows":[...]}.
 */
struct listing {
	const char *const *column; /* NULL at the end */
	size_t n;
	size_t shown; /* columns of text */
	enum { AS_TEXT, AS_CSV, AS_JSON } as;
	struct text out;
	size_t rows;
};

/** Begins a list of the columns, of which text shows the first `shown`. */
void listing_begin(struct listing *l, const struct options *o,
    const char *const *column, size_t shown);

/** Adds a row: a string for each column, NULL where there is none. */
void listing_add(struct listing *l, const char *const *cell);

/** Writes the list to --output or standard output, and frees it. Fails with
 * EXIT_IO. */
bool listing_end(struct listing *l, const char *path, struct error *err)
    __attribute__((warn_unused_result));

#endif
