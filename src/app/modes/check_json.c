/* Problems of the data for other programs. */
#include "check_json.h"

#include "app/listing.h"
#include "app/output/output.h"
#include "peelstats/arena.h"
#include "peelstats/format.h"

#include <json.h>
#include <stdio.h>

#include "base/banned.h"

static void add_number(struct json_object *o, const char *name, size_t n)
{
	heap_require(json_object_object_add(o, name,
			 n > 0 ? heap_made(json_object_new_int64((int64_t)n))
			       : NULL) == 0);
}

static void add_text(struct json_object *o, const char *name, const char *s)
{
	heap_require(
	    json_object_object_add(o, name,
		s != NULL ? heap_made(json_object_new_string(s)) : NULL) == 0);
}

/* Every problem as a JSON object on a line of its own. */
static void add_json(const struct diag *d, struct text *out)
{
	struct json_object *o = heap_made(json_object_new_object());
	const char *made;

	add_text(o, "file", d->place.file);
	add_number(o, "line", d->place.line);
	add_number(o, "column", d->place.column);
	add_text(o, "level", d->level == DIAG_ERROR ? "error" : "warning");
	add_text(o, "code", d->code);
	add_text(o, "message", d->message);
	add_text(o, "help", d->help);
	add_number(o, "alike", d->group->count);
	made = json_object_to_json_string_ext(
	    o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	heap_require(made != NULL);
	text_addf(out, "%s\n", made);
	(void)json_object_put(o);
}

/* A number, or nothing for 0. */
static const char *digits(size_t n, char *out, size_t size)
{
	format_short(out, size, "%zu", n);
	return n > 0 ? out : NULL;
}

static void add_row(const struct diag *d, struct listing *l)
{
	char line[24];
	char column[24];
	char alike[24];

	listing_add(l, (const char *[]){ d->place.file,
			   digits(d->place.line, line, sizeof(line)),
			   digits(d->place.column, column, sizeof(column)),
			   d->level == DIAG_ERROR ? "error" : "warning",
			   d->code, d->message, d->help,
			   digits(d->group->count, alike, sizeof(alike)) });
}

static bool write_csv(
    const struct options *o, const struct diag_list *diags, struct error *err)
{
	static const char *const columns[] = { "file", "line", "column",
		"level", "code", "message", "help", "alike", NULL };
	struct listing l;

	listing_begin(&l, o, columns, 0);
	for (const struct diag *d = diags->first; d != NULL; d = d->next)
		add_row(d, &l);
	return listing_end(&l, NULL, err);
}

bool check_write(
    const struct options *o, const struct diag_list *diags, struct error *err)
{
	struct text out = TEXT_EMPTY;
	bool ok;

	if (!options_json(o))
		return write_csv(o, diags, err);
	for (const struct diag *d = diags->first; d != NULL; d = d->next)
		add_json(d, &out);
	ok = output_text("-", OUTPUT_NAMED, &out, err);
	text_release(&out);
	return ok;
}
