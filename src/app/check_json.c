#include "peelstats/arena.h"
#include "run.h"

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

void check_json(const struct diag_list *diags, FILE *out)
{
	for (const struct diag *d = diags->first; d != NULL; d = d->next) {
		struct json_object *o = heap_made(json_object_new_object());
		const char *made;

		add_text(o, "file", d->place.file);
		add_number(o, "line", d->place.line);
		add_number(o, "column", d->place.column);
		add_text(
		    o, "level", d->level == DIAG_ERROR ? "error" : "warning");
		add_text(o, "code", d->code);
		add_text(o, "message", d->message);
		add_text(o, "help", d->help);
		add_number(o, "alike", d->group->count);
		made = json_object_to_json_string_ext(
		    o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
		heap_require(made != NULL);
		(void)fprintf(out, "%s\n", made);
		(void)json_object_put(o);
	}
}
