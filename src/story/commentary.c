/* The words of analysts, as the report and the mail print them. */
#include "peelstats/commentary.h"

#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

bool commentary_belongs(const struct story *story, const struct commentary *c)
{
	if (c->year != 0 && c->year != story->analysis->year)
		return false;
	if (c->everywhere)
		return true;
	return c->national
		   ? story->force == NULL
		   : story->force != NULL && c->force == story->force_index;
}

const char *commentary_heading(struct story *story, const struct commentary *c)
{
	return arena_printf(story->arena, "Commentary by %s, %s", c->author,
	    words_date(story, c->date));
}

const char *const *commentary_paragraphs(
    struct story *story, const struct commentary *c, size_t *n)
{
	size_t room = 1;
	const char **item;

	for (const char *at = c->text; *at != '\0'; at++)
		room += *at == '\n';
	item = arena_array(story->arena, room, sizeof(const char *));
	*n = 0;
	for (const char *at = c->text; *at != '\0';) {
		size_t len = strcspn(at, "\n");

		if (strspn(at, " \t\r") < len)
			item[(*n)++] = arena_strndup(story->arena, at, len);
		at += len;
		at += *at == '\n';
	}
	return item;
}
