/*
 * A copy of a data folder to start from: of one year where --year is given,
 * with the notes that its rows name, and the logo.
 */
#include "app/schema.h"
#include "init.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"
#include "peelstats/text.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

struct copying {
	const struct options *o;
	struct error *err;
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
	    &c->notes, c->from, name, columns, &bytes, c->err);
	if (ok && bytes.len > 0)
		ok = init_write_new(c->o, name, &bytes, c->err);
	text_release(&bytes);
	return ok;
}

static bool only_notes(
    void *context, const char *file, const char *const *columns)
{
	return strcmp(file, "notes") != 0 || copy_file(context, file, columns);
}

static bool copy_logo(struct copying *c)
{
	struct text bytes = TEXT_EMPTY;
	bool ok = dataset_copy_logo(&c->notes, c->from, &bytes, c->err);

	if (ok && bytes.len > 0)
		ok = init_write_new(c->o, c->notes.logo, &bytes, c->err);
	text_release(&bytes);
	return ok;
}

bool init_copy(const struct options *o, const char *from, struct error *err)
{
	struct copying c = { o, err, from, { .year = o->year } };
	bool ok;

	names_init(&c.notes.named);
	arena_init(&c.notes.arena);
	ok = init_make_folder(o, err) && schema_each_file(copy_file, &c);
	c.notes.last = true;
	ok = ok && schema_each_file(only_notes, &c) && copy_logo(&c);
	names_release(&c.notes.named);
	arena_release(&c.notes.arena);
	if (ok && !o->quiet)
		(void)fprintf(stderr,
		    "%s is ready: a copy of %s; next: peelstats --check "
		    "--data %s\n",
		    o->what, from, o->what);
	return ok;
}
