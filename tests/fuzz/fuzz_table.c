/*
 * Any bytes as a published table: as a file of its own, as the sheet of an
 * ODS or XLSX workbook, as a recipe, and as a table that names units. Rows keep
 * their promises, or the file is refused.
 */
#include "fuzz.h"
#include "intake/recipe.h"
#include "intake/table.h"
#include "peelstats/arena.h"
#include "peelstats/file.h"
#include "peelstats/intake.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

static char path[] = "/tmp/fuzz_table_XXXXXX";

static bool on_sheet(void *context, const char *name)
{
	(void)context;
	return utf8_valid(name, strlen(name));
}

static bool on_row(void *context, const struct table_row *row)
{
	size_t *rows = context;

	if (row->n == 0 || row->n > TABLE_COLUMNS_MAX || row->number == 0 ||
	    row->number > TABLE_ROWS_MAX ||
	    table_field(row, row->n - 1)[0] == '\0')
		abort();
	for (size_t i = 0; i < row->n; i++)
		if (strlen(table_field(row, i)) > TABLE_CELL_MAX)
			abort();
	return ++*rows < 20000;
}

static void read_table(void)
{
	size_t rows = 0;
	const struct table_reader reader = { on_sheet, on_row, &rows };
	struct error err = { EXIT_OK, "" };

	if (!table_read(path, &reader, &err) &&
	    (err.status == EXIT_OK || err.message[0] == '\0'))
		abort();
}

static void write_bytes(const uint8_t *data, size_t size)
{
	int fd = file_open(path, O_WRONLY | O_TRUNC, 0);

	if (fd < 0 || !file_write(fd, data, size) || !file_close(fd))
		abort();
}

static void add(zip_t *zip, const char *member, const void *data, size_t size)
{
	zip_source_t *source = zip_source_buffer(zip, data, size, 0);
	zip_int64_t at = zip_file_add(zip, member, source, ZIP_FL_OVERWRITE);

	if (source == NULL || at < 0 ||
	    zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) !=
		0)
		abort();
}

/* The bytes as the only sheet, and as the shared texts. */
static void write_workbook(const uint8_t *data, size_t size, bool xlsx)
{
	static const char book[] = "<w xmlns:r='r'><sheet name='a' r:id='1'/>"
				   "</w>";
	static const char rels[] =
	    "<R><Relationship Id='1' Target='s.xml'/></R>";
	int code;
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);

	if (zip == NULL)
		abort();
	if (xlsx) {
		add(zip, "xl/workbook.xml", book, strlen(book));
		add(zip, "xl/_rels/workbook.xml.rels", rels, strlen(rels));
		add(zip, "xl/sharedStrings.xml", data, size);
		add(zip, "xl/s.xml", data, size);
	} else {
		add(zip, "content.xml", data, size);
	}
	if (zip_close(zip) != 0)
		abort();
}

static void read_recipe(void)
{
	struct recipe *r = malloc(sizeof(*r));
	struct error err = { EXIT_OK, "" };

	if (r == NULL)
		abort();
	if (!recipe_read(path, r, &err) && err.message[0] == '\0')
		abort();
	recipe_release(r);
	free(r);
}

/* Units have a name and an id each, none of them twice. */
static void read_units(void)
{
	struct arena arena;
	struct intake_unit *unit = NULL;
	size_t n = 0;
	const char *word = NULL;
	struct error err = { EXIT_OK, "" };
	bool ok;

	arena_init(&arena);
	ok = intake_units(path, &arena, &unit, &n, &word, &err);
	if (ok ? n < 2 || word == NULL : err.message[0] == '\0')
		abort();
	for (size_t i = 0; i < n; i++)
		if (unit[i].name[0] == '\0' || unit[i].id[0] == '\0' ||
		    unit[i].brief[0] == '\0' ||
		    (i > 0 && strcmp(unit[i].id, unit[i - 1].id) == 0))
			abort();
	free(unit);
	arena_release(&arena);
}

static void forget(void)
{
	(void)unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool made;

	if (!made) {
		int fd = mkstemp(path);

		if (fd < 0 || close(fd) != 0)
			abort();
		made = true;
		(void)atexit(forget);
	}
	write_bytes(data, size);
	read_table();
	read_recipe();
	read_units();
	write_workbook(data, size, false);
	read_table();
	write_workbook(data, size, true);
	read_table();
	return 0;
}
