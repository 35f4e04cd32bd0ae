#include "peelstats/earlier.h"

#include "csv_source.h"
#include "peelstats/arena.h"
#include "peelstats/names.h"
#include "peelstats/text.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

struct earlier {
	struct arena arena;
	struct names keys; /* "metric force year" -> value */
	struct value *value;
	size_t n;
	size_t room;
};

enum { METRIC, FORCE, YEAR, VALUE };
static const struct csv_column columns[] = { { "metric_id", true },
	{ "force_id", true }, { "year", true }, { "value", true } };

/* In memory of the caller's, which it empties. */
static const char *make_key(
    struct text *key, const char *metric, const char *force, int year)
{
	text_clear(key);
	text_addf(key, "%s\n%s\n%d", metric, force, year);
	return text_str(key);
}

static void take_row(void *context, const struct csv_row *r)
{
	struct earlier *e = context;
	struct text key = TEXT_EMPTY;
	const char *kept;
	int year;
	double x;

	if (!number_parse_year(csv_field(r, YEAR), &year))
		return;
	kept = arena_strdup(&e->arena,
	    make_key(&key, csv_field(r, METRIC), csv_field(r, FORCE), year));
	text_release(&key);
	if (!names_add(&e->keys, kept, e->n))
		return;
	if (e->n == e->room) {
		e->room = e->room != 0 ? 2 * e->room : 1024;
		e->value = heap_realloc(e->value, e->room, sizeof(*e->value));
	}
	e->value[e->n++] = number_parse(csv_field(r, VALUE), &x)
			       ? value_of(x)
			       : value_unknown();
}

bool earlier_read(const char *path, struct earlier **out, struct error *err)
{
	struct earlier *e = heap_realloc(NULL, 1, sizeof(*e));
	char *folder;
	char *name;
	struct diag_list diags;
	struct csv_request request = { .required = true,
		.columns = columns,
		.n_columns = sizeof(columns) / sizeof(columns[0]),
		.row = take_row,
		.context = e,
		.diags = &diags };

	memset(e, 0, sizeof(*e));
	arena_init(&e->arena);
	diag_init(&diags);
	folder = arena_strdup(&e->arena, path);
	name = arena_strdup(&e->arena, path);
	request.dir = dirname(folder);
	request.name = basename(name);
	if (csv_source_read(&request, err) && diags.errors > 0)
		(void)error_set(err, EXIT_IO,
		    "%s: no statistics of an earlier run (peelstats --stats "
		    "forces)",
		    path);
	diag_release(&diags);
	*out = err->status == EXIT_OK ? e : NULL;
	if (err->status != EXIT_OK)
		earlier_free(e);
	return err->status == EXIT_OK;
}

bool earlier_find(const struct earlier *e, const char *metric,
    const char *force, int year, struct value *value)
{
	struct text key = TEXT_EMPTY;
	size_t at;
	bool found =
	    names_find(&e->keys, make_key(&key, metric, force, year), &at);

	text_release(&key);
	if (found)
		*value = e->value[at];
	return found;
}

void earlier_free(struct earlier *e)
{
	if (e == NULL)
		return;
	names_release(&e->keys);
	free(e->value);
	arena_release(&e->arena);
	free(e);
}
