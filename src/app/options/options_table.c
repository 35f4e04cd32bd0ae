/* The table of options, from options.def. */
#include "options_table.h"

#include "peelstats/format.h"
#include "peelstats/stats.h"
#include "peelstats/write.h"

#include <string.h>

#include "base/banned.h"

const struct option_row option_table[N_OPTIONS] = {
#define OPTION(group, name, letter, argument, target, words, help)             \
	{ name, argument, words, help, group, letter },
#include "options.def"
#undef OPTION
};

const char *option_words(const struct option_row *row)
{
	if (strcmp(row->words, "@formats") == 0)
		return writer_names();
	return strcmp(row->words, "@stats") == 0 ? stats_names() : row->words;
}

size_t option_find(const char *name)
{
	size_t i = 0;

	while (i < N_OPTIONS && !name_equal(option_table[i].name, name))
		i++;
	return i;
}

const char *option_near(const char *typed)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (name_near(typed, option_table[i].name))
			return option_table[i].name;
	return NULL;
}

bool option_is_mode(const struct option_row *row)
{
	return row->group == MODES || strcmp(row->name, "help") == 0 ||
	       strcmp(row->name, "version") == 0 ||
	       strcmp(row->name, "config") == 0 ||
	       strcmp(row->name, "no-config") == 0;
}

bool option_is_flag(const struct option_row *row)
{
	return row->argument == NULL;
}

/* "pdf, csv" of "pdf csv ". */
static void add_list(const char *words, struct text *out)
{
	while (*words != '\0') {
		size_t n = strcspn(words, " ");

		text_add_bytes(out, words, n);
		words += n;
		words += strspn(words, " ");
		if (*words != '\0')
			text_add(out, ", ");
	}
}

void option_help(const struct option_row *row, char *out, size_t size)
{
	static const char formats[] = "@formats";
	const char *at = strstr(row->help, formats);
	struct text help = TEXT_EMPTY;

	text_add_bytes(&help, row->help,
	    at != NULL ? (size_t)(at - row->help) : strlen(row->help));
	if (at != NULL) {
		add_list(writer_names(), &help);
		text_add(&help, at + strlen(formats));
	}
	format_short(out, size, "%s", text_str(&help));
	text_release(&help);
}

void option_summary(const struct option_row *row, char *out, size_t size)
{
	char *end;

	option_help(row, out, size);
	end = strstr(out, "  ");
	if (end != NULL)
		*end = '\0';
}
