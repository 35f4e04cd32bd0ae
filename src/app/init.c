/*
 * An empty data folder: a CSV file of headers for each file that is read, a
 * README.md that says what each column holds, and datapackage.json, which
 * describes the same to other programs (Frictionless Data Package). A folder
 * that has its files gets the last only, of the columns that they have.
 */
#include "init.h"

#include "output.h"
#include "peelstats/arena.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"
#include "peelstats/text.h"
#include "run.h"

#include <errno.h>
#include <json.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

/* A file of the folder where `column` is NULL, else one of its columns. */
struct schema_row {
	const char *file;
	const char *column;
	const char *type;
	bool required;
	const char *words;
	const char *key; /* of a file: the columns that tell its rows apart */
};

static const struct schema_row rows[] = {
#define FILE(name, needed, words, key) { #name, NULL, "", needed, words, key },
#define COLUMN(name, type, needed, words)                                      \
	{ "", #name, #type, needed, words, "" },
#include "schema.def"
#undef FILE
#undef COLUMN
};

enum { N_ROWS = sizeof(rows) / sizeof(rows[0]), PATH_ROOM = 4300 };

static void add(struct json_object *o, const char *name, const char *s)
{
	heap_require(json_object_object_add(
			 o, name, heap_made(json_object_new_string(s))) == 0);
}

void init_list_files(
    void (*f)(void *context, const char *file, const char *holds),
    void *context)
{
	char file[64];
	char holds[256];

	for (size_t i = 0; i < N_ROWS; i++) {
		if (rows[i].column != NULL)
			continue;
		format_short(file, sizeof(file), "%s.csv", rows[i].file);
		format_short(holds, sizeof(holds), "%s%s",
		    rows[i].required ? "needed: " : "", rows[i].words);
		f(context, file, holds);
	}
}

static struct json_object *field_of(const struct schema_row *row)
{
	struct json_object *field = heap_made(json_object_new_object());
	struct json_object *rules = heap_made(json_object_new_object());

	add(field, "name", row->column);
	add(field, "type", row->type);
	add(field, "description", row->words);
	/* the column is needed; a field of a figure may still be empty */
	if (row->required && strcmp(row->type, "number") != 0)
		heap_require(
		    json_object_object_add(rules, "required",
			heap_made(json_object_new_boolean(true))) == 0);
	heap_require(json_object_object_add(field, "constraints", rules) == 0);
	return field;
}

/* The description of a column of the file at `first`. */
static struct schema_row column_of(size_t first, const char *name)
{
	for (size_t i = first + 1; i < N_ROWS && rows[i].column != NULL; i++)
		if (name_equal(rows[i].column, name))
			return rows[i];
	return (struct schema_row){ "", name, "string", false,
		"not read by peelstats", "" };
}

struct describing {
	size_t file; /* its row */
	struct json_object *fields;
	struct json_object *foreign;
};

/* A column that is the key of another file leads there. */
static void add_foreign(struct describing *d, const char *column)
{
	static const char *const owner[][2] = { { "force_id", "forces" },
		{ "metric_id", "metrics" }, { "question_id", "questions" } };

	for (size_t i = 0; i < sizeof(owner) / sizeof(owner[0]); i++) {
		struct json_object *key;
		struct json_object *target;

		if (strcmp(owner[i][0], column) != 0 ||
		    strcmp(owner[i][1], rows[d->file].file) == 0)
			continue;
		key = heap_made(json_object_new_object());
		target = heap_made(json_object_new_object());
		add(key, "fields", column);
		add(target, "resource", owner[i][1]);
		add(target, "fields", column);
		heap_require(
		    json_object_object_add(key, "reference", target) == 0);
		heap_require(json_object_array_add(d->foreign, key) == 0);
	}
}

static void add_column(void *context, const char *name)
{
	struct describing *d = context;
	struct schema_row row = column_of(d->file, name);

	/* as it stands in the file */
	row.column = name;
	heap_require(json_object_array_add(d->fields, field_of(&row)) == 0);
	add_foreign(d, name);
}

static struct json_object *key_of(const char *list)
{
	struct json_object *key = heap_made(json_object_new_array());

	while (*list != '\0') {
		size_t len = strcspn(list, ",");

		heap_require(json_object_array_add(
				 key, heap_made(json_object_new_string_len(
					  list, (int)len))) == 0);
		list += len;
		list += *list == ',';
	}
	return key;
}

/* The columns of the file that is there, else those it may have. */
static void add_columns(const char *dir, struct describing *d)
{
	char name[64];

	format_short(name, sizeof(name), "%s.csv", rows[d->file].file);
	if (dataset_header(dir, name, add_column, d))
		return;
	for (size_t i = d->file + 1; i < N_ROWS && rows[i].column != NULL; i++)
		add_column(d, rows[i].column);
}

static struct json_object *resource_of(const char *dir, size_t first)
{
	struct json_object *resource = heap_made(json_object_new_object());
	struct json_object *schema = heap_made(json_object_new_object());
	struct describing d = { first, heap_made(json_object_new_array()),
		heap_made(json_object_new_array()) };
	char path[64];

	format_short(path, sizeof(path), "%s.csv", rows[first].file);
	add_columns(dir, &d);
	heap_require(json_object_object_add(schema, "fields", d.fields) == 0);
	heap_require(json_object_object_add(
			 schema, "primaryKey", key_of(rows[first].key)) == 0);
	if (json_object_array_length(d.foreign) > 0)
		heap_require(json_object_object_add(
				 schema, "foreignKeys", d.foreign) == 0);
	else
		(void)json_object_put(d.foreign);
	add(resource, "name", rows[first].file);
	add(resource, "path", path);
	add(resource, "description", rows[first].words);
	add(resource, "profile", "tabular-data-resource");
	add(resource, "encoding", "utf-8");
	heap_require(json_object_object_add(resource, "schema", schema) == 0);
	return resource;
}

static bool is_there(const char *dir, const char *file)
{
	struct text path = TEXT_EMPTY;
	bool there;

	text_addf(&path, "%s/%s.csv", dir, file);
	do
		there = access(text_str(&path), F_OK) == 0;
	while (!there && errno == EINTR);
	text_release(&path);
	return there;
}

/* Of the files that are there, or of all that a new folder gets. */
static void package(const char *dir, bool all, struct text *out)
{
	struct json_object *p = heap_made(json_object_new_object());
	struct json_object *resources = heap_made(json_object_new_array());
	const char *made;

	for (size_t i = 0; i < N_ROWS; i++)
		if (rows[i].column == NULL &&
		    (all || is_there(dir, rows[i].file)))
			heap_require(json_object_array_add(
					 resources, resource_of(dir, i)) == 0);
	add(p, "profile", "tabular-data-package");
	add(p, "name", "peelstats-data");
	heap_require(json_object_object_add(p, "resources", resources) == 0);
	made = json_object_to_json_string_ext(
	    p, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE);
	heap_require(made != NULL);
	text_addf(out, "%s\n", made);
	(void)json_object_put(p);
}

static void readme(struct text *out)
{
	text_add(out,
	    "# Data for peelstats\n\n"
	    "Fill in the files and run `peelstats --check --data` on this "
	    "folder. Files that\nare not needed may be deleted; columns may "
	    "be in any order.\n");
	for (size_t i = 0; i < N_ROWS; i++) {
		if (rows[i].column == NULL)
			text_addf(out,
			    "\n## %s.csv%s\nOne row is %s.\n\n"
			    "| column | needed | holds |\n|---|---|---|\n",
			    rows[i].file, rows[i].required ? " (needed)" : "",
			    rows[i].words);
		else
			text_addf(out, "| `%s` | %s | %s |\n", rows[i].column,
			    rows[i].required ? "yes" : "", rows[i].words);
	}
}

static void header(size_t first, struct text *out)
{
	for (size_t i = first + 1; i < N_ROWS && rows[i].column != NULL; i++)
		text_addf(
		    out, "%s%s", i > first + 1 ? "," : "", rows[i].column);
	text_add_char(out, '\n');
}

/* Nothing that is there already is touched. */
bool init_write_new(struct run *r, const char *name, const struct text *bytes)
{
	struct text path = TEXT_EMPTY;
	bool ok;

	text_addf(&path, "%s/%s", r->options.what, name);
	ok = output_write(text_str(&path), OUTPUT_NEW, bytes, &r->err);
	text_release(&path);
	return ok;
}

/* A new folder: what each column is for, and a file of headers each. */
static bool write_headers(struct run *r)
{
	struct text t = TEXT_EMPTY;
	bool ok;

	readme(&t);
	ok = init_write_new(r, "README.md", &t);
	for (size_t i = 0; i < N_ROWS && ok; i++) {
		char name[64];

		if (rows[i].column != NULL)
			continue;
		format_short(name, sizeof(name), "%s.csv", rows[i].file);
		text_clear(&t);
		header(i, &t);
		ok = init_write_new(r, name, &t);
	}
	text_release(&t);
	return ok;
}

bool init_make_folder(struct run *r)
{
	const char *dir = r->options.what;

	if (mkdir(dir, 0777) == 0 || errno == EEXIST)
		return true;
	return error_set(&r->err, EXIT_IO, "%s: cannot make the folder: %s",
	    dir, strerror(errno));
}

bool init_each_file(
    bool (*f)(void *context, const char *file, const char *const *columns),
    void *context)
{
	const char *column[N_ROWS];
	bool ok = true;

	for (size_t i = 0; i < N_ROWS && ok; i++) {
		size_t n = 0;

		if (rows[i].column != NULL)
			continue;
		while (i + n + 1 < N_ROWS && rows[i + n + 1].column != NULL) {
			column[n] = rows[i + n + 1].column;
			n++;
		}
		column[n] = NULL;
		ok = f(context, rows[i].file, column);
	}
	return ok;
}

/* What the forces are is known from a data folder. */
static bool fill(struct run *r)
{
	char from[PATH_ROOM];
	struct dataset *d = NULL;
	bool ok;

	if (!init_source(r, from, sizeof(from)))
		return error_set(&r->err, EXIT_IO,
		    "no folder to take the forces from: name one with --from, "
		    "or use --empty");
	ok = dataset_load(from, &d, &r->diags, &r->err);
	if (ok && r->diags.errors > 0) {
		diag_print(&r->diags, has_colours(&r->options), stderr);
		r->err.status = EXIT_DATA;
		ok = false;
	}
	if (ok && r->options.init_from == NULL)
		ok = init_start(r, d);
	else if (ok && r->options.year != 0 && !has_year(d, r->options.year))
		ok = choose_no_year(r, d, "--year", r->options.year);
	else if (ok)
		ok = init_copy(r, from);
	dataset_free(d);
	return ok;
}

static bool refuse_filled(struct run *r)
{
	static const char *const taken[] = { "observations", "metrics" };

	for (size_t i = 0; i < 2; i++)
		if (is_there(r->options.what, taken[i]))
			return error_set(&r->err, EXIT_IO,
			    "%s/%s.csv is there already; --init touches "
			    "nothing that is there",
			    r->options.what, taken[i]);
	return true;
}

bool init_folder(struct run *r)
{
	const char *dir = r->options.what;
	bool described = is_there(dir, "forces");
	struct text t = TEXT_EMPTY;
	bool ok = init_make_folder(r);

	if (ok && !described && !r->options.init_empty)
		ok = refuse_filled(r) && fill(r);
	else if (ok && described && r->options.init_from != NULL)
		ok = refuse_filled(r);
	if (ok) {
		package(dir, !described && r->options.init_empty, &t);
		ok = init_write_new(r, "datapackage.json", &t);
	}
	if (ok && !described && r->options.init_empty)
		ok = write_headers(r);
	text_release(&t);
	return ok;
}
