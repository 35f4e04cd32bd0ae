/*
 * datapackage.json for a folder of reports: it tells other programs which
 * files of figures are there and what each column holds (Frictionless Data,
 * Tabular Data Package, version 1).
 */
#include "report_describe.h"

#include "peelstats/arena.h"
#include "peelstats/report.h"

#include <json.h>
#include <string.h>

#include "base/banned.h"

static void add(struct json_object *o, const char *name, const char *s)
{
	heap_require(json_object_object_add(
			 o, name, heap_made(json_object_new_string(s))) == 0);
}

static void put(
    struct json_object *o, const char *name, struct json_object *what)
{
	heap_require(json_object_object_add(o, name, what) == 0);
}

static const char *type_of(const char *unit)
{
	if (unit[0] == '\0')
		return "string";
	return strcmp(unit, "year") == 0 ? "year" : "number";
}

/* `cell` is the name, what it is, the unit and when it is empty. */
static void add_field(void *context, const char *const *cell)
{
	struct json_object *field = heap_made(json_object_new_object());
	struct text words = TEXT_EMPTY;

	text_add(&words, cell[1]);
	if (cell[2][0] != '\0')
		text_addf(&words, " (%s)", cell[2]);
	if (cell[3][0] != '\0')
		text_addf(&words, "; empty: %s", cell[3]);
	add(field, "name", cell[0]);
	add(field, "type", type_of(cell[2]));
	add(field, "description", text_str(&words));
	heap_require(json_object_array_add(context, field) == 0);
	text_release(&words);
}

static struct json_object *make_schema(void)
{
	struct json_object *schema = heap_made(json_object_new_object());
	struct json_object *fields = heap_made(json_object_new_array());
	struct json_object *key = heap_made(json_object_new_array());

	report_list_columns(add_field, fields);
	put(schema, "fields", fields);
	for (size_t i = 0; i < 2; i++)
		heap_require(json_object_array_add(key,
				 heap_made(json_object_new_string(
				     i == 0 ? "metric_id" : "force_id"))) == 0);
	put(schema, "primaryKey", key);
	return schema;
}

/* One file; its name without the suffix is that of the resource. */
static void add_resource(
    struct json_object *resources, const char *path, const char *title)
{
	struct json_object *o = heap_made(json_object_new_object());
	const char *slash = strrchr(path, '/');
	const char *file = slash != NULL ? slash + 1 : path;
	struct text name = TEXT_EMPTY;

	text_add_bytes(&name, file, strcspn(file, "."));
	add(o, "name", text_str(&name));
	text_release(&name);
	add(o, "path", file);
	add(o, "title", title);
	add(o, "profile", "tabular-data-resource");
	add(o, "format", "csv");
	add(o, "mediatype", "text/csv");
	add(o, "encoding", "utf-8");
	put(o, "schema", make_schema());
	heap_require(json_object_array_add(resources, o) == 0);
}

/* The CSV file of a report, among those in other formats. */
static void add_report(const struct dataset *d, const struct job *job,
    struct json_object *resources)
{
	for (size_t i = 0; i < job->n_files; i++)
		if (strcmp(job->file[i].writer->name, "csv") == 0)
			add_resource(resources, job->file[i].path,
			    job->force != NULL		? job->force->name
			    : d->naming.area[0] != '\0' ? d->naming.area
							: d->naming.units);
}

bool report_describe(const struct delivery *delivery, struct error *err)
{
	const struct dataset *d = delivery->loaded->dataset;
	const struct plan *plan = delivery->plan;
	struct json_object *p = heap_made(json_object_new_object());
	struct json_object *resources = heap_made(json_object_new_array());
	struct text bytes = TEXT_EMPTY;
	const char *made;
	bool ok;

	for (size_t i = 0; i < plan->n_jobs; i++)
		add_report(d, &plan->job[i], resources);
	add(p, "profile", "tabular-data-package");
	add(p, "name", "peelstats-figures");
	add(p, "title", d->meta.title);
	put(p, "resources", resources);
	made = json_object_to_json_string_ext(
	    p, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_NOSLASHESCAPE);
	heap_require(made != NULL);
	text_addf(&bytes, "%s\n", made);
	(void)json_object_put(p);
	ok = deliver_beside(delivery, "datapackage.json", &bytes, err);
	text_release(&bytes);
	return ok;
}
