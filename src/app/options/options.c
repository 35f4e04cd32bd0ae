#include "options.h"

#include "options_set.h"
#include "options_table.h"

#include <getopt.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

/* What an option sets: a flag or a string of struct options by its offset, or
 * what a function makes of the argument. */
static const struct {
	size_t flag;
	size_t text;
	apply_fn *apply;
} target[N_OPTIONS] = {
#define FLAG(member) offsetof(struct options, member), 0, NULL
#define TEXT(member) 0, offsetof(struct options, member), NULL
#define TAKE(function) 0, 0, function
#define OPTION(group, name, letter, argument, target, words, help) { target },
#include "options.def"
#undef OPTION
};

enum { LONG_BASE = 1000 };

static const char command_line[] = "command line";

/* Sets what a setting asks for. */
static bool apply(
    struct options *o, size_t row, const struct setting *s, struct error *err)
{
	char *at = (char *)o;

	if (target[row].apply != NULL)
		return target[row].apply(o, s->value, err);
	if (target[row].flag != 0)
		*(bool *)(void *)(at + target[row].flag) = true;
	else
		*(const char **)(void *)(at + target[row].text) = s->value;
	return true;
}

static bool wrong_option(const char *typed, int code, struct error *err)
{
	const char *near;

	if (code == ':' && strcmp(typed, "--force") == 0)
		return error_set(err, EXIT_USAGE,
		    "--force names a police force: which one? (to write an "
		    "identical file again use --rewrite)");
	if (code == ':')
		return error_set(err, EXIT_USAGE,
		    "%s needs a value; see peelstats --help", typed);
	near = strncmp(typed, "--", 2) == 0 ? option_near(typed + 2) : NULL;
	if (near != NULL)
		return error_set(err, EXIT_USAGE,
		    "unknown option %s; did you mean --%s?", typed, near);
	return error_set(
	    err, EXIT_USAGE, "unknown option %s; see peelstats --help", typed);
}

/* "[=PART]" may be left out; any other argument must be there. */
static int argument_of(const struct option_row *row)
{
	if (row->argument == NULL)
		return no_argument;
	return row->argument[0] == '[' ? optional_argument : required_argument;
}

static void fill_getopt(struct option *longs, char *letters)
{
	size_t at = 0;

	letters[at++] = ':';
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct option_row *row = &option_table[i];

		longs[i] = (struct option){ row->name, argument_of(row), NULL,
			LONG_BASE + (int)i };
		if (row->letter == 0)
			continue;
		letters[at++] = row->letter;
		if (row->argument != NULL)
			letters[at++] = ':';
	}
	letters[at] = '\0';
	longs[N_OPTIONS] = (struct option){ NULL, 0, NULL, 0 };
}

static size_t row_of(int code)
{
	size_t i = 0;

	if (code >= LONG_BASE)
		return (size_t)(code - LONG_BASE);
	while (i < N_OPTIONS && option_table[i].letter != code)
		i++;
	return i;
}

/* Whether the option says what to do. Help may stand beside anything. */
static bool says_what(size_t row)
{
	return (option_table[row].group == MODES &&
		   target[row].apply != NULL) ||
	       strcmp(option_table[row].name, "version") == 0;
}

/* Only one thing can be done in a run. */
static bool check_mode(
    const struct setting *settings, size_t row, struct error *err)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (i != row && settings[i].origin != NULL && says_what(i))
			return error_set(err, EXIT_USAGE,
			    "--%s and --%s cannot be given together",
			    option_table[i].name, option_table[row].name);
	return true;
}

static bool read_arguments(
    int argc, char **argv, struct setting *settings, struct error *err)
{
	struct option longs[N_OPTIONS + 1];
	char letters[2 * N_OPTIONS + 2];
	int code;

	fill_getopt(longs, letters);
	opterr = 0;
	optind = 1;
	for (;;) {
		int at = optind;
		size_t row;

		code = getopt_long(argc, argv, letters, longs, NULL);
		if (code == -1)
			break;
		row = row_of(code);
		if (code == '?' || code == ':' || row == N_OPTIONS)
			return wrong_option(
			    at < argc ? argv[at] : argv[argc - 1], code, err);
		if (says_what(row) && !check_mode(settings, row, err))
			return false;
		settings[row] = (struct setting){ optarg, command_line, false };
	}
	return true;
}

/* A recipe says how to import; a list of them may be asked for by itself. */
static bool check_recipe(struct options *o, struct error *err)
{
	if (o->recipe == NULL || o->mode != MODE_REPORT)
		return true;
	if (strcmp(o->recipe, "list") != 0)
		return error_set(err, EXIT_USAGE,
		    "--recipe says how to read a table: add --import FILE");
	o->mode = MODE_RECIPES;
	return true;
}

/* Whether something else than a report is asked for. */
static bool has_mode(const struct setting *settings)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (says_what(i) && settings[i].origin != NULL)
			return true;
	return false;
}

/*
 * A place for the report named here sets aside one that a file names, and
 * what a file says of reports is not meant for tables and lists.
 */
static void prefer_typed(struct setting *settings)
{
	struct setting *file = &settings[option_find("output")];
	struct setting *folder = &settings[option_find("out-dir")];
	struct setting *format = &settings[option_find("format")];

	if (has_mode(settings) && format->origin != command_line)
		format->origin = NULL;
	if (has_mode(settings) && file->origin != command_line)
		file->origin = NULL;

	if (file->origin == command_line && folder->origin != command_line)
		folder->origin = NULL;
	if (folder->origin == command_line && file->origin != command_line)
		file->origin = NULL;
}

/* Says where a wrong value came from, unless it was typed. */
static void name_origin(const struct setting *s, struct error *err)
{
	struct error plain = *err;

	if (s->origin == command_line)
		return;
	err->status = EXIT_OK;
	(void)error_set(err, plain.status, "%s: %s", s->origin, plain.message);
}

static bool apply_all(
    struct options *o, const struct setting *settings, struct error *err)
{
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct setting *s = &settings[i];

		if (s->origin == NULL)
			continue;
		text_addf(&o->origins, "%s%s%s (%s)\n", option_table[i].name,
		    s->value != NULL ? " = " : "",
		    s->value != NULL ? s->value : "", s->origin);
		if (!apply(o, i, s, err)) {
			name_origin(s, err);
			return false;
		}
	}
	return true;
}

bool options_json(const struct options *o)
{
	return o->format != NULL && strcmp(o->format, "json") == 0;
}

bool options_parse(int argc, char **argv, struct options *o, struct error *err)
{
	struct setting settings[N_OPTIONS];

	memset(o, 0, sizeof(*o));
	memset(settings, 0, sizeof(settings));
	arena_init(&o->arena);
	o->max_size = 2 * 1024 * 1024;
	if (!read_arguments(argc, argv, settings, err))
		return false;
	o->stray = argv + optind;
	o->n_strays = (size_t)(argc - optind);
	o->config = settings[option_find("config")].value;
	o->no_config = settings[option_find("no-config")].origin != NULL;
	if (!options_configure(o, settings, err))
		return false;
	prefer_typed(settings);
	if (!apply_all(o, settings, err) || !check_recipe(o, err))
		return false;
	options_guard_places(o, settings);
	return true;
}

size_t options_threads(const struct options *o)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (o->jobs > 0)
		return o->jobs;
	return n > 0 ? (size_t)n : 1;
}

void options_release(struct options *o)
{
	arena_release(&o->arena);
	text_release(&o->origins);
}
