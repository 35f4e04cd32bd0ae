/*
 * --import: a published table into a data folder: all of it or nothing, with
 * what changed. The new files are written, the folder is read as a whole, and
 * the old files come back when it no longer is whole.
 */
#include "app/load.h"
#include "app/messages.h"
#include "app/mode.h"
#include "app/output/output.h"
#include "app/places.h"
#include "app/recipes.h"
#include "import.h"
#include "peelstats/file.h"
#include "peelstats/format.h"
#include "peelstats/terminal.h"
#include "peelstats/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

static bool read_old(struct import *m, size_t file, const char *path)
{
	char chunk[8192];
	int fd = file_open(path, O_RDONLY | O_NONBLOCK, 0);
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT || error_set(m->err, EXIT_IO, "%s: %s",
					      path, strerror(errno));
	while ((n = file_read(fd, chunk, sizeof(chunk))) > 0)
		text_add_bytes(&m->old[file], chunk, (size_t)n);
	if (n < 0)
		(void)error_set(
		    m->err, EXIT_IO, "%s: %s", path, strerror(errno));
	(void)file_close(fd);
	return n == 0;
}

static bool differs(const struct text *a, const struct text *b)
{
	return a->len != b->len ||
	       (a->len > 0 && memcmp(a->s, b->s, a->len) != 0);
}

/* Writes those that differ; `from` the first of `bytes` or of `old`. */
static bool write_files(struct import *m, const struct text *from, bool all)
{
	bool ok = true;

	for (size_t i = 0; i < IMPORT_FILES && (ok || all); i++) {
		char path[PATH_ROOM];

		(void)format_fits(path, sizeof(path), "%s/%s", place_data(m->o),
		    import_files[i]);
		if (m->old[i].len > 0 && differs(&m->bytes[i], &m->old[i]))
			ok = output_write(
				 path, OUTPUT_NAMED, &from[i], m->err) &&
			     ok;
	}
	return ok;
}

/* The folder must be whole with what was written. */
static bool still_whole(struct import *m)
{
	struct dataset *d = NULL;
	struct diag_list diags;
	bool ok;

	diag_init(&diags);
	ok = dataset_load(place_data(m->o), &d, &diags, m->err) &&
	     diags.errors == 0;
	if (diags.errors > 0) {
		diag_print(&diags, message_has_colours(m->o), stderr);
		(void)error_set(m->err, EXIT_DATA,
		    "the figures of the table do not fit the folder: nothing "
		    "was changed");
	}
	diag_release(&diags);
	dataset_free(d);
	return ok;
}

static bool replace(struct import *m)
{
	bool ok = true;

	for (size_t i = 0; ok && i < IMPORT_FILES; i++) {
		char path[PATH_ROOM];

		(void)format_fits(path, sizeof(path), "%s/%s", place_data(m->o),
		    import_files[i]);
		ok = read_old(m, i, path);
	}
	if (!ok || m->o->dry_run)
		return ok;
	if (m->added + m->changed + m->examples == 0)
		return true;
	ok = write_files(m, m->bytes, false) && still_whole(m);
	if (!ok)
		(void)write_files(m, m->old, true);
	return ok;
}

static void say_done(const struct import *m)
{
	const struct options *o = m->o;
	size_t figures = 0;
	char missing[64] = "";
	const char *title = intake_title(m->in);

	for (size_t i = 0; i < intake_figures(m->in); i++)
		figures += intake_has_figure(intake_figure(m->in, i));
	if (m->missing > 0)
		(void)format_fits(missing, sizeof(missing),
		    ", %zu put down as missing", m->missing);

	if (o->quiet)
		return;
	if (m->changed > 20)
		(void)fprintf(stderr, "  and %zu more\n", m->changed - 20);
	(void)fprintf(stderr,
	    "%s%s%s%s: %zu figures: %zu new, %zu changed, %zu as they were, "
	    "%zu "
	    "still missing%s%s\n",
	    o->what, title[0] != '\0' ? " (" : "", title,
	    title[0] != '\0' ? ")" : "", figures, m->added, m->changed, m->same,
	    m->gaps, missing,
	    o->dry_run				      ? "; nothing was written"
	    : m->added + m->changed + m->missing == 0 ? "; nothing was changed"
	    : m->has_examples ? "; the examples of --init are gone"
			      : "");
}

/* The data that come along, for populations that the folder lacks; or NULL. */
static struct dataset *bundled(const struct options *o)
{
	char path[PATH_ROOM];
	struct dataset *d = NULL;
	struct diag_list diags;
	struct error err = { EXIT_OK, "" };

	diag_init(&diags);
	if (!place_bundled(o, path, sizeof(path)) ||
	    !dataset_load(path, &d, &diags, &err) || diags.errors > 0) {
		dataset_free(d);
		d = NULL;
	}
	diag_release(&diags);
	return d;
}

static bool import_with(struct import *m, const char *recipe)
{
	struct text said = TEXT_EMPTY;
	struct text safe = TEXT_EMPTY;
	struct dataset *more = bundled(m->o);
	bool ok = intake_read(
	    m->o->what, recipe, m->d, more, m->o->year, &m->in, &said, m->err);

	terminal_add_lines(&safe, text_str(&said));
	if (safe.len > 0)
		(void)fputs(text_str(&safe), stderr);
	text_release(&safe);
	text_release(&said);
	dataset_free(more);
	ok = ok && import_rows(m) && replace(m);
	if (ok)
		say_done(m);
	return ok;
}

static bool propose(
    const struct options *o, const struct dataset *d, struct error *err)
{
	struct text out = TEXT_EMPTY;
	bool ok = intake_propose(o->what, d, &out, err);

	if (ok)
		ok = output_text(
		    o->output != NULL ? o->output : "-", OUTPUT_NEW, &out, err);
	text_release(&out);
	return ok;
}

static bool import_table(
    const struct options *o, const struct dataset *d, struct error *err)
{
	struct import m = { .o = o, .d = d, .err = err };
	char recipe[PATH_ROOM];
	bool ok;

	if (o->recipe == NULL)
		return error_set(err, EXIT_USAGE,
		    "--import needs --recipe NAME: peelstats --recipe list "
		    "names them, --recipe new writes one from the table");
	if (strcmp(o->recipe, "new") == 0)
		return propose(o, d, err);
	if (!recipe_path(o, recipe, sizeof(recipe), err))
		return false;
	arena_init(&m.arena);
	ok = import_with(&m, recipe);
	intake_free(m.in);
	arena_release(&m.arena);
	for (size_t i = 0; i < IMPORT_FILES; i++) {
		text_release(&m.bytes[i]);
		text_release(&m.old[i]);
	}
	free(m.placed);
	return ok;
}

bool mode_import(const struct options *o, struct error *err)
{
	struct loaded l;
	bool ok = load_data(o, LOAD_FOR_FIGURES, &l, err) &&
		  import_table(o, l.dataset, err);

	load_release(&l);
	return ok;
}
