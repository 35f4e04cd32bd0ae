/*
 * datapackage.json of a data folder, which describes its files to other
 * programs (Frictionless Data Package).
 */
#include "app/schema.h"
#include "init.h"
#include "peelstats/arena.h"
#include "peelstats/dataset.h"
#include "peelstats/format.h"
#include "peelstats/names.h"
#include "peelstats/text.h"

#include <json.h>
#include <string.h>

#include "base/banned.h"

static void add(struct json_object *o, const char *name, const char *s)
{
	heap_require(json_object_object_add(
			 o, name, heap_made(json_object_new_string(s))) == 0);
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
	for (size_t i = first + 1;
	     i < N_SCHEMA && schema_rows[i].column != NULL; i++)
		if (name_equal(schema_rows[i].column, name))
			return schema_rows[i];
	return (struct schema_row){ "", name, "string", false,
		"not read by peelstats", "" };
}

struct describing {
	size_t file; /* its row */
	bool found; /* a column in the file */
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
		    strcmp(owner[i][1], schema_rows[d->file].file) == 0)
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

	d->found = true;
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
static void add_columns(
    const char *dir, struct describing *d, struct error *err)
{
	char name[64];

	format_short(name, sizeof(name), "%s.csv", schema_rows[d->file].file);
	if (!dataset_header(dir, name, add_column, d, err) || d->found)
		return;
	for (size_t i = d->file + 1;
	     i < N_SCHEMA && schema_rows[i].column != NULL; i++)
		add_column(d, schema_rows[i].column);
}

static struct json_object *resource_of(
    const char *dir, size_t first, struct error *err)
{
	struct json_object *resource = heap_made(json_object_new_object());
	struct json_object *schema = heap_made(json_object_new_object());
	struct describing d = { first, false,
		heap_made(json_object_new_array()),
		heap_made(json_object_new_array()) };
	char path[64];

	format_short(path, sizeof(path), "%s.csv", schema_rows[first].file);
	add_columns(dir, &d, err);
	heap_require(json_object_object_add(schema, "fields", d.fields) == 0);
	heap_require(json_object_object_add(schema, "primaryKey",
			 key_of(schema_rows[first].key)) == 0);
	if (json_object_array_length(d.foreign) > 0)
		heap_require(json_object_object_add(
				 schema, "foreignKeys", d.foreign) == 0);
	else
		(void)json_object_put(d.foreign);
	add(resource, "name", schema_rows[first].file);
	add(resource, "path", path);
	add(resource, "description", schema_rows[first].words);
	add(resource, "profile", "tabular-data-resource");
	add(resource, "encoding", "utf-8");
	heap_require(json_object_object_add(resource, "schema", schema) == 0);
	return resource;
}

/* Of the files that are there, or of all that a new folder gets. */
bool init_package(
    const char *dir, bool all, struct text *out, struct error *err)
{
	struct json_object *p = heap_made(json_object_new_object());
	struct json_object *resources = heap_made(json_object_new_array());
	const char *made;

	for (size_t i = 0; i < N_SCHEMA; i++)
		if (schema_rows[i].column == NULL &&
		    (all || init_is_there(dir, schema_rows[i].file)))
			heap_require(json_object_array_add(resources,
					 resource_of(dir, i, err)) == 0);
	add(p, "profile", "tabular-data-package");
	add(p, "name", "peelstats-data");
	heap_require(json_object_object_add(p, "resources", resources) == 0);
	made = json_object_to_json_string_ext(
	    p, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE);
	heap_require(made != NULL);
	text_addf(out, "%s\n", made);
	(void)json_object_put(p);
	return err->status == EXIT_OK;
}
