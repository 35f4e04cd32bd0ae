/* What the completion scripts of all shells share. */
#include "completion.h"

#include <string.h>

#include "base/banned.h"

const char *completion_list(const struct option_row *row)
{
	static const struct {
		const char *words;
		const char *list;
	} known[] = { { "@years", "years" }, { "@compared", "years" },
		{ "@forces", "names" }, { "@metrics", "metrics" },
		{ "@pages", "pages" }, { "@codes", "codes" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(row->words, known[i].words) == 0)
			return known[i].list;
	return NULL;
}

const char *completion_extra(const struct option_row *row)
{
	return strcmp(row->words, "@compared") == 0 ? "none" : NULL;
}

bool completion_is_list(const struct option_row *row)
{
	return row->argument != NULL && (strcmp(row->argument, "LIST") == 0 ||
					    strstr(row->argument, ",..."));
}

bool completion_is_file(const struct option_row *row)
{
	return strcmp(row->words, "@file") == 0;
}

bool completion_is_folder(const struct option_row *row)
{
	return strcmp(row->words, "@folder") == 0;
}
