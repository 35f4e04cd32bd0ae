#include "listing.h"

#include "app/output/output.h"
#include "peelstats/arena.h"
#include "peelstats/terminal.h"

#include <json.h>
#include <string.h>

#include "base/banned.h"

void listing_begin(struct listing *l, const struct options *o,
    const char *const *column, size_t shown)
{
	*l = (struct listing){ .column = column, .shown = shown };
	while (column[l->n] != NULL)
		l->n++;
	if (o->format != NULL && strcmp(o->format, "csv") == 0)
		l->as = AS_CSV;
	else if (o->format != NULL && strcmp(o->format, "json") == 0)
		l->as = AS_JSON;
	for (size_t i = 0; l->as == AS_CSV && i < l->n; i++)
		text_addf(
		    &l->out, "%s%s", column[i], i + 1 < l->n ? "," : "\n");
	if (l->as == AS_JSON)
		text_add(&l->out, "{\"schema_version\":1,\"rows\":[");
}

static void add_text(struct listing *l, const char *const *cell)
{
	for (size_t i = 0; i < l->shown; i++) {
		if (i > 0)
			text_add_char(&l->out, '\t');
		terminal_add(&l->out, cell[i] != NULL ? cell[i] : "");
	}
	text_add_char(&l->out, '\n');
}

static void add_csv(struct listing *l, const char *const *cell)
{
	for (size_t i = 0; i < l->n; i++) {
		if (i > 0)
			text_add_char(&l->out, ',');
		text_add_csv_field(&l->out, cell[i] != NULL ? cell[i] : "");
	}
	text_add_char(&l->out, '\n');
}

static void add_json(struct listing *l, const char *const *cell)
{
	struct json_object *o = heap_made(json_object_new_object());
	const char *made;

	for (size_t i = 0; i < l->n; i++)
		heap_require(
		    json_object_object_add(o, l->column[i],
			cell[i] != NULL
			    ? heap_made(json_object_new_string(cell[i]))
			    : NULL) == 0);
	made = json_object_to_json_string_ext(
	    o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	heap_require(made != NULL);
	text_addf(&l->out, "%s\n%s", l->rows > 0 ? "," : "", made);
	(void)json_object_put(o);
}

void listing_add(struct listing *l, const char *const *cell)
{
	if (l->as == AS_CSV)
		add_csv(l, cell);
	else if (l->as == AS_JSON)
		add_json(l, cell);
	else
		add_text(l, cell);
	l->rows++;
}

bool listing_end(struct listing *l, const char *path, struct error *err)
{
	bool ok;

	if (l->as == AS_JSON)
		text_add(&l->out, "\n]}\n");
	ok = output_text(path != NULL ? path : "-", OUTPUT_NAMED, &l->out, err);
	text_release(&l->out);
	return ok;
}
