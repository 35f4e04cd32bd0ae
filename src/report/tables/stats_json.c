#include "peelstats/arena.h"
#include "peelstats/format.h"
#include "stats_table.h"

#include <json.h>
#include <stdio.h>

#include "base/banned.h"

static struct json_object *cell_object(const struct stats_cell *c)
{
	char digits[40];

	switch (c->type) {
	case CELL_TEXT:
		return heap_made(json_object_new_string(c->text));
	case CELL_NUMBER:
		format_short(digits, sizeof(digits), "%.15g", c->x);
		return heap_made(json_object_new_double_s(c->x, digits));
	case CELL_NONE:
		break;
	}
	return NULL;
}

void stats_json_flush(struct stats_row *row)
{
	struct json_object *o = heap_made(json_object_new_object());
	const char *made;

	for (size_t i = 0; i < row->n; i++)
		heap_require(json_object_object_add(o, row->column[i].name,
				 cell_object(&row->cell[i])) == 0);
	made = json_object_to_json_string_ext(
	    o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
	heap_require(made != NULL);
	text_addf(row->out, "%s\n%s", row->rows > 0 ? "," : "", made);
	(void)json_object_put(o);
}
