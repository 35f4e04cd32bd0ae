/*
 * A copy of a data folder to start from: of one year where --year is given,
 * with the notes that its rows name.
 */
#include "init.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"
#include "peelstats/text.h"
#include "run.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

struct copying {
	struct run *r;
	const char *from;
	struct dataset_copy notes; /* the notes that rows name */
};

static bool copy_file(
    void *context, const char *file, const char *const *columns)
{
	struct copying *c = context;
	struct text bytes = TEXT_EMPTY;
	char name[64];
	bool ok;

	/* notes come last, when it is known which are named */
	if (strcmp(file, "notes") == 0 && !c->notes.last)
		return true;
	(void)format_fits(name, sizeof(name), "%s.csv", file);
	ok = dataset_copy_file(
	    &c->notes, c->from, name, columns, &bytes, &c->r->err);
	if (ok && bytes.len > 0)
		ok = init_write_new(c->r, name, &bytes);
	text_release(&bytes);
	return ok;
}

static bool only_notes(
    void *context, const char *file, const char *const *columns)
{
	return strcmp(file, "notes") != 0 || copy_file(context, file, columns);
}

bool init_copy(struct run *r, const char *from)
{
	struct copying c = { r, from, { .year = r->options.year } };
	bool ok;

	names_init(&c.notes.named);
	arena_init(&c.notes.arena);
	ok = init_make_folder(r) && init_each_file(copy_file, &c);
	c.notes.last = true;
	ok = ok && init_each_file(only_notes, &c);
	names_release(&c.notes.named);
	arena_release(&c.notes.arena);
	if (ok && !r->options.quiet)
		(void)fprintf(stderr,
		    "%s is ready: a copy of %s; next: peelstats --check "
		    "--data %s\n",
		    r->options.what, from, r->options.what);
	return ok;
}
