/*
 * An empty data folder: a CSV file of headers for each file that is read, a
 * README.md that says what each column holds, and datapackage.json, which
 * describes the same to other programs (Frictionless Data Package).
 */
#include "output.h"
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
};

static const struct schema_row rows[] = {
#define FILE(name, needed, words) { #name, NULL, "", needed, words },
#define COLUMN(name, type, needed, words) { "", #name, #type, needed, words },
#include "schema.def"
#undef FILE
#undef COLUMN
};

enum { N_ROWS = sizeof(rows) / sizeof(rows[0]), PATH_ROOM = 4200 };

static struct json_object *field_of(const struct schema_row *row)
{
	struct json_object *field = json_object_new_object();
	struct json_object *rules = json_object_new_object();

	(void)json_object_object_add(
	    field, "name", json_object_new_string(row->column));
	(void)json_object_object_add(
	    field, "type", json_object_new_string(row->type));
	(void)json_object_object_add(
	    field, "description", json_object_new_string(row->words));
	/* the column is needed; a field of a figure may still be empty */
	if (row->required && strcmp(row->type, "number") != 0)
		(void)json_object_object_add(
		    rules, "required", json_object_new_boolean(true));
	(void)json_object_object_add(field, "constraints", rules);
	return field;
}

static struct json_object *resource_of(size_t first)
{
	struct json_object *resource = json_object_new_object();
	struct json_object *schema = json_object_new_object();
	struct json_object *fields = json_object_new_array();
	char path[64];

	(void)snprintf(path, sizeof(path), "%s.csv", rows[first].file);
	for (size_t i = first + 1; i < N_ROWS && rows[i].column != NULL; i++)
		(void)json_object_array_add(fields, field_of(&rows[i]));
	(void)json_object_object_add(schema, "fields", fields);
	(void)json_object_object_add(
	    resource, "name", json_object_new_string(rows[first].file));
	(void)json_object_object_add(
	    resource, "path", json_object_new_string(path));
	(void)json_object_object_add(
	    resource, "description", json_object_new_string(rows[first].words));
	(void)json_object_object_add(resource, "profile",
	    json_object_new_string("tabular-data-resource"));
	(void)json_object_object_add(
	    resource, "encoding", json_object_new_string("utf-8"));
	(void)json_object_object_add(resource, "schema", schema);
	return resource;
}

/* Of all files: those that are not kept may be taken out by hand. */
static void package(struct text *out)
{
	struct json_object *p = json_object_new_object();
	struct json_object *resources = json_object_new_array();

	for (size_t i = 0; i < N_ROWS; i++)
		if (rows[i].column == NULL)
			(void)json_object_array_add(resources, resource_of(i));
	(void)json_object_object_add(
	    p, "profile", json_object_new_string("tabular-data-package"));
	(void)json_object_object_add(
	    p, "name", json_object_new_string("peelstats-data"));
	(void)json_object_object_add(p, "resources", resources);
	text_addf(out, "%s\n",
	    json_object_to_json_string_ext(
		p, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE));
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
static bool write_new(struct run *r, const char *name, const struct text *bytes)
{
	char path[PATH_ROOM];

	(void)snprintf(path, sizeof(path), "%s/%s", r->options.what, name);
	if (access(path, F_OK) == 0)
		return error_set(&r->err, EXIT_IO,
		    "%s: is there already; --init changes nothing", path);
	return output_write(path, bytes, &r->err);
}

bool init_folder(struct run *r)
{
	struct text t = TEXT_EMPTY;
	bool ok;

	if (mkdir(r->options.what, 0777) != 0 && errno != EEXIST)
		return error_set(&r->err, EXIT_IO,
		    "%s: cannot make the folder: %s", r->options.what,
		    strerror(errno));
	readme(&t);
	ok = write_new(r, "README.md", &t);
	text_clear(&t);
	package(&t);
	ok = ok && write_new(r, "datapackage.json", &t);
	for (size_t i = 0; i < N_ROWS && ok; i++) {
		char name[64];

		if (rows[i].column != NULL)
			continue;
		(void)snprintf(name, sizeof(name), "%s.csv", rows[i].file);
		text_clear(&t);
		header(i, &t);
		ok = write_new(r, name, &t);
	}
	text_release(&t);
	return ok;
}
