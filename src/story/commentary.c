/* The words of analysts, as the report and the mail print them. */
#include "peelstats/commentary.h"

#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

bool commentary_belongs(const struct report *r, const struct commentary *c)
{
	if (c->year != 0 && c->year != r->analysis->year)
		return false;
	if (c->everywhere)
		return true;
	return c->national ? r->force == NULL
			   : r->force != NULL && c->force == r->force_index;
}

const char *commentary_heading(struct report *r, const struct commentary *c)
{
	return arena_printf(&r->arena, "Commentary by %s, %s", c->author,
	    words_date(r, c->date));
}

const struct labelled *commentary_paragraphs(
    struct report *r, const struct commentary *c, size_t *n)
{
	size_t room = 1;
	struct labelled *item;

	for (const char *at = c->text; *at != '\0'; at++)
		room += *at == '\n';
	item = arena_array(&r->arena, room, sizeof(*item));
	*n = 0;
	for (const char *at = c->text; *at != '\0';) {
		size_t len = strcspn(at, "\n");

		if (strspn(at, " \t\r") < len)
			item[(*n)++].text = arena_strndup(&r->arena, at, len);
		at += len;
		at += *at == '\n';
	}
	return item;
}
